#include "sweep.hpp"

#include "analysis.hpp"

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"
#include "muster/estimate/parameter_spread.hpp"
#include "muster/estimate/probability.hpp"
#include "muster/results/csv_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <numeric>

namespace muster::engine {
namespace {

constexpr int most_steps = 1000;
constexpr std::size_t most_cells = 100'000;
constexpr std::size_t cells_at_once = 64;  ///< of a light run, so that its verdicts stay small
constexpr double error_level = 0.95;

struct SweepOptions {
  AnalysisOptions analysis;
  std::vector<std::string> vary;  ///< KEY=LOW:HIGH:STEPS
};

/// One key and the values it takes.
struct Axis {
  std::string key;
  std::vector<double> values;
  std::optional<std::size_t> input;  ///< nothing: a setting of the scenario, not a number of the draw
};

/// One cell and target.
struct CellRow {
  ProbabilityEstimate estimate;
  Interval p90;
};

/// A number without the last digits that binary fractions add: 0.30000000000000004 is 0.3.
double rounded(double value) { return *read_number(fmt::format("{:.12g}", value)); }

[[noreturn]] void refuse_vary(const std::string& text) {
  throw InvalidInput(fmt::format(
      "--vary: found \"{}\"; write KEY=LOW:HIGH:STEPS with LOW < HIGH and 2 to {} steps, such as w_t=0.9:2.2:14", text,
      most_steps));
}

Axis parse_vary(const std::string& text) {
  const std::size_t equals = text.find('='), first = text.find(':', equals), second = text.find(':', first + 1);
  if (equals == std::string::npos || equals == 0 || first == std::string::npos || second == std::string::npos) {
    refuse_vary(text);
  }
  const auto low = read_number(text.substr(equals + 1, first - equals - 1)),
             high = read_number(text.substr(first + 1, second - first - 1)),
             steps = read_number(text.substr(second + 1));
  if (!low || !high || !steps || !(*low < *high) || *steps != std::floor(*steps) || *steps < 2 || *steps > most_steps) {
    refuse_vary(text);
  }
  Axis axis{text.substr(0, equals), {}, std::nullopt};
  const int count = static_cast<int>(*steps);
  for (int i = 0; i < count; ++i) axis.values.push_back(rounded(*low + (*high - *low) * i / (count - 1)));
  return axis;
}

std::size_t cells_of(const std::vector<Axis>& axes) {
  return std::accumulate(axes.begin(), axes.end(), std::size_t{1},
                         [](std::size_t product, const Axis& axis) { return product * axis.values.size(); });
}

/// Reads the axes; every value is checked as --set would.
std::vector<Axis> read_axes(const SweepOptions& options, const Analysis& analysis) {
  std::vector<Axis> axes;
  for (const std::string& text : options.vary) {
    axes.push_back(parse_vary(text));
    const std::string& key = axes.back().key;
    require(std::ranges::count(axes, key, &Axis::key) == 1, "--vary: {} stands there twice; vary a key once", key);
  }
  require(cells_of(axes) <= most_cells,
          "--vary: found {} cells (every value of a key meets every value of the others); allowed are {}; take fewer "
          "steps",
          cells_of(axes), most_cells);
  for (Axis& axis : axes) {
    for (const double value : axis.values) {
      (void)scenario_with(options.analysis, analysis, {{"--vary", axis.key, shortest(value)}});
    }
    axis.input = input_of_key(analysis.scenario, axis.key);
  }
  return axes;
}

/// Values of all keys in a cell; the last key turns fastest.
std::vector<double> values_of(const std::vector<Axis>& axes, std::size_t cell) {
  std::vector<double> values(axes.size());
  for (std::size_t i = axes.size(); i-- > 0;) {
    values[i] = axes[i].values[cell % axes[i].values.size()];
    cell /= axes[i].values.size();
  }
  return values;
}

/// All inputs of a cell that stand in the draw, fixed at once.
InputChange change_of(const std::vector<Axis>& axes, const std::vector<double>& values) {
  std::vector<std::pair<std::size_t, double>> fixed;
  for (std::size_t i = 0; i < axes.size(); ++i) {
    if (axes[i].input) fixed.emplace_back(*axes[i].input, values[i]);
  }
  return [fixed](std::uint32_t, std::span<double> all) {
    for (const auto& [input, value] : fixed) all[input] = value;
  };
}

/// Settings of a cell that no draw holds, as overrides.
std::vector<Override> settings_of(const std::vector<Axis>& axes, const std::vector<double>& values) {
  std::vector<Override> changes;
  for (std::size_t i = 0; i < axes.size(); ++i) {
    if (!axes[i].input) changes.push_back({"--vary", axes[i].key, shortest(values[i])});
  }
  return changes;
}

std::vector<double> shares_of(const LightRun& run, std::size_t variant, std::size_t target) {
  std::vector<double> shares = run.hits(variant, target);
  const std::vector<double> valid = run.valid(variant);
  for (std::size_t i = 0; i < shares.size(); ++i) shares[i] /= valid[i];  // NaN where all futures failed
  return shares;
}

/// Estimates of every cell (outer) and target.
class Grid {
 public:
  Grid(const SweepOptions& options, const Analysis& analysis, const std::vector<Axis>& axes)
      : options_(options), analysis_(analysis), axes_(axes) {
    rows_.resize(cells_of(axes) * analysis.plan.targets.size());
  }

  /// Evaluates all cells; those that share their settings run together.
  std::vector<CellRow> evaluated() {
    std::vector<std::size_t> group;
    for (std::size_t cell = 0; cell < cells_of(axes_); ++cell) {
      if (!group.empty() && (group.size() == cells_at_once || !same_settings(group.front(), cell))) {
        evaluate(group);
        group.clear();
      }
      group.push_back(cell);
    }
    evaluate(group);
    return std::move(rows_);
  }

