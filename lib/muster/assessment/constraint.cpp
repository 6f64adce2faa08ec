#include "muster/assessment/constraint.hpp"

#include "muster/assessment/judge.hpp"

#include <algorithm>

namespace muster {
namespace {

Cause cause_of_shortfall(const LiftedTests& lifted, std::size_t i, bool money_has_cut) {
  const auto& [places, money, all_but_places] = lifted;
  if (places[i].strength) return Cause::training;
  if (!all_but_places[i].strength) return Cause::start;
  return money_has_cut && money[i].strength ? Cause::money : Cause::people;
}

}  // namespace

bool is_short_of_strength(const JudgedPath& path) {
  return std::ranges::any_of(path.tests, [](const YearTests& tests) { return !tests.strength; });
}

std::vector<Cause> causes_given(const LiftedTests& lifted, double cap, const JudgedPath& path, ReserveReading reading) {
  std::vector<Cause> result(path.tests.size(), Cause::none);
  if (cap > 0 && path.aim.active > cap) return result;
  bool money_has_cut = false;
  for (std::size_t i = 0; i < result.size(); ++i) {
    money_has_cut = money_has_cut || path.tests[i].cut_people;
    if (passes(path.tests[i], reading)) continue;
    if (!path.tests[i].strength)
      result[i] = cause_of_shortfall(lifted, i, money_has_cut);
    else
      result[i] = path.tests[i].money ? Cause::reserve : Cause::money;
  }
  return result;
}

std::vector<Cause> causes(const ForceConditions& conditions, const SustainedRule& rule, const JudgedPath& path,
                          ReserveReading reading) {
  std::array<JudgedPath, lifted_for_causes.size()> lifted;
  LiftedTests tests;
  for (std::size_t k = 0; k < lifted.size() && is_short_of_strength(path); ++k) {
    const int last = conditions.ceasefire + static_cast<int>(path.years.size()) - 1;
    lifted[k] = judge_path(conditions, rule, aim_of_lifted(path.aim.active, lifted_for_causes[k]), 0, last);
    tests[k] = lifted[k].tests;
  }
  return causes_given(tests, conditions.inputs.cap, path, reading);
}

int self_financed_from(const ForceConditions& conditions, const SustainedRule& rule, double active, double reserve,
                       ReserveReading reading) {
  SustainedRule judged = rule;
  judged.reserve_counts = reading == ReserveReading::ready ? ReserveCounts::ready : ReserveCounts::enrolled;
  const double required = reading == ReserveReading::none ? 0 : reserve;
  const auto advance_year = [&](int tau, const Aim& aim, ForceStocks& stocks, ForceYear& year) {
    year = advance_one(conditions, conditions.ceasefire + tau, aim, stocks);
  };
  const Aim aided{.active = active};
  ForceStocks stocks = force_at_ceasefire(conditions.inputs, conditions.tables);
  ForceYear year;
  double first = -1;
  for (int u = 0; u <= rule.until && first < 0; ++u) {
    look_for_self_financed(u, judged, active, required, stocks, advance_year, first);
    advance_year(u, aided, stocks, year);
  }
  return static_cast<int>(first);
}

}  // namespace muster
