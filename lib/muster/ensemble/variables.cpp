#include "muster/ensemble/variables.hpp"

#include <array>
#include <bit>
#include <cstddef>

namespace muster {
namespace {

using std::string_view;

constexpr string_view persons = "persons";
constexpr string_view dollars = "USD";

constexpr std::array common{
    CommonVariable{"population", persons,
                   [](const Trajectory& run, int t) { return residents(run.population.cohorts[t], 0, open_age); }},
    CommonVariable{"men_18_45", persons,
                   [](const Trajectory& run, int t) { return men_18_45(run.population.cohorts[t].residents); }},
    CommonVariable{"eligible", persons, [](const Trajectory& run, int t) { return run.conditions.years[t].pool.men; }},
    CommonVariable{"aid", dollars,
                   [](const Trajectory& run, int t) { return run.conditions.years[t].budget.aid_paid; }},
    CommonVariable{"fixed", dollars, [](const Trajectory& run, int t) { return run.conditions.years[t].prices.fixed; }},
    CommonVariable{"veterans", dollars,
                   [](const Trajectory& run, int t) { return run.conditions.years[t].prices.veterans; }},
};

// Where a field stands in ForceYear, which is nothing but doubles.
#define MUSTER_PLACE(field) static_cast<std::uint8_t>(offsetof(ForceYear, field) / sizeof(double))

template <class... Places>
constexpr TargetVariable sum(string_view name, string_view unit, Places... places) {
  return {name, unit, {places...}, sizeof...(places)};
}

constexpr std::array by_target{
    sum("active", persons, MUSTER_PLACE(active)),
    sum("professionals", persons, MUSTER_PLACE(professionals)),
    sum("legacy", persons, MUSTER_PLACE(legacy)),
    sum("conscripts", persons, MUSTER_PLACE(conscripts)),
    sum("held", persons, MUSTER_PLACE(held)),
    sum("demobilising", persons, MUSTER_PLACE(demobilising)),
    sum("volunteers", persons, MUSTER_PLACE(volunteers)),
    sum("recruits", persons, MUSTER_PLACE(recruits)),
    sum("training_dropouts", persons, MUSTER_PLACE(training_dropouts)),
    sum("called_up", persons, MUSTER_PLACE(called_up)),
    sum("converts", persons, MUSTER_PLACE(converts)),
    sum("released", persons, MUSTER_PLACE(released)),
    sum("left", persons, MUSTER_PLACE(left)),
    sum("demobilised", persons, MUSTER_PLACE(demobilised)),
    sum("enrolled", persons, MUSTER_PLACE(enrolled)),
    sum("ready", persons, MUSTER_PLACE(ready)),
    sum("called_share", "share", MUSTER_PLACE(called_share)),
    sum("pay_ratio", "ratio", MUSTER_PLACE(pay_ratio)),
    sum("gdp", dollars, MUSTER_PLACE(gdp)),
    sum("own_money", dollars, MUSTER_PLACE(own_money)),
    sum("pay", dollars, MUSTER_PLACE(pay)),
    sum("upkeep", dollars, MUSTER_PLACE(upkeep)),
    sum("kit", dollars, MUSTER_PLACE(kit)),
    sum("training", dollars, MUSTER_PLACE(training)),
    sum("reserve_cost", dollars, MUSTER_PLACE(reserve_cost)),
    sum("cost", dollars, MUSTER_PLACE(pay), MUSTER_PLACE(upkeep), MUSTER_PLACE(kit), MUSTER_PLACE(training),
        MUSTER_PLACE(reserve_cost), MUSTER_PLACE(fixed), MUSTER_PLACE(veterans)),
    sum("room", dollars, MUSTER_PLACE(own_money), MUSTER_PLACE(aid)),
    sum("own_funded", dollars, MUSTER_PLACE(own_funded)),
    sum("unpaid", dollars, MUSTER_PLACE(cuts.unpaid)),
    sum("cut_intake", "share", MUSTER_PLACE(cuts.intake)),
    sum("cut_equipment", "share", MUSTER_PLACE(cuts.equipment)),
    sum("cut_refreshers", persons, MUSTER_PLACE(cuts.refreshers)),
    sum("cut_strength", persons, MUSTER_PLACE(cuts.legacy_above_target), MUSTER_PLACE(cuts.held),
        MUSTER_PLACE(cuts.professionals), MUSTER_PLACE(cuts.legacy), MUSTER_PLACE(cuts.conscripts)),
};
#undef MUSTER_PLACE

}  // namespace

double TargetVariable::value(const ForceYear& year) const {
  const auto all = std::bit_cast<std::array<double, sizeof(ForceYear) / sizeof(double)>>(year);
  double total = all[fields[0]];
  for (int i = 1; i < field_count; ++i) total += all[fields[static_cast<std::size_t>(i)]];
  return total;
}

std::span<const CommonVariable> common_variables() { return common; }
std::span<const TargetVariable> target_variables() { return by_target; }

ForceYear force_year(const Trajectory& trajectory, const TargetOutcome& outcome, int t) {
  const int ceasefire = trajectory.conditions.ceasefire;
  return t < ceasefire ? wartime_year(trajectory.conditions, t)
                       : outcome.path.years[static_cast<std::size_t>(t - ceasefire)];
}

double sum_of_ages(const AgeVector& by_age, int first, int last) {
  double sum = 0;
  for (int a = first; a <= last; ++a) sum += by_age[a];
  return sum;
}

double residents(const Cohorts& cohorts, int first, int last) {
  return sum_of_ages(cohorts.residents.female, first, last) + sum_of_ages(cohorts.residents.male, first, last);
}

double men_18_45(const BySex& residents) { return sum_of_ages(residents.male, 18, 45); }

}  // namespace muster
