#include "muster/validation/coverage.hpp"

#include "muster/core/require.hpp"
#include "unit/validation/support.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <iostream>

namespace muster {
namespace {

HindcastPoint point(const std::string& country, int origin, double observed) {
  HindcastPoint made{.country = country, .indicator = "tfr", .origin = origin, .horizon = 10, .observed = observed};
  made.q025 = 1, made.q10 = 2, made.q50 = 3, made.q90 = 4, made.q975 = 5;
  made.mean = 3.5;
  made.crps = 0.2;
  made.no_change = 2;
  made.unit = 2;
  return made;
}

const std::vector<HindcastPoint> three{point("AAA", 1990, 2), point("AAA", 2000, 4.5), point("BBB", 1990, 6)};
const Regions regions{{"AAA", "North"}};

TEST(Coverage, CountsEndsAsHeldAndPoolsOriginsAndRegions) {
  const auto rows = coverage(three, regions);
  const auto share = [&](const char* region, int origin, double level) {
    for (const auto& row : rows)
      if (row.cell.region == region && row.cell.origin == origin && row.level == level) return row.share();
    return -1.0;
  };
  EXPECT_NEAR(share(world, every_origin, 0.8), 1 / 3.0, 1e-15);
  EXPECT_NEAR(share(world, every_origin, 0.95), 2 / 3.0, 1e-15);
  EXPECT_EQ(share("North", every_origin, 0.95), 1);
  EXPECT_EQ(share(world, 1990, 0.8), 0.5);
  EXPECT_EQ(share("South", every_origin, 0.8), -1);
}

TEST(Scores, AverageErrorsInUnits) {
  const auto rows = scores({three[0], three[2]}, {});
  ASSERT_EQ(rows.size(), 2u);  // all origins, and 1990
  EXPECT_NEAR(rows[0].crps, 0.1, 1e-15);
  EXPECT_NEAR(rows[0].bias, (1.5 - 2.5) / 4, 1e-15);
  EXPECT_NEAR(rows[0].mae, (1 + 3) / 4.0, 1e-15);
  EXPECT_NEAR(rows[0].mae_no_change, (0 + 4) / 4.0, 1e-15);
}

TEST(ReadRegions, ACountryHasOneRegion) {
  EXPECT_EQ(read_regions(parse_csv("iso3,region\nUKR,Eastern Europe\n", "r.csv")).at("UKR"), "Eastern Europe");
  EXPECT_THROW((void)read_regions(parse_csv("iso3,region\nUKR,A\nUKR,B\n", "r.csv")), InvalidInput);
}

// Issue 3's gate, on all countries but Hong Kong and all three origins together.
TEST(PopulationHindcast, TenYearIntervalsHold) {
  const auto history = validation_test::world_history();
  std::vector<HindcastPoint> points;
  for (const int origin : {1990, 2000, 2010})
    for (auto& made : hindcast_population(history, origin, {.draws = 1000, .horizon = 10, .seed = 1}))
      if (made.horizon == 10) points.push_back(std::move(made));
  int judged = 0;
  for (const auto& row : coverage(points, {})) {
    if (row.cell.origin != every_origin) continue;
    std::cout << fmt::format("{} {} %: {} of {}, {:.3f} ({:.3f} to {:.3f})\n", row.cell.indicator, 100 * row.level,
                             row.covered, row.n, row.share(), row.interval.low, row.interval.high);
    if (row.cell.indicator == "population") continue;  // printed, not part of the gate
    ++judged;
    EXPECT_EQ(row.n, 393);
    EXPECT_GE(row.share(), row.level < 0.9 ? 0.72 : 0.90) << row.cell.indicator;
    EXPECT_LE(row.share(), row.level < 0.9 ? 0.88 : 0.99) << row.cell.indicator;
  }
  EXPECT_EQ(judged, 6);
}

}  // namespace
}  // namespace muster
