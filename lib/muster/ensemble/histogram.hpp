#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace muster {

/// Counts on a logarithmic grid: quantiles of any number of values within 0.1 % of the value, from integers that add up
/// to the same whatever the order or the thread. Values within 1e-6 of zero count as zero.
class LogHistogram {
 public:
  /// Counts of the values of one sign, by magnitude. The low byte of every count stands apart: a run adds to thousands
  /// of series in turn, and what it touches must fit the caches.
  class Side {
   public:
    Side() = default;
    /// @param first   grid index of counts[0]; a whole number of octaves, like the counts
    Side(int first, std::span<const std::uint32_t> counts);

    [[nodiscard]] int first() const { return first_; }
    [[nodiscard]] std::size_t bins() const { return low_.size(); }
    [[nodiscard]] std::uint32_t count(std::size_t bin) const {
      return low_[bin] + (high_.empty() ? 0 : std::uint32_t{high_[bin]} << 8);
    }
    [[nodiscard]] std::uint64_t total() const { return total_; }

    void add(int index, std::uint32_t times);
    /// Adds one where there is room for the index, else tells that there is none.
    bool add_one(int index) {
      const auto bin = static_cast<std::size_t>(index - first_);
      if (bin >= low_.size()) return false;
      ++total_;
      if (++low_[bin] == 0) carry(bin, 1);
      return true;
    }

   private:
    void make_room_for(int index);
    void carry(std::size_t bin, std::uint32_t times);

    int first_ = 0;
    std::vector<std::uint8_t> low_;
    std::vector<std::uint32_t> high_;  ///< in 256s; empty until one is needed
    std::uint64_t total_ = 0;
  };

  LogHistogram() = default;
  /// From counts kept elsewhere, such as those of a run that goes on.
  LogHistogram(Side negative, std::uint64_t zeros, Side positive)
      : negative_(std::move(negative)), positive_(std::move(positive)), zeros_(zeros) {}

  void add(double value, std::uint32_t times = 1);
  /// The same for many values that lie near each other, such as the futures of one draw.
  void add(std::span<const double> values);
  void merge(const LogHistogram& other);

  [[nodiscard]] std::uint64_t count() const { return negative_.total() + zeros_ + positive_.total(); }

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
