#pragma once

#include <span>
#include <string>

#include "muster/report/figure.hpp"
#include "muster/report/table.hpp"
#include "muster/results/reader.hpp"

namespace muster {

/// What one page is made of. What a run has no numbers for is absent, and its section with it.
struct DocumentParts {
  std::span<const Results> results;  ///< at least one; the first is the run that the page is about
  std::span<const Figure> figures;
  std::span<const Table> tables;
};

/// report.html: the answer first, then what it rests on, in one file that asks nothing of a network. All numbers,
/// figures and tables are readable without scripts; the script adds a target that can be dragged.
/// @throws InvalidInput without results, or if a file of the results lacks a column
[[nodiscard]] std::string write_document(const DocumentParts& parts);

}  // namespace muster
