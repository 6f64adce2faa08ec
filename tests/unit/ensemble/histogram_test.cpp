#include "muster/ensemble/histogram.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace muster {
namespace {

/// Values over nine orders of magnitude of both signs, and zeros.
std::vector<double> spread_values() {
  std::vector<double> values;
  for (int i = 0; i < 2000; ++i) {
    const double magnitude = std::pow(10, 9.0 * ((i * 7919) % 2000) / 2000 - 2);
    values.push_back(i % 3 == 0 ? -magnitude : magnitude);
    if (i % 50 == 0) values.push_back(0);
  }
  return values;
}

TEST(LogHistogram, QuantilesAreWithinATenthOfAPercent) {
  std::vector<double> values = spread_values();
  LogHistogram counts;
  for (const double value : values) counts.add(value);
  std::ranges::sort(values);
  for (const double q : {0.025, 0.05, 0.25, 0.34, 0.5, 0.75, 0.95, 0.975}) {
    const double exact = values[static_cast<std::size_t>(std::ceil(q * static_cast<double>(values.size()))) - 1];
    EXPECT_NEAR(counts.quantile(q), exact, 0.001 * std::abs(exact)) << q;
  }
}

TEST(LogHistogram, MergingInAnyOrderGivesTheSameCounts) {
  const std::vector<double> values = spread_values();
  LogHistogram whole, odd, even;
  for (std::size_t i = 0; i < values.size(); ++i) {
    whole.add(values[i]);
    (i % 2 == 0 ? even : odd).add(values[i]);
  }
  LogHistogram first = even, second = odd;
  first.merge(odd);
  second.merge(even);
  EXPECT_EQ(first.count(), values.size());
  for (double q = 0.01; q < 1; q += 0.01) {
    EXPECT_EQ(first.quantile(q), whole.quantile(q));
    EXPECT_EQ(second.quantile(q), whole.quantile(q));
  }
}

TEST(LogHistogram, EveryValueOfAnOctaveIsWithinATenthOfAPercentOfItsBin) {
  for (int i = 0; i <= 10'000; ++i) {
    const double value = 1 + i / 10'000.0;
    LogHistogram one;
    one.add(value);
    EXPECT_NEAR(one.quantile(0.5), value, 0x1p-10 * value);
  }
}

TEST(LogHistogram, PlacesCountLikeTheirValuesWhateverTheSignAndHoweverOften) {
  const std::vector<double> values{3, 3, 3.001, -2, 0, 1e-9, 700, 0.002, -2, 3};
  std::vector<LogHistogram::Place> places;
  for (const double value : values) places.push_back(LogHistogram::place_of(value));
  places.push_back(LogHistogram::nowhere);
  LogHistogram by_place, by_value;
  for (int repeat = 0; repeat < 1000; ++repeat) by_place.add(places);
  for (const double value : values) by_value.add(value, 1000);
  EXPECT_EQ(by_place.count(), 1000 * values.size());
  EXPECT_EQ(by_place.zeros(), 2000);
  for (const double q : {0.01, 0.15, 0.25, 0.35, 0.45, 0.6, 0.75, 0.85, 0.99})
    EXPECT_EQ(by_place.quantile(q), by_value.quantile(q)) << q;
}

TEST(LogHistogram, CountsZerosAndGapsAmongPositiveValuesLikeSingleOnes) {
  std::vector<LogHistogram::Place> places;  // more than are looked at in one go, the largest in the last of them
  LogHistogram singly, at_once;
  for (int i = 0; i < 700; ++i) {
    const double value = i % 3 == 0 ? 0 : 1.0 + i;
    places.push_back(i % 7 == 0 ? LogHistogram::nowhere : LogHistogram::place_of(value));
    if (i % 7 != 0) singly.add(value);
  }
  at_once.add(places);
  at_once.settle();
  EXPECT_EQ(at_once.count(), singly.count());
  EXPECT_EQ(at_once.zeros(), singly.zeros());
  EXPECT_EQ(at_once.negative().total(), 0U);
  for (double q = 0.005; q < 1; q += 0.01) EXPECT_EQ(at_once.quantile(q), singly.quantile(q)) << q;
}

TEST(LogHistogram, HoldsCountsFarBeyondTheTrajectoriesOfARun) {
  LogHistogram histogram;
  histogram.add(5, 4'000'000'000U);
  histogram.add(0.01, 300);
  EXPECT_EQ(histogram.count(), 4'000'000'300U);
  EXPECT_NEAR(histogram.quantile(0.5), 5, 0.005);
}

TEST(LogHistogram, KeepsSmallLargeAndHugeCountsSideBySide) {
  LogHistogram histogram;
  for (int i = 0; i < 30; ++i) {  // from large values down, so that octaves are put in front of those that have counts
    const std::uint32_t times = i % 4 == 0 ? 3 : i % 4 == 1 ? 255 : i % 4 == 2 ? 65'535 : 10'000'000;
    histogram.add(std::pow(2, 10 - i), times);
    histogram.add(std::pow(2, 10 - i), 1);
  }
  const LogHistogram::Side& side = histogram.positive();
  std::vector<std::uint32_t> counts;
  for (std::size_t bin = 0; bin < side.bins(); bin += LogHistogram::bins_per_octave)
    counts.push_back(side.count(side.bins() - LogHistogram::bins_per_octave - bin));
  ASSERT_EQ(counts.size(), 30u);
  for (std::size_t i = 0; i < counts.size(); ++i)
    EXPECT_EQ(counts[i], i % 4 == 0 ? 4u : i % 4 == 1 ? 256u : i % 4 == 2 ? 65'536u : 10'000'001u) << i;
}

TEST(LogHistogram, LateCarriesAreThoseThatWouldHaveComeAtOnce) {
  std::mt19937_64 random(8);
  std::normal_distribution<double> normal;
  LogHistogram::LateCarries late;
  std::vector<LogHistogram> put_off(3), at_once(3);
  for (int batch = 0; batch < 3000; ++batch) {
    const std::size_t which = static_cast<std::size_t>(batch) % 3;
    std::vector<LogHistogram::Place> places;
    for (int i = 0; i < 100; ++i) {
      const double value = i % 7 == 0 && which == 1 ? 0 : std::exp(0.002 * normal(random) + batch / 1500);
      places.push_back(LogHistogram::place_of(value));
    }
    const auto [least, greatest] = std::ranges::minmax(places);
    put_off[which].add(places, least, greatest, &late);
    at_once[which].add(places);
    if (batch % 100 == 99) late.settle();
  }
  late.settle();
  for (std::size_t which = 0; which < 3; ++which) {
    put_off[which].settle();
    at_once[which].settle();
    const LogHistogram::Side &a = put_off[which].positive(), &b = at_once[which].positive();
    ASSERT_EQ(a.first(), b.first());
    ASSERT_EQ(a.bins(), b.bins());
    std::uint64_t all = put_off[which].zeros();
    for (std::size_t bin = 0; bin < a.bins(); ++bin) {
      ASSERT_EQ(a.count(bin), b.count(bin)) << bin;
      all += a.count(bin);
    }
    EXPECT_EQ(all, 100'000u);
  }
}

TEST(LogHistogram, CountsBatchesWithStragglersLikeSingleValues) {
  std::mt19937_64 random(5);
  std::normal_distribution<double> normal;
  LogHistogram by_batch, by_value;
  for (int batch = 0; batch < 400; ++batch) {
    std::vector<LogHistogram::Place> places;
    for (int i = 0; i < 100; ++i) {
      const double value = std::exp(4 * normal(random)) * (batch == 17 && i == 3 ? -1 : 1);
      places.push_back(LogHistogram::place_of(value));
      by_value.add(value);
    }
    by_batch.add(places);
  }
  EXPECT_EQ(by_batch.count(), by_value.count());
  for (double q = 0.001; q < 1; q += 0.003) ASSERT_EQ(by_batch.quantile(q), by_value.quantile(q)) << q;
  by_batch.settle();
  ASSERT_EQ(by_batch.positive().first(), by_value.positive().first());
  ASSERT_EQ(by_batch.positive().bins(), by_value.positive().bins());
  for (std::size_t bin = 0; bin < by_value.positive().bins(); ++bin)
    ASSERT_EQ(by_batch.positive().count(bin), by_value.positive().count(bin)) << bin;
}

TEST(LogHistogram, EmptyHasNoQuantile) { EXPECT_TRUE(std::isnan(LogHistogram().quantile(0.5))); }

}  // namespace
}  // namespace muster
