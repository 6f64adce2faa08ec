#include "muster/core/same_bits.hpp"

#include "muster/estimate/binomial_interval.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>

#include "muster/core/require.hpp"
#include "muster/estimate/detail/check.hpp"
#include "muster/estimate/detail/normal.hpp"

namespace muster {
namespace {

void require_binomial(double successes, double trials, double level) {
  require(std::isfinite(trials) && trials > 0, "{} trials (a probability needs at least one); add trials", trials);
  require(successes >= 0 && successes <= trials, "{} successes of {} trials (outside 0 to {}); check the count",
          successes, trials, trials);
  detail::require_level(level);
}

}  // namespace

Interval wilson(double successes, double trials, double level) {
  require_binomial(successes, trials, level);
  const double z = detail::two_sided_score(level);
  const double share = successes / trials;
  const double scale = 1 + z * z / trials;
  const double centre = (share + z * z / (2 * trials)) / scale;
  const double half = z / scale * std::sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials));
  return {.low = successes > 0 ? std::clamp(centre - half, 0.0, share) : 0,
          .high = successes < trials ? std::clamp(centre + half, share, 1.0) : 1};
}

Interval clopper_pearson(double successes, double trials, double level) {
  require_binomial(successes, trials, level);
  const double tail = (1 - level) / 2;
  const double misses = trials - successes;
  return {.low = successes > 0 ? boost::math::ibeta_inv(successes, misses + 1, tail) : 0,
          .high = misses > 0 ? boost::math::ibetac_inv(successes + 1, misses, tail) : 1};
}

}  // namespace muster
