// A target is sustained if and only if it is no larger than M; gaps are counted and stated.
#include "muster/assessment/maximum_force.hpp"
#include "muster/ensemble/trajectory.hpp"
#include "support/baseline_model.hpp"
#include "support/bisection.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

namespace muster {
namespace {

using testing::baseline_model;
using testing::bisected_force;

ForceConditions conditions_of(const Model& model, std::uint32_t index) {
  const Draw draw = make_draw(model, index);
  const Shocks shocks = make_shocks(model, index, 0);
  return make_conditions(model, draw, shocks,
                         project(model.population, draw.inputs.population, draw.base, shocks.population));
}

constexpr double step = greatest_force / (1 << halvings);  ///< of the bisection's grid, whose lower end M is

/// Whether the force sustained fails, and then holds again, between the ends of two searches: each end holds, and what
/// lies a step above it does not, unless they are one.
bool lies_a_gap_between(double one, double other, const ForceConditions& conditions, const SustainedRule& rule,
                        Relaxed relaxed = {}, double ratio = 0) {
  const auto holds = [&](double active) {
    return sustains(conditions, rule, Aim{.active = active, .relaxed = relaxed}, ratio);
  };
  return holds(std::max(one, other)) && !holds(std::min(one, other) + step);
}

/// Whether the verdict turns from fail to pass somewhere up to 600,000, by 1,000: finer than the count of a run.
bool has_fine_gaps(const ForceConditions& conditions, const SustainedRule& rule) {
  bool failed = false;
  for (int thousands = 1; thousands <= 600; ++thousands) {
    const bool holds = sustains(conditions, rule, Aim{.active = thousands * 1000.0}, 0);
    if (holds && failed) return true;
    failed = failed || !holds;
  }
  return false;
}

TEST(MaximumForceProperty, ATargetIsSustainedIfAndOnlyIfMReachesIt) {
  constexpr std::uint32_t draws = 10'000;
  const Model model = baseline_model({"run.draws=10000"});
  const SustainedRule& rule = model.scenario.sustained;
  std::uint32_t with_gaps = 0, contradictions = 0;
  for (std::uint32_t index = 0; index < draws; ++index) {
    const ForceConditions conditions = conditions_of(model, index);
    const double most = largest_force(conditions, rule, {}, 0);
    bool consistent = true;
    for (int i = 1; i <= 20; ++i) {
      const double target = 25'000.0 * i;
      const bool on_edge = std::abs(most - target) < step;  // M is a point of the grid, and the edge lies above it
      consistent = consistent && (on_edge || sustains(conditions, rule, Aim{.active = target}, 0) == (most >= target));
    }
    if (consistent) continue;
    has_fine_gaps(conditions, rule) ? ++with_gaps : ++contradictions;
  }
  std::printf("draws with gaps: %u of %u\n", with_gaps, draws);
  EXPECT_EQ(contradictions, 0u);
  EXPECT_LT(with_gaps, draws / 100);
}

/// M can pass M_money by the tolerance of `fill`: a force short of people is up to 5 % cheaper than a full one.
TEST(MaximumForceProperty, CeilingsBoundTheForce) {
  const Model model = baseline_model({"run.draws=500"});
  for (std::uint32_t index = 0; index < 500; ++index) {
    const MaximumForce most = maximum_force(conditions_of(model, index), model.scenario.sustained, 0);
    EXPECT_LE(most.force, most.people) << index;
    EXPECT_LE(most.force, most.money / model.scenario.sustained.fill) << index;
    EXPECT_LE(most.force, most.training) << index;
    EXPECT_LE(most.with_reserve, most.force) << index;
  }
}

/// On the same grid the search ends where the model's bisection ends, wherever "sustained" has no gaps.
TEST(MaximumForceProperty, MIsTheBisectionsInTenThousandTrajectories) {
  constexpr std::uint32_t draws = 10'000;
  const Model model = baseline_model({"run.draws=10000"});
  const SustainedRule& rule = model.scenario.sustained;
  std::uint32_t with_gaps = 0, others = 0;
  for (std::uint32_t index = 0; index < draws; ++index) {
    const ForceConditions conditions = conditions_of(model, index);
    const double most = largest_force(conditions, rule, {}, 0), bisected = bisected_force(conditions, rule, {}, 0);
    if (most == bisected) continue;
    lies_a_gap_between(most, bisected, conditions, rule) ? ++with_gaps : ++others;
  }
  std::printf("M differs from the bisection's in %u of %u, all of them with gaps\n", with_gaps, draws);
  EXPECT_EQ(others, 0u);
  EXPECT_LT(with_gaps, draws / 1000);
}

/// How many of the sizes differ from the bisection's, each with a gap between the two ends.
int expect_as_bisected(const MaximumForce& most, const ForceConditions& conditions, const SustainedRule& rule) {
  int with_gaps = 0;
  const auto expect = [&](double found, Relaxed relaxed, double ratio) {
    const double bisected = bisected_force(conditions, rule, relaxed, ratio);
    if (found == bisected) return;
    EXPECT_TRUE(lies_a_gap_between(found, bisected, conditions, rule, relaxed, ratio)) << found << ", not " << bisected;
    ++with_gaps;
  };
  expect(most.force, {}, 0);
  expect(most.with_reserve, {}, rule.reserve_ratio);
  expect(most.people, {.places = true, .money = true}, 0);
  expect(most.money, {.volunteers = true, .places = true}, 0);
  expect(most.training, {.volunteers = true, .money = true}, 0);
  return with_gaps;
}

TEST(MaximumForceProperty, CeilingsAreTheBisectionsUnderEveryDefinition) {
  double paths = 0;
  int with_gaps = 0;
  for (const char* definition : {"every-year", "final-year", "mean", "n-of-m"}) {
    const std::string set = std::string("sustained.definition=") + definition;
    const Model model = baseline_model({"run.draws=150", set.c_str(), "sustained.years_needed=9"});
    for (std::uint32_t index = 0; index < 150; ++index) {
      SCOPED_TRACE(set + " " + std::to_string(index));
      const ForceConditions conditions = conditions_of(model, index);
      const MaximumForce most = maximum_force(conditions, model.scenario.sustained, 0);
      with_gaps += expect_as_bisected(most, conditions, model.scenario.sustained);
      if (model.scenario.sustained.definition == Definition::every_year) paths += most.paths;
    }
  }
  std::printf("force paths for M, M_ratio, ceilings and what binds: %.1f of the bisection's %d\n", paths / 150,
              8 * (halvings + 1));
  std::printf("sizes that differ from the bisection's: %d of %d, all of them with gaps\n", with_gaps, 4 * 150 * 5);
  EXPECT_LT(paths / 150, 70);
  EXPECT_LT(with_gaps, 4 * 150 * 5 / 200);
}

}  // namespace
}  // namespace muster
