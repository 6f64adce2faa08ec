#include "muster/ensemble/histogram.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace muster {
namespace {

// A bin is a 512th of an octave: the exponent and the first nine binary digits of a number name it, without a
// logarithm. Its middle is within 2^-10 = 0.098 % of every value in it.
constexpr int digits_kept = 9;
constexpr int digits_dropped = std::numeric_limits<double>::digits - 1 - digits_kept;
constexpr int bins_per_octave = 1 << digits_kept;
constexpr double smallest = 1e-6;

int bin_of(double magnitude) { return static_cast<int>(std::bit_cast<std::uint64_t>(magnitude) >> digits_dropped); }

double lower_end(int bin) { return std::bit_cast<double>(static_cast<std::uint64_t>(bin) << digits_dropped); }

double middle_of(int bin) { return (lower_end(bin) + lower_end(bin + 1)) / 2; }

}  // namespace

LogHistogram::Side::Side(int first, std::span<const std::uint32_t> counts) : first_(first), low_(counts.size(), 0) {
  for (std::size_t bin = 0; bin < counts.size(); ++bin) {
    if (counts[bin] > 0) add(first + static_cast<int>(bin), counts[bin]);
  }
}

void LogHistogram::Side::make_room_for(int index) {
  const int octave = index - index % bins_per_octave;
  if (low_.empty()) first_ = octave;
  if (octave < first_) {
    const auto more = static_cast<std::size_t>(first_ - octave);
    low_.insert(low_.begin(), more, 0);
    if (!high_.empty()) high_.insert(high_.begin(), more, 0);
    first_ = octave;
  }
  const auto end = static_cast<std::size_t>(octave + bins_per_octave - first_);
  if (end > low_.size()) low_.resize(end, 0);
  if (!high_.empty()) high_.resize(low_.size(), 0);
}

void LogHistogram::Side::carry(std::size_t bin, std::uint32_t times) {
  if (high_.empty()) high_.resize(low_.size(), 0);
  high_[bin] += times;
}

void LogHistogram::Side::add(int index, std::uint32_t times) {
  if (static_cast<std::size_t>(index - first_) >= low_.size()) make_room_for(index);
  const auto bin = static_cast<std::size_t>(index - first_);
  const std::uint32_t sum = low_[bin] + times;
  low_[bin] = static_cast<std::uint8_t>(sum);
  if (sum > 0xFF) carry(bin, sum >> 8);
  total_ += times;
}

void LogHistogram::add(double value, std::uint32_t times) {
  const double magnitude = std::abs(value);
  if (magnitude < smallest)
    zeros_ += times;
  else
    (value > 0 ? positive_ : negative_).add(bin_of(magnitude), times);
}

void LogHistogram::add(std::span<const double> values) {
  if (values.empty()) return;
  const double first = values.front();
  if (std::ranges::all_of(values, [first](double value) { return value == first; })) {
    add(first, static_cast<std::uint32_t>(values.size()));
    return;
  }
  for (const double value : values) {
    if (value < smallest || !positive_.add_one(bin_of(value))) add(value);
  }
}

void LogHistogram::merge(const LogHistogram& other) {
  zeros_ += other.zeros_;
  const auto join = [](Side& into, const Side& from) {
    for (std::size_t bin = 0; bin < from.bins(); ++bin) {
      if (from.count(bin) > 0) into.add(from.first() + static_cast<int>(bin), from.count(bin));
    }
  };
  join(negative_, other.negative_);
  join(positive_, other.positive_);
}

double LogHistogram::quantile(double q) const {
  if (count() == 0) return std::numeric_limits<double>::quiet_NaN();
  const double wanted = std::max(1.0, std::ceil(q * static_cast<double>(count()) - 1e-9));
  std::uint64_t seen = 0;
  for (std::size_t bin = negative_.bins(); bin-- > 0;) {
    seen += negative_.count(bin);
    if (static_cast<double>(seen) >= wanted) return -middle_of(negative_.first() + static_cast<int>(bin));
  }
  seen += zeros_;
  if (static_cast<double>(seen) >= wanted) return 0;
  int last = 0;
  for (std::size_t bin = 0; bin < positive_.bins(); ++bin) {
    if (positive_.count(bin) == 0) continue;
    seen += positive_.count(bin);
    last = positive_.first() + static_cast<int>(bin);
    if (static_cast<double>(seen) >= wanted) break;
  }
  return middle_of(last);
}

}  // namespace muster
