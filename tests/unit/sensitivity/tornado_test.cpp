#include "muster/sensitivity/tornado.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "support/baseline_model.hpp"

namespace muster {
namespace {

const Model& baseline() {
  static const Model model = testing::baseline_model({});
  return model;
}

std::vector<RivalPrior> rivals() {
  return {
      {.name = "b_peace", .distribution = "uniform(0.04,0.08)", .grade = "D", .reason = "", .sources = {}, .note = ""},
      {.name = "b_peace", .distribution = "0.09", .grade = "D", .reason = "", .sources = {}, .note = ""},
      {.name = "own_cap", .distribution = "constant(0.01)", .grade = "D", .reason = "", .sources = {}, .note = ""},
      {.name = "of_another_model", .distribution = "1", .grade = "D", .reason = "", .sources = {}, .note = ""}};
}

TEST(Tornado, MovesAreTheQuantilesThenTheRivals) {
  const auto moves = tornado_moves(baseline(), rivals());
  const auto b_peace = std::ranges::find(moves, "b_peace", &TornadoMove::input);
  EXPECT_NEAR(b_peace->low, 0.0349, 5e-5);  // of the prior's table
  EXPECT_NEAR(b_peace->high, 0.08661, 5e-5);
  ASSERT_GE(moves.size(), 3U);
  const auto tail = std::vector<TornadoMove>(moves.end() - 3, moves.end());
  EXPECT_EQ(tail[0].basis, "rival 1");
  EXPECT_NEAR(tail[0].low, 0.042, 1e-12);
  EXPECT_EQ(tail[1].basis, "rival 2");
  EXPECT_EQ(tail[1].low, tail[1].high);
  EXPECT_EQ(tail[2].input, "own_cap");
}

// With one future the results are those of single trajectories: more money raises M, and the rule that caps own money
// ends it, so both directions and both kinds of move are seen.
TEST(Tornado, BarsMoveOneInputAlone) {
  std::vector<TornadoMove> moves = tornado_moves(baseline(), rivals());
  std::erase_if(
      moves, [](const TornadoMove& m) { return m.input != "b_peace" && m.input != "own_cap" && m.input != "decay"; });
  const TornadoBars bars = tornado(baseline(), moves, {.draws = 2, .futures = 4, .threads = 1});
  EXPECT_EQ(bars.base.size(), 1 + baseline().targets.size());
  for (std::size_t i = 0; i < moves.size(); ++i) {
    if (moves[i].input == "decay") {  // the skill a reservist loses: no concern of M
      EXPECT_EQ(bars.low[i][0], bars.base[0]);
      EXPECT_EQ(bars.high[i][0], bars.base[0]);
    } else if (moves[i].input == "own_cap") {
      EXPECT_LT(bars.low[i][0], bars.base[0]);
    } else if (moves[i].basis == "quantiles") {
      EXPECT_LT(bars.low[i][0], bars.high[i][0]);
    }
  }
  EXPECT_EQ(bars.low, tornado(baseline(), moves, {.draws = 2, .futures = 4, .threads = 2}).low);
}

}  // namespace
}  // namespace muster
