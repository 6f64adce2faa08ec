// A target is sustained if and only if it is no larger than M; gaps are counted and stated.
#include "muster/assessment/maximum_force.hpp"
#include "muster/ensemble/trajectory.hpp"
#include "support/baseline_model.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>

namespace muster {
namespace {

using testing::baseline_model;

ForceConditions conditions_of(const Model& model, std::uint32_t index) {
  const Draw draw = make_draw(model, index);
  const Shocks shocks = make_shocks(model, index, 0);
  return make_conditions(model, draw, shocks,
                         project(model.population, draw.inputs.population, draw.base, shocks.population));
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
      consistent = consistent && sustains(conditions, rule, Aim{.active = target}, 0) == (most >= target);
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

/// Searches from a guess end where the model's bisection ends, for every ceiling and for M with a reserve.
TEST(MaximumForceProperty, AGuessLeadsToTheBisectionsResult) {
  const Model model = baseline_model({"run.draws=500"});
  const SustainedRule& rule = model.scenario.sustained;
  const std::array<Relaxed, 5> lifted{Relaxed{}, Relaxed{.volunteers = true}, Relaxed{.places = true, .money = true},
                                      Relaxed{.volunteers = true, .places = true},
                                      Relaxed{.volunteers = true, .money = true}};
  for (std::uint32_t index = 0; index < 500; ++index) {
    const ForceConditions conditions = conditions_of(model, index);
    const double most = largest_force(conditions, rule, {}, 0);
    for (const Relaxed relaxed : lifted) {
      EXPECT_EQ(largest_force_near(most, conditions, rule, relaxed, 0), largest_force(conditions, rule, relaxed, 0))
          << index;
    }
    EXPECT_EQ(largest_force_near(most, conditions, rule, {}, 1.1), largest_force(conditions, rule, {}, 1.1)) << index;
  }
}

}  // namespace
}  // namespace muster
