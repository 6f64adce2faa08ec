#include "muster/sampling/stream.hpp"

#include "muster/distributions/standard_normal.hpp"
#include "support/message_of.hpp"

#include <gtest/gtest.h>

#include <boost/random/normal_distribution.hpp>
#include <cmath>
#include <vector>

namespace muster {
namespace {

// Random123, tests/kat_vectors, "philox4x32 10": counter, key, result.
TEST(RandomBits, MeetTheKnownAnswersOfPhilox) {
  EXPECT_EQ(random_bits({}), (std::array<std::uint32_t, 4>{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  const std::uint32_t ones = 0xffffffff;
  EXPECT_EQ(random_bits({.seed = 0xffffffffffffffff, .draw = ones, .future = ones, .purpose = ones, .year = ones}),
            (std::array<std::uint32_t, 4>{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(random_bits({.seed = 0x299f31d0a4093822,
                         .draw = 0x243f6a88,
                         .future = 0x85a308d3,
                         .purpose = 0x13198a2e,
                         .year = 0x03707344}),
            (std::array<std::uint32_t, 4>{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

// draft-eastlake-fnv, appendix C.
TEST(Purpose, MeetsTheKnownAnswersOfFnv) {
  EXPECT_EQ(purpose(""), 0x811c9dc5u);
  EXPECT_EQ(purpose("a"), 0xe40c292cu);
  EXPECT_EQ(purpose("foobar"), 0xbf9cf968u);
}

TEST(Purpose, RefusesTwoNamesWithOneHash) {
  EXPECT_NO_THROW(require_distinct_purposes(std::vector<std::string>{"e_p", "e_u", "k"}));
  const std::vector<std::string> colliding{"costarring", "e_p", "liquid"};  // a known collision of FNV-1a
  EXPECT_EQ(test::message_of([&] { require_distinct_purposes(colliding); }),
            "\"costarring\" and \"liquid\" would share their random numbers (their names have one hash); rename one");
}

TEST(Uniform, IsTheSameManyAtATimeOnEveryLevel) {
  const Address common{.seed = 0x299f31d0a4093822, .draw = 3, .purpose = purpose("x")};
  for (const std::size_t count : {1UL, 7UL, 26UL, 208UL, 1001UL}) {
    std::vector<std::uint32_t> futures(count), years(count);
    std::vector<double> alone(count);
    for (std::size_t i = 0; i < count; ++i) {
      futures[i] = static_cast<std::uint32_t>(i * 2654435761U);
      years[i] = static_cast<std::uint32_t>(i % 26);
      alone[i] = uniform({common.seed, common.draw, futures[i], common.purpose, years[i]});
    }
    for (const auto set : {InstructionSet::baseline, InstructionSet::v2, InstructionSet::v3, InstructionSet::v4}) {
      if (set > greatest_instruction_set()) continue;
      std::vector<double> shares(count);
      uniforms(common, futures, years, shares, set);
      EXPECT_EQ(shares, alone) << name_of(set);
    }
  }
}

/// Pearson's statistic of @p counts against equal shares.
double chi_square(const std::vector<int>& counts, double expected) {
  double sum = 0;
  for (const int count : counts) sum += (count - expected) * (count - expected) / expected;
  return sum;
}

// Each of the five statistics exceeds its bound for one seed in 10,000 by chance (chi-square of 255 degrees: 346.6 at 1
// - 1e-4); a share that is off by a tenth in one cell of 256 adds 40 to the statistic's mean of 255.
TEST(Uniform, IsUniformAlongEveryPartOfTheAddress) {
  const int numbers = 1 << 20;
  const std::vector<std::uint32_t Address::*> parts{&Address::draw, &Address::future, &Address::purpose,
                                                    &Address::year};
  for (const auto part : parts) {
    std::vector<int> counts(256);
    Address address{.seed = 7};
    for (int i = 0; i < numbers; ++i) {
      address.*part = static_cast<std::uint32_t>(i);
      ++counts[static_cast<std::size_t>(uniform(address) * 256)];
    }
    EXPECT_LT(chi_square(counts, numbers / 256.0), 346.6);
  }
  std::vector<int> counts(256);
  for (int i = 0; i < numbers; ++i)
    ++counts[static_cast<std::size_t>(uniform({.seed = static_cast<unsigned>(i)}) * 256)];
  EXPECT_LT(chi_square(counts, numbers / 256.0), 346.6);
}

// Neighbours in pairs on a 16 by 16 grid; the same statistic and false alarm.
TEST(Uniform, IsIndependentBetweenNeighbouringYearsAndPurposes) {
  const int numbers = 1 << 20;
  std::vector<int> years(256), purposes(256);
  const auto cell = [](double u, double v) {
    return static_cast<std::size_t>(std::floor(u * 16) * 16 + std::floor(v * 16));
  };
  for (int i = 0; i < numbers; ++i) {
    const Address here{.seed = 11, .draw = static_cast<std::uint32_t>(i), .purpose = purpose("y")};
    Address next_year = here, other = here;
    next_year.year = 1;
    other.purpose = purpose("r");
    ++years[cell(uniform(here), uniform(next_year))];
    ++purposes[cell(uniform(here), uniform(other))];
  }
  EXPECT_LT(chi_square(years, numbers / 256.0), 346.6);
  EXPECT_LT(chi_square(purposes, numbers / 256.0), 346.6);
}

TEST(Uniform, NeverReachesZeroOrOne) {
  for (std::uint32_t i = 0; i < 1000; ++i) {
    const double u = uniform({.seed = 3, .draw = i});
    const double odd = u * 0x1p53;
    EXPECT_EQ(std::fmod(odd, 2), 1) << "so at least 2^-53 and at most 1 - 2^-53";
    EXPECT_LT(u, 1);
  }
}

TEST(StandardNormal, IsTheQuantileOfTheUniform) {
  const Address address{.seed = 1, .draw = 2, .future = 3, .purpose = purpose("k"), .year = 4};
  EXPECT_EQ(standard_normal(address), normal_quantile(uniform(address)));
}

// A mean of 1e5 standard normals is within 5 / sqrt(1e5) but for one seed in 1.7 million.
TEST(Stream, FeedsTheDistributionsOfBoost) {
  Stream stream{{.seed = 5, .purpose = purpose("test")}};
  boost::random::normal_distribution<double> normal;
  double sum = 0;
  for (int i = 0; i < 100'000; ++i) sum += normal(stream);
  EXPECT_NEAR(sum / 100'000, 0, 5 / std::sqrt(1e5));
}

TEST(Stream, StartsAgainAtItsAddress) {
  const Address address{.seed = 5, .draw = 9, .purpose = purpose("test"), .year = 2};
  Stream one{address}, other{address};
  const auto first = one();
  EXPECT_NE(first, one());
  EXPECT_EQ(first, other());
}

}  // namespace
}  // namespace muster
