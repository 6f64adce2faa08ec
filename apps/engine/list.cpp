#include "list.hpp"

#include "muster/core/toml.hpp"
#include "muster/evidence/country.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>

namespace muster::engine {
namespace {

/// A text of the file's first level; empty when it has none. Enough for a list: a broken scenario is listed too.
std::string text_in(const std::filesystem::path& file, const char* key) {
  const TomlNode root = read_toml(file);
  const TomlNode* node = root.find(key);
  return node != nullptr ? node->text : "";
}

void list(const CommonOptions& common) {
  const std::filesystem::path data = data_folder(common);
  fmt::print("scenarios in {}\n", (data / "scenarios").string());
  for (const std::string& name : list_scenarios(data)) {
    fmt::print("  {:<32} {}\n", name, text_in(data / "scenarios" / (name + ".toml"), "title"));
  }
  fmt::print("countries in {}\n", (data / "countries").string());
  for (const std::string& folder : list_countries(data)) {
    fmt::print("  {:<32} {}\n", folder, text_in(data / "countries" / folder / "country.toml", "name"));
  }
}

}  // namespace

void add_list(CLI::App& app, const CommonOptions& common) {
  CLI::App* command = app.add_subcommand("list", "The scenarios and countries that are installed");
  command->callback([&common] { list(common); });
}

}  // namespace muster::engine
