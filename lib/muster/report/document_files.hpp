#pragma once

#include <map>
#include <set>
#include <string>

#include "muster/report/document.hpp"

namespace muster {

/// The tables, the numbers and the page as texts by file name: tab-NAME.{tex,csv,md,html}, numbers.tex, report.html.
/// @param formats  of tex, csv, html; Markdown comes with any of them
/// @throws InvalidInput as write_document
[[nodiscard]] std::map<std::string, std::string> document_files(const DocumentParts& parts,
                                                                const std::set<std::string>& formats);

}  // namespace muster
