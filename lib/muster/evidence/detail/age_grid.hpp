#pragma once

#include "muster/core/age.hpp"
#include "muster/evidence/country.hpp"
#include "muster/evidence/table.hpp"

#include <map>

namespace muster::detail {

/// What the values of an age grid may be and which ages each of its years has to list.
struct GridRule {
  std::string value;  ///< column of the values
  Range allowed;
  int first_age, last_age;
  bool complete;  ///< every age of every year has to be there
};

/// Reads `year,sex,age,<value>`. @throws InvalidInput naming wrong cells, repeated rows and missing ages
[[nodiscard]] std::map<int, BySex> read_grid(const CsvTable& table, const GridRule& rule);

/// Reads `year,age,<value>`. @throws InvalidInput as read_grid() does
[[nodiscard]] std::map<int, AgeVector> read_age_rates(const CsvTable& table, const GridRule& rule);

/// Reads a table that an input names: `sex` and/or `age` or `completed_years`, then `value`, none below 0.
/// @param name  the file's name inside the pack
/// @throws InvalidInput as read_grid() does, and when every value is 0
[[nodiscard]] AgeTable read_age_table(const CsvTable& table, const std::string& name);

}  // namespace muster::detail
