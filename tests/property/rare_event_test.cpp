// The probability of a target by rare-event sampling against counting, where both can reach.
#include "muster/estimate/rare_event.hpp"
#include "muster/ensemble/normal_space.hpp"
#include "muster/ensemble/run.hpp"
#include "support/baseline_model.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace muster {
namespace {

using testing::baseline_model;

Target size_of(double active) {
  Target target;
  target.active = active;
  return target;
}

TEST(RareEvent, AgreesWithCountingOnTheBaseline) {
  const Model model = baseline_model({"run.draws=6000", "run.futures=1"});
  const NormalSpace space(model);
  const Target target = size_of(400'000);
  const RareEventEstimate rare =
      rare_event_probability([&](const Eigen::MatrixXd& points) { return shortfalls(space, model, target, points, 0); },
                             {.dimensions = space.dimensions(), .seed = 3, .particles = 1500});
  const RunResult counted = run(model, 6000, {});
  double hits = 0;
  for (const double force : counted.max_force.values()) hits += force >= 400'000;
  ASSERT_GT(hits, 20);
  const double share = hits / 6000;
  std::printf("rare %.4g (relative error %.3f), counted %.4g (%.0f of 6000)\n", rare.probability, rare.relative_error,
              share, hits);
  // The logarithms' difference against its standard error; beyond 3.3 once in a thousand.
  const double error = std::hypot(rare.relative_error, std::sqrt((1 - share) / hits));
  EXPECT_LT(std::abs(std::log(rare.probability / share)), 3.3 * error);
}

TEST(RareEvent, APointOfTheSpaceIsATrajectory) {
  const Model model = baseline_model({"run.draws=8"});
  const NormalSpace space(model);
  const std::vector<double> centre(space.dimensions(), 0);
  const Draw draw = space.draw_at(centre);
  const std::vector<double> medians = median_inputs(model.distributions);
  for (const std::size_t input : space.varying()) EXPECT_NEAR(draw.values[input], medians[input], 1e-9);
  const Eigen::MatrixXd points = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(space.dimensions()), 1);
  const Trajectory trajectory = run_trajectory(model, draw, 0, space.shocks_at(centre));
  const double most = trajectory.maximum.force;
  EXPECT_EQ(shortfalls(space, model, size_of(most - 1), points, 1)[0], 0);
  EXPECT_NEAR(shortfalls(space, model, size_of(most + 5000), points, 1)[0], 5000, 1);
}

TEST(RareEvent, ThreadsChangeNothing) {
  const Model model = baseline_model({"run.draws=8"});
  const NormalSpace space(model);
  Eigen::MatrixXd points(static_cast<Eigen::Index>(space.dimensions()), 40);
  for (Eigen::Index i = 0; i < points.size(); ++i) points.data()[i] = std::sin(static_cast<double>(7 * i + 1));
  const auto one = shortfalls(space, model, size_of(250'000), points, 1);
  EXPECT_EQ(one, shortfalls(space, model, size_of(250'000), points, 2));
  EXPECT_EQ(one, shortfalls(space, model, size_of(250'000), points, 5));
}

TEST(RareEvent, ASelfImposedCapRulesOutWhatLiesAboveIt) {
  const Model model = baseline_model({"run.draws=8", "cap=300000"});
  const NormalSpace space(model);
  const Eigen::MatrixXd points = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(space.dimensions()), 1);
  EXPECT_EQ(shortfalls(space, model, size_of(310'000), points, 1)[0], 10'000);
}

}  // namespace
}  // namespace muster
