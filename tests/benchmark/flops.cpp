#include "benchmark/flops.hpp"

#include "muster/assessment/detail/find_maximum.hpp"
#include "muster/assessment/detail/lane_kernels.hpp"
#include "muster/ensemble/detail/outcome.hpp"
#include "muster/ensemble/trajectory.hpp"
#include "muster/population/advance.hpp"

#include <algorithm>
#include <bit>

namespace muster::bench {
namespace {

using testing::counted;
using testing::Counted;

/// One trajectory as the force meets it, under the counting scalar.
struct CountedForce {
  const ForceConditions& conditions;
  const SustainedRule& rule;
  std::vector<ForceYearTerms<Counted>> terms;  ///< from the ceasefire on

  void advance_year(int tau, const AimOf<Counted>& aim, ForceStocksOf<Counted>& stocks,
                    ForceYearOf<Counted>& year) const {
    const ForceYearTerms<Counted>& of_year = terms[static_cast<std::size_t>(tau)];
    if (aim.strength_alone)
      advance_strength(conditions, of_year, tau, aim, stocks, year);
    else
      advance(conditions, of_year, tau, aim, stocks, year);
  }
  [[nodiscard]] bool run_out(int tau) const { return aid_has_run_out(conditions, conditions.ceasefire + tau); }
  [[nodiscard]] ForceStocksOf<Counted> start() const {
    return stocks_at_ceasefire<Counted>(conditions.inputs, conditions.tables);
  }
};

CountedForce force_of(const ForceConditions& conditions, const SustainedRule& rule) {
  CountedForce force{conditions, rule, {}};
  for (std::size_t t = static_cast<std::size_t>(conditions.ceasefire); t < conditions.years.size(); ++t)
    force.terms.push_back(std::bit_cast<ForceYearTerms<Counted>>(terms_of(conditions.years[t], 0)));
  return force;
}

/// The judge of the search for M, see maximum_force.cpp.
struct CountedJudge {
  const CountedForce& force;

  std::array<Verdict, 1> operator()(const muster::detail::Sizes<1>& size, const SizeQuestion& question,
                                    const muster::detail::Asked<1>& /*asked*/) const {
    const AimOf<Counted> aim{
        .active = size[0],
        .relaxed = question.relaxed,
        .strength_alone = question.asks_strength_alone(),
        .without_readiness = question.reserve_ratio <= 0 || force.rule.reserve_counts != ReserveCounts::ready};
    auto stocks = force.start();
    const PathVerdict<Counted> verdict = judge_years<Counted>(
        force.rule, aim, question.reserve_ratio,
        [&](int tau, ForceYearOf<Counted>& year) { force.advance_year(tau, aim, stocks, year); },
        [&](int tau) { return force.run_out(tau); });
    return {Verdict{verdict.holds.value() > 0, verdict.margin.value()}};
  }
};

/// Judges as the lanes do: all futures that are worked out at once as long as one of them is still looking.
struct RoundsJudge {
  std::vector<ForceConditions> block;
  const SustainedRule& rule;
  mutable long paths = 0;  ///< of all lanes, asked or taken along

  std::array<Verdict, lane_count> operator()(const muster::detail::Sizes<lane_count>& sizes,
                                             const SizeQuestion& question,
                                             const muster::detail::Asked<lane_count>& asked) const {
    const auto at_once = static_cast<std::size_t>(muster::detail::lane_kernels(instruction_set()).lanes_at_once);
    std::array<Verdict, lane_count> verdicts;
    for (std::size_t i = 0; i < lane_count; ++i) {
      const bool* const group = &asked[i - i % at_once];
      if (std::none_of(group, group + at_once, [](bool each) { return each; })) continue;
      const Aim aim{.active = sizes[i], .relaxed = question.relaxed, .strength_alone = question.asks_strength_alone()};
      verdicts[i] = judge_size(block[i], rule, aim, question.reserve_ratio);
      ++paths;
    }
    return verdicts;
  }
};

void population(const Model& model, const Draw& draw, const DrawPlan& plan, const Shocks& shocks) {
  const PopulationInputs& inputs = draw.inputs.population;
  const auto terms = yearly_terms(model.population, inputs, plan.population, draw.base, shocks.population);
  PersonsOf<Counted> persons = persons_of<Counted>(draw.base);
  const PopulationDraw of_draw{inputs, model.population.tables, model.population.settings.timing};
  YearRoom<Counted> room;
  for (std::size_t t = 0; t + 1 < terms.size(); ++t) {
    (void)advance(
        of_draw, plan.population[t], std::bit_cast<PopulationTerms<Counted>>(terms[t]),
        [](bool, int, const CellMigrants<Counted>&) {}, persons, room);
  }
}

struct CountedResidents {
  const Cohorts& cohorts;

