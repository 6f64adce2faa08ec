#pragma once

#include <string>

#include "muster/report/table.hpp"
#include "muster/results/reader.hpp"

namespace muster {

/// Small pieces that the tables share.

[[nodiscard]] Table named_table(std::string id, std::string name);
[[nodiscard]] Column text_column(std::string name, std::string heading);
[[nodiscard]] Column number_column(std::string name, std::string heading, std::string unit = "");
[[nodiscard]] Column range_column(std::string name, std::string heading, std::string unit = "");

/// A column of long text, which LaTeX sets in a paragraph as wide as @p share of the line.
[[nodiscard]] Column paragraph_column(std::string name, std::string heading, double share);

/// The column for those alone: words and rounded units for readers, names and plain units for programs.
[[nodiscard]] Column for_readers(Column column);
[[nodiscard]] Column for_programs(Column column);

/// The column `probability` of that row; "0 of n" where the column `successes` is 0.
[[nodiscard]] Cell probability_cell(const ResultsTable& table, std::size_t row);

/// The bounds of a simulation error with as many decimals as its width needs, at least two.
[[nodiscard]] ProbabilityRange simulation_error(double low, double high);

/// The scenario's title, or its name where it has none.
[[nodiscard]] std::string scenario_title(const Results& results);

/// "4,096 draws of the inputs, 64 futures each, seed 1; run 0123456789ab, muster 0.1.0."
[[nodiscard]] std::string draws_note(const Results& results);

/// What "0 of n" means, in full.
[[nodiscard]] std::string no_hit_note(const Results& results);

}  // namespace muster
