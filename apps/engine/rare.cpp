#include "rare.hpp"

#include "history_files.hpp"
#include "run.hpp"

#include "muster/core/require.hpp"
#include "muster/ensemble/normal_space.hpp"
#include "muster/estimate/rare_event.hpp"
#include "muster/evidence/country.hpp"
#include "muster/results/csv_text.hpp"
#include "muster/results/output_folder.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>

namespace muster::engine {
namespace {

struct RareOptions {
  ScenarioOptions scenario;
  std::string seed, out;
  int threads = 0;
  bool overwrite = false;
};

constexpr int shown_ways = 10;

/// What would have to be true of one input, or of a yearly shock on average.
struct Way {
  std::string name, group, unit;
  double q05 = 0, q50 = 0, q95 = 0, all_q50 = 0;
  double shift = 0;  ///< mean standard score
};

/// The target and the plan that were asked for.
struct RareTask {
  const Model& model;
  const Target& target;
  RareEventPlan plan;
};

double sorted_quantile(std::vector<double> values, double share) {
  std::ranges::sort(values);
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
  return values[std::max<std::size_t>(rank, 1) - 1];
}

Way way_of(Way labels, const std::vector<double>& values, const std::vector<double>& scores) {
  labels.q05 = sorted_quantile(values, 0.05);
  labels.q50 = sorted_quantile(values, 0.5);
  labels.q95 = sorted_quantile(values, 0.95);
  for (const double score : scores) labels.shift += score / static_cast<double>(scores.size());
  return labels;
}

/// Inputs, then shocks, by how far the event shifts them.
std::vector<Way> ways(const Model& model, const NormalSpace& space, const Eigen::MatrixXd& sample) {
  const std::size_t inputs = space.varying().size(), processes = NormalSpace::processes.size();
  std::vector<std::vector<double>> values(inputs + processes), scores(inputs + processes);
  for (Eigen::Index p = 0; p < sample.cols(); ++p) {
    const std::span<const double> point(sample.col(p).data(), static_cast<std::size_t>(sample.rows()));
    const Draw draw = space.draw_at(point);
    const std::vector<double> of_inputs = space.scores_at(point);
    for (std::size_t i = 0; i < inputs; ++i) {
      values[i].push_back(draw.values[space.varying()[i]]);
      scores[i].push_back(of_inputs[i]);
    }
    for (std::size_t k = 0; k < processes; ++k) {
      const auto first = static_cast<Eigen::Index>(space.first_of(k)), years = static_cast<Eigen::Index>(space.years());
      const double mean = sample.col(p).segment(first, years).mean();
      values[inputs + k].push_back(mean);
      scores[inputs + k].push_back(mean);
    }
  }
  std::vector<Way> result;
  for (std::size_t i = 0; i < inputs; ++i) {
    const Input& input = model.scenario.inputs[space.varying()[i]];
    result.push_back(
        way_of({.name = input.name, .group = input.group, .unit = input.unit, .all_q50 = median(input.distribution)},
               values[i], scores[i]));
  }
  for (std::size_t k = 0; k < processes; ++k)
    result.push_back(way_of({.name = fmt::format("shocks {}", NormalSpace::processes[k]),
                             .group = "chance",
                             .unit = "mean standard score over the years"},
                            values[inputs + k], scores[inputs + k]));
  std::ranges::stable_sort(result, [](const Way& a, const Way& b) { return std::abs(a.shift) > std::abs(b.shift); });
  return result;
}

std::string rare_csv(const RareTask& task, const RareEventEstimate& found) {
  CsvText csv("target,active,reserve,probability,ci_low,ci_high,ci_level,ci_method,levels,evaluations");
  csv.row({task.target.name, task.target.active, task.target.reserve.value_or(0), found.probability,
           found.simulation_error.low, found.simulation_error.high, task.plan.level, "subset-genealogy", found.levels,
           found.evaluations});
  return csv.text();
}

std::string way_csv(const std::vector<Way>& ways) {
  CsvText csv("name,group,unit,q05,q50,q95,all_q50,shift");
  for (const Way& way : ways)
    csv.row({way.name, way.group, way.unit, way.q05, way.q50, way.q95, way.all_q50, way.shift});
  return csv.text();
}

void print_ways(const std::vector<Way>& ways) {
  fmt::print("\nThe most likely way: what would have to be true (90 % of the ways; shift in standard scores)\n");
  fmt::print("{:<28}{:>12}{:>26}{:>14}{:>8}  {}\n", "input", "median", "90 % of the ways", "in all draws", "shift",
             "unit");
  for (std::size_t i = 0; i < ways.size() && i < shown_ways; ++i) {
    const Way& way = ways[i];
    fmt::print("{:<28}{:>12.4g}{:>26}{:>14.4g}{:>+8.2f}  {}\n", way.name, way.q50,
               fmt::format("{:.4g} to {:.4g}", way.q05, way.q95), way.all_q50, way.shift, way.unit);
  }
}

void print_estimate(const RareTask& task, const RareEventEstimate& found) {
  fmt::print("{}: {} sustained, by rare-event sampling (subset simulation, {} points, seed {})\n",
             task.model.scenario.title, task.target.name, task.plan.particles, task.plan.seed);
  fmt::print("probability {:.3g}, 95 % simulation error {:.3g} to {:.3g} ({} levels, {} evaluations)\n",
             found.probability, found.simulation_error.low, found.simulation_error.high, found.levels,
             found.evaluations);
  fmt::print(
      "Measured coverage of this interval on known cases of 1e-2, 1e-4, 1e-6: 0.95 to 0.96 (4,000 repeats each)\n");
  if (found.failed > 0) fmt::print("{} evaluations failed and count as not sustained\n", found.failed);
}

/// The one plain target that was asked for.
const Target& asked_target(const Model& model, const RareOptions& options) {
  require(options.scenario.targets.size() == 1,
          "--target: found {} (a rare event is one target); give one, such as --target 800000",
          options.scenario.targets.size());
  require(!model.targets.front().band_high, "--target: a band is no rare event; give one size");
  return model.targets.front();
}

void rare(const RareOptions& options, const CommonOptions& common) {
  const std::string start = time_now();
  std::vector<Override> overrides = overrides_of(options.scenario);
  if (!options.seed.empty()) overrides.push_back({"--seed", "run.seed", options.seed});
  const std::filesystem::path data = data_folder(common);
  const Scenario scenario = read_scenario(options.scenario.scenario, data, overrides);
  refuse_unbuilt(scenario);
  const Model model = make_model(scenario, read_country(data, scenario.country));
  const NormalSpace space(model);
  const RareTask task{
      model, asked_target(model, options), {.dimensions = space.dimensions(), .seed = scenario.run.seed}};
  std::unique_ptr<OutputFolder> out;
  if (!options.out.empty())
    out = std::make_unique<OutputFolder>(options.out, options.overwrite ? Existing::replace : Existing::refuse);
  const RareEventEstimate found = rare_event_probability(
      [&](const Eigen::MatrixXd& points) { return shortfalls(space, model, task.target, points, options.threads); },
      task.plan);
  const std::vector<Way> likely = found.sample.cols() > 0 ? ways(model, space, found.sample) : std::vector<Way>{};
  print_estimate(task, found);
  if (!likely.empty()) print_ways(likely);
  if (!out) return;
  out->write("rare.csv", rare_csv(task, found));
  out->write("way.csv", way_csv(likely));
  out->write("scenario.toml", to_toml(scenario));
  out->write("manifest.json", manifest_of({.command = fmt::format("{}", fmt::join(common.command, " ")),
                                           .inputs = {data / "countries" / scenario.country / "columns.csv"},
                                           .start = start,
                                           .notes = {}}));
  out->finish();
  fmt::print("Files: {}\n", options.out);
}

}  // namespace

void add_rare(CLI::App& app, const CommonOptions& common) {
  CLI::App* command =
      app.add_subcommand("rare", "Small probabilities, down to 1e-8, and the most likely way a target would hold");
  const auto options = std::make_shared<RareOptions>();
  add_scenario(*command, options->scenario);
  command->add_option("--seed", options->seed, "Seed (else the scenario's)")->type_name("S");
  command->add_option("--threads", options->threads, "Threads; 0: all cores")
      ->check(CLI::Range(0, 4096))
      ->capture_default_str();
  command->add_option("--out", options->out, "Folder for rare.csv and way.csv; without it only the answer is printed")
      ->type_name("DIR");
  command->add_flag("--overwrite", options->overwrite, "Replace a folder that is not empty");
  command->callback([options, &common] { rare(*options, common); });
}

}  // namespace muster::engine
