#include "muster/results/trajectory_text.hpp"

#include "muster/ensemble/variables.hpp"
#include "muster/results/detail/run_terms.hpp"

#include <algorithm>
#include <functional>

namespace muster {
namespace {

/// A column of a table: its head and the text of every year.
struct Column {
  std::string head;
  std::function<std::string(int)> cell;  ///< of year t
};

std::string persons(double value) { return fmt::format("{:.0f}", value); }
std::string millions(double dollars) { return fmt::format("{:.1f}", dollars / 1e6); }
std::string share(double value) { return fmt::format("{:.3f}", value); }

std::string table(const std::vector<Column>& columns, int first_year, int last_year) {
  std::vector<std::vector<std::string>> rows(1);
  for (const Column& column : columns) rows.front().push_back(column.head);
  for (int t = first_year; t <= last_year; ++t) {
    std::vector<std::string>& row = rows.emplace_back();
    for (const Column& column : columns) row.push_back(column.cell(t));
  }
  std::vector<std::size_t> widths(columns.size());
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) text += fmt::format("{}{:>{}}", i == 0 ? "" : "  ", row[i], widths[i]);
    text += '\n';
  }
  return text;
}

Column calendar(const Model& model) {
  return {"year", [&model](int t) { return fmt::format("{}", model.scenario.base_year + t); }};
}

std::string country_table(const Model& model, const Trajectory& trajectory) {
  const auto& years = trajectory.conditions.years;
  const auto& population = trajectory.population;
  return table({calendar(model),
                {"residents", [&](int t) { return persons(population.cohorts[t].residents.sum()); }},
                {"men 18-45", [&](int t) { return persons(men_18_45(population.cohorts[t].residents)); }},
                {"eligible men", [&](int t) { return persons(years[t].pool.men); }},
                {"births", [&](int t) { return persons(population.flows[t].births); }},
                {"returning", [&](int t) { return persons(population.flows[t].migration.returning.sum()); }},
                {"opening", [&](int t) { return persons(population.flows[t].migration.opening.sum()); }},
                {"background", [&](int t) { return persons(population.flows[t].migration.background.sum()); }},
                {"wage a month", [&](int t) { return persons(years[t].budget.economy.wage); }},
                {"potential GDP", [&](int t) { return millions(years[t].budget.economy.potential); }},
                {"own share", [&](int t) { return share(years[t].budget.own_share); }},
                {"aid", [&](int t) { return millions(years[t].budget.aid_paid); }}},
               0, model.scenario.horizon);
}

/// What held a year back: money when it cut, else volunteers or training places when recruits ran into them.
std::string bound_by(const ForceInputs& inputs, const ForceYear& year, double target) {
  if (year.cuts.of_people() || year.cuts.equipment > 0 || year.cuts.refreshers > 0 || year.cuts.unpaid > 0)
    return "money";
  if (year.active >= target) return "-";
  if (year.recruits >= year.volunteers) return "volunteers";
  return year.recruits + year.called_up >= inputs.training_places ? "places" : "-";
}

/// Of the tests (a) strength, (b) reserve, (c) money those that fail.
std::string failing(const YearTests& tests, ReserveReading reading) {
  std::string letters;
  if (!tests.strength) letters += 'a';
  if (reading == ReserveReading::enrolled ? !tests.reserve_enrolled
                                          : reading == ReserveReading::ready && !tests.reserve_ready)
    letters += 'b';
  if (!tests.money) letters += 'c';
  return letters.empty() ? "-" : letters;
}

/// A column of one target's path.
using OfYear = std::function<std::string(const ForceYear&)>;

/// One target of a trajectory, from the ceasefire on.
struct Path {
  const Model& model;
  const Trajectory& trajectory;
  const Target& target;
  const TargetOutcome& outcome;

