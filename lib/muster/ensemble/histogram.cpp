#include "muster/ensemble/histogram.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace muster {
namespace {

constexpr LogHistogram::Place first_negative = 1 << (63 - LogHistogram::digits_dropped);  ///< the sign's digit

constexpr int octave_bins = static_cast<int>(LogHistogram::bins_per_octave);

double lower_end(int bin) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(bin) << LogHistogram::digits_dropped);
}

/// The least and the greatest of some places.
std::pair<std::int32_t, std::int32_t> ends_of(std::span<const std::int32_t> places) {
  std::int32_t least = places[0], greatest = places[0];
  for (const std::int32_t place : places) {
    least = std::min(least, place);
    greatest = std::max(greatest, place);
  }
  return {least, greatest};
}

double middle_of(int bin) { return (lower_end(bin) + lower_end(bin + 1)) / 2; }

}  // namespace

template <class Digit>
Digit& LogHistogram::HigherDigits<Digit>::make(std::size_t bin) {
  const std::size_t octave = bin / bins_per_octave;
  if (octave >= page_.size()) page_.resize(octave + 1, 0);
  if (page_[octave] == 0) {
    digits_.reserve(digits_.size() + bins_per_octave);  // no more than is needed: thousands of series have these
    digits_.resize(digits_.size() + bins_per_octave, 0);
    page_[octave] = static_cast<std::uint16_t>(digits_.size() / bins_per_octave);
  }
  return digits_[place(bin)];
}

template <class Digit>
void LogHistogram::HigherDigits<Digit>::expect_page(std::size_t bin) const {
  const std::size_t octave = bin / bins_per_octave;
  if (octave < page_.size()) __builtin_prefetch(&page_[octave]);
}

template <class Digit>
void LogHistogram::HigherDigits<Digit>::expect(std::size_t bin) const {
  const std::size_t octave = bin / bins_per_octave;
  if (octave < page_.size() && page_[octave] != 0) __builtin_prefetch(&digits_[place(bin)], 1);
}

template <class Digit>
void LogHistogram::HigherDigits<Digit>::move_up(std::size_t octaves) {
  if (!page_.empty()) page_.insert(page_.begin(), octaves, 0);
}

LogHistogram::Side::Side(int first, std::span<const std::uint32_t> counts) : low_(counts.size(), 0), first_(first) {
  for (std::size_t bin = 0; bin < counts.size(); ++bin) {
    if (counts[bin] > 0) add(first + static_cast<int>(bin), counts[bin]);
  }
}

void LogHistogram::Side::make_room_for(int index) {
  const int octave = index - index % octave_bins;
  if (low_.empty()) first_ = octave;
  const auto in_front = static_cast<std::size_t>(std::max(0, first_ - octave));
  const auto end = static_cast<std::size_t>(octave + octave_bins - std::min(first_, octave));
  const std::size_t size = std::max(in_front + low_.size(), end);
  if (size == low_.size()) return;
  std::vector<std::uint8_t> larger(size, 0);  // no more than is needed, as above: a vector that grows takes double
  std::ranges::copy(low_, larger.begin() + static_cast<std::ptrdiff_t>(in_front));
  low_ = std::move(larger);
  first_ -= static_cast<int>(in_front);
  middle_.move_up(in_front / bins_per_octave);
  high_.move_up(in_front / bins_per_octave);
}

/// @param times  in 256s
void LogHistogram::Side::carry(std::size_t bin, std::uint32_t times) {
  std::uint8_t& middle = middle_.make(bin);
  const std::uint32_t sum = middle + times;
  middle = static_cast<std::uint8_t>(sum);
  if (sum > 0xFF) high_.make(bin) += sum >> 8;
}

void LogHistogram::Side::add_each(std::span<const std::int32_t> indices, int least, int greatest, LateCarries* late) {
  total_ += indices.size();
  if (!has_bin(least) || !has_bin(greatest)) return list_or_count(indices);
  std::uint8_t* const low = low_.data();
  for (const std::int32_t index : indices) {
    if (++low[index - first_] != 0) continue;
    if (late)
      late->carries_.push_back({this, index});
    else
      carry_at(index);
  }
}

void LogHistogram::LateCarries::settle() {
  constexpr std::size_t ahead = 8;
  const std::size_t all = carries_.size();
  for (std::size_t i = 0; i < all + 2 * ahead; ++i) {
    if (i < all) carries_[i].side->expect_page(carries_[i].index);
    if (i >= ahead && i - ahead < all) carries_[i - ahead].side->expect_carry(carries_[i - ahead].index);
    if (i >= 2 * ahead) carries_[i - 2 * ahead].side->carry_at(carries_[i - 2 * ahead].index);
  }
  carries_.clear();
}

void LogHistogram::Side::list_or_count(std::span<const std::int32_t> indices) {
  if (low_.empty()) make_room_for(indices.front());
  for (const std::int32_t index : indices) {
    const auto bin = static_cast<std::size_t>(index - first_);
    if (!has_bin(index))
      few_.push_back(index);
    else if (++low_[bin] == 0)
      carry(bin, 1);
  }
  if (few_.size() <= most_few) return;
  while (few_.size() > most_few / 2) {
    const auto below = static_cast<std::size_t>(std::ranges::count_if(few_, [&](int index) { return index < first_; }));
    make_room_for(2 * below > few_.size() ? first_ - 1 : first_ + static_cast<int>(low_.size()));
    count_listed();
  }
  few_.shrink_to_fit();
}

/// Those that have a bin by now.
void LogHistogram::Side::count_listed() {
  const auto counted = std::partition(few_.begin(), few_.end(), [&](int index) { return !has_bin(index); });
  for (auto index = counted; index != few_.end(); ++index) {
    const auto bin = static_cast<std::size_t>(*index - first_);
    if (++low_[bin] == 0) carry(bin, 1);
  }
  few_.erase(counted, few_.end());
}

