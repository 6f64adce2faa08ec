#include "list.hpp"

#include "muster/core/toml.hpp"
#include "muster/ensemble/scenario_keys.hpp"
#include "muster/evidence/country.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

namespace muster::engine {
namespace {

/// A text of the file's first level; empty when it has none. Enough for a list: a broken scenario is listed too.
std::string text_in(const std::filesystem::path& file, const char* key) {
  const TomlNode root = read_toml(file);
  const TomlNode* node = root.find(key);
  return node != nullptr ? node->text : "";
}

void list_installed(const CommonOptions& common) {
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

void list_levers() {
  fmt::print("{:<40} {:<36} {:<20} {}\n", "lever", "allowed", "unit", "what it is");
  for (const Lever& lever : levers()) {
    fmt::print("{:<40} {:<36} {:<20} {}\n", lever.key, lever.allowed, lever.unit.empty() ? "-" : lever.unit,
               lever.help);
  }
}

/// What `muster list` is to show.
struct ListOptions {
  bool levers = false, keys = false;
};

void list(const ListOptions& options, const CommonOptions& common) {
  if (options.levers) list_levers();
  if (options.keys) fmt::print("{}", keys_as_markdown());
  if (!options.levers && !options.keys) list_installed(common);
}

}  // namespace

void add_list(CLI::App& app, const CommonOptions& common) {
  CLI::App* command = app.add_subcommand("list", "The scenarios and countries that are installed");
  const auto options = std::make_shared<ListOptions>();
  command->add_flag("--levers", options->levers, "The policy levers with range and unit");
  command->add_flag("--keys", options->keys, "Every key of a scenario file, as the table of docs/reference");
  command->callback([options, &common] { list(*options, common); });
}

}  // namespace muster::engine
