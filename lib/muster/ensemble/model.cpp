#include "muster/ensemble/model.hpp"

#include "muster/core/require.hpp"
#include "muster/ensemble/scenario_keys.hpp"
#include "muster/force/conditions.hpp"

#include <algorithm>

namespace muster {
namespace {

const Input* find(const Scenario& scenario, std::string_view name) {
  const auto found = std::ranges::find(scenario.inputs, name, &Input::name);
  return found == scenario.inputs.end() ? nullptr : &*found;
}

/// The table an input names; null when the scenario has no such input.
const AgeTable* table_of(const Scenario& scenario, const Country& country, const char* name) {
  const Input* input = find(scenario, name);
  if (!input) return nullptr;
  const auto* reference = std::get_if<TableRef>(&input->distribution);
  require(reference != nullptr, "inputs.{}: {} is not a table; write table(FILE.csv)", name,
          to_text(input->distribution));
  const auto found = country.tables.find(reference->file());
  require(found != country.tables.end(), "inputs.{}: countries/{} has no file {}; add it or name another table", name,
          country.folder, reference->file());
  return &found->second;
}

BySex shares_by_sex(const Scenario& scenario, const Country& country, const char* name) {
  const AgeTable* table = table_of(scenario, country, name);
  if (!table) return {};
  const double sum = table->values.sum();
  require(sum > 0, "countries/{}/{}: shares sum to {}; write shares above 0", country.folder, table->file, sum);
  return {table->values.female / sum, table->values.male / sum};
}

AgeVector weights(const Scenario& scenario, const Country& country, const char* name) {
  const AgeTable* table = table_of(scenario, country, name);
  return table ? table->values.male : AgeVector(AgeVector::Zero());
}

AgeVector shares_of_men(const Scenario& scenario, const Country& country, const char* name) {
  const AgeVector table = weights(scenario, country, name);
  const double sum = table.sum();
  if (!find(scenario, name)) return table;
  require(sum > 0, "inputs.{}: the table's shares sum to {}; write shares above 0", name, sum);
  return table / sum;
}

std::array<double, service_years> by_service(const Scenario& scenario, const Country& country, const char* name) {
  const AgeVector table = weights(scenario, country, name);
  std::array<double, service_years> values{};
  std::copy_n(table.data(), service_years, values.begin());
  return values;
}

double prior_mean(const Scenario& scenario, const char* name) {
  const Input* input = find(scenario, name);
  return input ? input->prior_mean : 0;
}

ForceTables force_tables(const Scenario& scenario, const Country& country) {
  ForceTables tables;
  tables.fit_age = weights(scenario, country, "fit_age");
  tables.age_weight = weights(scenario, country, "age_weight");
  tables.wartime_age = shares_of_men(scenario, country, "wartime_age");
  tables.c_ref = by_service(scenario, country, "c_ref");
  tables.career_los = by_service(scenario, country, "career_los");
  double sum = 0;
  for (const double share : tables.career_los) sum += share;
  require(sum > 0, "inputs.career_los: the table's shares sum to {}; write shares above 0", sum);
  for (double& share : tables.career_los) share /= sum;
  tables.domestic_reference =
      domestic_cost(prior_mean(scenario, "domestic_share"), prior_mean(scenario, "domestic_price_ratio"));
  return tables;
}

/// Every number the model reads must be there; `cap` alone may be absent.
void require_all_inputs(const Scenario& scenario) {
  std::string missing;
  for (const InputField& field : input_fields_of_model()) {
    if (field.name != "cap" && !find(scenario, field.name))
      missing += fmt::format("{}{}", missing.empty() ? "" : ", ", field.name);
  }
  for (const char* table : {"fit_age", "age_weight", "wartime_age", "c_ref", "career_los", "migration_age",
                            "refugee_age", "reopen_weight"}) {
    if (!find(scenario, table)) missing += fmt::format("{}{}", missing.empty() ? "" : ", ", table);
  }
  require(missing.empty(),
          "{}: country {} and the scenario lack the inputs {} (a run needs them all); add them under [inputs]",
          scenario.name, scenario.country, missing);
}

/// The surge is tested on a year of the path.
void require_surge_within(const Scenario& scenario) {
  if (scenario.level != Level::L3) return;
  const double year = mean(find(scenario, "surge_year")->distribution);
  require(scenario.ceasefire_year + year - 1 <= scenario.horizon,
          "inputs.surge_year: found {} (the run ends {} years after the ceasefire); at most {} is allowed", year,
          scenario.horizon - scenario.ceasefire_year, scenario.horizon - scenario.ceasefire_year + 1);
}

std::vector<std::string> names_of(const Scenario& scenario) {
  std::vector<std::string> names;
  for (const Input& input : scenario.inputs) names.push_back(input.name);
  return names;
}

Copula copula_of(const Scenario& scenario, const std::vector<std::string>& names) {
  std::vector<RankCorrelation> pairs;
  constexpr double most = 0.99;  // two inputs are never one
  for (const Correlation& pair : scenario.correlations) {
    const double scaled = scenario.dependence.scale * pair.rank;
    const double rank = scenario.dependence.scale == 1 ? pair.rank : std::clamp(scaled, -most, most);
    if (rank != 0) pairs.push_back({pair.first, pair.second, rank});
  }
  return Copula(names, pairs, scenario.dependence.contradiction);
}

std::vector<Target> scaled(const Scenario& scenario) {
  std::vector<Target> targets = scenario.targets;
  for (Target& target : targets) {
    target.active *= scenario.target_scale;
    if (target.reserve) *target.reserve *= scenario.target_scale;
    if (target.band_high) *target.band_high *= scenario.target_scale;
  }
  return targets;
}

std::vector<PopulationModel> without_each_layer(const PopulationModel& population) {
  std::vector<PopulationModel> models;
  if (population.settings.variant == PopulationVariant::un_medium) return models;
  for (const Layer layer : {Layer::territory, Layer::war_dead, Layer::wounded, Layer::refugees, Layer::returning,
                            Layer::opening, Layer::background}) {
    models.push_back(population);
    models.back().settings.layers_off.push_back(layer);
  }
  return models;
}

constexpr std::uint32_t sobol_replicates = 16;  ///< for any number of draws, so that a longer run holds the shorter one

/// Every number that a scenario can hold, the important ones first: the dimension of an input is then its own, whatever
/// else a scenario declares.
std::vector<std::string> by_importance(const Scenario& scenario) {
  std::vector<std::string> order = scenario.run.importance;
  for (const InputKey& key : input_keys()) {
    if (std::ranges::find(scenario.run.importance, key.name) == scenario.run.importance.end())
      order.emplace_back(key.name);
  }
  return order;
}

Design design_of(const Scenario& scenario, const std::vector<std::string>& names, std::uint32_t draws) {
  return Design({.sampler = scenario.run.sampler,
                 .seed = scenario.run.seed,
                 .draws = draws,
                 .replicates = scenario.run.sampler == Sampler::sobol ? sobol_replicates : 1},
                names, by_importance(scenario));
}

}  // namespace

Calendar calendar_of(const Scenario& scenario) {
  return {scenario.base_year, scenario.price_year, scenario.population_date, scenario.horizon, scenario.ceasefire_year};
}

PopulationModel make_population_model(const Scenario& scenario, const Country& country) {
  PopulationModel model;
  model.settings = scenario.population;
  model.calendar = calendar_of(scenario);
  const bool un_medium = scenario.population.variant == PopulationVariant::un_medium;
  const int start = un_medium ? scenario.population.un_start : country.last_estimate;
  const int last = scenario.base_year + scenario.horizon;
  require(un_medium || start <= scenario.population_date,
          "population_date: {} is before the last estimate of countries/{}; write {} or later",
          scenario.population_date, country.folder, start);
  model.reference = population_reference(country, start, last);
  require(!un_medium || start + static_cast<int>(model.reference.un_migration.size()) > last,
          "population.variant: countries/{} has no UN net migrants for every year of {}-{} (un-medium needs them); end "
          "earlier",
          country.folder, start, last);
  if (un_medium) return model;
  model.tables.migration_age = shares_by_sex(scenario, country, "migration_age");
  model.tables.refugee_age = shares_by_sex(scenario, country, "refugee_age");
  model.tables.wartime_age = shares_of_men(scenario, country, "wartime_age");
  model.tables.reopen_weight = weights(scenario, country, "reopen_weight");
  return model;
}

Model make_model(const Scenario& scenario, const Country& country, std::uint32_t draws) {
  require_all_inputs(scenario);
  require_surge_within(scenario);
  const std::vector<std::string> names = names_of(scenario);
  Model model{.scenario = scenario,
              .population = make_population_model(scenario, country),
              .without_layer = {},
              .force_tables = force_tables(scenario, country),
              .distributions = {},
              .fields = {},
              .copula = copula_of(scenario, names),
              .design = design_of(scenario, names, draws),
              .targets = scaled(scenario),
              .rivals = country.rivals};
  model.without_layer = without_each_layer(model.population);
  for (const Input& input : scenario.inputs) {
    model.distributions.push_back(input.distribution);
    model.fields.push_back(find_input_field(input.name));
  }
  return model;
}

Model make_model(const Scenario& scenario, const Country& country) {
  return make_model(scenario, country, static_cast<std::uint32_t>(scenario.run.draws));
}

}  // namespace muster
