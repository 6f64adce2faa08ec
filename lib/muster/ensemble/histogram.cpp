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
constexpr double smallest = 1e-6;

int bin_of(double magnitude) { return static_cast<int>(std::bit_cast<std::uint64_t>(magnitude) >> digits_dropped); }

double lower_end(int bin) { return std::bit_cast<double>(static_cast<std::uint64_t>(bin) << digits_dropped); }

double middle_of(int bin) { return (lower_end(bin) + lower_end(bin + 1)) / 2; }

}  // namespace

void LogHistogram::Side::add(int index, std::uint32_t times) {
  if (counts.empty()) first = index;
  if (index < first) {
    counts.insert(counts.begin(), static_cast<std::size_t>(first - index), 0);
    first = index;
  }
  const auto place = static_cast<std::size_t>(index - first);
  if (place >= counts.size()) counts.resize(place + 1, 0);
  counts[place] += times;
  total += times;
}

void LogHistogram::add(double value) {
  const double magnitude = std::abs(value);
  if (magnitude < smallest)
    ++zeros_;
  else
    (value > 0 ? positive_ : negative_).add(bin_of(magnitude), 1);
}

void LogHistogram::merge(const LogHistogram& other) {
  zeros_ += other.zeros_;
  const auto join = [](Side& into, const Side& from) {
    for (std::size_t i = 0; i < from.counts.size(); ++i) {
      if (from.counts[i] > 0) into.add(from.first + static_cast<int>(i), from.counts[i]);
    }
  };
  join(negative_, other.negative_);
  join(positive_, other.positive_);
}

double LogHistogram::quantile(double q) const {
  if (count() == 0) return std::numeric_limits<double>::quiet_NaN();
  const double wanted = std::max(1.0, std::ceil(q * static_cast<double>(count()) - 1e-9));
  std::uint64_t seen = 0;
  for (std::size_t i = negative_.counts.size(); i-- > 0;) {
    seen += negative_.counts[i];
    if (static_cast<double>(seen) >= wanted) return -middle_of(negative_.first + static_cast<int>(i));
  }
  seen += zeros_;
  if (static_cast<double>(seen) >= wanted) return 0;
  for (std::size_t i = 0; i < positive_.counts.size(); ++i) {
    seen += positive_.counts[i];
    if (static_cast<double>(seen) >= wanted) return middle_of(positive_.first + static_cast<int>(i));
  }
  return middle_of(positive_.first + static_cast<int>(positive_.counts.size()) - 1);
}

}  // namespace muster
