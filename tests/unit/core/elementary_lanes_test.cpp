// Powers and exponentials of many numbers: the bits of the functions that take one, on every instruction set.
#include "muster/core/elementary_lanes.hpp"

#include "muster/core/detail/elementary.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

namespace muster {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();

std::vector<InstructionSet> sets_here() {
  std::vector<InstructionSet> sets;
  for (const auto set : {InstructionSet::baseline, InstructionSet::v2, InstructionSet::v3, InstructionSet::v4}) {
    if (set <= greatest_instruction_set()) sets.push_back(set);
  }
  return sets;
}

void expect_same(double found, double expected, double of) {
  if (std::isnan(expected))
    EXPECT_TRUE(std::isnan(found)) << of;
  else
    EXPECT_EQ(std::bit_cast<std::uint64_t>(found), std::bit_cast<std::uint64_t>(expected)) << of;
}

/// Ordinary numbers, and strange ones among them.
std::vector<double> numbers(std::size_t count, double spread) {
  std::mt19937_64 random(3);
  std::normal_distribution<double> normal;
  const std::vector<double> strange{0.0,      -0.0,  1,      -1,      infinity, -infinity, nan,  5e-324,
                                    2.2e-308, 1e300, -1e300, 700.001, -700.001, 710,       -746, 0.9999999999999999};
  std::vector<double> all;
  for (std::size_t i = 0; i < count; ++i)
    all.push_back(i % 23 == 7 ? strange[i / 23 % strange.size()] : spread * normal(random));
  return all;
}

TEST(ElementaryLanes, RaiseLikeOneAtATime) {
  for (const double power : {0.65, 0.35, 1.7, -2.0, 0.0, 1.0, 40.0, -0.01, nan, infinity}) {
    std::vector<double> given;
    for (const double x : numbers(2001, 1)) given.push_back(std::abs(x) < 5 ? std::exp(x) : x);
    for (const InstructionSet set : sets_here()) {
      SCOPED_TRACE(::testing::Message() << name_of(set) << ", to " << power);
      std::vector<double> raised = given;
      raise_each(raised, power, set);
      for (std::size_t i = 0; i < given.size(); ++i) expect_same(raised[i], muster_pow(given[i], power), given[i]);
    }
  }
}

TEST(ElementaryLanes, ExponentiateLikeOneAtATimeWhateverTheirNumber) {
  for (const InstructionSet set : sets_here()) {
    SCOPED_TRACE(name_of(set));
    for (const std::size_t count : {0, 1, 7, 8, 9, 3000}) {
      const std::vector<double> given = numbers(count, 20);
      std::vector<double> results = given;
      exponentiate_each(results, set);
      for (std::size_t i = 0; i < count; ++i) expect_same(results[i], muster_exp(given[i]), given[i]);
    }
  }
}

}  // namespace
}  // namespace muster
