// The UN's medium projection from the UN's own rates, 1 January 2025 to 2041, for every country. Tolerances are those
// the project promises; Taiwan, whose single ages are carried from the edition of 2019, has wider ones of its own.
#include "muster/core/number.hpp"
#include "muster/evidence/country.hpp"
#include "muster/population/step.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <vector>

namespace muster {
namespace {

const std::filesystem::path data = std::filesystem::path(MUSTER_SOURCE_DIR) / "data";
constexpr int first_year = 2025, last_year = 2040;

std::vector<std::vector<std::string>> rows_of(const char* file) {
  std::ifstream in(data / "reference" / file);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> cells;
    std::stringstream stream(line);
    for (std::string cell; std::getline(stream, cell, ',');) cells.push_back(cell);
    rows.push_back(cells);
  }
  rows.erase(rows.begin());
  return rows;
}

struct Worst {
  double worst = 0, sum = 0;
  int count = 0;

  void add(double ours, double theirs) {
    const double percent = 100 * std::abs(ours / theirs - 1);
    worst = std::max(worst, percent);
    sum += percent;
    ++count;
  }
  [[nodiscard]] double mean() const { return sum / count; }
};

struct Errors {
  Worst total, sex, births, deaths, broad;
};

PopulationPath projection(const Country& country) {
  PopulationModel model;
  model.settings.variant = PopulationVariant::un_medium;
  model.settings.un_start = first_year;
  model.settings.timing = MigrationTiming::end;
  model.calendar.base_year = first_year;
  model.calendar.horizon = last_year - first_year;
  model.reference = population_reference(country, first_year, last_year);
  return project(model, {}, base_cohorts(model, {}), std::vector<PopulationShocks>(last_year - first_year + 1));
}

double ages(const AgeVector& persons, const std::string& group) {
  static const std::map<std::string, std::pair<int, int>> bounds{
      {"0-4", {0, 5}},     {"5-9", {5, 5}},   {"10-14", {10, 5}}, {"15-19", {15, 5}}, {"20-39", {20, 20}},
      {"40-59", {40, 20}}, {"60+", {60, 41}}, {"65+", {65, 36}},  {"70+", {70, 31}}};
  const auto found = bounds.find(group);
  return found == bounds.end() ? 0 : persons.segment(found->second.first, found->second.second).sum();
}

void add_totals(const std::string& iso3, const PopulationPath& path, Errors& errors) {
  for (const auto& row : rows_of("wpp2024_population_total_31dec_projection.csv")) {
    const int t = std::stoi(row[1]) - first_year;
    if (row[0] != iso3 || t < 0 || t > last_year + 1 - first_year) continue;
    const BySex& ours = path.cohorts[static_cast<std::size_t>(t)].residents;
    errors.sex.add(ours.male.sum(), 1000 * *read_number(row[2]));
    errors.sex.add(ours.female.sum(), 1000 * *read_number(row[3]));
    errors.total.add(ours.sum(), 1000 * *read_number(row[4]));
  }
}

void add_events(const std::string& iso3, const PopulationPath& path, Errors& errors) {
  for (const auto& row : rows_of("wpp2024_annual_indicators.csv")) {
    const int t = std::stoi(row[1]) - first_year;
    if (row[0] != iso3 || t < 0 || t > last_year - first_year) continue;
    const PopulationFlows& ours = path.flows[static_cast<std::size_t>(t)];
    if (row[2] == "births") errors.births.add(ours.births, 1000 * *read_number(row[5]));
    if (row[2] == "deaths") errors.deaths.add(ours.deaths, 1000 * *read_number(row[5]));
  }
}

void add_broad_ages(const std::string& iso3, const PopulationPath& path, Errors& errors) {
  for (const auto& row : rows_of("wpp2024_population_broadage_1july.csv")) {
    const int t = std::stoi(row[1]) - first_year;
    if (row[0] != iso3 || t < 0 || t > last_year - first_year) continue;
    const BySex& start = path.cohorts[static_cast<std::size_t>(t)].residents;
    const BySex& end = path.cohorts[static_cast<std::size_t>(t) + 1].residents;
    const bool men = row[2] == "male";
    const double ours = (ages(men ? start.male : start.female, row[3]) + ages(men ? end.male : end.female, row[3])) / 2;
    if (ours > 0) errors.broad.add(ours, *read_number(row[4]));
  }
}

class Reproduction : public ::testing::TestWithParam<std::string> {};

Errors errors_of(const std::string& name) {
  const Country country = read_country(data, name);
  const PopulationPath path = projection(country);
  Errors errors;
  add_totals(country.iso3, path, errors);
  add_events(country.iso3, path, errors);
  add_broad_ages(country.iso3, path, errors);
  std::printf("%-16s total %.4f sex %.4f births %.3f/%.3f deaths %.3f/%.3f broad ages %.3f/%.3f (worst/mean, %%)\n",
              name.c_str(), errors.total.worst, errors.sex.worst, errors.births.worst, errors.births.mean(),
              errors.deaths.worst, errors.deaths.mean(), errors.broad.worst, errors.broad.mean());
  return errors;
}

TEST_P(Reproduction, FollowsTheUnsMediumProjection) {
  const Errors errors = errors_of(GetParam());
  ASSERT_GE(errors.broad.count, 9 * 2 * 16);
  EXPECT_LE(errors.total.worst, GetParam() == "ukraine" ? 0.01 : 0.025);
  EXPECT_LE(errors.sex.worst, 0.03);
  EXPECT_LE(errors.births.worst, 0.4);
  EXPECT_LE(errors.births.mean(), 0.15);
  EXPECT_LE(errors.deaths.worst, 0.5);
  EXPECT_LE(errors.deaths.mean(), 0.15);
  EXPECT_LE(errors.broad.worst, 0.6);
  EXPECT_LE(errors.broad.mean(), 0.1);
}

TEST(ReproductionOfTaiwan, StaysWithinWhatItsReconstructedAgesAllow) {
  const Errors errors = errors_of("taiwan");
  ASSERT_GE(errors.broad.count, 9 * 2 * 16);
  EXPECT_LE(errors.total.worst, 0.025);
  EXPECT_LE(errors.broad.worst, 2);
}

INSTANTIATE_TEST_SUITE_P(Countries, Reproduction,
                         ::testing::Values("croatia", "finland", "germany", "israel", "romania", "russia", "singapore",
                                           "sweden", "turkey", "ukraine", "united-kingdom", "united-states"),
                         [](const auto& country) {
                           std::string name = country.param;
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace muster
