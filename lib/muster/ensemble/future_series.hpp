#pragma once

#include "muster/core/lanes.hpp"
#include "muster/ensemble/detail/series_kernels.hpp"
#include "muster/ensemble/histogram.hpp"

#include <array>
#include <span>
#include <vector>

namespace muster {

/// Values of many yearly series for the futures of some draws, before they are counted: of every value its place in a
/// LogHistogram. The counts of a series are then looked up once for all of them.
class FutureSeries {
 public:
  static constexpr std::size_t most_futures = 256;

  /// A draw begins: the sums start at zero.
  /// @param series  how many; the same for all draws until the next count()
  void begin_draw(std::size_t series);
  [[nodiscard]] bool has_room_for(std::size_t futures) const { return futures_ + futures <= most_futures; }
  /// The values put from now on belong to so many futures more.
  /// @param which  those that count; at most lane_count
  void next_futures(std::span<const bool> which);

  /// The values of a series for the futures at hand, and any numbers beyond them: lane_count in all.
  void put_lanes(std::size_t series, const double* values) { put_rows(series, {values, 0, 1}); }
  /// The same of a series and those behind it, one for each row.
  void put_rows(std::size_t first_series, const detail::SeriesRows& rows);
  /// The same value for all futures at hand.
  void put(std::size_t series, double value);
  /// Nothing of the futures at hand counts, in any series.
  void leave_out();

  /// Of each series, over the futures of the draw that count.
  [[nodiscard]] const std::vector<double>& sums() const { return sums_; }
  /// Adds all that was put since the last time to the counts of the same series.
  void count(std::vector<LogHistogram>& histograms);

 private:
  /// An odd number of cache lines, so that neighbouring series do not fall on each other in the caches.
  static constexpr std::size_t stride = most_futures + 16;

  void put_some_lanes(std::size_t series, const double* values);
  [[nodiscard]] std::span<const LogHistogram::Place> places_of(std::size_t series) const {
    return {&places_[series * stride], futures_};
  }

  std::vector<LogHistogram::Place> places_;  ///< (series, future)
  std::vector<double> sums_;
  const detail::SeriesKernels* kernels_ = &detail::series_kernels(instruction_set());
  LogHistogram::LateCarries late_;
  std::size_t first_ = 0, futures_ = 0;  ///< first of the futures at hand; all so far
  bool whole_ = true;                    ///< the futures at hand are lane_count and all count
  std::array<bool, lane_count> which_{};
};

}  // namespace muster
