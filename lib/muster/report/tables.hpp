#pragma once

#include <span>
#include <string>
#include <vector>

#include "muster/report/table.hpp"
#include "muster/results/reader.hpp"

namespace muster {

/// T1: every target in every reading, every-year and final-year side by side.
[[nodiscard]] Table headline_table(const Results& results);

/// T2: every uncertain input with its source. Constants are counted in a note.
[[nodiscard]] Table inputs_table(const Results& results);

/// T3: active strength by year when the largest target is asked for, and each target's chance of passing the year.
[[nodiscard]] Table years_table(const Results& results);

/// T4: scenarios against the first, from several results, or from compare.csv in the first one's folder.
[[nodiscard]] Table scenarios_table(std::span<const Results> results);

/// T5: one-at-a-time and variance-based sensitivity, from the sensitivity analysis in the results' folder.
[[nodiscard]] Table sensitivity_table(const Results& results);

/// How much of the answer's variance, and of its distance from one half, rests on inputs of each grade of evidence, and
/// on each judged (D) input; from the sensitivity analysis in the results' folder.
[[nodiscard]] Table ledger_table(const Results& results);

/// T6: causes of failure 3, 5, 10 and 15 years after the ceasefire, and what binds the maximum sustainable force.
[[nodiscard]] Table constraints_table(const Results& results);

/// T7: whether there were enough draws, and whatever failed.
[[nodiscard]] Table diagnostics_table(const Results& results);

/// T8: all it takes to make the run again.
[[nodiscard]] Table provenance_table(const Results& results);

/// T9: reporting guidelines, where each item is answered, and what the author has to add.
[[nodiscard]] Table checklist_table(const Results& results);

/// Readings of level L3: truce held, unconditional, up to a relapse, surge; what surge aid and stockpiles pay for.
[[nodiscard]] Table war_table(const Results& results);

/// The debate's claims with their probabilities and verdicts, from muster claims in the results' folder.
[[nodiscard]] Table claims_table(const Results& results);

/// Levels L0 and L1 of the model beside the medians of L2.
[[nodiscard]] Table levels_table(const Results& results);

/// The tables that the results have the numbers for, in that order.
/// @param results  at least one; the first is the base of comparisons
/// @param wanted   ids or names; empty: all
/// @throws InvalidInput if a wanted table is unknown or the results lack its numbers, or a file lacks a column
[[nodiscard]] std::vector<Table> make_tables(std::span<const Results> results, const std::vector<std::string>& wanted);

}  // namespace muster
