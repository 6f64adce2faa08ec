#pragma once

#include <string>
#include <string_view>

#include "muster/report/document.hpp"

namespace muster {

/// Pieces of the page. Each returns "" where the run has nothing for it.

/// A figure with both drawings, its summary sentence, its caption, and its numbers in a table that opens.
[[nodiscard]] std::string figure_block(const Figure& figure);

/// A table that scrolls in its own frame where the page is too narrow, with a link to its CSV.
[[nodiscard]] std::string table_block(const Table& table);

/// CSV text as a plain table: numbers shortened to five significant digits, the file itself behind a link.
[[nodiscard]] std::string data_table(std::string_view name, std::string_view csv);

/// The controls that the script brings to life: target and range, by slider, number field and buttons.
[[nodiscard]] std::string target_controls(const Results& results);

/// A link that saves @p content as a file, without any network.
[[nodiscard]] std::string download_link(std::string_view file, std::string_view media_type, std::string_view content);

/// How to cite the run, and every file behind the page.
[[nodiscard]] std::string reproduce_section(const DocumentParts& parts);

}  // namespace muster
