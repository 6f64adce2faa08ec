#include "history_files.hpp"

#include "muster/core/build_info.hpp"
#include "muster/core/file.hpp"
#include "muster/core/require.hpp"
#include "muster/core/spelling.hpp"
#include "muster/core/toml.hpp"
#include "muster/evidence/country.hpp"
#include "muster/evidence/read_csv.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

namespace muster::engine {
namespace {

namespace fs = std::filesystem;

/// The code in a pack's country.toml.
std::string code_of_pack(const fs::path& data, const std::string& folder) {
  const TomlNode root = read_toml(data / "countries" / folder / "country.toml");
  const TomlNode* code = root.find("iso3");
  return code != nullptr ? code->text : "";
}

}  // namespace

HistoryFiles history_files(const fs::path& data) {
  return {data / "reference" / "world_demography_history.csv", data / "reference" / "un_m49_regions.csv"};
}

DemographicHistory read_world_history(const HistoryFiles& files) {
  return demographic_history(read_csv(files.history), {"HKG"});
}

std::string iso3_of(const std::string& name, const fs::path& data, const DemographicHistory& history) {
  const auto has = [&](const std::string& code) {
    return std::ranges::find(history.countries, code) != history.countries.end();
  };
  if (has(name)) return name;
  std::vector<std::string> known = list_countries(data);
  if (std::ranges::find(known, name) != known.end()) {
    const std::string code = code_of_pack(data, name);
    require(has(code),
            "country \"{}\": {} is not in the world's history (it cannot be fitted or hindcast); choose another", name,
            code);
    return code;
  }
  known.insert(known.end(), history.countries.begin(), history.countries.end());
  require(false, "country \"{}\" is neither a pack nor a code of the world's history ({} countries){}; give one", name,
          history.countries.size(), did_you_mean(name, known));
  return {};
}

std::string pack_of(const std::string& iso3, const fs::path& data) {
  const auto folders = list_countries(data);
  const auto found =
      std::ranges::find_if(folders, [&](const auto& folder) { return code_of_pack(data, folder) == iso3; });
  return found != folders.end() ? *found : "";
}

std::string time_now() {
  const auto now = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

std::string manifest_of(const CommandRecord& record) {
  const BuildInfo& build = build_info();
  nlohmann::ordered_json manifest{{"format", "muster-results/1"},
                                  {"version", build.version},
                                  {"commit", build.commit},
                                  {"command", record.command}};
  manifest["inputs"] = nlohmann::ordered_json::array();
  for (const fs::path& file : record.inputs)
    manifest["inputs"].push_back({{"path", file.filename().string()}, {"sha256", file_sha256(file)}});
  if (record.draws > 0) {
    manifest["seed"] = record.seed;
    manifest["draws_done"] = record.draws;
    if (record.futures > 0) manifest["futures"] = record.futures;
  }
  manifest["notes"] = record.notes;
  manifest["complete"] = true;
  manifest["compiler"] = build.compiler;
  manifest["flags"] = build.flags;
  manifest["start"] = record.start;
  manifest["end"] = time_now();
  return manifest.dump(2) + "\n";
}

}  // namespace muster::engine
