#pragma once

#include <cstdint>
#include <vector>

namespace muster {

/// Counts on a logarithmic grid: quantiles of any number of values within 0.1 % of the value, from integers that add up
/// to the same whatever the order or the thread. Values within 1e-6 of zero count as zero.
class LogHistogram {
 public:
  void add(double value);
  void merge(const LogHistogram& other);

  [[nodiscard]] std::uint64_t count() const { return negative_.total + zeros_ + positive_.total; }

  /// The value below which a share @p q of the counts lies (inverse empirical distribution); NaN when empty.
  [[nodiscard]] double quantile(double q) const;

 private:
  struct Side {
    int first = 0;  ///< grid index of counts[0]
    std::vector<std::uint32_t> counts;
    std::uint64_t total = 0;

    void add(int index, std::uint32_t times);
  };

  Side negative_, positive_;  ///< by magnitude
  std::uint64_t zeros_ = 0;
};

}  // namespace muster