  [[nodiscard]] std::size_t place(int t) const { return static_cast<std::size_t>(t - trajectory.conditions.ceasefire); }
  [[nodiscard]] Column column(std::string head, OfYear of) const {
    return {std::move(head),
            [path = *this, of = std::move(of)](int t) { return of(path.outcome.path.years[path.place(t)]); }};
  }
  [[nodiscard]] Column of_persons(std::string head, double ForceYear::*member) const {
    return column(std::move(head), [member](const ForceYear& year) { return persons(year.*member); });
  }
  [[nodiscard]] Column of_dollars(std::string head, double ForceYear::*member) const {
    return column(std::move(head), [member](const ForceYear& year) { return millions(year.*member); });
  }
  [[nodiscard]] std::string rows(const std::vector<Column>& columns) const {
    return table(columns, trajectory.conditions.ceasefire, model.scenario.horizon);
  }
};

std::string people_table(const Path& path) {
  return path.rows(
      {calendar(path.model), path.of_persons("volunteers", &ForceYear::volunteers),
       path.of_persons("recruits", &ForceYear::recruits), path.of_persons("called up", &ForceYear::called_up),
       path.of_persons("left", &ForceYear::left), path.of_persons("released", &ForceYear::released),
       path.of_persons("professionals", &ForceYear::professionals), path.of_persons("wartime", &ForceYear::legacy),
       path.of_persons("conscripts", &ForceYear::conscripts), path.of_persons("held", &ForceYear::held),
       path.of_persons("demobilising", &ForceYear::demobilising), path.of_persons("active", &ForceYear::active),
       path.of_persons("enrolled", &ForceYear::enrolled), path.of_persons("ready", &ForceYear::ready)});
}

std::string money_table(const Path& path) {
  return path.rows({calendar(path.model), path.of_dollars("GDP", &ForceYear::gdp),
                    path.of_dollars("own money", &ForceYear::own_money), path.of_dollars("aid", &ForceYear::aid),
                    path.of_dollars("pay", &ForceYear::pay), path.of_dollars("upkeep", &ForceYear::upkeep),
                    path.of_dollars("kit", &ForceYear::kit), path.of_dollars("training", &ForceYear::training),
                    path.of_dollars("reserve", &ForceYear::reserve_cost), path.of_dollars("fixed", &ForceYear::fixed),
                    path.of_dollars("veterans", &ForceYear::veterans),
                    path.column("cost", [](const ForceYear& year) { return millions(year.cost()); }),
                    path.column("room", [](const ForceYear& year) { return millions(year.money()); }),
                    path.column("unpaid", [](const ForceYear& year) { return millions(year.cuts.unpaid); })});
}

std::string limits_table(const Path& path) {
  const ReserveReading reading =
      path.target.reserve ? reading_of(path.model.scenario.sustained.reserve_counts) : ReserveReading::none;
  const auto strength_cut = [](const ForceYear& year) {
    const Cuts& cuts = year.cuts;
    return persons(cuts.legacy_above_target + cuts.held + cuts.professionals + cuts.legacy + cuts.conscripts);
  };
  return path.rows(
      {calendar(path.model),
       path.column("pay ratio", [](const ForceYear& year) { return share(year.pay_ratio); }),
       path.column("intake cut", [](const ForceYear& year) { return share(year.cuts.intake); }),
       path.column("kit cut", [](const ForceYear& year) { return share(year.cuts.equipment); }),
       path.column("refreshers cut", [](const ForceYear& year) { return persons(year.cuts.refreshers); }),
       path.column("strength cut", strength_cut),
       path.column("filled",
                   [active = path.target.active](const ForceYear& year) { return share(year.active / active); }),
       path.column("bound by",
                   [&](const ForceYear& year) {
                     return bound_by(path.trajectory.conditions.inputs, year, path.target.active);
                   }),
       {"fails", [&](int t) { return failing(path.outcome.path.tests[path.place(t)], reading); }},
       {"cause", [&](int t) {
          return std::string(
              detail::cause_terms().meanings[static_cast<std::size_t>(path.outcome.causes[path.place(t)])]);
        }}});
}