  [[nodiscard]] Counted woman(int age) const { return cohorts.residents.female[age]; }
  [[nodiscard]] Counted man(int age) const { return cohorts.residents.male[age]; }
  [[nodiscard]] Counted wounded(int age) const { return cohorts.wounded[age]; }
};

void pool(const DrawPlan& plan, const PopulationPath& path) {
  AgeRow<Counted> eligible;
  for (std::size_t t = 0; t < plan.force.years.size(); ++t) {
    (void)eligible_pool<Counted>(plan.force.pool, CountedResidents{path.cohorts[t]}, eligible);
    (void)volunteers<Counted>(plan.force.pool, eligible, Counted(1));
  }
}

/// A path and the tests of its years. @return whether test (a) fails in some year
/// @param alone  whether the first year is looked for from which it is self-financed
bool follow(const CountedForce& force, const AimOf<Counted>& aim, double reserve, int last_tau, bool alone = false) {
  auto stocks = force.start();
  bool is_short = false;
  Counted first = -1;
  const auto advance_year = [&](int tau, const AimOf<Counted>& its_aim, ForceStocksOf<Counted>& its_stocks,
                                ForceYearOf<Counted>& year) { force.advance_year(tau, its_aim, its_stocks, year); };
  for (int tau = 0; tau <= last_tau; ++tau) {
    if (alone) look_for_self_financed<Counted>(tau, force.rule, aim.active, reserve, stocks, advance_year, first);
    ForceYearOf<Counted> year;
    force.advance_year(tau, aim, stocks, year);
    is_short = !strength_holds(year, force.rule, aim) || is_short;
    (void)reserve_holds<Counted>(year.enrolled, reserve);
    (void)reserve_holds<Counted>(year.ready, reserve);
    (void)year.cuts.of_people();
    if (!aim.relaxed.money) (void)money_holds(year, force.rule, force.run_out(tau));
  }
  return is_short;
}

/// The ends of a band have paths of their own where no target stands there.
void band(const CountedForce& force, const std::vector<Target>& targets, const Target& band) {
  for (const double end : {band.active, *band.band_high}) {
    const auto stands_there = [end](const Target& target) { return !target.band_high && target.active == end; };
    if (std::ranges::none_of(targets, stands_there)) follow(force, {.active = end}, 0, force.rule.until);
  }
}

void target(const CountedForce& force, const std::vector<Target>& targets, const Target& target) {
  const int last = static_cast<int>(force.terms.size()) - 1;
  if (target.band_high) return band(force, targets, target);
  if (!follow(force, {.active = target.active}, target.reserve.value_or(0), last, true)) return;
  for (std::size_t k = 0; k < lifted_for_causes.size(); ++k) {
    if (k == lifted_but_places) continue;  // once a draw
    const Aim aim = aim_of_lifted(target.active, lifted_for_causes[k]);
    follow(
        force,
        {.active = aim.active, .relaxed = aim.relaxed, .strength_alone = aim.strength_alone, .without_readiness = true},
        0, last);
  }
}

}  // namespace

Flops count_flops(const Model& model, std::uint32_t first, std::uint32_t draws) {
  constexpr std::uint32_t futures = lane_count;
  const SustainedRule& rule = model.scenario.sustained;
  Flops flops;
  for (std::uint32_t index = first; index < first + draws; ++index) {
    const Draw draw = make_draw(model, index);
    const DrawPlan plan = make_plan(model, draw);
    RoundsJudge block{{}, rule};
    std::optional<double> known;
    for (std::uint32_t future = 0; future < futures; ++future) {
      const Shocks shocks = make_shocks(model, index, future);
      const PopulationPath path = project(model.population, draw.inputs.population, draw.base, shocks.population);
      const ForceConditions conditions = make_conditions(model, draw, shocks, path);
      known = muster::detail::shared_verdicts(model, conditions).training;
      const CountedForce force = force_of(conditions, rule);
      flops.population += counted([&] { population(model, draw, plan, shocks); });
      flops.pool += counted([&] { pool(plan, path); });
      flops.maximum += counted(
          [&] { flops.paths += muster::detail::find_maximum<1>(rule, 0, CountedJudge{force}, known)[0].paths; });
      for (const Target& wanted : model.targets) {
        flops.targets += counted([&] { target(force, model.targets, wanted); });
      }
      ++flops.trajectories;
      block.block.push_back(conditions);
    }
    (void)muster::detail::find_maximum<lane_count>(rule, 0, block, known);
    flops.rounds += static_cast<double>(block.paths);
  }
  flops.paths /= static_cast<double>(flops.trajectories);
  flops.rounds /= static_cast<double>(flops.trajectories);
  return flops;
}

}  // namespace muster::bench
