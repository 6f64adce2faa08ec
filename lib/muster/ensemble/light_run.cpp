#include "muster/ensemble/light_run.hpp"

#include "muster/assessment/side_by_side.hpp"
#include "muster/core/require.hpp"
#include "muster/economy/aid.hpp"
#include "muster/sampling/stream.hpp"

#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace muster {
namespace {

namespace tbb = oneapi::tbb;

/// Up to lane_count futures of one draw as drawn: what its variants share.
struct FutureBlock {
  std::uint32_t first = 0;
  std::vector<Shocks> shocks;
  std::vector<PopulationPath> populations;
};

/// Where a block's verdicts go.
struct Place {
  std::size_t variant, draw;
};

/// The number that picks a draw's form of aid, at the address make_draw() reads.
double aid_form_share(const Model& model, std::uint32_t draw) {
  if (model.scenario.level == Level::L1) return 0.5;
  return uniform(
      {.seed = model.scenario.run.seed, .draw = draw, .future = no_future, .purpose = purpose("aid_form"), .year = 0});
}

bool same_population(const PopulationInputs& a, const PopulationInputs& b) {
  using Bits = std::array<std::uint64_t, sizeof(PopulationInputs) / sizeof(std::uint64_t)>;
  return std::bit_cast<Bits>(a) == std::bit_cast<Bits>(b);
}

bool is_finite(const PopulationPath& population, const ForceConditions& conditions) {
  return std::isfinite(population.cohorts.back().residents.sum()) &&
         std::ranges::all_of(conditions.years, [](const ForceYearConditions& year) {
           return std::isfinite(year.budget.economy.potential) && std::isfinite(year.budget.economy.wage) &&
                  std::isfinite(year.pay.back().volunteers.persons);
         });
}

/// The draw with other values; its population is worked out again only where its inputs move.
Draw changed(const Model& model, const Draw& draw, const InputChange& change) {
  Draw result = draw;
  if (!change) return result;
  change(draw.index, result.values);
  for (std::size_t i = 0; i < result.values.size(); ++i) {
    if (model.fields[i]) model.fields[i]->field(result.inputs) = result.values[i];
  }
  if (model.scenario.aid_form == AidForm::drawn) {
    result.aid_form = drawn_form(result.inputs.economy, aid_form_share(model, draw.index));
  }
  if (!same_population(draw.inputs.population, result.inputs.population)) {
    result.base = base_cohorts(model.population, result.inputs.population);
  }
  return result;
}

FutureBlock block_of(const Model& model, const Draw& draw, std::uint32_t first, std::uint32_t count) {
  FutureBlock block{first, {}, {}};
  for (std::uint32_t future = first; future < first + count; ++future) {
    block.shocks.push_back(make_shocks(model, draw.index, future));
    block.populations.push_back(
        project(model.population, draw.inputs.population, draw.base, block.shocks.back().population));
  }
  return block;
}

/// Conditions of one future of a variant, from the shared population where it is the same.
std::optional<ForceConditions> conditions_of(const Model& model, const Draw& draw, const FutureBlock& block,
                                             std::size_t i, bool shared) {
  if (!shared || model.scenario.pay_rule == PayRule::best) return light_conditions(model, draw, block.shocks[i]);
  ForceConditions conditions = make_conditions(model, draw, block.shocks[i], block.populations[i]);
  if (!is_finite(block.populations[i], conditions)) return std::nullopt;
  return conditions;
}

bool sustained_as_ruled(const JudgedPath& path, const SustainedRule& rule, double cap) {
  const ReserveReading reading = path.reserve > 0 ? reading_of(rule.reserve_counts) : ReserveReading::none;
  return (cap <= 0 || path.aim.active <= cap) && is_sustained(path, rule, rule.definition, reading);
}

/// Judges one size for all futures that wait.
class Judge {
 public:
  Judge(const Model& model, std::span<const ForceConditions* const> futures)
      : model_(model), futures_(futures), rule_(model.scenario.sustained) {
    if (SideBySide::suits(*futures.front(), rule_)) together_.emplace(futures, rule_);
  }

  [[nodiscard]] std::vector<bool> holds(double active, double reserve) const {
    const int last = model_.scenario.ceasefire_year + rule_.until;
    const Aim aim{.active = active};
    std::vector<bool> result;
    if (together_) {
      for (const JudgedPath& path : together_->judge_paths(aim, reserve, last)) {
        result.push_back(sustained_as_ruled(path, rule_, together_->cap()));
      }
      return result;
    }
    for (const ForceConditions* future : futures_) {
      result.push_back(sustained_as_ruled(judge_path(*future, rule_, aim, reserve, last), rule_, future->inputs.cap));
    }
    return result;
  }

  [[nodiscard]] std::vector<bool> holds(const Target& target) const {
    std::vector<bool> result = holds(target.active, target.band_high ? 0 : target.reserve.value_or(0));
    if (!target.band_high) return result;
    const std::vector<bool> above = holds(*target.band_high, 0);
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = result[i] && !above[i];
    return result;
  }

