#include "muster/core/same_bits.hpp"

#include "muster/sensitivity/index.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

#include "muster/core/require.hpp"
#include "muster/sampling/stream.hpp"

namespace muster {
namespace {

double spread_of(std::vector<double> values) {
  std::erase_if(values, [](double value) { return !std::isfinite(value); });
  if (values.size() < 2) return std::numeric_limits<double>::quiet_NaN();
  double mean = 0, squares = 0;
  for (const double value : values) mean += value / static_cast<double>(values.size());
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

}  // namespace

std::vector<std::vector<double>> resampled_groups(const Bootstrap& bootstrap) {
  require(bootstrap.groups >= 2 && bootstrap.repeats >= 2,
          "bootstrap of {} groups, {} times (an error needs at least two of either); write for example 64 and 200",
          bootstrap.groups, bootstrap.repeats);
  require(bootstrap.level > 0 && bootstrap.level < 1,
          "level {} (a coverage lies strictly between 0 and 1); write for example 0.95", bootstrap.level);
  const auto groups = static_cast<std::size_t>(bootstrap.groups);
  std::vector<std::vector<double>> counts(static_cast<std::size_t>(bootstrap.repeats), std::vector<double>(groups, 0));
  for (std::uint32_t repeat = 0; repeat < counts.size(); ++repeat) {
    for (std::uint32_t pick = 0; pick < groups; ++pick) {
      const double u = uniform({.seed = bootstrap.seed,
                                .draw = repeat,
                                .future = no_future,
                                .purpose = purpose("bootstrap of sensitivity indices"),
                                .year = pick});
      ++counts[repeat][std::min(groups - 1, static_cast<std::size_t>(u * static_cast<double>(groups)))];
    }
  }
  return counts;
}

IndexEstimate with_bootstrap_error(double value, const std::vector<double>& resampled, const Bootstrap& bootstrap) {
  const double groups = bootstrap.groups;
  const boost::math::students_t student(groups - 1);
  const double reach = boost::math::quantile(student, (1 + bootstrap.level) / 2) * std::sqrt(groups / (groups - 1)) *
                       spread_of(resampled);
  return {.value = value, .error = {value - reach, value + reach}};
}

}  // namespace muster
