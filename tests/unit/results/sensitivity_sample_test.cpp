#include "muster/results/sensitivity_sample.hpp"

#include "support/baseline_model.hpp"
#include "support/message_of.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace muster {
namespace {

using ::testing::HasSubstr;

const Model& model() {
  static const Model value = testing::baseline_model(
      {"aid.form=drawn",
       R"(targets=[{name="small", active=120000, reserve=50000}, {name="band", band=[100000, 200000]}])"});
  return value;
}

/// Three draws of two futures; a trajectory of the second failed.
RunDraws three_draws() {
  RunDraws run;
  run.draws = 3;
  run.futures = 2;
  run.targets = model().targets;
  for (const Input& input : model().scenario.inputs) run.input_names.push_back(input.name);
  for (std::size_t i = 0; i < 3 * run.input_names.size(); ++i) run.inputs.push_back(static_cast<double>(i));
  run.max_force = {100, 120, 0, 0, 300, 340};
  run.failed = {0, 0, 1, 0, 0, 0};
  run.sustained = {1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0};
  run.sustained_alone = {1, 0, 1, 0, 0, 0, 0, 0, 1, 1, 1, 0};
  run.aid_form = {0, 1, 2};
  run.years = {2027, 2028};
  run.active_mean = {1, 2, 0, 0, 3, 4, 0, 0, 5, 6, 0, 0};
  run.reserve_mean = {7, 8, 0, 0, 9, 10, 0, 0, 11, 12, 0, 0};
  return run;
}

TEST(SensitivitySample, KeepsTheInputsThatVaryAndTheDrawsThatDidNotFail) {
  const RunDraws run = three_draws();
  const SensitivitySample sample = sensitivity_sample(model(), run);
  EXPECT_EQ(sample.left_out, 1U);
  EXPECT_EQ(sample.inputs.rows(), 2);
  EXPECT_EQ(sample.names.back(), "aid_form");
  EXPECT_EQ(sample.inputs(1, sample.inputs.cols() - 1), 2);
  EXPECT_EQ(std::ranges::count(sample.names, "w_t"), 0);  // a decision, constant
  const auto e_p = std::ranges::find(sample.names, "e_p") - sample.names.begin();
  EXPECT_EQ(sample.groups[static_cast<std::size_t>(e_p)], "recruitment");
  const auto column = std::ranges::find(run.input_names, "e_p") - run.input_names.begin();
  EXPECT_EQ(sample.inputs(1, e_p), run.inputs[2 * run.input_names.size() + static_cast<std::size_t>(column)]);
  EXPECT_EQ(sample.dependence.inputs(), sample.inputs.cols());
  EXPECT_FALSE(sample.dependence.is_alone(e_p));  // joined to pay_retention
}

TEST(SensitivitySample, OutputsAreMTheTargetsAndTheirYears) {
  const SensitivitySample sample = sensitivity_sample(model(), three_draws());
  ASSERT_EQ(sample.batches.size(), 5U);
  EXPECT_EQ(sample.batches[0].outputs[0].name, "M");
  EXPECT_EQ(sample.batches[0].values.mean, (Eigen::MatrixXd(2, 1) << 110, 320).finished());
  EXPECT_EQ(sample.batches[0].values.within, (Eigen::MatrixXd(2, 1) << 200, 800).finished());
  EXPECT_EQ(sample.batches[1].outputs[0].name, "small");
  EXPECT_TRUE(sample.batches[1].outputs[0].probability);
  EXPECT_EQ(sample.batches[1].values.mean, (Eigen::MatrixXd(2, 1) << 0.5, 1).finished());
  EXPECT_EQ(sample.batches[2].outputs[0].name, "small, active alone");
  EXPECT_EQ(sample.batches[2].values.mean, (Eigen::MatrixXd(2, 1) << 1, 1).finished());
  EXPECT_EQ(sample.batches[3].outputs[0].name, "band");
  ASSERT_EQ(sample.batches[4].outputs.size(), 4U);
  EXPECT_EQ(sample.batches[4].outputs[1].name, "active: small");
  EXPECT_EQ(sample.batches[4].outputs[1].year, 2028);
  EXPECT_EQ(sample.batches[4].outputs[2].name, "reserve: small");
  EXPECT_EQ(sample.batches[4].values.mean, (Eigen::MatrixXd(2, 4) << 1, 2, 7, 8, 5, 6, 11, 12).finished());
}

TEST(SensitivitySample, RefusesTheDrawsOfAnotherScenario) {
  RunDraws run = three_draws();
  std::ranges::replace(run.input_names, std::string("e_p"), std::string("e_q"));
  EXPECT_THAT(test::message_of([&] { (void)sensitivity_sample(model(), run); }),
              HasSubstr("draws.nc: no input \"e_p\""));
}

}  // namespace
}  // namespace muster
