#pragma once

#include "muster/evidence/table.hpp"

#include <filesystem>
#include <string_view>

namespace muster {

/// Reads CSV text with a header row: UTF-8, cells in double quotes may hold commas, line ends and doubled quotes;
/// lines end in LF or CRLF; empty lines are passed over. Source: RFC 4180.
/// @param file  what messages call it
/// @throws InvalidInput naming every row that has not as many cells as the header, a quote out of place, a repeated
///         column, or a byte that is not UTF-8
[[nodiscard]] CsvTable parse_csv(std::string_view text, const std::string& file);

/// Reads a CSV file. @throws InvalidInput as parse_csv() does, or when the file cannot be read
[[nodiscard]] CsvTable read_csv(const std::filesystem::path& file);

}  // namespace muster
