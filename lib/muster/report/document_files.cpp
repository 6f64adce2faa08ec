#include "muster/report/document_files.hpp"

#include <fmt/format.h>

#include "muster/report/numbers_latex.hpp"
#include "muster/report/tables.hpp"

namespace muster {
namespace {

void add_table(std::map<std::string, std::string>& files, const Table& table, const std::set<std::string>& formats) {
  const auto file = [&table](const char* suffix) { return fmt::format("tab-{}.{}", table.name, suffix); };
  if (formats.contains("tex")) files.emplace(file("tex"), as_latex(table));
  if (formats.contains("csv")) files.emplace(file("csv"), as_csv(table));
  if (formats.contains("html")) files.emplace(file("html"), as_html(table));
  files.emplace(file("md"), as_markdown(table));
}

}  // namespace

std::map<std::string, std::string> document_files(const DocumentParts& parts, const std::set<std::string>& formats) {
  std::map<std::string, std::string> files;
  if (!formats.contains("tex") && !formats.contains("csv") && !formats.contains("html")) return files;
  for (const auto& table : parts.tables) add_table(files, table, formats);
  const Results& results = parts.results.front();
  if (results.table("levels") != nullptr) add_table(files, levels_table(results), formats);
  if (formats.contains("tex")) files.emplace("numbers.tex", numbers_latex(results));
  if (formats.contains("html")) files.emplace("report.html", write_document(parts));
  return files;
}

}  // namespace muster
