// Level L2 with every spread at zero is level L1; the anchors of the reference model.
#include "muster/ensemble/trajectory.hpp"
#include "muster/ensemble/variables.hpp"
#include "support/baseline_model.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace muster {
namespace {

using testing::baseline_model;

Trajectory first_trajectory(const Model& model) {
  return run_trajectory(model, make_draw(model, 0), 0, make_shocks(model, 0, 0));
}

/// The baseline with every input fixed at its median and every yearly spread at zero.
Model fixed_baseline() {
  Model model =
      baseline_model({"run.draws=2", "sigma_k=0", "sigma_f=0", "sigma_r=0", "sigma_v=0", "sigma_y=0", "crisis_rate=0"});
  for (Distribution& distribution : model.distributions) {
    if (!is_table(distribution)) distribution = Constant(median(distribution));
  }
  return model;
}

TEST(Levels, WithoutAnySpreadL2IsL1) {
  const Model fixed = fixed_baseline();
  Model median = baseline_model({"run.draws=2", "level=L1"});
  const Trajectory two = first_trajectory(fixed), one = first_trajectory(median);
  EXPECT_DOUBLE_EQ(two.maximum.force, one.maximum.force);
  for (int t = 0; t <= fixed.scenario.horizon; ++t) {
    for (const TargetVariable& variable : target_variables()) {
      const double a = variable.value(force_year(two, two.targets[0], t)),
                   b = variable.value(force_year(one, one.targets[0], t));
      EXPECT_NEAR(a, b, 1e-12 * std::max(1.0, std::abs(b))) << variable.name << ' ' << t;
    }
  }
}

/// 5.7 million men of 18-39 in 2019, median inputs, pay at the reference: about 28,000 contracts a year, a length of
/// service of 8.29 years and a steady force of about 197,000 (in uniform then: 196,000-215,000).
TEST(Levels, TheForceBeforeTheWarComesOutNearItsRecord) {
  const Model model = baseline_model({"run.draws=2", "level=L1"});
  const Country ukraine = read_country(std::filesystem::path(MUSTER_SOURCE_DIR) / "data", "ukraine");
  Draw draw = make_draw(model, 0);
  ForceInputs& inputs = draw.inputs.force;
  Cohorts men_of_2019;
  men_of_2019.residents = ukraine.population.at(2019);
  const double scale = 5.7e6 / men_of_2019.residents.male.segment<22>(18).sum();
  men_of_2019.residents.female *= scale;
  men_of_2019.residents.male *= scale;
  const PoolShares shares = pool_shares(inputs, model.force_tables);
  AgeRow<double> eligible;
  const EligiblePool pool = eligible_pool(shares, men_of_2019, eligible);
  const double contracts = volunteers(shares, eligible, 1.0).persons;
  const double service = length_of_service(continuation_rates(inputs, model.force_tables, inputs.w_ref));
  const double entrants_per_soldier = (1 / service) / (1 - inputs.training_loss);
  // Those who serve cannot volunteer: F = contracts (1 - F / pool) L (1 - loss).
  const double steady = contracts / (entrants_per_soldier + contracts / pool.total);
  std::printf("2019: %.0f contracts a year before those who serve, length of service %.2f years, steady force %.0f\n",
              contracts, service, steady);
  EXPECT_NEAR(service, 8.29, 0.01);
  EXPECT_NEAR(contracts, 28'000, 3000);
  EXPECT_NEAR(steady, 197'000, 15'000);
}

}  // namespace
}  // namespace muster