  [[nodiscard]] std::vector<MaximumForce> maxima() const {
    if (together_) return together_->maximum_forces();
    std::vector<MaximumForce> result;
    for (const ForceConditions* future : futures_) result.push_back(maximum_force(*future, rule_, future->inputs.cap));
    return result;
  }

 private:
  const Model& model_;
  std::span<const ForceConditions* const> futures_;
  const SustainedRule& rule_;
  std::optional<SideBySide> together_;
};

/// Judges the futures of a block for one variant and stores what came of them.
void judge_block(const Model& model, const LightPlan& plan, const Draw& draw, const FutureBlock& block, bool shared,
                 Place place, LightRun& run) {
  std::vector<std::optional<ForceConditions>> all;
  std::vector<const ForceConditions*> futures;
  std::vector<std::size_t> slots;
  for (std::size_t i = 0; i < block.shocks.size(); ++i) {
    all.push_back(conditions_of(model, draw, block, i, shared));
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::size_t slot = run.trajectory(place.variant, place.draw, block.first + i);
    run.failed[slot] = !all[i];
    if (!all[i]) continue;
    futures.push_back(&*all[i]);
    slots.push_back(slot);
  }
  if (futures.empty()) return;
  const Judge judge(model, futures);
  for (std::size_t target = 0; target < plan.targets.size(); ++target) {
    const std::vector<bool> holds = judge.holds(plan.targets[target]);
    for (std::size_t i = 0; i < slots.size(); ++i) run.held[slots[i] * run.targets + target] = holds[i];
  }
  if (!plan.maximum) return;
  const std::vector<MaximumForce> maxima = judge.maxima();
  for (std::size_t i = 0; i < slots.size(); ++i) run.max_force[slots[i]] = maxima[i].force;
}

void run_one_draw(const Model& model, const LightPlan& plan, std::span<const InputChange> variants, std::size_t index,
                  LightRun& run) {
  const Draw draw = make_draw(model, plan.first_draw + static_cast<std::uint32_t>(index));
  std::vector<Draw> changes;
  for (const InputChange& change : variants) changes.push_back(changed(model, draw, change));
  for (std::uint32_t first = 0; first < plan.futures; first += lane_count) {
    const FutureBlock block = block_of(model, draw, first, std::min<std::uint32_t>(lane_count, plan.futures - first));
    for (std::size_t v = 0; v < changes.size(); ++v) {
      const bool shared = same_population(draw.inputs.population, changes[v].inputs.population);
      judge_block(model, plan, changes[v], block, shared, {v, index}, run);
    }
  }
}

LightRun room_for(const LightPlan& plan, std::size_t variants) {
  LightRun run{variants, plan.draws, plan.futures, plan.targets.size(), {}, {}, {}};
  const std::size_t trajectories = variants * run.draws * run.futures;
  run.held.assign(trajectories * run.targets, 0);
  run.failed.assign(trajectories, 1);
  if (plan.maximum) run.max_force.assign(trajectories, std::numeric_limits<double>::quiet_NaN());
  return run;
}

}  // namespace

InputChange fix_input(const Model& model, std::size_t input, double value) {
  require(model.fields[input] != nullptr, "{}: found a table (a table by age is no number); name an input that is one",
          model.scenario.inputs[input].name);
  return [input, value](std::uint32_t, std::span<double> values) { values[input] = value; };
}

Draw make_draw_with(const Model& model, std::uint32_t index, const InputChange& change) {
  return changed(model, make_draw(model, index), change);
}

std::vector<double> LightRun::hits(std::size_t variant, std::size_t target) const {
  std::vector<double> counts(draws, 0);
  for (std::size_t draw = 0; draw < draws; ++draw) {
    for (std::size_t future = 0; future < futures; ++future) counts[draw] += holds(variant, draw, future, target);
  }
  return counts;
}

std::vector<double> LightRun::valid(std::size_t variant) const {
  std::vector<double> counts(draws, 0);
  for (std::size_t draw = 0; draw < draws; ++draw) {
    for (std::size_t future = 0; future < futures; ++future) {
      counts[draw] += failed[trajectory(variant, draw, future)] == 0;
    }
  }
  return counts;
}

double LightRun::probability(std::size_t variant, std::size_t target) const {
  const std::vector<double> hit = hits(variant, target), all = valid(variant);
  return std::accumulate(hit.begin(), hit.end(), 0.0) / std::accumulate(all.begin(), all.end(), 0.0);
}

LightRun light_run(const Model& model, const LightPlan& plan, std::span<const InputChange> variants) {
  const InputChange as_drawn;
  const std::span<const InputChange> all = variants.empty() ? std::span(&as_drawn, 1) : variants;
  LightRun run = room_for(plan, all.size());
  tbb::task_arena arena(plan.threads > 0 ? plan.threads : tbb::task_arena::automatic);
  arena.execute([&] {
    tbb::parallel_for(std::size_t{0}, run.draws, [&](std::size_t index) {
      if (plan.stop && plan.stop()) return;
      run_one_draw(model, plan, all, index, run);
    });
  });
  return run;
}

}  // namespace muster
