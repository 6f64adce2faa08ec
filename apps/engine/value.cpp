#include "value.hpp"

#include "history_files.hpp"
#include "quantity_words.hpp"
#include "stored_run.hpp"

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"
#include "muster/core/toml.hpp"
#include "muster/results/csv_text.hpp"
#include "muster/results/output_folder.hpp"
#include "muster/sensitivity/information_value.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <limits>
#include <map>
#include <memory>

namespace muster::engine {
namespace {

constexpr std::size_t shown = 10;

struct ValueOptions {
  std::string results, out;  ///< out empty: RESULTS/value
  std::optional<double> holding, failing;
  bool overwrite = false, quiet = false;
};

/// The decision and the stored run as it bears on it.
struct Decided {
  StoredRun run;
  Decision decision;
  std::vector<std::string> options;  ///< "none", then the targets
  Eigen::MatrixXd payoffs;           ///< (draw, option), means over futures
  Eigen::MatrixXd first, second;     ///< the same over every other future
  std::vector<std::size_t> draws;    ///< rows, those that did not fail
};

/// One row of evppi.csv.
struct Worth {
  std::string input, group;  ///< input empty: the group as a whole
  InformationValue worth;
  std::size_t rank = 0;
};

double number_in(const TomlNode& root, const char* key, double fallback) {
  const TomlNode* decision = root.find("decision");
  const TomlNode* node = decision != nullptr ? decision->find(key) : nullptr;
  return node == nullptr ? fallback : node->number;
}

Decision decision_of(const ValueOptions& options, const std::string& scenario) {
  const TomlNode root = parse_toml(scenario, "scenario.toml");
  const Decision decision{options.holding.value_or(number_in(root, "holding", 1)),
                          options.failing.value_or(number_in(root, "failing", 1))};
  require(decision.holding >= 0 && decision.failing >= 0 && decision.holding + decision.failing > 0,
          "decision: holding {} and failing {}; allowed is at least 0, and not both 0", decision.holding,
          decision.failing);
  return decision;
}

/// Payoffs of a target by draw: value of holding times A when it holds, less loss of failing times A when not.
void set_payoffs(const Decided& decided, Target target, int first, int step, Eigen::Ref<Eigen::VectorXd> column) {
  target.reserve.reset();  // A alone leads: the reserve is no part of the choice of a size
  const std::vector<double> shares = draw_means(hits_of(decided.run, target), decided.run.draws.futures, first, step);
  for (std::size_t row = 0; row < decided.draws.size(); ++row) {
    const double share = shares[decided.draws[row]];
    column[static_cast<Eigen::Index>(row)] =
        target.active * (decided.decision.holding * share - decided.decision.failing * (1 - share));
  }
}

/// Draws in which at least one future of each half did not fail.
std::vector<std::size_t> usable_draws(const RunDraws& draws) {
  std::vector<std::size_t> usable;
  const std::vector<double> even = draw_means(draws.max_force, draws.futures, 0, 2),
                            odd = draws.futures > 1 ? draw_means(draws.max_force, draws.futures, 1, 2) : even;
  for (std::size_t draw = 0; draw < draws.draws; ++draw) {
    if (!std::isnan(even[draw]) && !std::isnan(odd[draw])) usable.push_back(draw);
  }
  return usable;
}

Decided read_decided(const ValueOptions& options) {
  Decided decided{read_stored_run(options.results), {}, {"none"}, {}, {}, {}, {}};
  decided.decision = decision_of(options, decided.run.results.scenario_text);
  decided.draws = usable_draws(decided.run.draws);
  std::vector<Target> targets;
  for (const Target& target : decided.run.draws.targets) {
    if (target.band_high) continue;  // a band is no size to choose
    targets.push_back(target);
    decided.options.push_back(target.name);
  }
  require(!targets.empty(), "{}: the run has no target but bands (a decision is between sizes); run with --target A",
          options.results);
  const auto rows = static_cast<Eigen::Index>(decided.draws.size());
  const auto columns = static_cast<Eigen::Index>(decided.options.size());
  for (Eigen::MatrixXd* payoffs : {&decided.payoffs, &decided.first, &decided.second}) {
    payoffs->setZero(rows, columns);
  }
  const int odd = decided.run.draws.futures > 1 ? 1 : 0;
  for (Eigen::Index i = 1; i < columns; ++i) {
    const Target& target = targets[static_cast<std::size_t>(i) - 1];
    set_payoffs(decided, target, 0, 1, decided.payoffs.col(i));
    set_payoffs(decided, target, 0, 2, decided.first.col(i));
    set_payoffs(decided, target, odd, 2, decided.second.col(i));
  }
  return decided;
}

Eigen::MatrixXd columns_of(const Decided& decided, const std::vector<StoredInput>& inputs) {
  const RunDraws& run = decided.run.draws;
  Eigen::MatrixXd columns(static_cast<Eigen::Index>(decided.draws.size()), static_cast<Eigen::Index>(inputs.size()));
  for (Eigen::Index column = 0; column < columns.cols(); ++column) {
    const std::size_t of_run = inputs[static_cast<std::size_t>(column)].column;
    for (Eigen::Index row = 0; row < columns.rows(); ++row) {
      const std::size_t draw = decided.draws[static_cast<std::size_t>(row)];
      columns(row, column) = run.inputs[draw * run.input_names.size() + of_run];
    }
  }
  return columns;
}

void set_ranks(std::vector<Worth>& worths) {
  std::ranges::stable_sort(worths, std::greater{}, [](const Worth& worth) { return worth.worth.value; });
  for (std::size_t i = 0; i < worths.size(); ++i) worths[i].rank = i + 1;
}

std::vector<Worth> worth_of_inputs(const Decided& decided) {
  std::vector<Worth> worths;
  for (const StoredInput& input : decided.run.inputs) {
    worths.push_back(
        {input.name, input.group, partial_information_value(columns_of(decided, {input}), decided.payoffs), 0});
  }
  set_ranks(worths);
  return worths;
}

std::vector<Worth> worth_of_groups(const Decided& decided) {
  std::map<std::string, std::vector<StoredInput>> groups;
  for (const StoredInput& input : decided.run.inputs) groups[input.group].push_back(input);
  std::vector<Worth> worths;
  for (const auto& [group, inputs] : groups) {
    worths.push_back({"", group, partial_information_value(columns_of(decided, inputs), decided.payoffs), 0});
  }
  set_ranks(worths);
  return worths;
}

std::string evppi_csv(const std::vector<Worth>& worths, double all) {
  CsvText csv("input,group,evppi,std_error,share_of_evpi,rank");
  for (const Worth& each : worths) {
    csv.row({each.input, each.group, each.worth.value, each.worth.std_error,
             all > 0 ? each.worth.value / all : std::numeric_limits<double>::quiet_NaN(), each.rank});
  }
  return csv.text();
}

std::string evpi_csv(const Decided& decided, const InformationValue& all) {
  CsvText csv("best_option,best_payoff,evpi,std_error,holding,failing");
  Eigen::Index best = 0;
  const double payoff = decided.payoffs.colwise().mean().maxCoeff(&best);
  csv.row({decided.options[static_cast<std::size_t>(best)], payoff, all.value, all.std_error, decided.decision.holding,
           decided.decision.failing});
  return csv.text();
}

void print_worths(const Decided& decided, const std::vector<Worth>& inputs, const std::vector<Worth>& groups,
                  const InformationValue& all) {
  Eigen::Index best = 0;
  const double payoff = decided.payoffs.colwise().mean().maxCoeff(&best);
  fmt::print("{}: value of holding {:g}, loss of failing {:g} per soldier; options {}\n", decided.run.results.run.title,
             decided.decision.holding, decided.decision.failing, fmt::join(decided.options, ", "));
  fmt::print("Best without knowing more: {} (payoff {:.4g}). Worth of knowing all inputs (EVPI): {:.4g} +- {:.2g}\n",
             decided.options[static_cast<std::size_t>(best)], payoff, all.value, all.std_error);
  fmt::print("{:>4}  {:<28}{:>12}{:>12}{:>9}  {}\n", "rank", "input", "EVPPI", "std error", "of all", "what it is");
  for (std::size_t i = 0; i < std::min(shown, inputs.size()); ++i) {
    const Worth& each = inputs[i];
    fmt::print("{:>4}  {:<28}{:>12.4g}{:>12.2g}{:>8.1f}%  {}\n", each.rank, each.input, each.worth.value,
               each.worth.std_error, 100 * each.worth.value / all.value, named_in_words(each.input));
  }
  for (const Worth& each : groups) {
    fmt::print("{:>4}  {:<28}{:>12.4g}{:>12.2g}{:>8.1f}%\n", each.rank, "group " + each.group, each.worth.value,
               each.worth.std_error, 100 * each.worth.value / all.value);
  }
}

void value(const ValueOptions& options, const CommonOptions& common) {
  const CommandRecord record{.command = fmt::format("{}", fmt::join(common.command, " ")),
                             .inputs = {std::filesystem::path(options.results) / "manifest.json",
                                        std::filesystem::path(options.results) / "draws.nc"},
                             .start = time_now(),
                             .notes = {}};
  const Decided decided = read_decided(options);
  const InformationValue all = perfect_information_value(decided.first, decided.second);
  const std::vector<Worth> inputs = worth_of_inputs(decided), groups = worth_of_groups(decided);
  std::vector<Worth> rows = inputs;
  rows.insert(rows.end(), groups.begin(), groups.end());
  const bool derived = options.out.empty();  // what derives from a run is made anew
  const std::string folder = derived ? (std::filesystem::path(options.results) / "value").string() : options.out;
  OutputFolder out(folder, derived || options.overwrite ? Existing::replace : Existing::refuse);
  out.write("evppi.csv", evppi_csv(rows, all.value));
  out.write("evpi.csv", evpi_csv(decided, all));
  out.write("manifest.json", manifest_of(record));
  out.finish();
  if (options.quiet) return;
  print_worths(decided, inputs, groups, all);
  fmt::print("results: {}\n", folder);
}

}  // namespace

void add_value(CLI::App& app, const CommonOptions& common) {
  const auto options = std::make_shared<ValueOptions>();
  CLI::App* command =
      app.add_subcommand("value", "What knowing each input would be worth to a decision between a run's targets");
  command->add_option("RESULTS", options->results, "A results directory")->required();
  command->add_option("--holding", options->holding, "Value of a target held, per soldier (else the scenario's)");
  command->add_option("--failing", options->failing, "Loss of a target failed, per soldier (else the scenario's)");
  command->add_option("--out", options->out, "Folder of the values (else RESULTS/value)")->type_name("DIR");
  command->add_flag("--overwrite", options->overwrite, "Replace the folder of --out");
  command->add_flag("--quiet", options->quiet, "Print nothing but errors");
  command->callback([options, &common] { value(*options, common); });
}

}  // namespace muster::engine
