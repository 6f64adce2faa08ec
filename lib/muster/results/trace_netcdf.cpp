#include "muster/results/trace_netcdf.hpp"

#include "muster/ensemble/variables.hpp"
#include "muster/results/detail/run_terms.hpp"
#include "muster/results/detail/trace_values.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace muster {
namespace {

using namespace detail;

std::vector<std::int32_t> counted(std::size_t size) {
  std::vector<std::int32_t> numbers(size);
  std::iota(numbers.begin(), numbers.end(), 0);
  return numbers;
}

void describe_trace_axes(NetcdfFile& file, const RunResult& run) {
  const auto numbered = [&](const char* name, std::size_t size, std::string_view long_name) {
    file.dimension(name, size);
    file.variable(name, {name}, counted(size), {.long_name = long_name});
  };
  const auto named = [&](const char* name, const std::vector<std::string>& values, std::string_view long_name) {
    file.dimension(name, values.size());
    file.variable(name, {name}, values, {.long_name = long_name});
  };
  file.dimension("trajectory", run.traced.size());
  named("process", {"k", "F", "r", "x", "y", "crisis", "relapse"}, "process of yearly shocks");
  named("sex", {"f", "m"}, "sex");
  numbered("age", age_count, "single year of age; the last is open");
  named("layer", {"returning", "opening", "background"}, "layer of migration");
  numbered("service", service_years, "completed years of service");
  numbered("intake", most_term_years + 1, "years since a conscript intake");
  named("reserve_kind", {"regular", "veterans"}, "former professionals and conscripts, or veterans of the war");
  numbered("since", most_reserve_years + 1, "years since service or the last refresher");
}

void write_addresses(NetcdfFile& file, const Model& model, const RunResult& run) {
  std::vector<std::uint32_t> draws;
  std::vector<double> inputs;
  std::vector<AidForm> forms;
  for (const Draw& draw : run.traced_draws) {
    draws.push_back(draw.index);
    forms.push_back(draw.aid_form);
    inputs.insert(inputs.end(), draw.values.begin(), draw.values.end());
  }
  file.variable("draw", {"trajectory"}, draws, {.long_name = "draw of the uncertain inputs"});
  file.variable("future", {"trajectory"}, over_trajectories(run, [](const Trajectory& each) { return each.future; }),
                {.long_name = "future of yearly shocks, within its draw"});
  file.variable("inputs", {"trajectory", "input"}, inputs,
                {"value of the input; its unit is in input_unit; NaN for a table"});
  file.variable("aid_form", {"trajectory"}, as_flags(forms), {"form of aid", {}, aid_form_terms()});
  file.attribute("ceasefire_year", std::int32_t{model.scenario.base_year + model.scenario.ceasefire_year});
}

void write_shocks(NetcdfFile& file, const RunResult& run) {
  constexpr std::array<double (*)(const Shocks&, int), 7> processes{[](const Shocks& z, int t) { return z.population[t].k; },
                                                                    [](const Shocks& z, int t) { return z.population[t].F; },
                                                                    [](const Shocks& z, int t) { return z.population[t].r; },
                                                                    [](const Shocks& z, int t) { return z.x[t]; },
                                                                    [](const Shocks& z, int t) { return z.economy[t].y; },
                                                                    [](const Shocks& z, int t) { return z.economy[t].crisis; },
                                                                    [](const Shocks& z, int t) { return z.relapse[t]; }};
  std::vector<double> values;
  for (const Trajectory& trajectory : run.traced) {
    for (const auto shock : processes) {
      for (int t = 0; t < run.shape.years; ++t) values.push_back(shock(trajectory.shocks, t));
    }
  }
  file.variable("shock", {"trajectory", "process", "year"}, values, {"standard normal of the process", "1"});
}

std::vector<double> migration_of(const RunResult& run) {
  std::vector<double> values;
  for (const Trajectory& trajectory : run.traced) {
    for (const auto layer : {&MigrationLayers::returning, &MigrationLayers::opening, &MigrationLayers::background}) {
      for (int t = 0; t < run.shape.years; ++t) {
        const BySex& persons = trajectory.population.flows[t].migration.*layer;
        values.insert(values.end(), persons.female.begin(), persons.female.end());
        values.insert(values.end(), persons.male.begin(), persons.male.end());
      }
    }
  }
  return values;
}

void write_population(NetcdfFile& file, const RunResult& run) {
  file.variable(
      "population", {"trajectory", "year", "sex", "age"},
      over_pyramids(run,
                    [](const Trajectory& each, int t) -> const BySex& { return each.population.cohorts[t].residents; }),
      {"residents on 1 January", "persons"});
  file.variable("migration", {"trajectory", "layer", "year", "sex", "age"}, migration_of(run),
                {"net migrants of the calendar year, after the cap on a cell", "persons"});
  const auto flow = [&](const char* name, double PopulationFlows::*member, std::string_view long_name) {
    file.variable(name, {"trajectory", "year"},
                  over_years(run, [&](const Trajectory& each, int t) { return each.population.flows[t].*member; }),
                  {long_name, "persons"});
  };
  flow("births", &PopulationFlows::births, "live births");
  flow("deaths", &PopulationFlows::deaths, "deaths, war deaths apart");
  flow("war_deaths", &PopulationFlows::war_deaths, "war deaths");
}

void write_common(NetcdfFile& file, const RunResult& run) {
  for (const CommonVariable& variable : common_variables()) {
    const bool taken = variable.name == "population";  // the pyramid has that name
    file.variable(taken ? "population_total" : std::string(variable.name), {"trajectory", "year"},
                  over_years(run, variable.value), {taken ? "residents on 1 January" : variable.name, variable.unit});
  }
  const auto budget = [&](const char* name, auto value, std::string_view long_name, std::string_view unit) {
    file.variable(
        name, {"trajectory", "year"},
        over_years(run, [&](const Trajectory& each, int t) { return value(each.conditions.years[t].budget); }),
        {long_name, unit});
  };
  budget(
      "potential_gdp", [](const BudgetYear& year) { return year.economy.potential; }, "potential output", "USD");
  budget(
      "labour_force", [](const BudgetYear& year) { return year.economy.labour_force; }, "labour force", "persons");
  budget(
      "wage", [](const BudgetYear& year) { return year.economy.wage; }, "civilian wage a month", "USD");
  budget(
      "own_share", [](const BudgetYear& year) { return year.own_share; }, "own money for the armed forces over GDP",
      "share");
  budget(
      "aid_scheduled", [](const BudgetYear& year) { return year.aid_scheduled; }, "aid scheduled", "USD");
}

struct PathValue {
  std::string_view name, unit;
  double (*value)(const ForceYear&);
};

/// What the trace tells of a path beyond the variables of paths.csv.
constexpr std::array more_of_a_path{
    PathValue{"registered", "persons", [](const ForceYear& y) { return y.registered; }},
    PathValue{"trained", "persons", [](const ForceYear& y) { return y.trained; }},
    PathValue{"own_funded", "USD", [](const ForceYear& y) { return y.own_funded; }},
    PathValue{"pay_ratio", "ratio", [](const ForceYear& y) { return y.pay_ratio; }},
    PathValue{"training_dropouts", "persons", [](const ForceYear& y) { return y.training_dropouts; }},
    PathValue{"called_up", "persons", [](const ForceYear& y) { return y.called_up; }},
    PathValue{"converts", "persons", [](const ForceYear& y) { return y.converts; }},
    PathValue{"demobilised", "persons", [](const ForceYear& y) { return y.demobilised; }},
    PathValue{"cut_legacy_above_target", "persons", [](const ForceYear& y) { return y.cuts.legacy_above_target; }},
    PathValue{"cut_intake", "share", [](const ForceYear& y) { return y.cuts.intake; }},
    PathValue{"cut_refreshers", "persons", [](const ForceYear& y) { return y.cuts.refreshers; }},
    PathValue{"cut_equipment", "share", [](const ForceYear& y) { return y.cuts.equipment; }},
    PathValue{"cut_held", "persons", [](const ForceYear& y) { return y.cuts.held; }},
    PathValue{"cut_professionals", "persons", [](const ForceYear& y) { return y.cuts.professionals; }},
    PathValue{"cut_legacy", "persons", [](const ForceYear& y) { return y.cuts.legacy; }},
    PathValue{"cut_conscripts", "persons", [](const ForceYear& y) { return y.cuts.conscripts; }},
    PathValue{"unpaid", "USD", [](const ForceYear& y) { return y.cuts.unpaid; }},
};

void write_paths(NetcdfFile& file, const RunResult& run) {
  const auto write = [&](const auto& variable) {
    file.variable(std::string(variable.name), {"trajectory", "target", "year"},
                  over_target_years(run, [&](const Trajectory& trajectory, const TargetOutcome& outcome,
                                             int t) { return variable.value(force_year(trajectory, outcome, t)); }),
                  {variable.name, variable.unit});
  };
  for (const TargetVariable& variable : target_variables()) write(variable);
  for (const PathValue& variable : more_of_a_path) {
    const bool written =
        std::ranges::find(target_variables(), variable.name, &TargetVariable::name) != target_variables().end();
    if (!written) write(variable);
  }
}

void write_stocks(NetcdfFile& file, const RunResult& run) {
  const std::vector<std::vector<ForceStocks>> paths = stocks_of_paths(run);
  constexpr std::size_t since = most_reserve_years + 1;
  file.variable("professionals_by_service", {"trajectory", "target", "year", "service"},
                over_stocks(run, paths, service_years,
                            [](const ForceStocks& stocks, std::size_t x) { return stocks.professionals[x]; }),
                {"professionals at the end of the year by completed years", "persons"});
  file.variable("conscripts_by_intake", {"trajectory", "target", "year", "intake"},
                over_stocks(run, paths, most_term_years + 1,
                            [](const ForceStocks& stocks, std::size_t i) { return stocks.intakes[i]; }),
                {"size of the conscript intakes at the end of the year, whoever has left again", "persons"});
  file.variable("reserve_by_year", {"trajectory", "target", "year", "reserve_kind", "since"},
                over_stocks(run, paths, 2 * since,
                            [](const ForceStocks& stocks, std::size_t i) {
                              return i < since ? stocks.reserve.regular[i] : stocks.reserve.veterans[i - since];
                            }),
                {"reservists at the end of the year by years since service or the last refresher", "persons"});
}

void write_tests(NetcdfFile& file, const RunResult& run) {
  const auto write = [&](const char* name, bool YearTests::*test, std::string_view long_name) {
    file.variable(name, {"trajectory", "target", "year"},
                  over_judged_years(
                      run, 2, [&](const TargetOutcome& outcome, std::size_t i) { return outcome.path.tests[i].*test; }),
                  {long_name, {}, {{"fails", "holds", "not_judged"}}});
  };
  write("test_strength", &YearTests::strength, "test (a): active strength");
  write("test_enrolled", &YearTests::reserve_enrolled, "test (b) of the enrolled reserve");
  write("test_ready", &YearTests::reserve_ready, "test (b) of the ready reserve");
  write("test_money", &YearTests::money, "test (c): money");
  file.variable(
      "cause_by_year", {"trajectory", "target", "year"},
      over_judged_years(run, 0, [](const TargetOutcome& outcome, std::size_t i) { return outcome.causes[i]; }),
      {"cause of failure in the year", {}, cause_terms()});
}

void write_forces(NetcdfFile& file, const RunResult& run) {
  const auto persons = [&](const char* name, double MaximumForce::*member, std::string_view long_name) {
    file.variable(name, {"trajectory"},
                  over_trajectories(run, [&](const Trajectory& each) { return each.maximum.*member; }),
                  {long_name, "persons"});
  };
  persons("max_force", &MaximumForce::force, "maximum sustainable force M: active strength alone");
  persons("M_ratio", &MaximumForce::with_reserve,
          "maximum sustainable force with a reserve of reserve_ratio times its size");
  persons("max_people", &MaximumForce::people, "ceiling set by people: training places and money unlimited");
  persons("max_money", &MaximumForce::money, "ceiling set by money: volunteers and training places unlimited");
  persons("max_training", &MaximumForce::training, "ceiling set by training places: volunteers and money unlimited");
  file.variable("binding", {"trajectory"},
                as_flags(over_trajectories(run, [](const Trajectory& each) { return each.maximum.binding; })),
                {"limit whose lifting alone raises the maximum sustainable force most", {}, binding_terms()});
}

std::vector<std::int8_t> verdicts_by_reading(const Model& model, const RunResult& run) {
  constexpr std::int8_t no_reading = 2;
  const std::size_t most = most_readings(model);
  std::vector<std::size_t> readings;
  for (const Target& target : model.targets) readings.push_back(readings_of(target, model.scenario.sustained).size());
  std::vector<std::int8_t> values;
  for (const Trajectory& trajectory : run.traced) {
    for (std::size_t k = 0; k < readings.size(); ++k) {
      for (std::size_t i = 0; i < most; ++i) {
        const unsigned holds = trajectory.targets[k].sustained >> i & 1U;
        values.push_back(i < readings[k] ? static_cast<std::int8_t>(holds) : no_reading);
      }
    }
  }
  return values;
}

void write_verdicts(NetcdfFile& file, const Model& model, const RunResult& run) {
  const auto years = [&](int TargetOutcome::*member) {
    return over_targets(run, [&](const TargetOutcome& outcome) { return static_cast<std::int16_t>(outcome.*member); });
  };
  file.variable(
      "sustained", {"trajectory", "target"},
      as_flags(over_targets(run, [](const TargetOutcome& each) { return static_cast<std::int8_t>(each.as_ruled); })),
      {"whether the target is sustained under the scenario's own definition",
       {},
       yes_no_terms("not_sustained", "sustained")});
  file.variable("sustained_by_reading", {"trajectory", "target", "reading"}, verdicts_by_reading(model, run),
                {"whether the target is sustained under the reading of reading_name",
                 {},
                 {{"not_sustained", "sustained", "no_such_reading"}}});
  file.variable("shortfall_year", {"trajectory", "target"}, years(&TargetOutcome::shortfall_year),
                {.long_name = "calendar year of the window's first failure; 0 none"});
  file.variable("cause", {"trajectory", "target"},
                as_flags(over_targets(run, [](const TargetOutcome& each) { return each.cause; })),
                {"cause of the first failure", {}, cause_terms()});
  file.variable(
      "self_financed_year", {"trajectory", "target"}, years(&TargetOutcome::self_financed_year),
      {.long_name =
           "first calendar year from which own money alone carries the target to the end of the window; 0 none"});
}

}  // namespace

