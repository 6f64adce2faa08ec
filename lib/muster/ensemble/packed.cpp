#include "muster/ensemble/packed.hpp"

#include "muster/assessment/grid_search.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

namespace muster {
namespace {

constexpr std::uint32_t grid_points = (1U << halvings) + 1;

bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

}  // namespace

void PackedNumbers::reserve(std::size_t numbers) {
  expected_ = std::max(expected_, numbers);
  words_.reserve(expected_ * digits_ / word_digits + 1);
}

void PackedNumbers::widen(std::size_t digits) {
  PackedNumbers wide;
  wide.digits_ = digits;
  wide.reserve(std::max(expected_, size_));
  for (std::size_t i = 0; i < size_; ++i) wide.push_back((*this)[i]);
  wide.expected_ = expected_;
  *this = std::move(wide);
}

void PackedNumbers::push_back(std::uint32_t number) {
  const auto needed = static_cast<std::size_t>(std::bit_width(number));
  if (needed > digits_) widen(needed);
  const std::size_t first = size_ * digits_, at = first % word_digits;
  if (at == 0) words_.push_back(0);
  words_.back() |= std::uint64_t{number} << at;
  if (at + digits_ > word_digits) words_.push_back(std::uint64_t{number} >> (word_digits - at));
  ++size_;
}

void FewValuesColumn::push_back(std::uint16_t value) {
  const auto [at, is_new] = place_.try_emplace(value, static_cast<std::uint32_t>(distinct_.size()));
  if (is_new) distinct_.push_back(value);
  numbers_.push_back(at->second);
}

void ForceColumn::push_back(double force) {
  if (force >= 0 && force <= greatest_force) {
    const auto place = static_cast<std::uint32_t>(force / force_step);
    if (same_bits(place * force_step, force)) return numbers_.push_back(place);
  }
  if (others_.empty() || !same_bits(others_.back(), force)) others_.push_back(force);
  numbers_.push_back(grid_points + static_cast<std::uint32_t>(others_.size() - 1));
}

double ForceColumn::operator[](std::size_t i) const {
  const std::uint32_t number = numbers_[i];
  return number < grid_points ? number * force_step : others_[number - grid_points];
}

void InputTable::push_back(std::span<const double> inputs) {
  assert(inputs.size() == columns_.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    std::vector<double>& column = columns_[i];
    if (draws_ > 0 && column.size() == 1) {
      if (same_bits(column.front(), inputs[i])) continue;
      const double first = column.front();
      column.reserve(std::max(expected_, draws_ + 1));
      column.assign(draws_, first);
    }
    column.push_back(inputs[i]);
  }
  ++draws_;
}

std::vector<double> InputTable::of_draw(std::size_t draw) const {
  std::vector<double> all;
  all.reserve(inputs());
  for (std::size_t i = 0; i < inputs(); ++i) all.push_back((*this)(draw, i));
  return all;
}

}  // namespace muster
