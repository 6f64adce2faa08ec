#include "muster/ensemble/packed.hpp"

#include "muster/assessment/grid_search.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <limits>
#include <random>

namespace muster {
namespace {

enum class Letter { a, b, c };

TEST(PackedNumbers, GiveBackWhatWasPutInWhateverTheirDigits) {
  std::mt19937 random(1);
  std::vector<std::uint32_t> numbers;
  PackedNumbers packed;
  packed.reserve(4000);
  for (const unsigned digits : {1u, 5u, 3u, 23u, 8u, 31u, 32u, 2u}) {
    for (int i = 0; i < 500; ++i) {
      numbers.push_back(static_cast<std::uint32_t>(random()) >> (32 - digits));
      packed.push_back(numbers.back());
    }
    ASSERT_EQ(packed.size(), numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) ASSERT_EQ(packed[i], numbers[i]) << i << " at " << digits;
  }
}

TEST(PackedColumn, HoldsFlagsCountsAndYearsWithNone) {
  PackedColumn<Letter> letters;
  PackedColumn<std::uint16_t> counts;
  PackedColumn<std::int16_t> years(2027);
  const std::vector<Letter> some_letters{Letter::c, Letter::a, Letter::b};
  const std::vector<std::uint16_t> some_counts{0, 65'535, 7};
  const std::vector<std::int16_t> some_years{0, 2027, 2047, 0, 1999};
  for (const Letter letter : some_letters) letters.push_back(letter);
  for (const std::uint16_t count : some_counts) counts.push_back(count);
  for (const std::int16_t year : some_years) years.push_back(year);
  EXPECT_EQ(letters.values(), some_letters);
  EXPECT_EQ(counts.values(), some_counts);
  EXPECT_EQ(years.values(), some_years);
}

TEST(FewValuesColumn, HoldsThemAllAndMoreThanAFew) {
  std::mt19937 random(2);
  FewValuesColumn column;
  std::vector<std::uint16_t> values;
  for (int i = 0; i < 100'000; ++i) {
    values.push_back(static_cast<std::uint16_t>(i < 1000 ? 4095 : random()));
    column.push_back(values.back());
  }
  EXPECT_EQ(column.values(), values);
}

TEST(InputTable, HoldsWhatVariesWhatDoesNotAndWhatOnlyVariesLate) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  InputTable table(4);
  table.reserve(10);
  std::vector<std::vector<double>> draws;
  for (int i = 0; i < 10; ++i) draws.push_back({1.5, i * 0.1, none, i < 7 ? 3.0 : 4.0});
  for (const auto& draw : draws) table.push_back(draw);
  ASSERT_EQ(table.draws(), draws.size());
  for (std::size_t draw = 0; draw < draws.size(); ++draw) {
    for (std::size_t input = 0; input < 4; ++input)
      EXPECT_EQ(std::bit_cast<std::uint64_t>(table(draw, input)), std::bit_cast<std::uint64_t>(draws[draw][input]));
    EXPECT_EQ(table.of_draw(draw).size(), 4u);
  }
}

TEST(ForceColumn, HoldsEverySizeBitForBit) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  std::vector<double> forces{0,           greatest_force, force_step, none, none, 250'000,
                             123'456.789, none,           -0.0,       -1,   4e6,  1e300};
  for (int i = 1; i < (1 << halvings); i += 997) forces.push_back(i * force_step);
  ForceColumn column;
  for (const double force : forces) column.push_back(force);
  ASSERT_EQ(column.size(), forces.size());
  for (std::size_t i = 0; i < forces.size(); ++i)
    EXPECT_EQ(std::bit_cast<std::uint64_t>(column[i]), std::bit_cast<std::uint64_t>(forces[i])) << forces[i];
}

}  // namespace
}  // namespace muster
