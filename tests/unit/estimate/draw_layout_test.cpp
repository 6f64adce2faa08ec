#include "muster/estimate/draw_layout.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "muster/core/require.hpp"

namespace muster {
namespace {

constexpr double failed = std::numeric_limits<double>::quiet_NaN();

TEST(UnitMean, OfIndependentDrawsIsTheTextbooksOne) {
  const UnitMean done = unit_mean(std::vector<double>{1, 2, failed, 6}, DrawLayout(4));
  EXPECT_EQ(done.draws, 3);
  EXPECT_EQ(done.units, 3);
  EXPECT_DOUBLE_EQ(done.mean, 3);
  EXPECT_DOUBLE_EQ(done.variance_of_mean, 7.0 / 3);  // (4 + 1 + 9) / 2 / 3
}

TEST(UnitMean, OfCopiesSeesOnlyTheSpreadBetweenThem) {
  // Draws 0, 2, 4 are of copy 0 (mean 2), draws 1, 3, 5 of copy 1 (mean 4), however far they lie apart within.
  const UnitMean done = unit_mean(std::vector<double>{-10, 4, 6, -96, 10, 104}, DrawLayout(1, 2));
  EXPECT_DOUBLE_EQ(done.mean, 3);
  EXPECT_EQ(done.units, 2);
  EXPECT_EQ(done.freedom(), 1);
  EXPECT_DOUBLE_EQ(done.variance_of_mean, 1);  // ((2 - 3)^2 + (4 - 3)^2) / 1 / 2
}

TEST(UnitMean, CopiesOfUnequalSizeCountByTheirDraws) {
  const UnitMean done = unit_mean(std::vector<double>{0, 3, 0}, DrawLayout(1, 2));
  EXPECT_DOUBLE_EQ(done.mean, 1);
  EXPECT_NEAR(done.variance_of_mean, 2 * (4.0 / 9 + 4.0 / 9), 1e-15);  // 2 of them in (0, weight 2/3) and (3, 1/3)
}

TEST(UnitMean, CountsFailedDrawsAsAsked) {
  EXPECT_DOUBLE_EQ(unit_mean(std::vector<double>{1, failed}, DrawLayout(1), 0).mean, 0.5);
  EXPECT_DOUBLE_EQ(unit_mean(std::vector<double>{1, failed}, DrawLayout(1, 2), 1).mean, 1);
  EXPECT_TRUE(std::isnan(unit_mean(std::vector<double>{failed}, DrawLayout(1)).mean));
}

TEST(UnitMeans, LeaveOutWhatFailedAndCopiesWithoutADraw) {
  const std::vector<double> draws{1, failed, 3};
  EXPECT_EQ(unit_means(draws, DrawLayout(1)), (std::vector<double>{1, 3}));
  EXPECT_EQ(unit_means(draws, DrawLayout(1, 2)), std::vector<double>{2});
  EXPECT_EQ(unit_means(draws, DrawLayout(1, 16)), (std::vector<double>{1, 3}));
}

TEST(DrawLayout, RefusesWhatIsNoLayout) {
  EXPECT_THROW(DrawLayout(0), InvalidInput);
  EXPECT_THROW(DrawLayout(1, 0), InvalidInput);
  EXPECT_FALSE(DrawLayout(8).scrambled());
}

}  // namespace
}  // namespace muster
