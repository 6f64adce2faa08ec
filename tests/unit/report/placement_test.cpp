#include "muster/report/placement.hpp"

#include <gtest/gtest.h>

#include "muster/report/axes.hpp"

namespace muster {
namespace {

TEST(Spread, LeavesWhatDoesNotTouchAndMovesTheRestAsLittleAsPossible) {
  const std::vector<double> sizes{10, 10, 10};
  EXPECT_EQ(*spread(std::vector<double>{10, 40, 70}, sizes, 0, 100), (std::vector<double>{10, 40, 70}));
  // Two that coincide part by half their size each: least squares.
  EXPECT_EQ(*spread(std::vector<double>{50, 50, 90}, sizes, 0, 100), (std::vector<double>{45, 55, 90}));
  EXPECT_EQ(*spread(std::vector<double>{0, 0, 0}, sizes, 0, 100), (std::vector<double>{5, 15, 25}));
  EXPECT_EQ(*spread(std::vector<double>{100, 100, 100}, sizes, 0, 100), (std::vector<double>{75, 85, 95}));
  EXPECT_FALSE(spread(std::vector<double>{1, 2, 3}, sizes, 0, 29));
}

TEST(FreePlace, FindsTheFreeCornerAndAdmitsWhenThereIsNone) {
  Obstacles obstacles;
  obstacles.add({0, 0, 60, 100});
  const auto place = free_place({0, 0, 100, 100}, 30, 20, obstacles);
  ASSERT_TRUE(place);
  EXPECT_TRUE(obstacles.free(*place));
  EXPECT_FALSE(free_place({0, 0, 100, 100}, 50, 20, obstacles));
}

TEST(Obstacles, ALineIsMoreThanItsEnds) {
  Obstacles obstacles;
  const std::vector<Point> line{{0, 0}, {100, 100}};
  obstacles.add_line(line);
  EXPECT_FALSE(obstacles.free({48, 48, 52, 52}));
  EXPECT_TRUE(obstacles.free({80, 10, 90, 20}));
}

TEST(PanelGrid, LeavesEqualRoomForThePlotsOfAllPanels) {
  const auto boxes = panel_grid({0, 0, 320, 200}, 5, 3, {.beside = 20, .below = 10});
  ASSERT_EQ(boxes.size(), 5u);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const double title = i % 3 == 0 ? 20 : 0, axis = i >= 2 ? 10 : 0;  // the third has none below it
    EXPECT_NEAR(boxes[i].width() - title, boxes[1].width(), 1e-9) << i;
    EXPECT_NEAR(boxes[i].height() - axis, boxes[0].height(), 1e-9) << i;
    for (std::size_t k = 0; k < i; ++k) EXPECT_FALSE(overlap(boxes[i], boxes[k])) << i << ' ' << k;
  }
  EXPECT_EQ(boxes[2].right, 320);
  EXPECT_EQ(boxes[4].bottom, 200);
}

TEST(VerticalAxis, HasThreeTicksOrMoreWhereTheyFit) {
  EXPECT_EQ(vertical_axis("", 36.7, 51.9, 70).ticks.size(), 3u);  // 40, 45, 50, where steps of ten would give two
}

TEST(RoundSteps, AreExactDecimalsInStepsOfOneTwoOrFive) {
  EXPECT_EQ(round_steps(0, 1, 6), (std::vector<double>{0, 0.2, 0.4, 0.6, 0.8, 1}));
  EXPECT_EQ(round_steps(0, 1000, 6), (std::vector<double>{0, 200, 400, 600, 800, 1000}));
  EXPECT_EQ(round_steps(-3, 7, 4), (std::vector<double>{0, 5}));
}

TEST(TickLabel, WritesMinusAndThousandsAsReadersExpect) {
  EXPECT_EQ(tick_label(-1250), "\u22121,250");
  EXPECT_EQ(tick_label(0.001), "0.001");
  EXPECT_EQ(tick_label(0), "0");
  EXPECT_EQ(tick_label(1e-5), "0.00001");
  EXPECT_EQ(tick_label(1e-7), "1e\u22127");
  EXPECT_EQ(tick_label(0.3), "0.3");
}

// Widths from the font's hmtx table: digits 1139, A 1366, i 455, minus sign 1196 of 2048.
TEST(TextWidth, IsThatOfLiberationSans) {
  EXPECT_DOUBLE_EQ(text_width("0123456789", 2048), 11390);
  EXPECT_DOUBLE_EQ(text_width("Ai", 2048), 1366 + 455);
  EXPECT_DOUBLE_EQ(text_width("\u2212", 2048), 1196);
  EXPECT_DOUBLE_EQ(text_width("\u4e2d", 2048), 2048);  // outside the table: one em, never less
  EXPECT_GT(text_width("bold", 7, Weight::bold), text_width("bold", 7));
}

TEST(Shortened, KeepsWithinTheWidthAndWholeSigns) {
  EXPECT_EQ(shortened("short", 100, 7), "short");
  const std::string cut = shortened("\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9", 20, 7);
  EXPECT_LE(text_width(cut, 7), 20);
  EXPECT_EQ(cut.substr(cut.size() - 3), "\u2026");
}

}  // namespace
}  // namespace muster
