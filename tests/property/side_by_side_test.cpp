// Trajectories side by side, in the lanes of any instruction set, are those that run alone: bit for bit.
#include "muster/assessment/side_by_side.hpp"
#include "muster/ensemble/trajectory.hpp"
#include "support/baseline_model.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <map>
#include <vector>

namespace muster {
namespace {

using testing::baseline_model;

std::vector<ForceConditions> futures_of(const Model& model, std::uint32_t index, std::uint32_t count) {
  const Draw draw = make_draw(model, index);
  std::vector<ForceConditions> all;
  for (std::uint32_t future = 0; future < count; ++future) {
    const Shocks shocks = make_shocks(model, index, future);
    all.push_back(make_conditions(model, draw, shocks,
                                  project(model.population, draw.inputs.population, draw.base, shocks.population)));
  }
  return all;
}

std::vector<const ForceConditions*> pointers(const std::vector<ForceConditions>& all) {
  std::vector<const ForceConditions*> result;
  for (const ForceConditions& conditions : all) result.push_back(&conditions);
  return result;
}

bool same_bits(const ForceYear& a, const ForceYear& b) {
  using Bits = std::array<std::uint64_t, sizeof(ForceYear) / 8>;
  return std::bit_cast<Bits>(a) == std::bit_cast<Bits>(b);
}

void expect_same(const MaximumForce& a, const MaximumForce& b) {
  EXPECT_EQ(a.force, b.force);
  EXPECT_EQ(a.with_reserve, b.with_reserve);
  EXPECT_EQ(a.people, b.people);
  EXPECT_EQ(a.money, b.money);
  EXPECT_EQ(a.training, b.training);
  EXPECT_EQ(a.binding, b.binding);
  EXPECT_EQ(a.paths, b.paths);
}

std::vector<InstructionSet> here() {
  if (greatest_instruction_set() == InstructionSet::baseline) return {InstructionSet::baseline};
  std::vector<InstructionSet> sets;
  for (const InstructionSet set : {InstructionSet::v2, InstructionSet::v3, InstructionSet::v4}) {
    if (set <= greatest_instruction_set()) sets.push_back(set);
  }
  return sets;
}

/// @param seen  null, or where the causes are counted
void expect_as_alone(const Model& model, std::uint32_t draw, std::uint32_t count, InstructionSet set,
                     std::map<Cause, int>* seen = nullptr) {
  const SustainedRule& rule = model.scenario.sustained;
  const std::vector<ForceConditions> all = futures_of(model, draw, count);
  const std::vector<const ForceConditions*> together = pointers(all);
  const SideBySide futures(together, rule, set);
  const std::vector<MaximumForce> maxima = futures.maximum_forces();
  const ReserveReading reading = reading_of(rule.reserve_counts);
  const Aim aim{.active = 250'000};
  const std::vector<JudgedPath> paths = futures.judge_paths(aim, 275'000, 20);
  LaneYears room, years;
  std::vector<int> self_financed;
  (void)futures.judge_paths(aim, 275'000, 20, years, &self_financed);
  const auto why = futures.causes(paths, reading, nullptr, room);
  ASSERT_EQ(maxima.size(), count);
  for (std::size_t i = 0; i < count; ++i) {
    SCOPED_TRACE(::testing::Message() << name_of(set) << " draw " << draw << " future " << i);
    expect_same(maxima[i], maximum_force(all[i], rule, all[i].inputs.cap));
    const JudgedPath alone = judge_path(all[i], rule, aim, 275'000, 20);
    for (std::size_t t = 0; t < alone.years.size(); ++t) EXPECT_TRUE(same_bits(paths[i].years[t], alone.years[t])) << t;
    EXPECT_EQ(why[i], causes(all[i], rule, alone, reading));
    for (std::size_t t = 0; seen && t < why[i].size(); ++t) ++(*seen)[why[i][t]];
    EXPECT_EQ(self_financed[i], self_financed_from(all[i], rule, 250'000, 275'000, reading));
  }
}

TEST(SideBySide, IsAsAloneInTheBaseline) {
  const Model model = baseline_model({"run.draws=100"});
  for (const InstructionSet set : here()) {
    for (std::uint32_t draw = 0; draw < 100; ++draw) expect_as_alone(model, draw, 1 + draw % lane_count, set);
  }
}

TEST(SideBySide, IsAsAloneWithConscriptsHoldingAndDelay) {
  for (const char* term : {"term=0.25", "term=0.75", "term=2.5"}) {
    const Model model = baseline_model({"run.draws=30", term, "call_up_share=0.3", "call_up_share_women=0.1",
                                        "hold_years=4", "ceasefire_year=2", "sustained.reserve_counts=\"ready\"",
                                        "sustained.definition=\"final-year\"", "aid.form=\"period\""});
    for (const InstructionSet set : here()) {
      for (std::uint32_t draw = 0; draw < 30; ++draw) expect_as_alone(model, draw, lane_count, set);
    }
  }
}

// Whether places for training hold back a path is told from the path itself, and if they do not it serves for the one
// without them: about as many places as volunteers, so that lanes differ.
TEST(SideBySide, IsAsAloneWhereTrainingPlacesHoldBack) {
  std::map<Cause, int> seen;
  for (const char* places : {"training_places=12000", "training_places=20000", "training_places=30000"}) {
    const Model model = baseline_model({"run.draws=30", places, "stay_share=0.4"});
    for (const InstructionSet set : here()) {
      for (std::uint32_t draw = 0; draw < 30; ++draw) expect_as_alone(model, draw, lane_count, set, &seen);
    }
  }
  for (const Cause cause : {Cause::people, Cause::training, Cause::money}) EXPECT_GT(seen[cause], 100);
}

TEST(SideBySide, OnlyFixedPayAndTestsOfSingleYearsSuit) {
  const auto suits = [](const char* change) {
    const Model model = baseline_model({"run.draws=2", "sustained.years_needed=9", change});
    return SideBySide::suits(futures_of(model, 0, 1).front(), model.scenario.sustained);
  };
  EXPECT_TRUE(suits("sustained.definition=\"every-year\""));
  EXPECT_TRUE(suits("sustained.definition=\"final-year\""));
  EXPECT_FALSE(suits("sustained.definition=\"mean\""));
  EXPECT_FALSE(suits("sustained.definition=\"n-of-m\""));
  EXPECT_FALSE(suits("pay.rule=\"reactive\""));
  EXPECT_FALSE(suits("pay.rule=\"best\""));
}

}  // namespace
}  // namespace muster
