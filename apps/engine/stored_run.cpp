#include "stored_run.hpp"

#include "muster/core/require.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace muster::engine {
namespace {

bool varies(const std::vector<double>& values) {
  return std::ranges::any_of(values, [&](double value) { return value != values.front() && !std::isnan(value); });
}

/// Group and unit of an input, as inputs.csv has them.
StoredInput labelled(const Results& results, std::size_t column, const std::string& name) {
  StoredInput input{column, name, {}, {}};
  const ResultsTable* table = results.table("inputs");
  for (std::size_t row = 0; table != nullptr && row < table->size(); ++row) {
    if (table->text(row, "name") != name) continue;
    input.group = table->text(row, "group");
    input.unit = table->text(row, "unit");
  }
  return input;
}

std::vector<std::string> target_words(const RunDraws& draws) {
  std::vector<std::string> words;
  for (const Target& target : draws.targets) {
    if (target.band_high) continue;
    words.push_back(target.reserve ? fmt::format("{:.0f}+{:.0f}", target.active, *target.reserve)
                                   : fmt::format("{:.0f}", target.active));
  }
  return words;
}

}  // namespace

StoredRun read_stored_run(const std::string& folder) {
  StoredRun run{folder, read_results(folder), {}, {}};
  run.draws = read_draws(std::filesystem::path(folder) / "draws.nc", definition_in(run.results.scenario_text));
  for (std::size_t column = 0; column < run.draws.input_names.size(); ++column) {
    if (!varies(run.draws.input(column))) continue;
    run.inputs.push_back(labelled(run.results, column, run.draws.input_names[column]));
  }
  return run;
}

std::vector<double> hits_of(const StoredRun& run, const Target& target) {
  const RunDraws& draws = run.draws;
  for (std::size_t i = 0; i < draws.targets.size(); ++i) {
    const Target& of_run = draws.targets[i];
    if (of_run.band_high || of_run.active != target.active) continue;
    if (!target.reserve) return draws.hits(draws.sustained_alone, i);
    if (of_run.reserve == target.reserve) return draws.hits(draws.sustained, i);
  }
  require(!target.reserve,
          "--target: {} is no target of this run (a reserve is judged while a run goes on); its targets are {}; run "
          "the scenario with --target {:.0f}+{:.0f}",
          target.name, fmt::join(target_words(draws), ", "), target.active, target.reserve.value_or(0));
  std::vector<double> hits = draws.max_force;
  for (double& value : hits) {
    if (!std::isnan(value)) value = value >= target.active;
  }
  return hits;
}

std::vector<double> draw_means(const std::vector<double>& by_trajectory, int futures, int first, int step) {
  std::vector<double> means;
  const auto count = static_cast<std::size_t>(futures);
  for (std::size_t draw = 0; draw < by_trajectory.size() / count; ++draw) {
    double sum = 0, valid = 0;
    for (int future = first; future < futures; future += step) {
      const double value = by_trajectory[draw * count + static_cast<std::size_t>(future)];
      if (std::isnan(value)) continue;
      sum += value;
      ++valid;
    }
    means.push_back(valid > 0 ? sum / valid : std::numeric_limits<double>::quiet_NaN());
  }
  return means;
}

}  // namespace muster::engine
