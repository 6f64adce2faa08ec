// The body of normal_kernels_v2.cpp, _v3.cpp and _v4.cpp; see assessment/detail/lane_kernels_of.hpp for the rules.
#include "muster/core/elementary_steps.hpp"
#include "muster/distributions/detail/normal_kernels.hpp"
#include "muster/distributions/detail/normal_quantile_of.hpp"
#include "muster/distributions/standard_normal.hpp"

// NOLINTBEGIN(misc-definitions-in-headers): one source, one inclusion, as said above
namespace muster::detail {
namespace {

constexpr std::size_t at_a_time = 256;
constexpr double least_ordinary = 1e-300;

/// Shares in the tails, put close together: a sixth of all, far dearer than the rest.
struct Tails {
  std::size_t count = 0;
  std::size_t place[at_a_time + 1];  ///< one more than there are, since every share is written before it is judged
  double share[at_a_time + 1], tail[at_a_time + lanes_at_once];
};

void find_tails(const double* shares, std::size_t count, Tails& found) {
  found.count = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double from_centre = shares[i] - 0.5;
    found.place[found.count] = i;
    found.share[found.count] = shares[i];
    found.tail[found.count] = from_centre < 0 ? shares[i] : 1 - shares[i];
    found.count += !(__builtin_fabs(from_centre) <= half_of_centre);
  }
}

Lanes tail_quantile(const Lanes& r) {
  const Lanes near = ratio<Lanes>(shoulder, r - 1.6);
  const LaneMask beyond = r > end_of_shoulder;
  return any(beyond) ? select(beyond, ratio<Lanes>(far_tail, r - 5.0), near) : near;
}

void put_tails(Tails& found, double* quantiles) {
  for (std::size_t i = found.count; i < found.count + lanes_at_once; ++i) found.tail[i] = 0.05;  // lanes to spare
  for (std::size_t first = 0; first < found.count; first += lanes_at_once) {
    double r[lanes_at_once];
    quick_log(split(Lanes::load(found.tail + first))).store(r);
    for (double& each : r) each = __builtin_sqrt(-each);
    tail_quantile(Lanes::load(r)).store(r);
    for (std::size_t i = first; i < found.count && i < first + lanes_at_once; ++i) {
      const double share = found.share[i];
      quantiles[found.place[i]] =
          found.tail[i] > least_ordinary ? __builtin_copysign(r[i - first], share - 0.5) : normal_quantile(share);
    }
  }
}

void quantiles(double* shares, std::size_t count) {
  Tails tails;
  for (std::size_t begin = 0; begin < count; begin += at_a_time) {
    double* const at = shares + begin;
    const std::size_t some = count - begin < at_a_time ? count - begin : at_a_time;
    find_tails(at, some, tails);
    std::size_t i = 0;
    for (; i + lanes_at_once <= some; i += lanes_at_once)
      central_quantile<Lanes>(Lanes::load(at + i) - 0.5).store(at + i);
    for (; i < some; ++i) at[i] = normal_quantile(at[i]);
    put_tails(tails, at);
  }
}

}  // namespace

extern const NormalKernels MUSTER_KERNELS;
const NormalKernels MUSTER_KERNELS{quantiles};

}  // namespace muster::detail
// NOLINTEND(misc-definitions-in-headers)