namespace detail {

std::vector<std::vector<ForceStocks>> stocks_of_paths(const RunResult& run) {
  std::vector<std::vector<ForceStocks>> paths;
  for (const Trajectory& trajectory : run.traced) {
    const ForceConditions& conditions = trajectory.conditions;
    for (const TargetOutcome& outcome : trajectory.targets) {
      std::vector<ForceStocks>& path = paths.emplace_back();
      ForceStocks stocks = force_at_ceasefire(conditions.inputs, conditions.tables);
      for (std::size_t i = 0; i < outcome.path.years.size(); ++i) {
        path.push_back(stocks =
                           step(conditions, stocks, conditions.ceasefire + static_cast<int>(i), outcome.path.aim).next);
      }
    }
  }
  return paths;
}

}  // namespace detail

void write_trace(const std::filesystem::path& file, const Model& model, const RunResult& run) {
  NetcdfFile netcdf(file);
  describe_run(netcdf, model);
  describe_trace_axes(netcdf, run);
  describe_axes(netcdf, model, run.shape);
  write_addresses(netcdf, model, run);
  write_shocks(netcdf, run);
  write_population(netcdf, run);
  write_common(netcdf, run);
  write_paths(netcdf, run);
  write_stocks(netcdf, run);
  write_tests(netcdf, run);
  write_forces(netcdf, run);
  write_verdicts(netcdf, model, run);
  netcdf.close();
}

}  // namespace muster
