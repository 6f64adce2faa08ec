#include "muster/results/manifest.hpp"

#include "muster/core/build_info.hpp"
#include "muster/core/file.hpp"
#include "muster/ensemble/scenario_read.hpp"
#include "muster/results/precision.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace muster {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

Json listed(const std::vector<InputFile>& files) {
  Json list = Json::array();
  for (const InputFile& file : files) list.push_back({{"path", file.path}, {"sha256", file.sha256}});
  return list;
}

/// Every file the run read: the scenario with its ancestors, and the country's folder.
Json input_files(const Model& model, const fs::path& data) {
  std::vector<fs::path> files(model.scenario.files.begin(), model.scenario.files.end());
  for (const auto& entry : fs::directory_iterator(data / "countries" / model.scenario.country)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  Json list = Json::array();
  for (const fs::path& file : files) {
    if (!fs::is_regular_file(file)) continue;
    const fs::path inside = fs::weakly_canonical(file).lexically_relative(fs::weakly_canonical(data));
    const bool within = !inside.empty() && *inside.begin() != "..";
    list.push_back(
        {{"path", within ? "data/" + inside.string() : file.filename().string()}, {"sha256", file_sha256(file)}});
  }
  return list;
}

std::string host_name() {
  std::array<char, 256> name{};
  return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown";
}

std::size_t failed_draws(const RunResult& run) {
  std::size_t count = 0;
  const auto futures = static_cast<std::size_t>(run.shape.futures);
  for (std::size_t draw = 0; draw < run.draws; ++draw) {
    bool failed = false;
    for (std::size_t i = draw * futures; i < (draw + 1) * futures; ++i) failed = failed || run.failed[i] != 0;
    count += failed;
  }
  return count;
}

const char* word_of(Sampler sampler) {
  if (sampler == Sampler::random) return "random";
  return sampler == Sampler::sobol ? "sobol" : "latin-hypercube";
}

/// What a run that stops by precision asked for and got.
void add_precision(const Model& model, const RunResult& run, Json& manifest) {
  const StopRule rule = stop_rule_of(model.scenario);
  manifest["precision_asked"] = model.scenario.run.precision;
  manifest["precision_got"] = widest_half_width(model, run);
  manifest["precision_reached"] = precision_reached(model, run);
  manifest["looks_planned"] = rule.looks();
  manifest["look_level"] = rule.look_level();
}

}  // namespace

std::string manifest_json(const Model& model, const RunResult& run, const RunOccasion& occasion) {
  const BuildInfo& build = build_info();
  const Scenario& scenario = model.scenario;
  Json manifest;
  manifest["format"] = "muster-results/1";
  manifest["version"] = build.version;
  manifest["commit"] = build.commit;
  manifest["command"] = occasion.command;
  manifest["scenario"] = scenario.name;
  manifest["title"] = scenario.title;
  manifest["country"] = scenario.country;
  manifest["resolved_scenario"] = to_toml(scenario);
  manifest["inputs"] = occasion.inputs.empty() ? input_files(model, occasion.data) : listed(occasion.inputs);
  manifest["seed"] = scenario.run.seed;
  manifest["sampler"] = word_of(scenario.run.sampler);
  manifest["importance"] = scenario.run.importance;
  manifest["copies"] = model.design.plan().replicates;
  manifest["draws_asked"] = scenario.run.most_draws();
  manifest["draws_done"] = run.draws;
  manifest["futures"] = run.shape.futures;
  manifest["failed_draws"] = failed_draws(run);
  manifest["failed_trajectories"] = std::ranges::count(run.failed.values(), std::uint8_t{1});
  manifest["non_monotone"] = run.with_gaps;
  manifest["non_monotone_tested"] = run.gap_checked;
  manifest["none_sustained"] = run.none_sustained;
  manifest["complete"] = run.complete;
  if (scenario.run.precision > 0) add_precision(model, run, manifest);
  manifest["compiler"] = build.compiler;
  manifest["flags"] = build.flags;
  manifest["start"] = occasion.start;
  manifest["end"] = occasion.end;
  manifest["host"] = host_name();
  manifest["threads"] = occasion.threads;
  return manifest.dump(2) + "\n";
}

}  // namespace muster