 private:
  [[nodiscard]] bool same_settings(std::size_t a, std::size_t b) const {
    const std::vector<double> first = values_of(axes_, a), second = values_of(axes_, b);
    for (std::size_t i = 0; i < axes_.size(); ++i) {
      if (!axes_[i].input && first[i] != second[i]) return false;
    }
    return true;
  }

  void evaluate(const std::vector<std::size_t>& cells) {
    std::vector<InputChange> variants;
    for (const std::size_t cell : cells) variants.push_back(change_of(axes_, values_of(axes_, cell)));
    const std::vector<Override> settings = settings_of(axes_, values_of(axes_, cells.front()));
    if (settings.empty()) {
      keep(cells, light_run(analysis_.model, analysis_.plan, variants));
      return;
    }
    const Model model = make_model(scenario_with(options_.analysis, analysis_, settings), analysis_.country);
    LightPlan plan = analysis_.plan;
    plan.targets = model.targets;  // target_scale may be what varies
    keep(cells, light_run(model, plan, variants));
  }

  void keep(const std::vector<std::size_t>& cells, const LightRun& run) {
    const auto futures = static_cast<int>(analysis_.plan.futures);
    const DrawLayout layout(futures, analysis_.model.design.plan().replicates);
    const std::size_t targets = analysis_.plan.targets.size();
    const int threads = analysis_.plan.threads;
    oneapi::tbb::task_arena arena(threads > 0 ? threads : oneapi::tbb::task_arena::automatic);
    arena.execute([&] {
      oneapi::tbb::parallel_for(std::size_t{0}, cells.size() * targets, [&](std::size_t i) {
        const std::vector<double> shares = shares_of(run, i / targets, i % targets);
        rows_[cells[i / targets] * targets + i % targets] = {clustered_probability(shares, layout, error_level),
                                                             parameter_interval(shares, futures, 0.9)};
      });
    });
  }

  const SweepOptions& options_;
  const Analysis& analysis_;
  const std::vector<Axis>& axes_;
  std::vector<CellRow> rows_;
};

std::string grid_csv(const Analysis& analysis, const std::vector<Axis>& axes, const std::vector<CellRow>& rows) {
  std::vector<std::string> header;
  for (const Axis& axis : axes) header.push_back(axis.key);
  std::string text = fmt::format("{},target,probability,ci_low,ci_high,p90_low,p90_high\n", fmt::join(header, ","));
  const std::size_t targets = analysis.plan.targets.size();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const CellRow& row = rows[i];
    for (const double value : values_of(axes, i / targets)) text += fmt::format("{},", CsvCell(value).text());
    text += CsvCell(analysis.plan.targets[i % targets].name).text();
    for (const double value : {row.estimate.mean, row.estimate.simulation_error.low, row.estimate.simulation_error.high,
                               row.p90.low, row.p90.high}) {
      text += fmt::format(",{}", CsvCell(value).text());
    }
    text += '\n';
  }
  return text;
}

std::string cell_words(const std::vector<Axis>& axes, std::size_t cell) {
  const std::vector<double> values = values_of(axes, cell);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < axes.size(); ++i) words.push_back(fmt::format("{} {:.6g}", axes[i].key, values[i]));
  return fmt::format("{}", fmt::join(words, ", "));
}

void print_grid(const Analysis& analysis, const std::vector<Axis>& axes, const std::vector<CellRow>& rows) {
  const std::size_t targets = analysis.plan.targets.size();
  fmt::print("{}: {} cells, {} draws x {} futures on common random numbers\n", analysis.scenario.title,
             rows.size() / targets, analysis.plan.draws, analysis.plan.futures);
  for (std::size_t target = 0; target < targets; ++target) {
    std::size_t least = 0, most = 0;
    const auto at = [&](std::size_t cell) { return rows[cell * targets + target].estimate.mean; };
    for (std::size_t cell = 0; cell < rows.size() / targets; ++cell) {
      if (at(cell) < at(least)) least = cell;
      if (at(cell) > at(most)) most = cell;
    }
    fmt::print("{:<28} P from {:.3f} ({}) to {:.3f} ({})\n", analysis.plan.targets[target].name, at(least),
               cell_words(axes, least), at(most), cell_words(axes, most));
  }
  fmt::print("results: {}\n", analysis.folder);
}

void sweep(const SweepOptions& options, const CommonOptions& common) {
  const Analysis analysis = begin_analysis(options.analysis, common, "sweep");
  const std::vector<Axis> axes = read_axes(options, analysis);
  OutputFolder out(analysis.folder, options.analysis.overwrite ? Existing::replace : Existing::refuse);
  const std::vector<CellRow> rows = Grid(options, analysis, axes).evaluated();
  out.write("grid.csv", grid_csv(analysis, axes, rows));
  finish_analysis(out, analysis);
  if (!options.analysis.quiet) print_grid(analysis, axes, rows);
}

}  // namespace

void add_sweep(CLI::App& app, const CommonOptions& common) {
  const auto options = std::make_shared<SweepOptions>();
  CLI::App* command = app.add_subcommand("sweep", "Probabilities over a grid of one or more keys of a scenario");
  add_analysis(*command, options->analysis, "512", "8");
  command
      ->add_option("--vary", options->vary,
                   "Any numeric key and the values it takes, such as w_t=0.9:2.2:14; once for "
                   "each key")
      ->type_name("KEY=LOW:HIGH:STEPS")
      ->required()
      ->allow_extra_args(false);
  command->callback([options, &common] { sweep(*options, common); });
}

}  // namespace muster::engine
