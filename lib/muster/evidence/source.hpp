#pragma once

#include <string>
#include <vector>

namespace muster {

/// A dated figure from a source (evidence.csv); ids such as M001 or B003 never change.
struct EvidenceRow {
  std::string id, parameter, low, central, high, unit, as_of, source_title, publisher, source_date, url, note;
};

/// Another defensible prior of an input (rivals.csv).
struct RivalPrior {
  std::string name, distribution, grade, reason;
  std::vector<std::string> sources;
  std::string note;
};

/// A whole data set used as a source (sources.csv), such as the UN's projections.
struct DataSource {
  std::string id, title, publisher, date, url, licence, attribution;
};

/// What one column of one file of a country means (columns.csv); sha256 is the file's.
struct ColumnDescription {
  std::string file, column, unit, meaning, vintage;
  std::vector<std::string> sources;
  std::string sha256;
};

}  // namespace muster
