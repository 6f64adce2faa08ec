#include "discover.hpp"

#include "history_files.hpp"
#include "quantity_words.hpp"
#include "stored_run.hpp"

#include "muster/core/require.hpp"
#include "muster/results/csv_text.hpp"
#include "muster/results/output_folder.hpp"
#include "muster/sensitivity/prim.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <memory>

namespace muster::engine {
namespace {

constexpr double z95 = 1.959963984540054;
constexpr double least_hits = 20;  ///< draws' worth of the outcome, of which each half needs about ten

struct DiscoverOptions {
  std::string results, target, outcome = "success";
  std::string out;  ///< empty: RESULTS/discover
  PrimPlan plan{.resamples = 20};
  bool overwrite = false, quiet = false;
};

/// A stored run and the outcome that boxes are sought for.
struct Task {
  StoredRun run;
  Target target;
  bool failure = false;
  Eigen::MatrixXd inputs;   ///< (draw, input that varied)
  Eigen::VectorXd outcome;  ///< share of each draw's futures
};

Task read_task(const DiscoverOptions& options) {
  Task task{read_stored_run(options.results), parse_target(options.target), options.outcome == "failure", {}, {}};
  const std::vector<double> shares = draw_means(hits_of(task.run, task.target), task.run.draws.futures);
  std::vector<std::size_t> kept;
  for (std::size_t draw = 0; draw < shares.size(); ++draw) {
    if (!std::isnan(shares[draw])) kept.push_back(draw);
  }
  const auto rows = static_cast<Eigen::Index>(kept.size()), columns = static_cast<Eigen::Index>(task.run.inputs.size());
  task.inputs.resize(rows, columns);
  task.outcome.resize(rows);
  for (Eigen::Index row = 0; row < rows; ++row) {
    const std::size_t draw = kept[static_cast<std::size_t>(row)];
    task.outcome[row] = task.failure ? 1 - shares[draw] : shares[draw];
    for (Eigen::Index column = 0; column < columns; ++column) {
      const std::size_t of_run = task.run.inputs[static_cast<std::size_t>(column)].column;
      task.inputs(row, column) = task.run.draws.inputs[draw * task.run.draws.input_names.size() + of_run];
    }
  }
  return task;
}

std::string outcome_words(const Task& task) {
  const std::string size = task.target.reserve ? fmt::format("{} with {} in reserve", persons_words(task.target.active),
                                                             persons_words(*task.target.reserve))
                                               : persons_words(task.target.active);
  return fmt::format("{} {}", size, task.failure ? "is not sustained" : "is sustained");
}

std::string condition_words(const Task& task, const BoxRestriction& restriction) {
  const StoredInput& input = task.run.inputs[restriction.input];
  const BoxBounds& bounds = restriction.bounds;
  const std::string name = named_in_words(input.name);
  if (bounds.restricts_low() && bounds.restricts_high()) {
    return fmt::format("{} between {} and {}", name, quantity_words(bounds.low, input.unit),
                       quantity_words(bounds.high, input.unit));
  }
  return bounds.restricts_low() ? fmt::format("{} above {}", name, quantity_words(bounds.low, input.unit))
                                : fmt::format("{} below {}", name, quantity_words(bounds.high, input.unit));
}

/// The sentence a reader can quote; its numbers are those of the half held back.
std::string sentence_of(const Task& task, const DiscoveredBox& box) {
  std::vector<std::string> conditions;
  for (const BoxRestriction& restriction : box.restrictions) conditions.push_back(condition_words(task, restriction));
  const double half = z95 * box.held_back_error;
  return fmt::format(
      "{} in {:.0f} % of futures (simulation error {:.0f} to {:.0f} %) with {}. {:.0f} % of draws are "
      "such, and they hold {:.0f} % of the futures in which {}.",
      outcome_words(task), 100 * box.held_back_density, 100 * std::max(0.0, box.held_back_density - half),
      100 * std::min(1.0, box.held_back_density + half), fmt::join(conditions, " and "), 100 * box.held_back_support,
      100 * box.held_back_coverage, outcome_words(task));
}

std::string boxes_csv(const Task& task, const Discovery& found) {
  CsvText csv("box,input,low,high,quasi_p,resampled");
  const auto end = [](double value) { return std::isfinite(value) ? value : std::numeric_limits<double>::quiet_NaN(); };
  for (std::size_t i = 0; i < found.boxes.size(); ++i) {
    for (const BoxRestriction& each : found.boxes[i].restrictions) {
      csv.row({i + 1, task.run.inputs[each.input].name, end(each.bounds.low), end(each.bounds.high), each.quasi_p,
               each.resampled});
    }
  }
  return csv.text();
}

std::string summary_csv(const Task& task, const Discovery& found) {
  CsvText csv("box,coverage,density,density_held_back,support,sentence,std_error,base_density");
  for (std::size_t i = 0; i < found.boxes.size(); ++i) {
    const DiscoveredBox& box = found.boxes[i];
    csv.row({i + 1, box.coverage, box.density, box.held_back_density, box.support, sentence_of(task, box),
             box.held_back_error, found.base_density});
  }
  return csv.text();
}

std::string peeling_csv(const Task& task, const Discovery& found) {
  CsvText csv("box,step,input,side,value,coverage,density,support");
  for (std::size_t i = 0; i < found.boxes.size(); ++i) {
    const std::vector<PeelStep>& steps = found.boxes[i].peeling;
    for (std::size_t k = 0; k < steps.size(); ++k) {
      const PeelStep& step = steps[k];
      csv.row({i + 1, k + 1, task.run.inputs[step.input].name, step.side == BoxSide::low ? "low" : "high", step.value,
               step.coverage, step.density, step.support});
    }
  }
  return csv.text();
}

/// What is to be said when too few draws have the outcome, or lack it, for any box.
std::string too_few_words(const Task& task) {
  const double with = task.outcome.sum(), without = static_cast<double>(task.outcome.size()) - with;
  if (std::min(with, without) >= least_hits) return {};
  const bool rare = with < without;
  const std::string advice =
      rare && !task.failure
          ? fmt::format(
                "; muster rare SCENARIO --target {:.0f} samples the futures in which it would, and prints what "
                "they have in common",
                task.target.active)
          : "";
  return fmt::format(
      "No box can be told: {} in {:.3g} of {} draws' worth of futures, and a box needs {:.0f} draws "
      "with the outcome and {:.0f} without{}.",
      outcome_words(task), with, task.outcome.size(), least_hits, least_hits, advice);
}

void print_discovery(const Task& task, const Discovery& found) {
  fmt::print("{}: {} in {:.1f} % of all futures; {} draws find boxes, {} others try them\n", task.run.results.run.title,
             outcome_words(task), 100 * found.base_density, found.points, found.held_back);
  for (std::size_t i = 0; i < found.boxes.size(); ++i) {
    const DiscoveredBox& box = found.boxes[i];
    fmt::print("\nBox {}. {}\n", i + 1, sentence_of(task, box));
    fmt::print("  coverage {:.2f}, density {:.2f} ({:.2f} held back), support {:.3f}\n", box.coverage, box.density,
               box.held_back_density, box.support);
    for (const BoxRestriction& each : box.restrictions) {
      fmt::print("  {:<26} {:>12.4g} to {:<12.4g} quasi-p {:.2g}", task.run.inputs[each.input].name, each.bounds.low,
                 each.bounds.high, each.quasi_p);
      fmt::print("{}\n", std::isnan(each.resampled) ? "" : fmt::format(", resampled {:.2f}", each.resampled));
    }
  }
  if (found.boxes.empty()) fmt::print("No box is denser than all futures on the draws held back.\n");
}

void discover(const DiscoverOptions& options, const CommonOptions& common) {
  CommandRecord record{.command = fmt::format("{}", fmt::join(common.command, " ")),
                       .inputs = {std::filesystem::path(options.results) / "manifest.json",
                                  std::filesystem::path(options.results) / "draws.nc"},
                       .start = time_now(),
                       .notes = {}};
  const Task task = read_task(options);
  const std::string too_few = too_few_words(task);
  const Discovery found = too_few.empty() ? discover_boxes(task.inputs, task.outcome, options.plan) : Discovery{};
  if (!too_few.empty()) record.notes.push_back(too_few);
  const bool derived = options.out.empty();  // what derives from a run is made anew
  const std::string folder = derived ? (std::filesystem::path(options.results) / "discover").string() : options.out;
  OutputFolder out(folder, derived || options.overwrite ? Existing::replace : Existing::refuse);
  out.write("boxes.csv", boxes_csv(task, found));
  out.write("summary.csv", summary_csv(task, found));
  out.write("peeling.csv", peeling_csv(task, found));
  out.write("manifest.json", manifest_of(record));
  out.finish();
  if (options.quiet) return;
  if (too_few.empty()) {
    print_discovery(task, found);
  } else {
    fmt::print("{}\n", too_few);
  }
  fmt::print("results: {}\n", folder);
}

}  // namespace

void add_discover(CLI::App& app, const CommonOptions& common) {
  const auto options = std::make_shared<DiscoverOptions>();
  CLI::App* command = app.add_subcommand("discover", "Under what inputs a target holds, or fails: scenario discovery");
  command->add_option("RESULTS", options->results, "A results directory")->required();
  command->add_option("--target", options->target, "Active strength, or active+reserve of a target of the run")
      ->type_name("A[+R]")
      ->required();
  command->add_option("--for", options->outcome, "What boxes are sought for")
      ->check(CLI::IsMember({"success", "failure"}))
      ->capture_default_str();
  command->add_option("--most-inputs", options->plan.most_inputs, "Inputs that a box may restrict")
      ->check(CLI::Range(1, 100))
      ->capture_default_str();
  command->add_option("--boxes", options->plan.most_boxes, "Boxes sought, each in what those before it left")
      ->check(CLI::Range(1, 20))
      ->capture_default_str();
  command->add_option("--resamples", options->plan.resamples, "Resamples in which each box's inputs are sought again")
      ->check(CLI::Range(0, 10'000))
      ->capture_default_str();
  command->add_option("--seed", options->plan.seed, "Seed of the halves and the resamples")->capture_default_str();
  command->add_option("--threads", options->plan.threads, "Threads; 0: all cores")
      ->check(CLI::Range(0, 4096))
      ->capture_default_str();
  command->add_option("--out", options->out, "Folder of the boxes (else RESULTS/discover)")->type_name("DIR");
  command->add_flag("--overwrite", options->overwrite, "Replace the folder of --out");
  command->add_flag("--quiet", options->quiet, "Print nothing but errors");
  command->callback([options, &common] { discover(*options, common); });
}

}  // namespace muster::engine
