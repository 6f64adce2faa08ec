#pragma once

#include "muster/core/origin.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

struct TomlEntry;

/// A value of a TOML file that remembers where it was written. Tables keep the order of the file.
struct TomlNode {
  enum class Kind { boolean, integer, number, text, date, array, table };

  Kind kind = Kind::table;
  bool boolean = false;
  long long integer = 0;
  double number = 0;  ///< also set for an integer
  std::string text;   ///< the words of a text; a date or time as written in TOML
  std::vector<TomlNode> items;
  std::vector<TomlEntry> entries;
  Origin origin;

  [[nodiscard]] bool is_table() const { return kind == Kind::table; }
  [[nodiscard]] bool is_number() const { return kind == Kind::integer || kind == Kind::number; }

  /// The entry of a table under @p key; null when there is none.
  [[nodiscard]] const TomlNode* find(std::string_view key) const;
  [[nodiscard]] TomlNode* find(std::string_view key);

  /// The entry under @p key, made as an empty table written at @p where when there is none.
  TomlNode& child(std::string_view key, const Origin& where);
};

struct TomlEntry {
  std::string key;
  TomlNode value;
};

/// A text as a node, as if it had been written at @p where.
[[nodiscard]] TomlNode toml_text(std::string text, Origin where);

/// What @p node is, for a message: `"twenty" (a text)`, `3`, `a list`.
[[nodiscard]] std::string describe(const TomlNode& node);

/// Reads TOML; @p file is what messages call it.
/// @throws InvalidInput as `FILE:LINE: ...` when it is not TOML 1.0
[[nodiscard]] TomlNode parse_toml(std::string_view text, const std::string& file);

/// Reads a TOML file. @throws InvalidInput when it cannot be read or is not TOML 1.0
[[nodiscard]] TomlNode read_toml(const std::filesystem::path& file);

/// @p text between the quotes of a TOML basic string.
[[nodiscard]] std::string toml_quoted(std::string_view text);

}  // namespace muster
