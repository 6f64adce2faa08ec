#include "sensitivity.hpp"

#include "history_files.hpp"
#include "resume.hpp"
#include "run.hpp"

#include "muster/core/require.hpp"
#include "muster/evidence/country.hpp"
#include "muster/results/output_folder.hpp"
#include "muster/results/reader.hpp"
#include "muster/results/sensitivity_tables.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
#include <memory>
#include <numeric>

namespace muster::engine {
namespace {

namespace fs = std::filesystem;

struct SensitivityOptions {
  std::string results;
  std::string design;  ///< "sobol", or empty: no designed points
  SobolPlan points{.base_points = 1024, .most_base_points = 4096};
  TornadoPlan tornado;
  DropPlan drop;
  int threads = 0;
  bool no_runs = false;
  std::string out;
  bool overwrite = false, quiet = false;
};

/// A run, its scenario made ready again, and its sample.
struct Material {
  Country country;
  Model model;
  SensitivitySample sample;
};

Material material_of(const SensitivityOptions& options, const CommonOptions& common) {
  const Results results = read_results(options.results);
  const fs::path data = data_folder(common);
  Scenario scenario = read_scenario((fs::path(options.results) / "scenario.toml").string(), data);
  scenario.name = results.run.scenario;
  refuse_changed_data(results.run, data);
  require(scenario.level != Level::L1,
          "{}: a run of level L1 (its inputs stand at their medians: nothing varies); make a "
          "run of level L2",
          options.results);
  Country country = read_country(data, scenario.country);
  Model model = make_model(scenario, country);
  SensitivitySample sample = sensitivity_sample(
      model, read_draws(fs::path(options.results) / "draws.nc", definition_in(results.scenario_text)));
  if (sample.left_out > 0) spdlog::warn("{} draws with a failed trajectory are left out", sample.left_out);
  return {std::move(country), std::move(model), std::move(sample)};
}

/// Independent draws may be dealt into any groups; the units of scrambled points are their copies, draw i being of copy
/// i % copies.
Bootstrap bootstrap_for(const Model& model, unsigned long long seed) {
  Bootstrap bootstrap{.seed = seed};
  if (model.design.plan().replicates > 1) bootstrap.groups = static_cast<int>(model.design.plan().replicates);
  return bootstrap;
}

/// Designed indices by input and by group, until the stop rule of each holds.
std::vector<DesignedIndices> designed_indices(const SensitivityOptions& options, const Material& material) {
  std::vector<DesignedIndices> result;
  if (options.design.empty()) return result;
  const NormalSpace space(material.model);
  const NormalSpaceModel model = shocked_model(material.model, space, options.threads);
  const InputDependence dependence = dependence_of(material.model, space.varying());
  for (const bool by_group : {false, true}) {
    std::vector<std::string> labels = by_group ? material.sample.groups : material.sample.names;
    labels.resize(space.varying().size());
    const NamedPlayers named = named_players(material.model, space, labels);
    result.push_back({named.names, by_group, sobol_indices(model, dependence, named.players, options.points)});
    const SobolResult& found = result.back().found;
    if (!found.reached) {
      spdlog::warn("--half-width: {} base points {} did not bring every interval to +-{}; raise --max-points",
                   found.base_points, by_group ? "by group" : "by input", options.points.half_width);
    }
  }
  return result;
}

std::vector<std::string> notes_of(const Material& material, const std::vector<DesignedIndices>& designed,
                                  const SensitivityOptions& options) {
  std::vector<std::string> notes{fmt::format("given-data indices: {} draws, {} left out, {} inputs that vary",
                                             material.sample.inputs.rows(), material.sample.left_out,
                                             material.sample.names.size())};
  for (const DesignedIndices& each : designed) {
    notes.push_back(fmt::format("designed indices by {}: {} base points, {} evaluations, half-width {} {}",
                                each.by_group ? "group" : "input", each.found.base_points, each.found.evaluations,
                                options.points.half_width, each.found.reached ? "reached" : "not reached"));
  }
  if (!options.no_runs) {
    notes.push_back(fmt::format("tornado: {} futures; sources: {} draws of {} futures",
                                options.tornado.draws * options.tornado.futures, options.drop.draws,
                                options.drop.futures));
  }
  return notes;
}

/// Inputs of one output, the largest Shapley effect first.
std::vector<std::size_t> by_weight(const std::vector<IndexEstimate>& shapley) {
  std::vector<std::size_t> order(shapley.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return shapley[i].value; });
  return order;
}

std::string plus_minus(const IndexEstimate& index) {
  return fmt::format("{:.3f} +-{:.3f}", index.value, index.error.width() / 2);
}

void print_output(const std::string& name, const SensitivitySample& sample, const OutputIndices& found) {
  constexpr std::size_t shown = 10;
  fmt::print("{}: within draws (chance) {}, unexplained {}\n", name, plus_minus(found.chance),
             plus_minus(found.unexplained));
  const std::vector<std::size_t> order = by_weight(found.by[0].shapley);
  for (std::size_t i = 0; i < std::min(shown, order.size()); ++i) {
    const std::size_t input = order[i];
    fmt::print("  {:<26} {:<12} {}  Shapley {}  first {}  total {}\n", sample.names[input], sample.groups[input],
               sample.grades[input], plus_minus(found.by[0].shapley[input]), plus_minus(found.by[0].first[input]),
               plus_minus(found.by[0].total[input]));
  }
}

void print_all(const SensitivitySample& sample, const GivenDataIndices& indices, const std::string& folder) {
  fmt::print("shares of the variance of a trajectory's outcome, +- simulation error at 95 %\n");
  for (std::size_t b = 0; b < sample.batches.size(); ++b) {
    const SensitivityOutput& output = sample.batches[b].outputs[0];
    const OutputIndices& found = indices.batches[b].indices[0];
    if (output.year > 0) continue;
    if (found.constant) {
      fmt::print("{}: the same in every trajectory\n", output.name);
    } else {
      print_output(output.name, sample, found);
    }
  }
  fmt::print("results: {}\n", folder);
}

void write_model_runs(const OutputFolder& out, const SensitivityOptions& options, const Material& material,
                      std::size_t draws) {
  const Model& model = material.model;
  TornadoPlan bars = options.tornado;
  bars.threads = options.threads;
  const std::vector<TornadoMove> moves = tornado_moves(model, material.country.rivals);
  out.write("tornado.csv", tornado_csv(model, moves, tornado(model, moves, bars)));
  DropPlan drop = options.drop;
  drop.threads = options.threads;
  drop.draws = std::min<std::uint32_t>(drop.draws, static_cast<std::uint32_t>(draws));
  const std::vector<SourceDrop> drops = source_drops(model, material.country.rivals);
  out.write("sources.csv", sources_csv(model, drops, drop_each_source(model, drops, drop)));
}

void sensitivity(const SensitivityOptions& options, const CommonOptions& common) {
  CommandRecord record{
      .command = fmt::format("{}", fmt::join(common.command, " ")), .inputs = {}, .start = time_now(), .notes = {}};
  const Material material = material_of(options, common);
  for (const char* file : {"manifest.json", "scenario.toml", "draws.nc"}) {
    record.inputs.push_back(fs::path(options.results) / file);
  }
  const GivenDataPlan plan{.limits = {}, .bootstrap = bootstrap_for(material.model, options.points.seed)};
  const GivenDataIndices indices = estimate_indices(material.sample, plan, options.threads);
  const std::vector<DesignedIndices> designed = designed_indices(options, material);
  record.notes = notes_of(material, designed, options);
  const bool derived = options.out.empty();  // what derives from a run is made anew
  const fs::path folder = derived ? fs::path(options.results) / "sensitivity" : fs::path(options.out);
  OutputFolder out(folder, derived || options.overwrite ? Existing::replace : Existing::refuse);
  out.write("indices.csv", indices_csv(material.sample, indices, designed));
  out.write("ledger.csv", ledger_csv(material.sample, indices));
  if (!options.no_runs)
    write_model_runs(out, options, material, static_cast<std::size_t>(material.sample.inputs.rows()));
  out.write("manifest.json", manifest_of(record));
  out.finish();
  if (!options.quiet) print_all(material.sample, indices, folder.string());
}

void add_design(CLI::App& command, SensitivityOptions& options) {
  command.add_option("--design", options.design, "Indices from designed points too, which takes further runs")
      ->check(CLI::IsMember({"sobol"}));
  command.add_option("--points", options.points.base_points, "Base points of the design at first; a multiple of 16")
      ->check(CLI::Range(32, 1 << 20))
      ->capture_default_str();
  command.add_option("--max-points", options.points.most_base_points, "Base points at which to stop in any case")
      ->check(CLI::Range(32, 1 << 20))
      ->capture_default_str();
  command.add_option("--half-width", options.points.half_width, "Half of the widest interval at which to stop")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
}

void add_runs(CLI::App& command, SensitivityOptions& options) {
  command.add_option("--drop-draws", options.drop.draws, "Draws repeated without each source")
      ->check(CLI::Range(1, 1 << 20))
      ->capture_default_str();
  command.add_option("--drop-futures", options.drop.futures, "Futures of each of them")
      ->check(CLI::Range(1, 4096))
      ->capture_default_str();
  command.add_flag("--no-runs", options.no_runs, "Only what the stored draws tell: no tornado.csv, no sources.csv");
}

}  // namespace

void add_sensitivity(CLI::App& app, const CommonOptions& common) {
  const auto options = std::make_shared<SensitivityOptions>();
  CLI::App* command = app.add_subcommand("sensitivity", "What moves the answer: indices, tornado, sources, ledger");
  command->add_option("RESULTS", options->results, "A results directory")->required();
  add_design(*command, *options);
  add_runs(*command, *options);
  command->add_option("--seed", options->points.seed, "Seed of the design and of the bootstrap")->capture_default_str();
  command->add_option("--threads", options->threads, "Threads; 0: all cores")
      ->check(CLI::Range(0, 4096))
      ->capture_default_str();
  command->add_option("--out", options->out, "Folder of the results (else RESULTS/sensitivity)")->type_name("DIR");
  command->add_flag("--overwrite", options->overwrite, "Replace the folder of --out");
  command->add_flag("--quiet", options->quiet, "Print nothing but errors");
  command->callback([options, &common] { sensitivity(*options, common); });
}

}  // namespace muster::engine
