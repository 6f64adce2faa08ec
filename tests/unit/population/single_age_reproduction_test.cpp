// The UN's medium projection by single years of age, from the UN's own rates by single age: both sexes together, the
// United Kingdom and the United States, the only countries whose single ages could be had.
#include "muster/core/number.hpp"
#include "muster/evidence/country.hpp"
#include "muster/population/reference.hpp"
#include "muster/population/step.hpp"
#include "muster/population/survival.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <ostream>
#include <sstream>
#include <vector>

namespace muster {
namespace {

const std::filesystem::path data = std::filesystem::path(MUSTER_SOURCE_DIR) / "data";
constexpr int first_year = 2025, last_year = 2040;

struct PublishedYear {
  AgeVector persons = AgeVector::Zero();  ///< 1 July, both sexes, ages 0 .. 99
  AgeVector mortality = AgeVector::Zero(), fertility = AgeVector::Zero();
  double births = 0;
};

struct Published {
  const char* iso3;
  const char* pack;
};

void PrintTo(const Published& each, std::ostream* out) { *out << each.iso3; }  // in the tests' names

std::ifstream opened(const char* file) { return std::ifstream(data / "reference" / file); }

std::vector<std::string> next_row(std::istream& in) {
  std::string line;
  std::vector<std::string> cells;
  if (!std::getline(in, line)) return cells;
  std::stringstream stream(line);
  for (std::string cell; std::getline(stream, cell, ',');) cells.push_back(cell);
  cells.resize(6);
  return cells;
}

std::map<int, PublishedYear> published(const std::string& iso3) {
  std::map<int, PublishedYear> years;
  std::ifstream ages = opened("wpp2024_single_age_bothsexes_dataportal.csv");
  for (std::vector<std::string> row = next_row(ages); !row.empty(); row = next_row(ages)) {
    if (row[0] != iso3) continue;
    PublishedYear& year = years[std::stoi(row[1])];
    const int age = std::stoi(row[2]);
    year.persons[age] = *read_number(row[3]);
    year.mortality[age] = *read_number(row[4]);
    if (!row[5].empty()) year.fertility[age] = *read_number(row[5]);
  }
  std::ifstream indicators = opened("wpp2024_annual_indicators.csv");
  for (std::vector<std::string> row = next_row(indicators); !row.empty(); row = next_row(indicators)) {
    if (row[0] == iso3 && row[2] == "births") years[std::stoi(row[1])].births = 1000 * *read_number(row[5]);
  }
  return years;
}

/// A year of the engine for both sexes together: all persons stand in one sex, the births are the UN's own number.
BySex next_january(const BySex& now, const PublishedYear& rates, const BySex& migrants) {
  const BySex survival{survival_ratios(rates.mortality, 0, Sex::male), AgeVector::Ones()};
  const BySex moved{migrants.female + migrants.male, AgeVector::Zero()};
  const auto renewed = [&](const AgeVector& asfr) {
    return renew(now, survival, asfr, 0, moved, MigrationTiming::end);
  };
  const double births = renewed(rates.fertility).births;
  return renewed(rates.fertility * rates.births / births).residents;
}

/// Persons of 1 January, from those of 1 July, which are the mean of the two 1 Januaries around it: from birth on, age
/// by age, 2 J(a) - [S(a) J(a - 1) + G(a)].
BySex january_of(const PublishedYear& year, const BySex& migrants) {
  const AgeVector survival = survival_ratios(year.mortality, 0, Sex::male);
  BySex january;
  double younger = year.births;
  for (int a = 0; a < open_age; ++a) {
    january.female[a] = 2 * year.persons[a] - survival[a] * younger - migrants.female.coeff(a) - migrants.male.coeff(a);
    younger = january.female[a];
  }
  return january;
}

class SingleAges : public ::testing::TestWithParam<Published> {};

TEST_P(SingleAges, FollowTheUnFor15YearsAtEveryAgeFrom1To89) {
  const std::map<int, PublishedYear> un = published(GetParam().iso3);
  const PopulationReference pack = population_reference(read_country(data, GetParam().pack), first_year, last_year);
  BySex start = january_of(un.at(first_year), pack.un_migration[0]);
  BySex end = start;
  for (int year = first_year; year <= last_year; ++year) {
    start = end;
    end = next_january(start, un.at(year), pack.un_migration[pack.index(year)]);
  }
  const AgeVector july = (start.female + end.female) / 2;
  double worst = 0, sum = 0;
  for (int a = 1; a <= 89; ++a) {
    const double percent = 100 * std::abs(july[a] / un.at(last_year).persons[a] - 1);
    EXPECT_LE(percent, 0.04) << "age " << a;
    worst = std::max(worst, percent);
    sum += percent;
  }
  std::printf("%s single ages 1-89 of 2040: worst %.4f, mean %.4f %%\n", GetParam().iso3, worst, sum / 89);
}

TEST_P(SingleAges, BirthsFollowFromTheUnsOwnFertilityByAge) {
  const std::map<int, PublishedYear> un = published(GetParam().iso3);
  PopulationModel model;
  model.settings.variant = PopulationVariant::un_medium;
  model.settings.un_start = first_year;
  model.settings.timing = MigrationTiming::end;
  model.calendar.base_year = first_year;
  model.calendar.horizon = last_year - first_year;
  model.reference = population_reference(read_country(data, GetParam().pack), first_year, last_year);
  for (int year = first_year; year <= last_year; ++year)
    model.reference.fertility[model.reference.index(year)] = un.at(year).fertility;
  const std::size_t years = last_year - first_year + 1;
  const PopulationPath path = project(model, {}, base_cohorts(model, {}), std::vector<PopulationShocks>(years));
  double worst = 0;
  for (std::size_t t = 0; t < years; ++t) {
    const double percent = 100 * std::abs(path.flows[t].births / un.at(first_year + static_cast<int>(t)).births - 1);
    EXPECT_LE(percent, 0.4) << first_year + t;
    worst = std::max(worst, percent);
  }
  std::printf("%s births of 2025-2040 from single-age fertility: worst %.4f %%\n", GetParam().iso3, worst);
}

INSTANTIATE_TEST_SUITE_P(Countries, SingleAges,
                         ::testing::Values(Published{"GBR", "united-kingdom"}, Published{"USA", "united-states"}),
                         [](const auto& country) { return std::string(country.param.iso3); });

}  // namespace
}  // namespace muster
