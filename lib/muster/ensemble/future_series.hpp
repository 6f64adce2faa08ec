#pragma once

#include "muster/ensemble/histogram.hpp"

#include <span>
#include <vector>

namespace muster {

/// Values of many yearly series for some futures of one draw, before they are counted: series by series, so that the
/// counts of one series are looked up once for all futures.
class FutureSeries {
 public:
  static constexpr std::size_t most_futures = 64;

  /// Room for so many series; what was there is lost.
  void begin(std::size_t series);
  /// The value of a series for future 0 of these; those of the others follow.
  [[nodiscard]] double* of(std::size_t series) { return &values_[series * most_futures]; }

  /// Adds the futures marked @p valid to sums and counts of the same series.
  void count(const std::vector<bool>& valid, std::vector<double>& sums, std::vector<LogHistogram>& histograms);

 private:
  std::vector<double> values_;
  std::size_t series_ = 0;
};

}  // namespace muster
