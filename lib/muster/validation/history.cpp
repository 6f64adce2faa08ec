#include "muster/validation/history.hpp"

#include "muster/core/require.hpp"
#include "muster/core/spelling.hpp"

#include <algorithm>
#include <map>

namespace muster {
namespace {

constexpr double thousand = 1000;

/// Where the rows of a table belong: country by country, year by year.
struct Layout {
  std::vector<std::string> countries;
  int first_year = 0, years = 0;
  std::vector<std::size_t> rows;  ///< row of the table of country c and year y at c years + y
};

Layout layout_of(const CsvTable& table, const std::vector<std::string>& left_out) {
  const auto codes = texts(table, "iso3");
  const auto years = whole_numbers(table, "year", {1800, 2200});
  require(!years.empty(), "{}: there are no rows (a history needs some); keep the file as it came", table.file());
  const auto [least, greatest] = std::ranges::minmax(years);
  Layout layout{.countries = {}, .first_year = least, .years = greatest - least + 1, .rows = {}};
  std::map<std::pair<std::string, int>, std::size_t> places;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (std::ranges::find(left_out, codes[i]) != left_out.end()) continue;
    if (std::ranges::find(layout.countries, codes[i]) == layout.countries.end()) layout.countries.push_back(codes[i]);
    require(places.emplace(std::pair{codes[i], years[i]}, i).second,
            "{}: {} {} stands twice (one row a country and year); remove one", table.place(i, "year"), codes[i],
            years[i]);
  }
  for (const auto& country : layout.countries)
    for (int year = least; year <= greatest; ++year) {
      const auto place = places.find({country, year});
      require(place != places.end(), "{}: {} has no row for {} (every country needs each year from {} to {}); add it",
              table.file(), country, year, least, greatest);
      layout.rows.push_back(place->second);
    }
  return layout;
}

Panel panel(const CsvTable& table, const Layout& layout, const std::string& column, Range allowed) {
  const auto values = numbers(table, column, allowed);
  Panel result(layout.countries.size(), layout.years);
  for (Eigen::Index c = 0; c < result.rows(); ++c)
    for (Eigen::Index y = 0; y < result.cols(); ++y)
      result(c, y) = values[layout.rows[static_cast<std::size_t>(c * result.cols() + y)]];
  return result;
}

}  // namespace

DemographicHistory demographic_history(const CsvTable& table, const std::vector<std::string>& left_out) {
  const Layout layout = layout_of(table, left_out);
  const auto read = [&](const char* column, Range allowed) { return panel(table, layout, column, allowed); };
  constexpr Range persons{0, 1e10}, either{-1e10, 1e10}, life{0, 120};
  return {.countries = layout.countries,
          .first_year = layout.first_year,
          .tfr = read("tfr", {0, 20}),
          .e0 = (read("e0_female", life) + read("e0_male", life)) / 2,
          .net_migration = thousand * read("net_migration_thousand", either),
          .births = thousand * read("births_thousand", persons),
          .deaths = thousand * read("deaths_thousand", persons),
          .population = thousand * read("population_1jan_thousand", {1e-3, 1e10})};
}

DemographicHistory DemographicHistory::before(int year) const {
  require(
      first_year < year && year <= end_year(),
      "origin {}: the history runs from {} to {} (some of it must lie before the origin); choose a year in {} to {}",
      year, first_year, end_year() - 1, first_year + 1, end_year());
  const int years = year - first_year;
  return {countries,
          first_year,
          tfr.leftCols(years),
          e0.leftCols(years),
          net_migration.leftCols(years),
          births.leftCols(years),
          deaths.leftCols(years),
          population.leftCols(years)};
}

Eigen::ArrayXd DemographicHistory::population_at_end() const {
  const auto last = tfr.cols() - 1;
  return population.col(last) + births.col(last) - deaths.col(last) + net_migration.col(last);
}

Eigen::Index DemographicHistory::row(const std::string& iso3) const {
  const auto found = std::ranges::find(countries, iso3);
  require(found != countries.end(),
          "country \"{}\" is not in the history (it holds {} countries by ISO 3166-1 alpha-3 code); "
          "choose one of them{}",
          iso3, countries.size(), did_you_mean(iso3, countries));
  return found - countries.begin();
}

}  // namespace muster
