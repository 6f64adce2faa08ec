#include "muster/ensemble/histogram.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace muster {
namespace {

constexpr LogHistogram::Place first_negative = 1 << (63 - LogHistogram::digits_dropped);  ///< the sign's digit

double lower_end(int bin) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(bin) << LogHistogram::digits_dropped);
}

double middle_of(int bin) { return (lower_end(bin) + lower_end(bin + 1)) / 2; }

}  // namespace

LogHistogram::Side::Side(int first, std::span<const std::uint32_t> counts) : low_(counts.size(), 0), first_(first) {
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
    if (!page_.empty()) page_.insert(page_.begin(), more / bins_per_octave, 0);
    first_ = octave;
  }
  const auto end = static_cast<std::size_t>(octave + bins_per_octave - first_);
  if (end > low_.size()) low_.resize(end, 0);
}

void LogHistogram::Side::carry(std::size_t bin, std::uint32_t times) {
  const std::size_t octave = bin / bins_per_octave;
  if (octave >= page_.size()) page_.resize(low_.size() / bins_per_octave, 0);
  if (page_[octave] == 0) {
    high_.reserve(high_.size() + bins_per_octave);  // no more than is needed: thousands of series have these
    high_.resize(high_.size() + bins_per_octave, 0);
    page_[octave] = static_cast<std::uint16_t>(high_.size() / bins_per_octave);
  }
  high_[std::size_t{page_[octave] - 1U} * bins_per_octave + bin % bins_per_octave] += times;
}

void LogHistogram::Side::add_each(std::span<const std::int32_t> indices, int least, int greatest) {
  if (low_.empty() || least < first_) make_room_for(least);
  if (static_cast<std::size_t>(greatest - first_) >= low_.size()) make_room_for(greatest);
  std::uint8_t* const low = low_.data();
  for (const std::int32_t index : indices) {
    const auto bin = static_cast<std::size_t>(index - first_);
    if (++low[bin] == 0) carry(bin, 1);
  }
  total_ += indices.size();
}

void LogHistogram::Side::add(int index, std::uint32_t times) {
  if (static_cast<std::size_t>(index - first_) >= low_.size()) make_room_for(index);
  const auto bin = static_cast<std::size_t>(index - first_);
  const std::uint32_t sum = low_[bin] + times;
  low_[bin] = static_cast<std::uint8_t>(sum);
  if (sum > 0xFF) carry(bin, sum >> 8);
  total_ += times;
}

void LogHistogram::add_at(Place place, std::uint32_t times) {
  if (place == at_zero)
    zeros_ += times;
  else if (place >= first_negative)
    negative_.add(place - first_negative, times);
  else if (place != nowhere)
    positive_.add(place, times);
}

void LogHistogram::add(std::span<const Place> places) {
  if (places.empty()) return;
  Place least = places[0], greatest = places[0];
  for (const Place place : places) {
    least = std::min(least, place);
    greatest = std::max(greatest, place);
  }
  if (least == greatest)
    add_at(least, static_cast<std::uint32_t>(places.size()));
  else if (least > at_zero && greatest < first_negative)
    positive_.add_each(places, least, greatest);
  else
    for (const Place place : places) add_at(place, 1);
}

void LogHistogram::expect(std::span<const Place> places) const {
  constexpr std::size_t apart = 8;
  for (std::size_t i = 0; i < places.size(); i += apart) positive_.expect(places[i]);
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
