#include "muster/results/detail/run_terms.hpp"

#include "muster/core/build_info.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <limits>

namespace muster::detail {
namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

void describe_inputs(NetcdfFile& file, const Scenario& scenario) {
  std::vector<std::string> names, units, groups;
  for (const Input& input : scenario.inputs) {
    names.push_back(input.name);
    units.push_back(input.unit);
    groups.push_back(input.group);
  }
  file.dimension("input", names.size());
  file.variable("input", {"input"}, names, {.long_name = "name of the input"});
  file.variable("input_unit", {"input"}, units, {.long_name = "unit of the input"});
  file.variable("input_group", {"input"}, groups, {.long_name = "group of the input"});
}

void describe_targets(NetcdfFile& file, const Model& model) {
  std::vector<std::string> names;
  std::vector<double> active, reserve, band_high;
  for (const Target& target : model.targets) {
    names.push_back(target.name);
    active.push_back(target.active);
    reserve.push_back(target.reserve.value_or(no_number));
    band_high.push_back(target.band_high.value_or(no_number));
  }
  file.dimension("target", names.size());
  file.variable("target", {"target"}, names, {.long_name = "name of the target"});
  file.variable("target_active", {"target"}, active, {"active strength asked for; the low end of a band", "persons"});
  file.variable("target_reserve", {"target"}, reserve, {"reserve asked for; NaN where there is none", "persons"});
  file.variable("target_band_high", {"target"}, band_high, {"high end of a band; NaN where it is no band", "persons"});
}

void describe_readings(NetcdfFile& file, const Model& model) {
  const std::size_t most = most_readings(model);
  std::vector<std::string> terms;
  for (const Target& target : model.targets) {
    const std::vector<Reading> readings = readings_of(target, model.scenario.sustained);
    for (std::size_t i = 0; i < most; ++i)
      terms.push_back(i < readings.size() ? reading_term(readings[i]) : std::string{});
  }
  file.dimension("reading", most);
  file.variable("reading_name", {"target", "reading"}, terms,
                {.long_name = "definition of sustained and the reserve it counts; empty where a target has fewer"});
}

}  // namespace

FlagMeanings cause_terms() { return {{"none", "start", "people", "training", "money", "reserve"}}; }

FlagMeanings binding_terms() { return {{"none", "people", "money", "training"}}; }

FlagMeanings aid_form_terms() { return {{"decay", "period", "amount", "none"}}; }

FlagMeanings yes_no_terms(std::string_view no, std::string_view yes) { return {{no, yes}}; }

std::string definition_term(Definition definition) {
  switch (definition) {
    case Definition::every_year:
      return "every-year";
    case Definition::final_year:
      return "final-year";
    case Definition::n_of_m:
      return "n-of-m";
    case Definition::mean:
      return "mean";
  }
  return {};
}

std::string reading_term(const Reading& reading) {
  const std::string definition = definition_term(reading.definition);
  if (reading.reserve == ReserveReading::none) return definition;
  return definition + (reading.reserve == ReserveReading::ready ? ", ready" : ", enrolled");
}

std::string sampler_term(Sampler sampler) {
  if (sampler == Sampler::random) return "random";
  return sampler == Sampler::sobol ? "sobol" : "latin-hypercube";
}

std::size_t most_readings(const Model& model) {
  std::size_t most = 0;
  for (const Target& target : model.targets)
    most = std::max(most, readings_of(target, model.scenario.sustained).size());
  return most;
}

void describe_run(NetcdfFile& file, const Model& model) {
  const Scenario& scenario = model.scenario;
  file.attribute("Conventions", "CF-1.10");
  file.attribute("title", scenario.title);
  file.attribute("level", scenario.level == Level::L1 ? "L1" : scenario.level == Level::L2 ? "L2" : "L3");
  file.attribute("seed", static_cast<std::uint64_t>(scenario.run.seed));
  file.attribute("sampler", sampler_term(scenario.run.sampler));
  file.attribute("importance", fmt::format("{}", fmt::join(scenario.run.importance, " ")));
  file.attribute("copies", std::to_string(model.design.plan().replicates));
  file.attribute("version", build_info().version);
}

void describe_axes(NetcdfFile& file, const Model& model, const RunShape& shape) {
  std::vector<std::int32_t> years;
  for (int t = 0; t < shape.years; ++t) years.push_back(model.scenario.base_year + t);
  file.dimension("year", years.size());
  file.variable("year", {"year"}, years, {.long_name = "calendar year"});
  describe_inputs(file, model.scenario);
  describe_targets(file, model);
  describe_readings(file, model);
}

}  // namespace muster::detail
