#include "muster/assessment/constraint.hpp"

#include <algorithm>

namespace muster {
namespace {

struct LiftedPaths {
  std::vector<YearTests> places, money, all_but_places;  ///< by what is lifted
};

std::vector<YearTests> lifted(const ForceConditions& conditions, const SustainedRule& rule, const JudgedPath& path,
                              Relaxed relaxed) {
  const int last = conditions.ceasefire + static_cast<int>(path.years.size()) - 1;
  return judge_path(conditions, rule, Aim{.active = path.aim.active, .relaxed = relaxed}, 0, last).tests;
}

Cause cause_of_shortfall(const LiftedPaths& paths, std::size_t i, bool money_has_cut) {
  if (paths.places[i].strength) return Cause::training;
  if (!paths.all_but_places[i].strength) return Cause::start;
  return money_has_cut && paths.money[i].strength ? Cause::money : Cause::people;
}

bool holds_from(const ForceConditions& conditions, const SustainedRule& rule, ForceStocks stocks, int from,
                const Aim& aim, double reserve, ReserveReading reading) {
  for (int t = from; t <= conditions.ceasefire + rule.until; ++t) {
    if (!passes(judge(advance_one(conditions, t, aim, stocks), rule, aim, reserve, true), reading)) return false;
  }
  return true;
}

}  // namespace

std::vector<Cause> causes(const ForceConditions& conditions, const SustainedRule& rule, const JudgedPath& path,
                          ReserveReading reading) {
  std::vector<Cause> result(path.tests.size(), Cause::none);
  const double cap = conditions.inputs.cap;
  if (cap > 0 && path.aim.active > cap) return result;
  const bool short_at_all = std::ranges::any_of(path.tests, [](const YearTests& t) { return !t.strength; });
  LiftedPaths paths;
  if (short_at_all) {
    paths.places = lifted(conditions, rule, path, {.places = true});
    paths.money = lifted(conditions, rule, path, {.money = true});
    paths.all_but_places = lifted(conditions, rule, path, {.volunteers = true, .money = true});
  }
  bool money_has_cut = false;
  for (std::size_t i = 0; i < result.size(); ++i) {
    money_has_cut = money_has_cut || path.years[i].cuts.of_people();
    if (passes(path.tests[i], reading)) continue;
    if (!path.tests[i].strength)
      result[i] = cause_of_shortfall(paths, i, money_has_cut);
    else
      result[i] = path.tests[i].money ? Cause::reserve : Cause::money;
  }
  return result;
}

int self_financed_from(const ForceConditions& conditions, const SustainedRule& rule, double active, double reserve,
                       ReserveReading reading) {
  const Aim aim{.active = active};
  const Aim alone{.active = active, .without_aid = true};
  ForceStocks stocks = force_at_ceasefire(conditions.inputs, conditions.tables);
  for (int u = 0; u <= rule.until; ++u) {
    const int t = conditions.ceasefire + u;
    if (holds_from(conditions, rule, stocks, t, alone, reserve, reading)) return u;
    (void)advance_one(conditions, t, aim, stocks);  // the stocks alone are wanted
  }
  return -1;
}

}  // namespace muster
