#include "muster/population/reference.hpp"

#include "muster/core/require.hpp"
#include "muster/population/survival.hpp"

namespace muster {
namespace {

template <class Map>
const auto& of_year(const Map& by_year, int year, const Country& country, const char* file) {
  const auto found = by_year.find(year);
  require(
      found != by_year.end(),
      "countries/{}/{}: year {} is missing (the projection needs every year of its span); add its rows, or end earlier",
      country.folder, file, year);
  return found->second;
}

AgeVector reproductive(const AgeVector& asfr) {
  AgeVector kept = AgeVector::Zero();
  kept.segment(15, 35) = asfr.segment(15, 35);
  return kept;
}

/// What every draw would work out from the same rates again.
void add_mortality(const BySex& rates, PopulationReference& reference) {
  reference.mortality.push_back(rates);
  reference.survival.push_back(
      {survival_ratios(rates.female, 0, Sex::female), survival_ratios(rates.male, 0, Sex::male)});
  reference.slope_female.push_back(old_age_slope(rates.female.data(), 0));
  reference.slope_male.push_back(old_age_slope(rates.male.data(), 0));
}

void add_un_events(PopulationReference& reference, const Country& country, int start, int last_year) {
  for (int year = start; year <= last_year; ++year) {
    const auto migrants = country.migration.find(year);
    const auto published = country.indicators.find(year);
    if (migrants == country.migration.end() || published == country.indicators.end()) break;
    reference.un_migration.push_back(migrants->second);
    reference.un_sex_ratio.push_back(published->second.sex_ratio_birth);
  }
}

}  // namespace

PopulationReference population_reference(const Country& country, int start, int last_year) {
  PopulationReference reference;
  reference.first_year = start;
  reference.start = of_year(country.population, start, country, "population.csv");
  for (int year = start; year <= last_year; ++year) {
    add_mortality(of_year(country.mortality, year, country, "mortality.csv"), reference);
    reference.fertility.push_back(of_year(country.fertility, year, country, "fertility.csv"));
    const AgeVector pattern = reproductive(reference.fertility.back());
    require(pattern.sum() > 0, "countries/{}/fertility.csv: {} has no births at ages 15-49; write rates above 0",
            country.folder, year);
    reference.fertility_pattern.emplace_back(pattern / pattern.sum());
  }
  add_un_events(reference, country, start, last_year);
  return reference;
}

}  // namespace muster
