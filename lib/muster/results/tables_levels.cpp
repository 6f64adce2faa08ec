#include "muster/ensemble/scenario_read.hpp"
#include "muster/ensemble/variables.hpp"
#include "muster/estimate/parameter_spread.hpp"
#include "muster/results/csv_text.hpp"
#include "muster/results/run_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace muster {
namespace {

constexpr double least_outflow = 0.07;  ///< below every force on record

/// The trajectory of level L1: inputs at their medians, no shock, no crisis.
Trajectory median_trajectory(const Model& model) {
  Model median = model;
  median.scenario.level = Level::L1;
  return run_trajectory(median, make_draw(median, 0), 0, make_shocks(median, 0, 0));
}

/// L0: what a force needs once it no longer grows (model 5).
void add_closed_form(const Model& model, const Trajectory& median, CsvText& csv) {
  const ForceInputs& inputs = median.conditions.inputs;
  const double service = length_of_service(median.conditions.levels.front().continuation);
  const int base = model.scenario.base_year;
  csv.row({"L0", "", "length_of_service", base, service, "years"});
  csv.row({"L0", "", "outflow", base, 1 / service, "share per year"});
  csv.row({"L0", "", "outflow_below_any_on_record", base, 1 / service < least_outflow ? 1 : 0, "1 yes, 0 no"});
  for (const Target& target : model.targets) {
    if (target.band_high) continue;
    const double needed = target.active / service / (1 - inputs.training_loss);
    csv.row({"L0", target.name, "recruits_needed", base, needed, "persons per year"});
    for (const int year : {2030, 2040}) {
      const int t = year - base;
      if (t < 0 || t >= static_cast<int>(median.population.cohorts.size())) continue;
      csv.row({"L0", target.name, "share_of_class", year, needed / median.population.cohorts[t].residents.male[18],
               "share of men of 18"});
    }
    const double residents = median.population.cohorts.front().residents.sum();
    csv.row({"L0", target.name, "active_per_1000", base, 1000 * target.active / residents, "per 1,000 residents"});
  }
}

void add_median_run(const Model& model, const Trajectory& median, CsvText& csv) {
  const int base = model.scenario.base_year;
  const MaximumForce& m = median.maximum;
  csv.row({"L1", "", "M", "", m.force, "persons"});
  csv.row({"L1", "", "M_ratio", "", m.with_reserve, "persons"});
  csv.row({"L1", "", "M_people", "", m.people, "persons"});
  csv.row({"L1", "", "M_money", "", m.money, "persons"});
  csv.row({"L1", "", "M_training", "", m.training, "persons"});
  for (std::size_t k = 0; k < model.targets.size(); ++k) {
    const TargetOutcome& outcome = median.targets[k];
    csv.row({"L1", model.targets[k].name, "sustained", "", outcome.as_ruled ? 1 : 0, "1 yes, 0 no"});
    if (model.targets[k].band_high) continue;
    for (int t = 0; t <= model.scenario.horizon; ++t) {
      const ForceYear year = force_year(median, outcome, t);
      csv.row({"L1", model.targets[k].name, "active", base + t, year.active, "persons"});
      csv.row({"L1", model.targets[k].name, "enrolled", base + t, year.enrolled, "persons"});
      csv.row({"L1", model.targets[k].name, "ready", base + t, year.ready, "persons"});
    }
  }
}

/// The share of the variance of one trajectory's outcome that rests on the inputs; the rest is chance.
void add_variances(const Model& model, const RunResult& run, CsvText& csv) {
  const int futures = run.shape.futures;
  const char* level = model.scenario.level == Level::L3 ? "L3" : "L2";
  const auto add = [&](const std::string& target, double share, const char* of_what) {
    if (!std::isnan(share)) csv.row({level, target, "variance_from_inputs", "", share, of_what});
  };
  add("", variance_of_outcome(run.max_force.values(), futures).share_of_inputs(), "share of the variance of M");
  for (std::size_t k = 0; k < model.targets.size(); ++k) {
    const VarianceSplit split = variance_by_level(shares_as_ruled(run, k), futures);
    add(model.targets[k].name, split.share_of_inputs(), "share of the variance of sustained");
  }
}

}  // namespace

std::string levels_csv(const Model& model, const RunResult& run) {
  CsvText csv("level,target,quantity,year,value,unit");
  const Trajectory median = median_trajectory(model);
  add_closed_form(model, median, csv);
  if (!median.failed) add_median_run(model, median, csv);
  if (model.scenario.level != Level::L1) add_variances(model, run, csv);
  return csv.text();
}

std::string inputs_csv(const Model& model) {
  CsvText csv("name,group,unit,distribution,mean,q05,q50,q95,grade,reason,sources");
  for (const Input& input : model.scenario.inputs) {
    std::string sources;
    for (const std::string& source : input.sources) sources += (sources.empty() ? "" : ";") + source;
    const Distribution& d = input.distribution;
    csv.row({input.name, input.group, input.unit, to_text(d), mean(d), quantile(d, 0.05), quantile(d, 0.5),
             quantile(d, 0.95), input.grade, input.reason, sources});
  }
  return csv.text();
}

std::string rivals_csv(const Model& model) {
  CsvText csv("name,distribution,grade,reason,sources");
  for (const RivalPrior& rival : model.rivals) {
    const bool in_another_unit = rival.note.starts_with("In ");  // "In persons in mid-2024; ..."
    if (in_another_unit || find_input(model.scenario, rival.name) == nullptr) continue;
    csv.row(
        {rival.name, rival.distribution, rival.grade, rival.reason, fmt::format("{}", fmt::join(rival.sources, ";"))});
  }
  return csv.text();
}

}  // namespace muster
