#include "muster/evidence/provenance.hpp"

#include "muster/core/file.hpp"
#include "muster/core/problems.hpp"
#include "muster/evidence/read_csv.hpp"

#include <algorithm>
#include <set>

namespace muster {
namespace {

namespace fs = std::filesystem;

/// Names of the CSV files of a pack but columns.csv itself, which cannot hold its own checksum.
std::vector<std::string> described_files(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() == ".csv" && name != "columns.csv") names.push_back(name);
  }
  std::ranges::sort(names);
  return names;
}

/// columns.csv by file and column, with the row of each for messages.
struct Descriptions {
  explicit Descriptions(const fs::path& file) : table(read_csv(file)) {
    require_columns(table,
                    std::vector<std::string>{"file", "column", "unit", "meaning", "vintage", "sources", "sha256"});
  }

  [[nodiscard]] std::string_view at(std::size_t row, std::string_view column) const {
    return table.cell(row, *table.find(column));
  }

  [[nodiscard]] std::optional<std::size_t> row_of(std::string_view file, std::string_view column) const {
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if (at(row, "file") == file && at(row, "column") == column) return row;
    }
    return std::nullopt;
  }

  CsvTable table;
};

void check_descriptions(const fs::path& folder, const Descriptions& descriptions, Problems& problems) {
  for (const std::string& name : described_files(folder)) {
    const CsvTable table = read_csv(folder / name);
    for (const std::string& column : table.columns()) {
      const auto row = descriptions.row_of(name, column);
      if (!row) {
        problems.add("{}: {}: column {} of {} is not described (no number without its unit); add a row",
                     descriptions.table.file(), "column", column, name);
        continue;
      }
      for (const char* needed : {"unit", "meaning", "vintage"}) {
        if (!descriptions.at(*row, needed).empty()) continue;
        problems.add("{}: is empty for column {} of {}; write it", descriptions.table.place(*row, needed), column,
                     name);
      }
    }
  }
}

void check_listed(const Descriptions& descriptions, const fs::path& folder, Problems& problems) {
  for (std::size_t row = 0; row < descriptions.table.rows(); ++row) {
    const std::string file(descriptions.at(row, "file"));
    const std::string column(descriptions.at(row, "column"));
    if (!fs::exists(folder / file)) {
      problems.add("{}: found {} (there is no such file); remove the row", descriptions.table.place(row, "file"), file);
    } else if (file != "columns.csv" && !read_csv(folder / file).find(column)) {
      problems.add("{}: found {} ({} has no such column); remove the row", descriptions.table.place(row, "column"),
                   column, file);
    }
  }
}

void check_sources(const Country& country, Problems& problems) {
  for (const ColumnDescription& column : country.columns) {
    for (const std::string& id : unknown_sources(country, column.sources)) {
      problems.add(
          "columns.csv: sources: {} of {} names {} (neither evidence.csv nor sources.csv has it); add it there",
          column.column, column.file, id);
    }
  }
  for (const RivalPrior& rival : country.rivals) {
    if (rival.sources.empty() && rival.reason.empty()) {
      problems.add("rivals.csv: reason: {} has neither source nor reason; write one", rival.name);
    }
    for (const std::string& id : unknown_sources(country, rival.sources)) {
      problems.add("rivals.csv: sources: {} names {} (neither evidence.csv nor sources.csv has it); add it there",
                   rival.name, id);
    }
  }
}

}  // namespace

void check_checksums(const fs::path& folder) {
  const Descriptions descriptions(folder / "columns.csv");
  std::set<std::string> listed;
  Problems problems;
  for (std::size_t row = 0; row < descriptions.table.rows(); ++row) {
    const std::string file(descriptions.at(row, "file"));
    if (!listed.insert(file).second) continue;
    if (!fs::exists(folder / file)) {
      problems.add("{}: found {} (there is no such file); remove the row", descriptions.table.place(row, "file"), file);
      continue;
    }
    const std::string actual = file_sha256(folder / file);
    if (actual != descriptions.at(row, "sha256")) {
      problems.add("{}: found {} for {} (the file's is {}); restore the file, or describe its new content and checksum",
                   descriptions.table.place(row, "sha256"), descriptions.at(row, "sha256"), file, actual);
    }
  }
  for (const std::string& name : described_files(folder)) {
    if (!listed.contains(name))
      problems.add("{}: file: {} is not listed; add a row for each column", descriptions.table.file(), name);
  }
  problems.raise();
}

void check_provenance(const fs::path& folder) {
  const Descriptions descriptions(folder / "columns.csv");
  Problems problems;
  check_descriptions(folder, descriptions, problems);
  check_listed(descriptions, folder, problems);
  check_sources(read_country(folder.parent_path().parent_path(), folder.filename().string()), problems);
  problems.raise();
}

std::vector<std::string> unknown_sources(const Country& country, const std::vector<std::string>& sources) {
  std::vector<std::string> unknown;
  for (const std::string& id : sources) {
    const bool known = std::ranges::any_of(country.evidence, [&](const EvidenceRow& row) { return row.id == id; }) ||
                       std::ranges::any_of(country.sources, [&](const DataSource& row) { return row.id == id; });
    if (!known) unknown.push_back(id);
  }
  return unknown;
}

}  // namespace muster