std::string reason(Cause cause) {
  switch (cause) {
    case Cause::none:
      return "it is above the cap, or fails under another definition than every-year";
    case Cause::start:
      return "the window opens too soon: even with volunteers and money unlimited, training places cannot fill it by "
             "then";
    case Cause::people:
      return "too few people join and stay";
    case Cause::training:
      return "training places are too few; with enough of them it would be strong enough that year";
    case Cause::money:
      return "money runs short";
    case Cause::reserve:
      return "the reserve is too small";
  }
  return {};
}

std::string verdict(const Model& model, const TargetOutcome& outcome) {
  const SustainedRule& rule = model.scenario.sustained;
  const int ceasefire = model.scenario.base_year + model.scenario.ceasefire_year;
  std::string text =
      fmt::format("{} over {}-{} ({})", outcome.as_ruled ? "Sustained" : "Not sustained", ceasefire + rule.settle,
                  ceasefire + rule.until, detail::definition_term(rule.definition));
  if (outcome.shortfall_year > 0)
    text += fmt::format("; the first year to fail is {}: {}", outcome.shortfall_year, reason(outcome.cause));
  else if (!outcome.as_ruled)
    text += ": " + reason(Cause::none);
  text += outcome.self_financed_year > 0
              ? fmt::format(". Own money alone carries it from {} on.\n", outcome.self_financed_year)
              : ". Own money alone does not carry it from any year on.\n";
  return text;
}

std::string target_words(const Target& target) {
  const std::string reserve = target.reserve ? fmt::format(" and {:.0f} in reserve", *target.reserve) : "";
  return fmt::format("{}: {:.0f} active{}", target.name, target.active, reserve);
}

std::string tell_target(const Path& path) {
  if (path.target.band_high) {
    return fmt::format("\n{}: the maximum lies {} {:.0f}-{:.0f}\n", path.target.name,
                       path.outcome.as_ruled ? "within" : "outside", path.target.active, *path.target.band_high);
  }
  return fmt::format(
      "\n{}\n{}\nPersons at the end of the year, and the year's flows\n{}\nMillion USD of {}\n{}\n"
      "What bound; tests that fail: a strength, b reserve, c money\n{}",
      target_words(path.target), verdict(path.model, path.outcome), people_table(path), path.model.scenario.price_year,
      money_table(path), limits_table(path));
}

std::string tell_maximum(const MaximumForce& maximum) {
  const std::string binding(detail::binding_terms().meanings[static_cast<std::size_t>(maximum.binding)]);
  return fmt::format(
      "Maximum sustainable force {:.0f}; with reserve {:.0f}. Ceilings: people {:.0f}, money {:.0f}, training {:.0f}. "
      "{}\n",
      maximum.force, maximum.with_reserve, maximum.people, maximum.money, maximum.training,
      maximum.binding == Binding::none
          ? "No single limit binds: lifting any one of them gains next to nothing."
          : fmt::format("What binds is {}: lifting that limit alone raises the maximum most.", binding));
}

}  // namespace

std::string tell_trajectory(const Model& model, const Draw& draw, const Trajectory& trajectory) {
  std::string text =
      fmt::format("{}: draw {}, future {} (seed {}, sampler {}; aid {})\n", model.scenario.title, draw.index,
                  trajectory.future, model.scenario.run.seed, detail::sampler_term(model.scenario.run.sampler),
                  detail::aid_form_terms().meanings[static_cast<std::size_t>(draw.aid_form)]);
  if (trajectory.failed) return text + "Failed: a number of it is not finite, so nothing more can be told.\n";
  text += tell_maximum(trajectory.maximum);
  text += fmt::format("\nThe country on 1 January; flows of the year; money in million USD of {}\n{}",
                      model.scenario.price_year, country_table(model, trajectory));
  for (std::size_t i = 0; i < model.targets.size(); ++i) {
    text += tell_target({model, trajectory, model.targets[i], trajectory.targets[i]});
  }
  return text;
}

}  // namespace muster
