#include "muster/ensemble/variables.hpp"

#include <array>

namespace muster {
namespace {

using std::string_view;

constexpr string_view persons = "persons";
constexpr string_view dollars = "USD";

constexpr std::array common{
    CommonVariable{"population", persons,
                   [](const Trajectory& run, int t) { return run.population.cohorts[t].residents.sum(); }},
    CommonVariable{"men_18_45", persons,
                   [](const Trajectory& run, int t) { return men_18_45(run.population.cohorts[t].residents); }},
    CommonVariable{"eligible", persons, [](const Trajectory& run, int t) { return run.conditions.years[t].pool.men; }},
    CommonVariable{"aid", dollars,
                   [](const Trajectory& run, int t) { return run.conditions.years[t].budget.aid_paid; }},
    CommonVariable{"fixed", dollars, [](const Trajectory& run, int t) { return run.conditions.years[t].prices.fixed; }},
    CommonVariable{"veterans", dollars,
                   [](const Trajectory& run, int t) { return run.conditions.years[t].prices.veterans; }},
};

constexpr std::array by_target{
    TargetVariable{"active", persons, [](const ForceYear& y) { return y.active; }},
    TargetVariable{"professionals", persons, [](const ForceYear& y) { return y.professionals; }},
    TargetVariable{"legacy", persons, [](const ForceYear& y) { return y.legacy; }},
    TargetVariable{"conscripts", persons, [](const ForceYear& y) { return y.conscripts; }},
    TargetVariable{"held", persons, [](const ForceYear& y) { return y.held; }},
    TargetVariable{"demobilising", persons, [](const ForceYear& y) { return y.demobilising; }},
    TargetVariable{"volunteers", persons, [](const ForceYear& y) { return y.volunteers; }},
    TargetVariable{"recruits", persons, [](const ForceYear& y) { return y.recruits; }},
    TargetVariable{"training_dropouts", persons, [](const ForceYear& y) { return y.training_dropouts; }},
    TargetVariable{"called_up", persons, [](const ForceYear& y) { return y.called_up; }},
    TargetVariable{"converts", persons, [](const ForceYear& y) { return y.converts; }},
    TargetVariable{"released", persons, [](const ForceYear& y) { return y.released; }},
    TargetVariable{"left", persons, [](const ForceYear& y) { return y.left; }},
    TargetVariable{"demobilised", persons, [](const ForceYear& y) { return y.demobilised; }},
    TargetVariable{"enrolled", persons, [](const ForceYear& y) { return y.enrolled; }},
    TargetVariable{"ready", persons, [](const ForceYear& y) { return y.ready; }},
    TargetVariable{"called_share", "share", [](const ForceYear& y) { return y.called_share; }},
    TargetVariable{"pay_ratio", "ratio", [](const ForceYear& y) { return y.pay_ratio; }},
    TargetVariable{"gdp", dollars, [](const ForceYear& y) { return y.gdp; }},
    TargetVariable{"own_money", dollars, [](const ForceYear& y) { return y.own_money; }},
    TargetVariable{"pay", dollars, [](const ForceYear& y) { return y.pay; }},
    TargetVariable{"upkeep", dollars, [](const ForceYear& y) { return y.upkeep; }},
    TargetVariable{"kit", dollars, [](const ForceYear& y) { return y.kit; }},
    TargetVariable{"training", dollars, [](const ForceYear& y) { return y.training; }},
    TargetVariable{"reserve_cost", dollars, [](const ForceYear& y) { return y.reserve_cost; }},
    TargetVariable{"cost", dollars, [](const ForceYear& y) { return y.cost(); }},
    TargetVariable{"room", dollars, [](const ForceYear& y) { return y.money(); }},
    TargetVariable{"own_funded", dollars, [](const ForceYear& y) { return y.own_funded; }},
    TargetVariable{"unpaid", dollars, [](const ForceYear& y) { return y.cuts.unpaid; }},
    TargetVariable{"cut_intake", "share", [](const ForceYear& y) { return y.cuts.intake; }},
    TargetVariable{"cut_equipment", "share", [](const ForceYear& y) { return y.cuts.equipment; }},
    TargetVariable{"cut_refreshers", persons, [](const ForceYear& y) { return y.cuts.refreshers; }},
    TargetVariable{"cut_strength", persons,
                   [](const ForceYear& y) {
                     return y.cuts.legacy_above_target + y.cuts.held + y.cuts.professionals + y.cuts.legacy +
                            y.cuts.conscripts;
                   }},
};

}  // namespace

std::span<const CommonVariable> common_variables() { return common; }
std::span<const TargetVariable> target_variables() { return by_target; }

ForceYear force_year(const Trajectory& trajectory, const TargetOutcome& outcome, int t) {
  const int ceasefire = trajectory.conditions.ceasefire;
  return t < ceasefire ? wartime_year(trajectory.conditions, t)
                       : outcome.path.years[static_cast<std::size_t>(t - ceasefire)];
}

double men_18_45(const BySex& residents) { return residents.male.segment<28>(18).sum(); }

}  // namespace muster
