#pragma once

#include "muster/evidence/country.hpp"

#include <filesystem>

namespace muster {

/// Compares the SHA-256 of every CSV file of a country's folder with the one columns.csv gives.
/// @throws InvalidInput naming every file that differs, is not there or is not listed
void check_checksums(const std::filesystem::path& folder);

/// Checks that columns.csv describes every column of every CSV file with its unit and meaning, and that every source
/// named there or in rivals.csv stands in evidence.csv or sources.csv.
/// @throws InvalidInput naming every column without a description or unit and every unknown source
void check_provenance(const std::filesystem::path& folder);

/// The ids of @p sources that neither evidence.csv nor sources.csv of @p country has.
[[nodiscard]] std::vector<std::string> unknown_sources(const Country& country, const std::vector<std::string>& sources);

}  // namespace muster
