#pragma once

#include <string>

namespace muster {

/// An input that is a table of the country pack, named by its file: it varies by age or year of service and has no
/// quantile.
class TableRef {
 public:
  /// @throws InvalidInput unless @p file is a bare name that ends in .csv
  explicit TableRef(std::string file);

  [[nodiscard]] const std::string& file() const { return file_; }

  friend bool operator==(const TableRef&, const TableRef&) = default;

 private:
  std::string file_;
};

}  // namespace muster
