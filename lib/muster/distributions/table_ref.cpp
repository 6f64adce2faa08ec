#include "muster/distributions/table_ref.hpp"

#include "muster/core/require.hpp"

namespace muster {

TableRef::TableRef(std::string file) : file_(std::move(file)) {
  require(file_.find_first_of("/\\") == std::string::npos,
          "table({}) is a path (a table is read from the country pack only); write the bare name of its file", file_);
  require(file_.size() > 4 && file_.ends_with(".csv"),
          "table({}) names no CSV file (tables of a country pack end in .csv); write table(NAME.csv)", file_);
}

}  // namespace muster
