#pragma once

#include "muster/core/lanes.hpp"
#include "muster/ensemble/histogram.hpp"

#include <array>
#include <span>
#include <vector>

namespace muster {

/// Values of many yearly series for some futures of one draw, before they are counted: of every value its place in a
/// LogHistogram, of every series the sum. The counts of one series are then looked up once for all futures.
class FutureSeries {
 public:
  static constexpr std::size_t most_futures = 64;

  /// Room for so many series; what was there is lost.
  void begin(std::size_t series);
  /// The next values of put_lanes() and put() belong to futures first .. first + which.size() - 1 of these.
  /// @param which  those that count; at most lane_count
  void next_futures(std::size_t first, std::span<const bool> which);

  /// The values of a series for the futures at hand, and any numbers beyond them: lane_count in all.
  void put_lanes(std::size_t series, const double* values);
  /// The same value for all futures at hand.
  void put(std::size_t series, double value);
  /// Nothing of the futures at hand counts, in any series.
  void leave_out();

  /// Adds what was put to sums and counts of the same series.
  void count(std::vector<double>& sums, std::vector<LogHistogram>& histograms) const;

 private:
  std::vector<LogHistogram::Place> places_;  ///< (series, future)
  std::vector<double> sums_;
  std::size_t series_ = 0, first_ = 0, futures_ = 0;
  bool whole_ = true;  ///< the futures at hand are lane_count and all count
  std::array<bool, lane_count> which_{};
};

}  // namespace muster
