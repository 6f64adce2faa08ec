#pragma once

#include "muster/core/age.hpp"
#include "muster/evidence/source.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace muster {

/// An input that varies by age (or completed year of service), as its file holds it: `sex` and/or `age` or
/// `completed_years`, then `value`. Ages not listed are 0. Without a `sex` column both sexes hold the same values.
struct AgeTable {
  std::string file;         ///< name inside the pack, such as "c_ref.csv"
  bool by_sex = false;      ///< has a `sex` column
  bool by_service = false;  ///< indexed by `completed_years` instead of `age`
  BySex values;
};

/// Published totals of one calendar year; NaN where the pack has none.
struct YearIndicators {
  double tfr, e0_f, e0_m, sex_ratio_birth, births, deaths, net_migration;
};

/// One country's data as its folder holds them. Only read here; nothing is interpolated or scaled.
/// Years are calendar years; persons are real numbers; rates are per person-year.
struct Country {
  std::string folder;  ///< name of the folder, such as "ukraine"
  std::string name;    ///< for readers, such as "Ukraine"
  std::string iso3;
  int un_m49 = 0;
  int last_estimate = 0;               ///< 1 January of this year is the last UN estimate; later ones are projections
  std::map<int, BySex> population;     ///< persons on 1 January
  std::map<int, BySex> migration;      ///< net migrants of the calendar year
  std::map<int, BySex> mortality;      ///< central death rates, ages 0 .. 99 (index 100 is unused and 0)
  std::map<int, AgeVector> fertility;  ///< births per woman-year
  std::map<int, YearIndicators> indicators;
  std::map<std::string, AgeTable> tables;  ///< by file name
  std::vector<EvidenceRow> evidence;
  std::vector<RivalPrior> rivals;
  std::vector<DataSource> sources;
  std::vector<ColumnDescription> columns;
};

/// Reads data/countries/<folder> below @p data.
/// @throws InvalidInput listing every fault found, one a line, as `FILE:LINE: COLUMN: found; allowed`
[[nodiscard]] Country read_country(const std::filesystem::path& data, const std::string& folder);

/// The folders below data/countries that hold a country.toml, in alphabetical order.
[[nodiscard]] std::vector<std::string> list_countries(const std::filesystem::path& data);

}  // namespace muster
