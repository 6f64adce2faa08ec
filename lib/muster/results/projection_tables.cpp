#include "muster/results/projection_tables.hpp"

#include "muster/core/require.hpp"
#include "muster/results/csv_text.hpp"
#include "muster/results/run_tables.hpp"

namespace muster {
namespace {

/// Central projection over the horizon and the year after it.
PopulationPath central_path(const PopulationModel& model, const PopulationInputs& inputs) {
  const std::vector<PopulationShocks> calm(static_cast<std::size_t>(model.calendar.horizon) + 1);
  return project(model, inputs, base_cohorts(model, inputs), calm);
}

/// un-medium begins where the UN's own population stands, so its calendar is moved there.
PopulationModel from_first_year(const PopulationModel& model) {
  PopulationModel moved = model;
  if (model.settings.variant != PopulationVariant::un_medium) return moved;
  moved.calendar.horizon += moved.calendar.base_year - model.reference.first_year;
  moved.calendar.base_year = model.reference.first_year;
  return moved;
}

}  // namespace

std::string projection_csv(const PopulationModel& model, const PopulationInputs& inputs) {
  CsvText csv("year,sex,age,persons");
  const PopulationModel from = from_first_year(model);
  const PopulationPath path = central_path(from, inputs);
  for (std::size_t t = 0; t < path.cohorts.size(); ++t) {
    for (const char* sex : {"f", "m"}) {
      const AgeVector& persons = *sex == 'f' ? path.cohorts[t].residents.female : path.cohorts[t].residents.male;
      for (int age = 0; age < age_count; ++age) {
        csv.row({from.calendar.base_year + static_cast<int>(t), sex, age, persons[age]});
      }
    }
  }
  return csv.text();
}

std::string layers_projection_csv(const PopulationModel& model, const PopulationInputs& inputs) {
  require(model.settings.variant == PopulationVariant::model,
          "--layers: the variant un-medium has no layers; write population.variant = \"model\"");
  CsvText csv("layer,year,sex,age,persons");
  const PopulationPath all = central_path(model, inputs);
  for (int layer = 0; layer <= static_cast<int>(Layer::background); ++layer) {
    PopulationModel without = model;
    without.settings.layers_off.push_back(static_cast<Layer>(layer));
    const PopulationPath path = central_path(without, inputs);
    for (std::size_t t = 0; t < all.cohorts.size(); ++t) {
      const BySex &with = all.cohorts[t].residents, &rest = path.cohorts[t].residents;
      const int year = model.calendar.base_year + static_cast<int>(t);
      const char* word = word_of(static_cast<Layer>(layer));
      for (int age = 0; age < age_count; ++age) csv.row({word, year, "f", age, with.female[age] - rest.female[age]});
      for (int age = 0; age < age_count; ++age) csv.row({word, year, "m", age, with.male[age] - rest.male[age]});
    }
  }
  return csv.text();
}

}  // namespace muster
