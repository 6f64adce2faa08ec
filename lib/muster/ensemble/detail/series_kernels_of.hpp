// The body of series_kernels_v2.cpp, _v3.cpp and _v4.cpp; see assessment/detail/lane_kernels_of.hpp for the rules.
#include "muster/core/lanes.hpp"
#include "muster/ensemble/detail/series_kernels.hpp"
#include "muster/ensemble/histogram.hpp"

// NOLINTBEGIN(misc-definitions-in-headers): one source, one inclusion, as said above
namespace muster::detail {
namespace {

LaneWords places_of(const Lanes& values) {
  constexpr long long digits_of_a_place = (1LL << (64 - LogHistogram::digits_dropped)) - 1;
  static_assert(LogHistogram::at_zero == 0);
  const Lanes smallest = LogHistogram::smallest;
  const LaneMask is_zero = both(values < smallest, 0.0 - smallest < values);
  return select(is_zero, Lanes(0.0), values).digits() >> LogHistogram::digits_dropped & digits_of_a_place;
}

void place(const SeriesRows& rows, std::int32_t* places, std::size_t stride, double* sums) {
  constexpr std::size_t ahead = 8;  // every row lies on a line of its own, far from the caches
  for (std::size_t row = 0; row < rows.rows; ++row) {
    const double* const values = rows.values + row * rows.apart;
    if (row + ahead < rows.rows) __builtin_prefetch(places + (row + ahead) * stride, 1);
    for (int first = 0; first < lane_count; first += lanes_at_once)
      places_of(Lanes::load(values + first)).store_low(places + row * stride + first);
    sums[row] +=
        ((values[0] + values[4]) + (values[2] + values[6])) + ((values[1] + values[5]) + (values[3] + values[7]));
  }
}

PlaceEnds ends(const std::int32_t* places, std::size_t count) {
  std::int32_t least = places[0], greatest = places[0];
  for (std::size_t i = 1; i < count; ++i) {
    least = places[i] < least ? places[i] : least;
    greatest = greatest < places[i] ? places[i] : greatest;
  }
  return {least, greatest};
}

}  // namespace

extern const SeriesKernels MUSTER_KERNELS;
const SeriesKernels MUSTER_KERNELS{place, ends};

}  // namespace muster::detail
// NOLINTEND(misc-definitions-in-headers)
