#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace muster {

/// Counts on a logarithmic grid: quantiles of any number of values within 0.1 % of the value, from integers that add up
/// to the same whatever the order or the thread. Values within 1e-6 of zero count as zero.
class LogHistogram {
 public:
  // A bin is a 512th of an octave: the exponent and the first nine binary digits of a number name it, without a
  // logarithm. Its middle is within 2^-10 = 0.098 % of every value in it.
  static constexpr int digits_kept = 9;
  static constexpr int digits_dropped = std::numeric_limits<double>::digits - 1 - digits_kept;
  static constexpr double smallest = 1e-6;

  static constexpr std::size_t bins_per_octave = 1 << digits_kept;

  class Side;

  /// A digit of counts to the base 256 above the lowest, or what is above it, kept for those octaves alone that have
  /// any.
  template <class Digit>
  class HigherDigits {
   public:
    [[nodiscard]] Digit at(std::size_t bin) const {
      const std::size_t octave = bin / bins_per_octave;
      return octave >= page_.size() || page_[octave] == 0 ? Digit{0} : digits_[place(bin)];
    }
    [[nodiscard]] Digit& make(std::size_t bin);
    /// Has the way to a digit fetched: its page's place first, and once that is there, the digit.
    void expect_page(std::size_t bin) const;
    void expect(std::size_t bin) const;
    void move_up(std::size_t octaves);  ///< by so many, below which there are none

   private:
    [[nodiscard]] std::size_t place(std::size_t bin) const {
      return std::size_t{page_[bin / bins_per_octave] - 1U} * bins_per_octave + bin % bins_per_octave;
    }

    std::vector<std::uint16_t> page_;  ///< by octave: its place in digits_, from 1 on; 0: no bin of it has any
    std::vector<Digit> digits_;        ///< (page, bin)
  };

  /// Lowest bytes that have run over and are to be carried: digits above them lie far from the caches and from each
  /// other, so that carrying many at a time, each fetched ahead, beats carrying each as it comes.
  class LateCarries {
   public:
    void settle();  ///< before the counts are read

   private:
    friend class LogHistogram;
    struct Carry {
      Side* side;
      std::int32_t index;
    };
    std::vector<Carry> carries_;
  };

  /// Counts of the values of one sign, by magnitude. The low byte of every count stands apart: a run adds to thousands
  /// of series in turn, what it touches must fit the caches, and few octaves have counts beyond one byte, or two.
  /// Values far from the others are listed until their octaves have enough of them to be worth 512 counts, or until
  /// settle().
  class Side {
   public:
    Side() = default;
    /// @param first   grid index of counts[0]; a whole number of octaves, like the counts
    Side(int first, std::span<const std::uint32_t> counts);

    /// Has every value counted in a bin.
    void settle();
    [[nodiscard]] bool is_settled() const { return few_.empty(); }

    // Once settled:
    [[nodiscard]] int first() const { return first_; }
    [[nodiscard]] std::size_t bins() const { return low_.size(); }
    [[nodiscard]] std::uint32_t count(std::size_t bin) const {
      return low_[bin] + (std::uint32_t{middle_.at(bin)} << 8) + (high_.at(bin) << 16);
    }
    [[nodiscard]] std::uint64_t total() const { return total_; }

    void add(int index, std::uint32_t times);
    /// Adds one at each of some indices.
    /// @param least, greatest  of them
    /// @param late             where carries are put off to; null: they are not
    void add_each(std::span<const std::int32_t> indices, int least, int greatest, LateCarries* late);
    void carry_at(std::int32_t index) { carry(static_cast<std::size_t>(index - first_), 1); }
    void expect_page(std::int32_t index) const { middle_.expect_page(static_cast<std::size_t>(index - first_)); }
    void expect_carry(std::int32_t index) const { middle_.expect(static_cast<std::size_t>(index - first_)); }
    void expect(int index) const {
      const auto bin = static_cast<std::size_t>(index - first_);
      if (bin < low_.size()) __builtin_prefetch(&low_[bin], 1);
    }

   private:
    static constexpr std::size_t most_few = 64;

    [[nodiscard]] bool has_bin(int index) const { return static_cast<std::size_t>(index - first_) < low_.size(); }
    void make_room_for(int index);
    void list_or_count(std::span<const std::int32_t> indices);
    void count_listed();
    void carry(std::size_t bin, std::uint32_t times);

    std::vector<std::uint8_t> low_;
    int first_ = 0;
    std::uint64_t total_ = 0;
    std::vector<std::int32_t> few_;      ///< indices of values without a bin
    HigherDigits<std::uint8_t> middle_;  ///< in 256s
    HigherDigits<std::uint32_t> high_;   ///< in 65,536s
  };

  LogHistogram() = default;
  /// From counts kept elsewhere, such as those of a run that goes on.
  LogHistogram(Side negative, std::uint64_t zeros, Side positive);

  /// Where a value is counted: a bin of either sign, at zero, or nowhere.
  using Place = std::int32_t;
  static constexpr Place at_zero = 0, nowhere = -1;
  [[nodiscard]] static Place place_of(double value) {
    const auto place = static_cast<Place>(std::bit_cast<std::uint64_t>(value) >> digits_dropped);
    return std::abs(value) < smallest ? at_zero : place;
  }

  void add(double value, std::uint32_t times = 1) { add_at(place_of(value), times); }
  /// One at each of some places that lie near each other, such as those of the futures of one draw.
  void add(std::span<const Place> places);
  /// @param least, greatest  of them
  /// @param late             see LateCarries; null: counts may be read at once
  void add(std::span<const Place> places, Place least, Place greatest, LateCarries* late = nullptr);
  /// Has the counts near some places fetched, which add() will soon touch.
  /// @param least, greatest  of them
  void expect(std::span<const Place> places, Place least, Place greatest) const;
  void merge(const LogHistogram& other);  ///< and settle
  void settle();                          ///< both sides

  [[nodiscard]] std::uint64_t count() const { return negative().total() + zeros_ + positive_.total(); }

  /// The value below which a share @p q of the counts lies (inverse empirical distribution); NaN when empty.
  [[nodiscard]] double quantile(double q) const;

  [[nodiscard]] const Side& negative() const { return negative_.empty() ? no_side : negative_.front(); }
  [[nodiscard]] const Side& positive() const { return positive_; }
  [[nodiscard]] std::uint64_t zeros() const { return zeros_; }

 private:
  static const Side no_side;

  static constexpr std::size_t most_at_once = 256;

  void add_at(Place place, std::uint32_t times);
  void add_with_zeros(std::span<const Place> places, Place greatest, LateCarries* late);
  void add_mixed(std::span<const Place> places, LateCarries* late);
  [[nodiscard]] Side& make_negative();

  Side positive_;  ///< by magnitude, like the next; first, as it is what a run touches most
  std::uint64_t zeros_ = 0;
  std::vector<Side> negative_;  ///< one, or none: few series have values below zero
};

}  // namespace muster
