#include "muster/evidence/country.hpp"

#include "muster/core/problems.hpp"
#include "muster/core/spelling.hpp"
#include "muster/core/toml.hpp"
#include "muster/evidence/detail/age_grid.hpp"
#include "muster/evidence/read_csv.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <limits>

namespace muster {
namespace {

namespace fs = std::filesystem;

constexpr double unbounded = 1e300;

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(';', begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

/// One row of a file whose columns are all text, in the order @p columns.
using TextRow = std::vector<std::string>;

std::vector<TextRow> text_rows(const fs::path& file, const std::vector<std::string>& columns) {
  const CsvTable table = read_csv(file);
  require_columns(table, columns);
  std::vector<TextRow> rows(table.rows());
  for (const std::string& column : columns) {
    const std::size_t index = *table.find(column);
    for (std::size_t row = 0; row < table.rows(); ++row) rows[row].emplace_back(table.cell(row, index));
  }
  return rows;
}

std::vector<EvidenceRow> read_evidence(const fs::path& file) {
  std::vector<EvidenceRow> all;
  for (TextRow& r : text_rows(file, {"id", "parameter", "low", "central", "high", "unit", "as_of", "source_title",
                                     "publisher", "source_date", "url", "note"})) {
    all.push_back({r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8], r[9], r[10], r[11]});
  }
  return all;
}

std::vector<RivalPrior> read_rivals(const fs::path& file) {
  std::vector<RivalPrior> all;
  for (const TextRow& r : text_rows(file, {"name", "distribution", "grade", "reason", "sources", "note"})) {
    all.push_back({r[0], r[1], r[2], r[3], split(r[4]), r[5]});
  }
  return all;
}

std::vector<DataSource> read_sources(const fs::path& file) {
  std::vector<DataSource> all;
  for (const TextRow& r : text_rows(file, {"id", "title", "publisher", "date", "url", "licence", "attribution"})) {
    all.push_back({r[0], r[1], r[2], r[3], r[4], r[5], r[6]});
  }
  return all;
}

std::vector<ColumnDescription> read_columns(const fs::path& file) {
  std::vector<ColumnDescription> all;
  for (const TextRow& r : text_rows(file, {"file", "column", "unit", "meaning", "vintage", "sources", "sha256"})) {
    all.push_back({r[0], r[1], r[2], r[3], r[4], split(r[5]), r[6]});
  }
  return all;
}

struct Indicator {
  std::string name;
  double YearIndicators::*member;
  Range allowed;
};

const std::vector<Indicator>& indicators() {
  static const std::vector<Indicator> all{{"tfr", &YearIndicators::tfr, {0, 15}},
                                          {"e0_f", &YearIndicators::e0_f, {0, 120}},
                                          {"e0_m", &YearIndicators::e0_m, {0, 120}},
                                          {"sex_ratio_birth", &YearIndicators::sex_ratio_birth, {0.5, 2}},
                                          {"births", &YearIndicators::births, {0, unbounded}},
                                          {"deaths", &YearIndicators::deaths, {0, unbounded}},
                                          {"net_migration", &YearIndicators::net_migration, {-unbounded, unbounded}}};
  return all;
}

std::map<int, YearIndicators> read_indicators(const fs::path& file) {
  const CsvTable table = read_csv(file);
  require_columns(table, std::vector<std::string>{"year", "variable", "value"});
  std::vector<std::string> names;
  for (const Indicator& indicator : indicators()) names.push_back(indicator.name);
  std::vector<int> years;
  std::vector<std::size_t> variables;
  std::vector<double> values;
  Problems problems;
  problems.gather([&] { years = whole_numbers(table, "year", {1800, 2300}); });
  problems.gather([&] { variables = choices(table, "variable", names); });
  problems.gather([&] { values = numbers(table, "value", {-unbounded, unbounded}); });
  problems.raise();

  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  std::map<int, YearIndicators> result;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Indicator& indicator = indicators()[variables[row]];
    if (values[row] < indicator.allowed.least || values[row] > indicator.allowed.greatest) {
      problems.add("{}: found {} for {} (it lies outside its range); a number from {} to {} is allowed",
                   table.place(row, "value"), values[row], indicator.name, indicator.allowed.least,
                   indicator.allowed.greatest);
    }
    YearIndicators& year =
        result.try_emplace(years[row], YearIndicators{none, none, none, none, none, none, none}).first->second;
    year.*(indicator.member) = values[row];
  }
  problems.raise();
  return result;
}

/// A key of country.toml of the kind asked for. @throws InvalidInput when it is missing or of another kind
const TomlNode& needed(const TomlNode& root, const std::string& key, TomlNode::Kind kind) {
  const TomlNode* node = root.find(key);
  const char* const wanted = kind == TomlNode::Kind::text ? "a text" : "a whole number";
  require(node != nullptr, "{}: {}: the key is missing ({} is needed); write it", root.origin.file, key, wanted);
  require(node->kind == kind, "{}: {}: found {} ({} is needed); write one", node->origin.place(), key, describe(*node),
          wanted);
  return *node;
}

int needed_integer(const TomlNode& root, const std::string& key, Range allowed) {
  const TomlNode& node = needed(root, key, TomlNode::Kind::integer);
  require(node.number >= allowed.least && node.number <= allowed.greatest,
          "{}: {}: found {} (it lies outside its range); a whole number from {} to {} is allowed", node.origin.place(),
          key, node.integer, allowed.least, allowed.greatest);
  return static_cast<int>(node.integer);
}

void read_country_toml(const fs::path& file, Country& country) {
  const TomlNode root = read_toml(file);
  const std::vector<std::string> known{"format", "name", "iso3", "un_m49", "last_estimate", "inputs"};
  Problems problems;
  for (const TomlEntry& entry : root.entries) {
    if (std::ranges::find(known, entry.key) == known.end()) {
      problems.add("{}: unknown key \"{}\"{}", entry.value.origin.place(), entry.key, did_you_mean(entry.key, known));
    }
  }
  problems.gather([&] {
    const int format = needed_integer(root, "format", {1, 1e9});
    require(format == 1, "{}: format: found {} (this program reads country packs of format 1); use a newer muster",
            root.find("format")->origin.place(), format);
  });
  problems.gather([&] { country.name = needed(root, "name", TomlNode::Kind::text).text; });
  problems.gather([&] { country.iso3 = needed(root, "iso3", TomlNode::Kind::text).text; });
  problems.gather([&] { country.un_m49 = needed_integer(root, "un_m49", {1, 999}); });
  country.last_estimate = 2024;  // World Population Prospects 2024, from which packs are usually made
  if (root.find("last_estimate") != nullptr) {
    problems.gather([&] { country.last_estimate = needed_integer(root, "last_estimate", {1900, 2200}); });
  }
  problems.raise();
}

/// The files that are not tables of inputs.
const std::vector<std::string>& fixed_files() {
  static const std::vector<std::string> files{"population.csv", "migration.csv",  "mortality.csv",
                                              "fertility.csv",  "indicators.csv", "evidence.csv",
                                              "rivals.csv",     "sources.csv",    "columns.csv"};
  return files;
}

std::map<std::string, AgeTable> read_tables(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    const bool fixed = std::ranges::find(fixed_files(), name) != fixed_files().end();
    if (entry.path().extension() == ".csv" && !fixed) names.push_back(name);
  }
  std::ranges::sort(names);  // so that faults are listed in the same order on every machine
  std::map<std::string, AgeTable> tables;
  Problems problems;
  for (const std::string& name : names) {
    problems.gather([&] { tables[name] = detail::read_age_table(read_csv(folder / name), name); });
  }
  problems.raise();
  return tables;
}