void LogHistogram::Side::settle() {
  if (few_.empty()) return;
  const auto [least, greatest] = std::ranges::minmax(few_);
  make_room_for(least);
  make_room_for(greatest);
  count_listed();
  few_.shrink_to_fit();
}

void LogHistogram::Side::add(int index, std::uint32_t times) {
  if (!has_bin(index)) {
    make_room_for(index);
    count_listed();
  }
  const auto bin = static_cast<std::size_t>(index - first_);
  const std::uint32_t sum = low_[bin] + times;
  low_[bin] = static_cast<std::uint8_t>(sum);
  if (sum > 0xFF) carry(bin, sum >> 8);
  total_ += times;
}

const LogHistogram::Side LogHistogram::no_side;

LogHistogram::LogHistogram(Side negative, std::uint64_t zeros, Side positive)
    : positive_(std::move(positive)), zeros_(zeros) {
  if (negative.bins() > 0) make_negative() = std::move(negative);
}

LogHistogram::Side& LogHistogram::make_negative() {
  if (negative_.empty()) negative_.emplace_back();
  return negative_.front();
}

void LogHistogram::add_at(Place place, std::uint32_t times) {
  if (place == at_zero)
    zeros_ += times;
  else if (place >= first_negative)
    make_negative().add(place - first_negative, times);
  else if (place != nowhere)
    positive_.add(place, times);
}

void LogHistogram::add(std::span<const Place> places) {
  if (places.empty()) return;
  const auto [least, greatest] = ends_of(places);
  add(places, least, greatest);
}

void LogHistogram::add(std::span<const Place> places, Place least, Place greatest, LateCarries* late) {
  if (least == greatest)
    add_at(least, static_cast<std::uint32_t>(places.size()));
  else if (least > at_zero && greatest < first_negative)
    positive_.add_each(places, least, greatest, late);
  else if (greatest < first_negative)
    add_with_zeros(places, greatest, late);
  else
    add_mixed(places, late);
}

/// Places of positive values, zeros and such as do not count.
void LogHistogram::add_with_zeros(std::span<const Place> places, Place greatest, LateCarries* late) {
  std::array<Place, most_at_once> of_sign;
  for (std::size_t first = 0; first < places.size(); first += most_at_once) {
    std::size_t positive = 0, zeros = 0;
    Place least = greatest;
    for (const Place place : places.subspan(first, std::min(most_at_once, places.size() - first))) {
      of_sign[positive] = place;
      positive += place > at_zero;
      zeros += place == at_zero;
      least = place > at_zero && place < least ? place : least;
    }
    zeros_ += zeros;
    if (positive > 0) positive_.add_each({of_sign.data(), positive}, least, greatest, late);
  }
}

/// Places of both signs, zeros and such as do not count.
void LogHistogram::add_mixed(std::span<const Place> places, LateCarries* late) {
  std::array<Place, most_at_once> of_sign;
  for (std::size_t first = 0; first < places.size(); first += most_at_once) {
    const std::span<const Place> some = places.subspan(first, std::min(most_at_once, places.size() - first));
    std::size_t positive = 0, left_out = 0, negative = 0;
    for (const Place place : some) {
      of_sign[positive] = place;
      positive += place > at_zero && place < first_negative;
      left_out += place == nowhere;
      negative += place >= first_negative;
    }
    zeros_ += some.size() - positive - left_out - negative;
    if (positive > 0) {
      const std::span<const Place> all_positive{of_sign.data(), positive};
      const auto [least, greatest] = ends_of(all_positive);
      positive_.add_each(all_positive, least, greatest, late);
    }
    if (negative == 0) continue;
    for (const Place place : some) {
      if (place >= first_negative) make_negative().add(place - first_negative, 1);
    }
  }
}

void LogHistogram::expect(std::span<const Place> places, Place least, Place greatest) const {
  constexpr Place cache_line = 64;  // counts of a byte each
  constexpr std::size_t apart = 8;
  if (least == greatest) return;
  if (least > at_zero && greatest - least < static_cast<Place>(places.size() / apart) * cache_line) {
    for (Place place = least; place < greatest; place += cache_line) positive_.expect(place);
    positive_.expect(greatest);
    return;
  }
  for (std::size_t i = 0; i < places.size(); i += apart) positive_.expect(places[i]);
}

void LogHistogram::settle() {
  positive_.settle();
  for (Side& side : negative_) side.settle();
}

void LogHistogram::merge(const LogHistogram& other) {
  settle();
  zeros_ += other.zeros_;
  const auto join = [](Side& into, Side from) {
    from.settle();
    for (std::size_t bin = 0; bin < from.bins(); ++bin) {
      if (from.count(bin) > 0) into.add(from.first() + static_cast<int>(bin), from.count(bin));
    }
  };
  if (other.negative().total() > 0) join(make_negative(), other.negative());
  join(positive_, other.positive_);
}

double LogHistogram::quantile(double q) const {
  if (count() == 0) return std::numeric_limits<double>::quiet_NaN();
  if (!positive_.is_settled() || !negative().is_settled()) {
    LogHistogram settled = *this;
    settled.settle();
    return settled.quantile(q);
  }
  const double wanted = std::max(1.0, std::ceil(q * static_cast<double>(count()) - 1e-9));
  std::uint64_t seen = 0;
  for (std::size_t bin = negative().bins(); bin-- > 0;) {
    seen += negative().count(bin);
    if (static_cast<double>(seen) >= wanted) return -middle_of(negative().first() + static_cast<int>(bin));
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
