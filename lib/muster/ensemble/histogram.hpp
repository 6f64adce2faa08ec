#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace muster {

/// Counts on a logarithmic grid: quantiles of any number of values within 0.1 % of the value, from integers that add up
/// to the same whatever the order or the thread. Values within 1e-6 of zero count as zero.
class LogHistogram {
 public:
  /// Counts of the values of one sign, by magnitude.
  struct Side {
    int first = 0;                      ///< grid index of counts[0]
    std::vector<std::uint32_t> counts;  ///< neither begins nor ends with 0
    std::uint64_t total = 0;

    void add(int index, std::uint32_t times);
  };

  LogHistogram() = default;
  /// From counts kept elsewhere, such as those of a run that goes on.
  LogHistogram(Side negative, std::uint64_t zeros, Side positive)
      : negative_(std::move(negative)), positive_(std::move(positive)), zeros_(zeros) {}

  void add(double value);
  void merge(const LogHistogram& other);

  [[nodiscard]] std::uint64_t count() const { return negative_.total + zeros_ + positive_.total; }

  /// The value below which a share @p q of the counts lies (inverse empirical distribution); NaN when empty.
  [[nodiscard]] double quantile(double q) const;

  [[nodiscard]] const Side& negative() const { return negative_; }
  [[nodiscard]] const Side& positive() const { return positive_; }
  [[nodiscard]] std::uint64_t zeros() const { return zeros_; }

 private:
  Side negative_, positive_;  ///< by magnitude
  std::uint64_t zeros_ = 0;
};

}  // namespace muster