/// Reads one optional file of a pack into a member with @p read; a file that is not there leaves it empty.
template <class Member, class Read>
void read_optional(Problems& problems, const fs::path& file, Member& member, Read read) {
  if (fs::exists(file)) problems.gather([&] { member = read(file); });
}

void read_population_files(const fs::path& folder, Country& country, Problems& problems) {
  using detail::GridRule;
  const GridRule persons{"persons", {0, unbounded}, 0, open_age, true};
  const GridRule migrants{"persons", {-unbounded, unbounded}, 0, open_age, true};
  const GridRule deaths{"mx", {0, 20}, 0, open_age - 1, true};
  const GridRule births{"asfr", {0, 1}, 0, open_age, false};
  read_optional(problems, folder / "population.csv", country.population,
                [&](const fs::path& f) { return detail::read_grid(read_csv(f), persons); });
  read_optional(problems, folder / "migration.csv", country.migration,
                [&](const fs::path& f) { return detail::read_grid(read_csv(f), migrants); });
  read_optional(problems, folder / "mortality.csv", country.mortality,
                [&](const fs::path& f) { return detail::read_grid(read_csv(f), deaths); });
  read_optional(problems, folder / "fertility.csv", country.fertility,
                [&](const fs::path& f) { return detail::read_age_rates(read_csv(f), births); });
  read_optional(problems, folder / "indicators.csv", country.indicators, read_indicators);
}

void require_folder(const fs::path& data, const std::string& folder) {
  const std::vector<std::string> known = list_countries(data);
  require(std::ranges::find(known, folder) != known.end(),
          "country \"{}\" is not installed (there is no {}/country.toml){}; installed are: {}", folder,
          (data / "countries" / folder).string(), did_you_mean(folder, known), fmt::join(known, ", "));
}

}  // namespace

Country read_country(const fs::path& data, const std::string& folder) {
  require_folder(data, folder);
  const fs::path path = data / "countries" / folder;
  Country country;
  country.folder = folder;
  Problems problems;
  problems.gather([&] { read_country_toml(path / "country.toml", country); });
  read_population_files(path, country, problems);
  read_optional(problems, path / "evidence.csv", country.evidence, read_evidence);
  read_optional(problems, path / "rivals.csv", country.rivals, read_rivals);
  read_optional(problems, path / "sources.csv", country.sources, read_sources);
  read_optional(problems, path / "columns.csv", country.columns, read_columns);
  problems.gather([&] { country.tables = read_tables(path); });
  problems.raise();
  return country;
}

std::vector<std::string> list_countries(const fs::path& data) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(data / "countries", error)) {
    if (fs::exists(entry.path() / "country.toml")) names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace muster
