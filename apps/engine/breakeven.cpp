#include "breakeven.hpp"

#include "crossing.hpp"

#include "muster/core/require.hpp"
#include "muster/core/spelling.hpp"
#include "muster/results/csv_text.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>

namespace muster::engine {
namespace {

constexpr CrossingGrid of_shifts{.grid = 9, .rounds = 0, .cuts = 0};   ///< hundreds are asked for
constexpr CrossingGrid of_tipping{.grid = 7, .rounds = 2, .cuts = 3};  ///< few inputs cross and are looked at closely
constexpr double tip = 0.5;

struct BreakevenOptions {
  AnalysisOptions analysis;
  std::vector<std::string> levers;  ///< one, or two for a frontier
  std::vector<std::string> ranges;  ///< KEY=LOW:HIGH
  double confidence = 0.5;
  int frontier_steps = 9;
  bool brief = false;  ///< no shifts and no tipping values
};

/// All that is asked of a scenario.
struct Breakeven {
  const BreakevenOptions& options;
  Analysis analysis;
  std::vector<MovedInput> levers;
};

/// A crossing and where it belongs.
struct Row {
  std::size_t input = 0, target = 0;
  double quantile = 0;
  BreakEven found;
};

const Input& input_at(const Breakeven& task, std::size_t input) { return task.analysis.scenario.inputs[input]; }

std::string range_asked(const BreakevenOptions& options, const std::string& key) {
  for (const std::string& range : options.ranges) {
    if (range.starts_with(key + "=")) return range.substr(key.size() + 1);
  }
  return {};
}

MovedInput read_lever(const BreakevenOptions& options, const Analysis& analysis, const std::string& key) {
  const auto input = input_of_key(analysis.scenario, key);
  if (!input) {
    std::vector<std::string> names;
    for (const Input& each : analysis.scenario.inputs) {
      if (!is_table(each.distribution)) names.push_back(each.name);
    }
    throw InvalidInput(
        fmt::format("--lever: found \"{}\" (it is no number under inputs or policy){}", key, did_you_mean(key, names)));
  }
  return lever_range(analysis.model, *input, range_asked(options, key));
}

Breakeven read_task(const BreakevenOptions& options, const CommonOptions& common) {
  require(options.confidence > 0 && options.confidence < 1, "--confidence: found {}; allowed is above 0 and below 1",
          options.confidence);
  require(options.levers.size() <= 2, "--lever: found {} levers; give one, or two for their frontier",
          options.levers.size());
  require(options.levers.size() < 2 || options.levers[0] != options.levers[1],
          "--lever: found {} twice; give two levers", options.levers[0]);
  for (const std::string& range : options.ranges) {
    const std::string key = range.substr(0, range.find('='));
    require(std::ranges::find(options.levers, key) != options.levers.end(),
            "--range: found \"{}\" ({} is none of the levers); write LEVER=LOW:HIGH", range, key);
  }
  Breakeven task{options, begin_analysis(options.analysis, common, "breakeven"), {}};
  for (const std::string& key : options.levers) task.levers.push_back(read_lever(options, task.analysis, key));
  return task;
}

/// Every input that varies.
std::vector<std::size_t> varying(const Breakeven& task) {
  std::vector<std::size_t> inputs;
  for (std::size_t i = 0; i < task.analysis.model.distributions.size(); ++i) {
    const Distribution& prior = task.analysis.model.distributions[i];
    if (!is_constant(prior) && !is_table(prior)) inputs.push_back(i);
  }
  return inputs;
}

std::vector<Row> break_evens(const Breakeven& task) {
  std::vector<Row> rows;
  for (const MovedInput& lever : task.levers) {
    MovedCurves curves(task.analysis, lever, {});
    for (std::size_t target = 0; target < task.analysis.plan.targets.size(); ++target) {
      rows.push_back({lever.input, target, 0, curves.crossing(target, task.options.confidence, {})});
    }
  }
  return rows;
}

/// The first lever's break-even with each other input at its 5 and 95 % quantile.
std::vector<Row> shifts(const Breakeven& task) {
  std::vector<Row> rows;
  const MovedInput& lever = task.levers.front();
  for (const std::size_t input : varying(task)) {
    if (input == lever.input) continue;
    for (const double share : {0.05, 0.95}) {
      MovedCurves curves(task.analysis, lever, {{input, quantile(task.analysis.model.distributions[input], share)}});
      for (std::size_t target = 0; target < task.analysis.plan.targets.size(); ++target) {
        rows.push_back({input, target, share, curves.crossing(target, task.options.confidence, of_shifts)});
      }
    }
  }
  return rows;
}

/// The second lever's break-even over values of the first; the quantile column holds the first's value.
std::vector<Row> frontier(const Breakeven& task) {
  std::vector<Row> rows;
  if (task.levers.size() < 2) return rows;
  const MovedInput &x = task.levers[0], &y = task.levers[1];
  const int steps = task.options.frontier_steps;
  for (int i = 0; i < steps; ++i) {
    const double value = x.low + (x.high - x.low) * i / (steps - 1);
    MovedCurves curves(task.analysis, y, {{x.input, value}});
    for (std::size_t target = 0; target < task.analysis.plan.targets.size(); ++target) {
      rows.push_back({x.input, target, value, curves.crossing(target, task.options.confidence, {})});
    }
  }
  return rows;
}

/// The value of each input at which each target is as likely as not, all others drawn.
std::vector<Row> tipping_values(const Breakeven& task) {
  std::vector<Row> rows;
  for (const std::size_t input : varying(task)) {
    MovedCurves curves(task.analysis, {input, 0.001, 0.999, true}, {});
    for (std::size_t target = 0; target < task.analysis.plan.targets.size(); ++target) {
      Row row{input, target, 0, curves.crossing(target, tip, of_tipping)};
      row.quantile = std::isnan(row.found.value)
                         ? row.found.value
                         : share_below(task.analysis.model.distributions[input], row.found.value);
      rows.push_back(row);
    }
  }
  std::ranges::stable_sort(rows, {}, &Row::target);
  return rows;
}

const std::string& target_of(const Breakeven& task, const Row& row) {
  return task.analysis.plan.targets[row.target].name;
}

/// The side of the value on which the level is reached.
const char* side_of(const BreakEven& found) {
  if (found.status != BreakEvenStatus::found) return "";
  return found.rising ? "above" : "below";
}

std::string breakeven_csv(const Breakeven& task, const std::vector<Row>& rows) {
  CsvText csv("lever,target,confidence,value,ci_low,ci_high,status,side");
  for (const Row& row : rows) {
    csv.row({input_at(task, row.input).name, target_of(task, row), task.options.confidence, row.found.value,
             row.found.ci_low, row.found.ci_high, word_of(row.found.status), side_of(row.found)});
  }
  return csv.text();
}

std::string shifts_csv(const Breakeven& task, const std::vector<Row>& rows) {
  CsvText csv("lever,target,confidence,value,ci_low,ci_high,status,input,input_quantile");
  for (const Row& row : rows) {
    csv.row({input_at(task, task.levers.front().input).name, target_of(task, row), task.options.confidence,
             row.found.value, row.found.ci_low, row.found.ci_high, word_of(row.found.status),
             input_at(task, row.input).name, row.quantile});
  }
  return csv.text();
}

std::string frontier_csv(const Breakeven& task, const std::vector<Row>& rows) {
  CsvText csv("lever_x,x,lever_y,y,target,confidence,ci_low,ci_high,status");
  for (const Row& row : rows) {
    csv.row({input_at(task, row.input).name, row.quantile, input_at(task, task.levers.back().input).name,
             row.found.value, target_of(task, row), task.options.confidence, row.found.ci_low, row.found.ci_high,
             word_of(row.found.status)});
  }
  return csv.text();
}

std::string tipping_csv(const Breakeven& task, const std::vector<Row>& rows) {
  CsvText csv("target,input,value,quantile,ci_low,ci_high,status,side");
  for (const Row& row : rows) {
    csv.row({target_of(task, row), input_at(task, row.input).name, row.found.value, row.quantile, row.found.ci_low,
             row.found.ci_high, word_of(row.found.status), side_of(row.found)});
  }
  return csv.text();
}

std::string interval_words(const BreakEven& found) {
  const auto end = [](double value) { return std::isnan(value) ? "beyond" : fmt::format("{:.4g}", value); };
  return fmt::format("95% simulation error {} to {}", end(found.ci_low), end(found.ci_high));
}

void print_break_even(const Breakeven& task, const Row& row) {
  const auto lever = std::ranges::find(task.levers, row.input, &MovedInput::input);
  const std::string name = with_unit(input_at(task, row.input)), &target = target_of(task, row);
  const double p = task.options.confidence;
  switch (row.found.status) {
    case BreakEvenStatus::found:
      fmt::print("{}: P reaches {:.2g} where {} is {} {:.4g} ({}){}\n", target, p, name,
                 row.found.rising ? "at least" : "at most", row.found.value, interval_words(row.found),
                 row.found.crossings > 1 ? "; it crosses more than once: this is the first" : "");
      return;
    case BreakEvenStatus::always:
      fmt::print("{}: P is at least {:.2g} for every {} from {:.4g} to {:.4g}\n", target, p, name, lever->low,
                 lever->high);
      return;
    case BreakEvenStatus::never:
      fmt::print("{}: P stays under {:.2g} for every {} from {:.4g} to {:.4g}\n", target, p, name, lever->low,
                 lever->high);
  }
}

void print_tipping(const Breakeven& task, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    if (row.found.status != BreakEvenStatus::found) continue;
    fmt::print("{}: P falls under one half if {} is {} {:.4g} (its {:.0f} % point; {})\n", target_of(task, row),
               with_unit(input_at(task, row.input)), row.found.rising ? "below" : "above", row.found.value,
               100 * row.quantile, interval_words(row.found));
  }
}

void breakeven(const BreakevenOptions& options, const CommonOptions& common) {
  const Breakeven task = read_task(options, common);
  OutputFolder out(task.analysis.folder, options.analysis.overwrite ? Existing::replace : Existing::refuse);
  const std::vector<Row> found = break_evens(task), line = frontier(task);
  out.write("breakeven.csv", breakeven_csv(task, found));
  if (!line.empty()) out.write("frontier.csv", frontier_csv(task, line));
  std::vector<Row> tips;
  if (!options.brief) {
    out.write("shifts.csv", shifts_csv(task, shifts(task)));
    tips = tipping_values(task);
    out.write("tipping.csv", tipping_csv(task, tips));
  }
  finish_analysis(out, task.analysis);
  if (options.analysis.quiet) return;
  fmt::print("{}: {} draws x {} futures on common random numbers\n", task.analysis.scenario.title,
             task.analysis.plan.draws, task.analysis.plan.futures);
  for (const Row& row : found) print_break_even(task, row);
  print_tipping(task, tips);
  fmt::print("results: {}\n", task.analysis.folder);
}

}  // namespace

void add_breakeven(CLI::App& app, const CommonOptions& common) {
  const auto options = std::make_shared<BreakevenOptions>();
  CLI::App* command =
      app.add_subcommand("breakeven", "The value of a lever at which the probability of a target crosses a level");
  add_analysis(*command, options->analysis, "512", "8");
  command->add_option("--lever", options->levers, "A number under inputs or policy; a second one gives their frontier")
      ->type_name("KEY")
      ->required()
      ->allow_extra_args(false);
  command->add_option("--range", options->ranges, "Where to look, such as w_t=0.9:2.2 (else the input's own range)")
      ->type_name("KEY=LOW:HIGH")
      ->allow_extra_args(false);
  command->add_option("--confidence", options->confidence, "The probability to reach")->capture_default_str();
  command->add_option("--steps", options->frontier_steps, "Values of the first lever on a frontier")
      ->check(CLI::Range(2, 1000))
      ->capture_default_str();
  command->add_flag("--brief", options->brief, "The break-even alone: no shifts.csv and no tipping.csv");
  command->callback([options, &common] { breakeven(*options, common); });
}

}  // namespace muster::engine
