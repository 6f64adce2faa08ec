#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace muster {

/// What a variable's small integers stand for, by the CF conventions: value i is meanings[i].
struct FlagMeanings {
  std::vector<std::string_view> meanings;
};

/// What a reader is told about a variable.
struct VariableNotes {
  std::string_view long_name;
  std::string_view unit{};  ///< empty: none
  FlagMeanings flags{};     ///< empty: the numbers are numbers
};

/// The value of an attribute of the whole file.
using AttributeValue = std::variant<std::string, std::int32_t, std::uint64_t>;

/// A NetCDF-4 file being written, for xarray, R and other programs. The bytes depend on what is written and in which
/// order, on no clock. Values run with the last dimension fastest.
/// Every member throws std::runtime_error naming the file when the disk or the library refuses.
/// Source: Eaton et al. (2022), NetCDF Climate and Forecast (CF) Metadata Conventions 1.10 (units, flag_values).
class NetcdfFile {
 public:
  explicit NetcdfFile(const std::filesystem::path& file);  ///< replaces what was there
  ~NetcdfFile();                                           ///< closes; errors are seen only by close()
  NetcdfFile(const NetcdfFile&) = delete;
  NetcdfFile(NetcdfFile&&) = delete;
  NetcdfFile& operator=(const NetcdfFile&) = delete;
  NetcdfFile& operator=(NetcdfFile&&) = delete;

  void attribute(const std::string& name, const AttributeValue& value);

  /// A dimension; one of size 0 is allowed, and so are variables over it.
  void dimension(const std::string& name, std::size_t size);

  using Dimensions = std::initializer_list<const char*>;

  /// A variable, its notes and all its values; Value is float, double, std::int8_t, std::uint8_t, std::int16_t,
  /// std::uint16_t, std::int32_t, std::uint32_t, std::int64_t, std::uint64_t or std::string. Large ones are stored in
  /// chunks of whole steps of the first dimension.
  /// @param values  as many as the product of the dimensions
  template <class Value>
  void variable(const std::string& name, Dimensions dimensions, const std::vector<Value>& values,
                const VariableNotes& notes);

  /// The values from a place of the first dimension on: whole steps of it, at least one.
  template <class Value>
  using Parts = std::function<std::span<const Value>(std::size_t from)>;

  /// The same for values that are not all at hand at once; Value is no std::string.
  template <class Value>
  void variable_in_parts(const std::string& name, Dimensions dimensions, const Parts<Value>& parts,
                         const VariableNotes& notes);

  void close();  ///< flushes to disk

 private:
  [[nodiscard]] int define(const std::string& name, int type, std::size_t value_size, Dimensions dimensions,
                           const VariableNotes& notes);
  [[nodiscard]] std::size_t size_of(Dimensions dimensions) const;
  void store_in_chunks(int variable, const std::vector<int>& dimensions, std::size_t value_size);
  void check(int status, const std::string& what) const;

  std::filesystem::path path_;
  int id_ = -1;                                                  ///< -1 once closed
  std::vector<std::pair<std::string, std::size_t>> dimensions_;  ///< by their NetCDF number
};

/// A variable read back: its values and the sizes of its dimensions.
struct NetcdfValues {
  std::vector<std::size_t> shape;
  std::vector<double> numbers;     ///< of a numeric variable
  std::vector<std::string> texts;  ///< of a variable of strings
};

/// A NetCDF-4 file open for reading.
class NetcdfReader {
 public:
  /// @throws InvalidInput when it cannot be opened as NetCDF
  explicit NetcdfReader(const std::filesystem::path& file);
  ~NetcdfReader();
  NetcdfReader(const NetcdfReader&) = delete;
  NetcdfReader(NetcdfReader&&) = delete;
  NetcdfReader& operator=(const NetcdfReader&) = delete;
  NetcdfReader& operator=(NetcdfReader&&) = delete;

  [[nodiscard]] bool has(const std::string& variable) const;

  /// All values of a variable. @throws InvalidInput when there is no such variable
  [[nodiscard]] NetcdfValues values(const std::string& variable) const;

  /// A text attribute of a variable, or of the file when @p variable is empty; empty when there is none.
  [[nodiscard]] std::string text(const std::string& variable, const std::string& attribute) const;

 private:
  std::filesystem::path path_;
  int id_ = -1;
};

}  // namespace muster
