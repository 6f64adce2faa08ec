#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <unordered_map>
#include <vector>

namespace muster {

/// Whole numbers end to end, each of as many binary digits as the largest so far needs: a million trajectories keep
/// dozens of small numbers each.
class PackedNumbers {
 public:
  void push_back(std::uint32_t number);
  [[nodiscard]] std::uint32_t operator[](std::size_t i) const {
    const std::size_t first = i * digits_, word = first / word_digits, at = first % word_digits;
    std::uint64_t number = words_[word] >> at;
    if (at + digits_ > word_digits) number |= words_[word + 1] << (word_digits - at);
    return static_cast<std::uint32_t>(number & ((std::uint64_t{1} << digits_) - 1));
  }
  [[nodiscard]] std::size_t size() const { return size_; }

  /// Room for so many numbers in all.
  void reserve(std::size_t numbers);

 private:
  static constexpr std::size_t word_digits = 64;

  void widen(std::size_t digits);

  std::vector<std::uint64_t> words_;
  std::size_t size_ = 0, expected_ = 0;
  std::size_t digits_ = 1;
};

/// All values of a column in their order.
template <class Column>
[[nodiscard]] auto unpacked(const Column& column) {
  std::vector<std::remove_cvref_t<decltype(column[0])>> all;
  all.reserve(column.size());
  for (std::size_t i = 0; i < column.size(); ++i) all.push_back(column[i]);
  return all;
}

/// Values of a small range, such as verdicts, counts and years.
/// @tparam Value  an enumeration or an integer
template <class Value>
class PackedColumn {
 public:
  /// @param least  of the values other than 0, which alone lies below it
  explicit PackedColumn(int least = 1) : below_(least - 1) {}

  void push_back(Value value) {
    const auto number = static_cast<std::int32_t>(value);
    numbers_.push_back(number == 0 ? 0U : static_cast<std::uint32_t>(number) - static_cast<std::uint32_t>(below_));
  }
  [[nodiscard]] Value operator[](std::size_t i) const {
    const std::uint32_t number = numbers_[i];
    return static_cast<Value>(number == 0 ? 0U : number + static_cast<std::uint32_t>(below_));
  }
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }
  void reserve(std::size_t values) { numbers_.reserve(values); }

  [[nodiscard]] std::vector<Value> values() const { return unpacked(*this); }

 private:
  PackedNumbers numbers_;
  int below_;
};

/// Values of any range of which few are distinct, such as the readings under which a target is sustained: each is its
/// place in a list of them.
class FewValuesColumn {
 public:
  void push_back(std::uint16_t value);
  [[nodiscard]] std::uint16_t operator[](std::size_t i) const { return distinct_[numbers_[i]]; }
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }
  void reserve(std::size_t values) { numbers_.reserve(values); }
  [[nodiscard]] std::vector<std::uint16_t> values() const { return unpacked(*this); }

 private:
  PackedNumbers numbers_;
  std::vector<std::uint16_t> distinct_;                     ///< in the order in which they came
  std::unordered_map<std::uint16_t, std::uint32_t> place_;  ///< of a value in the list
};

/// Sizes of forces [persons], bit for bit: those that the search for the maximum finds as their place on its grid, any
/// other number (a cap, no number where a trajectory failed) as its place in a list of such.
class ForceColumn {
 public:
  void push_back(double force);
  [[nodiscard]] double operator[](std::size_t i) const;
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }
  void reserve(std::size_t forces) { numbers_.reserve(forces); }
  [[nodiscard]] std::vector<double> values() const { return unpacked(*this); }

 private:
  PackedNumbers numbers_;
  std::vector<double> others_;  ///< not on the grid; one that follows itself stands once
};

/// The inputs of draws, bit for bit; those that are the same in every draw stand once.
class InputTable {
 public:
  explicit InputTable(std::size_t inputs = 0) : columns_(inputs) {}

  /// @param inputs  of one draw, all of them
  void push_back(std::span<const double> inputs);
  [[nodiscard]] double operator()(std::size_t draw, std::size_t input) const {
    const std::vector<double>& column = columns_[input];
    return column[column.size() == 1 ? 0 : draw];
  }
  [[nodiscard]] std::size_t draws() const { return draws_; }
  [[nodiscard]] std::size_t inputs() const { return columns_.size(); }
  void reserve(std::size_t draws) { expected_ = draws; }
  [[nodiscard]] std::vector<double> of_draw(std::size_t draw) const;

 private:
  std::vector<std::vector<double>> columns_;  ///< by input: one value while all are the same, then one a draw
  std::size_t draws_ = 0, expected_ = 0;
};

}  // namespace muster
