#include "muster/results/dependence.hpp"

#include "muster/ensemble/run.hpp"
#include "support/baseline_model.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace muster {
namespace {

using testing::baseline_model;

Model model_at(const char* scale) {
  return baseline_model({"run.draws=32", "run.futures=2", scale, "dependence.contradiction=nearest"});
}

TEST(Dependence, TheStatedCorrelationsDifferFromThemselvesInNothing) {
  const Model stated = model_at("dependence.scale=1");
  const RunResult run = muster::run(stated, 32, {});
  const std::vector<DependenceRow> rows = dependence_rows(stated, 1, run, run);
  ASSERT_GE(rows.size(), 6u);  // six targets, one of them with a reserve as well
  for (const DependenceRow& row : rows) EXPECT_EQ(row.difference.mean, 0) << row.target;
}

TEST(Dependence, ScalingMovesOnlyInputsThatAreLinked) {
  const Model stated = model_at("dependence.scale=1"), none = model_at("dependence.scale=0");
  const std::vector<double> a = make_draw(stated, 3).values, b = make_draw(none, 3).values;
  std::size_t moved = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::isnan(a[i]) || a[i] == b[i]) continue;
    EXPECT_TRUE(stated.copula.is_linked(i)) << stated.scenario.inputs[i].name;
    ++moved;
  }
  EXPECT_GT(moved, 3u);
  for (std::size_t i = 0; i < a.size(); ++i) EXPECT_FALSE(none.copula.is_linked(i));
}

TEST(Dependence, DoubledCorrelationsAreThoseOfADistribution) {
  const Model doubled = model_at("dependence.scale=2");
  const RunResult run = muster::run(doubled, 16, {});
  const std::string csv = dependence_csv(dependence_rows(doubled, 2, run, run));
  EXPECT_TRUE(csv.starts_with("scale,target,reserve_counts,probability,"));
  EXPECT_GE(std::count(csv.begin(), csv.end(), '\n'), 7);
}

}  // namespace
}  // namespace muster
