#include "muster/core/toml.hpp"

#include "muster/core/file.hpp"
#include "muster/core/number.hpp"
#include "muster/core/require.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <locale>
#include <sstream>

namespace muster {
namespace {

Origin origin_of(const toml::source_region& region, const std::string& file) {
  return {file, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

TomlNode convert(const toml::node& from, const std::string& file);

/// toml++ sorts a table by key; the file's own order is what a reader of the file expects.
std::vector<TomlEntry> entries_of(const toml::table& table, const std::string& file) {
  std::vector<TomlEntry> entries;
  for (const auto& [key, value] : table) {
    TomlEntry entry{std::string(key.str()), convert(value, file)};
    if (key.source().begin.line > 0) entry.value.origin = origin_of(key.source(), file);
    entries.push_back(std::move(entry));
  }
  std::ranges::stable_sort(entries, [](const TomlEntry& a, const TomlEntry& b) {
    return std::pair(a.value.origin.line, a.value.origin.column) <
           std::pair(b.value.origin.line, b.value.origin.column);
  });
  return entries;
}

TomlNode convert_scalar(const toml::node& from, TomlNode node) {
  using Kind = TomlNode::Kind;
  if (const auto* text = from.as_string()) {
    node.kind = Kind::text;
    node.text = text->get();
  } else if (const auto* integer = from.as_integer()) {
    node.kind = Kind::integer;
    node.integer = integer->get();
    node.number = static_cast<double>(node.integer);
  } else if (const auto* number = from.as_floating_point()) {
    node.kind = Kind::number;
    node.number = number->get();
  } else if (const auto* boolean = from.as_boolean()) {
    node.kind = Kind::boolean;
    node.boolean = boolean->get();
  } else {
    std::ostringstream written;
    written.imbue(std::locale::classic());
    from.visit([&](const auto& value) {
      if constexpr (toml::is_date<decltype(value)> || toml::is_time<decltype(value)> ||
                    toml::is_date_time<decltype(value)>) {
        written << value.get();
      }
    });
    node.kind = Kind::date;
    node.text = written.str();
  }
  return node;
}

TomlNode convert(const toml::node& from, const std::string& file) {
  TomlNode node;
  node.origin = origin_of(from.source(), file);
  if (const auto* table = from.as_table()) {
    node.entries = entries_of(*table, file);
    return node;
  }
  if (const auto* array = from.as_array()) {
    node.kind = TomlNode::Kind::array;
    for (const toml::node& item : *array) node.items.push_back(convert(item, file));
    return node;
  }
  return convert_scalar(from, std::move(node));
}

}  // namespace

const TomlNode* TomlNode::find(std::string_view key) const {
  const auto found = std::ranges::find(entries, key, &TomlEntry::key);
  return found == entries.end() ? nullptr : &found->value;
}

TomlNode* TomlNode::find(std::string_view key) {
  const auto found = std::ranges::find(entries, key, &TomlEntry::key);
  return found == entries.end() ? nullptr : &found->value;
}

TomlNode& TomlNode::child(std::string_view key, const Origin& where) {
  if (TomlNode* existing = find(key)) return *existing;
  entries.push_back({std::string(key), {}});
  entries.back().value.origin = where;
  return entries.back().value;
}

TomlNode toml_text(std::string text, Origin where) {
  TomlNode node;
  node.kind = TomlNode::Kind::text;
  node.text = std::move(text);
  node.origin = std::move(where);
  return node;
}

std::string describe(const TomlNode& node) {
  switch (node.kind) {
    case TomlNode::Kind::boolean:
      return node.boolean ? "true" : "false";
    case TomlNode::Kind::integer:
      return std::to_string(node.integer);
    case TomlNode::Kind::number:
      return shortest(node.number);
    case TomlNode::Kind::text:
      return toml_quoted(node.text);
    case TomlNode::Kind::date:
      return node.text + " (a date)";
    case TomlNode::Kind::array:
      return "a list";
    case TomlNode::Kind::table:
      break;
  }
  return "a table";
}

TomlNode parse_toml(std::string_view text, const std::string& file) {
  try {
    return convert(toml::parse(text, file), file);
  } catch (const toml::parse_error& error) {
    throw InvalidInput(fmt::format("{}: not TOML 1.0 ({}); correct this line", origin_of(error.source(), file).place(),
                                   error.description()));
  }
}

TomlNode read_toml(const std::filesystem::path& file) { return parse_toml(read_text(file), file.string()); }

std::string toml_quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (c == '\n') {
      quoted += "\\n";
    } else if (c == '\t') {
      quoted += "\\t";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      quoted += c;
    }
  }
  return quoted + '"';
}

}  // namespace muster
