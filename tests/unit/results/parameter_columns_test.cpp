#include "muster/results/parameter_columns.hpp"

#include "muster/distributions/standard_normal.hpp"
#include "muster/ensemble/run.hpp"
#include "muster/results/run_tables.hpp"
#include "support/baseline_model.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace muster {
namespace {

/// Hits where the first input and chance, both standard normal and spread evenly, exceed 1 together.
struct OneFuture {
  Eigen::MatrixXd scores;
  std::vector<double> shares;
};

double spread_evenly(Eigen::Index i, double step) {
  return normal_quantile(std::fmod((static_cast<double>(i) + 0.5) * step, 1.0));
}

OneFuture one_future(Eigen::Index draws) {
  OneFuture made{Eigen::MatrixXd(draws, 1), {}};
  for (Eigen::Index i = 0; i < draws; ++i) {
    made.scores(i, 0) = spread_evenly(i, 1.0 / static_cast<double>(draws));
    made.shares.push_back(made.scores(i, 0) + spread_evenly(i, 0.6180339887) > 1 ? 1 : 0);
  }
  return made;
}

TEST(ParameterColumns, OneFutureIsReadFromTheInputs) {
  const OneFuture run = one_future(2000);
  const ParameterColumns shown = parameter_columns(run.scores, run.shares, 1);
  EXPECT_EQ(shown.method, "inputs");
  // P(hit | input) = Phi(input - 1): its central 90 % runs from Phi(-1 - 1.645) to Phi(-1 + 1.645).
  EXPECT_NEAR(shown.p90.low, 0.0041, 0.02);
  EXPECT_NEAR(shown.p90.high, 0.741, 0.06);
  EXPECT_GT(shown.p50.low, shown.p90.low);
}

TEST(ParameterColumns, SeveralFuturesSpeakForThemselves) {
  std::vector<double> shares;
  for (int i = 0; i < 100; ++i) shares.push_back(i % 4 == 0 ? 0.75 : 0.25);
  EXPECT_EQ(parameter_columns({}, shares, 4).method, "futures");
}

TEST(ParameterColumns, SayWhereNothingTellsInputsFromChance) {
  const OneFuture few = one_future(15);
  const ParameterColumns shown = parameter_columns(few.scores, few.shares, 1);
  EXPECT_EQ(shown.method, "not-identified");
  EXPECT_EQ(shown.p90, (Interval{0, 1}));
  const std::vector<double> failed(10, std::numeric_limits<double>::quiet_NaN());
  EXPECT_EQ(parameter_columns({}, failed, 8).method, "not-identified");
}

TEST(StandardScores, AreThoseOfTheInputsThatVary) {
  const Model model = testing::baseline_model({"run.draws=200", "run.futures=1", "aid.form=drawn"});
  RunResult drawn = empty_run(model);
  for (std::uint32_t index = 0; index < 200; ++index) {
    const Draw draw = make_draw(model, index);
    drawn.inputs.push_back(draw.values);
    drawn.aid_form.push_back(draw.aid_form);
  }
  drawn.draws = 200;
  const Eigen::MatrixXd scores = standard_scores(model, drawn);
  EXPECT_EQ(scores.rows(), 200);
  EXPECT_GT(scores.cols(), 60);
  EXPECT_TRUE(scores.allFinite());
  EXPECT_LT(std::abs(scores.leftCols(10).mean()), 0.15);  // 2,000 scores: 6 standard errors
}

}  // namespace
}  // namespace muster
