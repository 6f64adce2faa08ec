#include "muster/ensemble/light_run.hpp"

#include "muster/assessment/side_by_side.hpp"
#include "muster/core/require.hpp"
#include "muster/economy/aid.hpp"
#include "muster/ensemble/future_block.hpp"

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

/// Where a draw's verdicts go.
struct Place {
  std::size_t variant, draw;
};

/// The room of one thread.
struct Room {
  FutureBlock as_drawn, changed;
  LaneYears years;
};

bool same_population(const PopulationInputs& a, const PopulationInputs& b) {
  using Bits = std::array<std::uint64_t, sizeof(PopulationInputs) / sizeof(std::uint64_t)>;
  return std::bit_cast<Bits>(a) == std::bit_cast<Bits>(b);
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

bool sustained_as_ruled(const JudgedPath& path, const SustainedRule& rule, double cap) {
  const ReserveReading reading = path.reserve > 0 ? reading_of(rule.reserve_counts) : ReserveReading::none;
  return (cap <= 0 || path.aim.active <= cap) && is_sustained(path, rule, rule.definition, reading);
}

/// Judges a target: the low end of a band holds and its high end does not. @param holds  holds(active, reserve)
template <class Holds>
auto judge_target(const Target& target, const Holds& holds) {
  auto result = holds(target.active, target.band_high ? 0 : target.reserve.value_or(0));
  if (!target.band_high) return result;
  const auto above = holds(*target.band_high, 0);
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = result[i] && !above[i];
  return result;
}

/// Judges the futures of a block and stores what came of them. @param first  future of the block
void judge_block(const Model& model, const LightPlan& plan, const FutureBlock& block, std::uint32_t first, Place place,
                 LaneYears& years, LightRun& run) {
  const SustainedRule& rule = model.scenario.sustained;
  const SideBySide force = block.side_by_side();
  const auto slot = [&](std::size_t lane) { return run.trajectory(place.variant, place.draw, first + lane); };
  const auto holds = [&](double active, double reserve) {
    std::vector<bool> result;
    const int last = model.scenario.ceasefire_year + rule.until;
    for (const JudgedPath& path : force.judge_paths(Aim{.active = active}, reserve, last, years))
      result.push_back(sustained_as_ruled(path, rule, force.cap()));
    return result;
  };
  for (std::size_t lane = 0; lane < block.futures(); ++lane) run.failed[slot(lane)] = block.failed(lane);
  for (std::size_t target = 0; target < plan.targets.size(); ++target) {
    const std::vector<bool> result = judge_target(plan.targets[target], holds);
    for (std::size_t lane = 0; lane < result.size(); ++lane)
      run.held[slot(lane) * run.targets + target] = result[lane] && !block.failed(lane);
  }
  if (!plan.maximum) return;
  const std::vector<double> forces = force.largest_forces();
  for (std::size_t lane = 0; lane < forces.size(); ++lane) {
    if (!block.failed(lane)) run.max_force[slot(lane)] = forces[lane];
  }
}

/// A future that cannot stand beside others, such as under another rule of pay.
void judge_alone(const Model& model, const LightPlan& plan, const Draw& draw, std::uint32_t future, Place place,
                 LightRun& run) {
  const SustainedRule& rule = model.scenario.sustained;
  const std::optional<ForceConditions> conditions =
      light_conditions(model, draw, make_shocks(model, draw.index, future));
  const std::size_t slot = run.trajectory(place.variant, place.draw, future);
  run.failed[slot] = !conditions;
  if (!conditions) return;
  const double cap = conditions->inputs.cap;
  const auto holds = [&](double active, double reserve) {
    const int last = model.scenario.ceasefire_year + rule.until;
    return std::array{
        sustained_as_ruled(judge_path(*conditions, rule, Aim{.active = active}, reserve, last), rule, cap)};
  };
  for (std::size_t target = 0; target < plan.targets.size(); ++target)
    run.held[slot * run.targets + target] = judge_target(plan.targets[target], holds)[0];
  if (!plan.maximum) return;
  const double force = largest_force(*conditions, rule, {}, 0);
  run.max_force[slot] = cap > 0 ? std::min(cap, force) : force;
}

/// Variants of a draw that stand side by side: futures in blocks, the population shared where its inputs agree.
void judge_variants(const Model& model, const LightPlan& plan, const std::vector<Draw>& changes, const Draw& draw,
                    std::size_t index, LightRun& run) {
  thread_local Room room;
  std::vector<DrawPlan> plans;
  for (const Draw& changed : changes) plans.push_back(make_plan(model, changed));
  const DrawPlan as_drawn = make_plan(model, draw);
  for (std::uint32_t first = 0; first < plan.futures; first += lane_count) {
    const std::uint32_t count = std::min<std::uint32_t>(lane_count, plan.futures - first);
    room.as_drawn.prepare(model, draw, as_drawn, first, count);
    for (std::size_t v = 0; v < changes.size(); ++v) {
      const bool shared = same_population(draw.inputs.population, changes[v].inputs.population);
      FutureBlock& block = shared ? room.as_drawn : room.changed;
      if (shared)
        block.change(changes[v], plans[v]);
      else
        block.prepare(model, changes[v], plans[v], first, count);
      judge_block(model, plan, block, first, {v, index}, room.years, run);
    }
  }
}

void run_one_draw(const Model& model, const LightPlan& plan, std::span<const InputChange> variants, std::size_t index,
                  LightRun& run) {
  const Draw draw = make_draw(model, plan.first_draw + static_cast<std::uint32_t>(index));
  std::vector<Draw> changes;
  for (const InputChange& change : variants) changes.push_back(changed(model, draw, change));
  if (SideBySide::suits(make_plan(model, draw).conditions, model.scenario.sustained)) {
    judge_variants(model, plan, changes, draw, index, run);
    return;
  }
  for (std::size_t v = 0; v < changes.size(); ++v) {
    for (std::uint32_t future = 0; future < plan.futures; ++future)
      judge_alone(model, plan, changes[v], future, {v, index}, run);
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
