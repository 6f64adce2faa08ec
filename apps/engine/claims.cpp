#include "claims.hpp"

#include "history_files.hpp"

#include "muster/core/require.hpp"
#include "muster/results/claim_tables.hpp"
#include "muster/results/output_folder.hpp"
#include "muster/results/reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>

namespace muster::engine {
namespace {

namespace fs = std::filesystem;

struct ClaimsOptions {
  std::vector<std::string> results;
  std::string folder;  ///< of claims; empty: that of the data
  std::string out;     ///< empty: the first results' folder, claims
  bool overwrite = false, quiet = false;
};

std::vector<fs::path> claim_files(const fs::path& folder) {
  require(fs::is_directory(folder), "--claims: found \"{}\" (there is no such folder); name one with claims in it",
          folder.string());
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  require(!files.empty(), "--claims: found \"{}\" (no file in it ends in .toml); name a folder with claims in it",
          folder.string());
  std::ranges::sort(files);
  return files;
}

/// The runs by the name of their scenario; of two of one scenario the first counts.
std::map<std::string, RunDraws> runs_by_scenario(const std::vector<std::string>& folders) {
  std::map<std::string, RunDraws> runs;
  for (const std::string& folder : folders) {
    const Results results = read_results(folder);
    runs.emplace(results.run.scenario, read_draws(fs::path(folder) / "draws.nc", definition_in(results.scenario_text)));
  }
  return runs;
}

std::vector<EvaluatedClaim> evaluate(const std::vector<fs::path>& files, const std::map<std::string, RunDraws>& runs) {
  std::vector<EvaluatedClaim> claims;
  for (const fs::path& file : files) {
    const Claim claim = claim_of(read_toml(file), file.stem().string());
    const auto run = runs.find(claim.scenario);
    claims.push_back(run == runs.end() ? not_evaluated(claim, "no results of " + claim.scenario)
                                       : evaluate_claim(claim, run->second));
  }
  return claims;
}

void print_quantiles(const EvaluatedClaim& each) {
  if (!each.quantiles) return;
  const auto& [median, high, higher] = *each.quantiles;
  fmt::print("  50th, 80th, 95th percentile: {:.0f}, {:.0f}, {:.0f}", median, high, higher);
  if (each.claim.band) fmt::print("; the band is {:.0f} to {:.0f}", (*each.claim.band)[0], (*each.claim.band)[1]);
  fmt::print("\n");
}

void print_overturns(const EvaluatedClaim& each) {
  std::vector<std::string> able, strong;
  for (const Overturn& input : each.overturns) {
    const std::string& name = each.input_names[input.input];
    if (input.value) {
      able.push_back(fmt::format("{} at {:.4g} (its {:.0f} % point)", name, *input.value, 100 * *input.quantile));
    } else {
      strong.push_back(name);
    }
  }
  if (able.empty()) fmt::print("  no input overturns it alone within its prior");
  if (!able.empty()) fmt::print("  overturned by {}", fmt::join(able, ", "));
  if (!strong.empty()) fmt::print("; swayed most by {}", fmt::join(strong, ", "));
  fmt::print("\n");
}

void print_claim(const EvaluatedClaim& each) {
  if (!each.missing.empty()) {
    fmt::print("{}\n  not evaluated: {}\n", each.claim.sentence, each.missing);
    return;
  }
  const ClaimVerdict& v = each.verdict;
  fmt::print("{}\n  {}: P = {:.3f} (90 % parameter interval {:.2f} to {:.2f}, simulation error {:.4f} to {:.4f}); {}\n",
             each.claim.sentence, word_of(v.word), v.probability, v.p90.low, v.p90.high, v.error.low, v.error.high,
             each.claim.scenario);
  print_quantiles(each);
  print_overturns(each);
}

void claims(const ClaimsOptions& options, const CommonOptions& common) {
  const fs::path source = options.folder.empty() ? data_folder(common) / "claims" : fs::path(options.folder);
  const std::vector<fs::path> files = claim_files(source);
  CommandRecord record{
      .command = fmt::format("{}", fmt::join(common.command, " ")), .inputs = files, .start = time_now(), .notes = {}};
  for (const std::string& folder : options.results) {
    for (const char* file : {"manifest.json", "draws.nc"}) record.inputs.push_back(fs::path(folder) / file);
  }
  const std::vector<EvaluatedClaim> evaluated = evaluate(files, runs_by_scenario(options.results));
  const bool derived = options.out.empty();  // what derives from a run is made anew
  const fs::path folder = derived ? fs::path(options.results.front()) / "claims" : fs::path(options.out);
  OutputFolder out(folder, derived || options.overwrite ? Existing::replace : Existing::refuse);
  out.write("claims.csv", claims_csv(evaluated));
  out.write("overturn.csv", overturn_csv(evaluated));
  out.write("manifest.json", manifest_of(record));
  out.finish();
  if (options.quiet) return;
  for (const EvaluatedClaim& each : evaluated) print_claim(each);
  fmt::print(
      "supported from 0.9, leaning from 0.67, open, leaning against up to 0.33, contradicted up to 0.1\nresults: {}\n",
      folder.string());
}

}  // namespace

void add_claims(CLI::App& app, const CommonOptions& common) {
  const auto options = std::make_shared<ClaimsOptions>();
  CLI::App* command = app.add_subcommand("claims", "Verdicts on the claims of the debate, each with its probability");
  command->add_option("RESULTS", options->results, "Results directories; a claim goes with the run of its scenario")
      ->required();
  command->add_option("--claims", options->folder, "Folder of claims (else that of the data)")->type_name("DIR");
  command->add_option("--out", options->out, "Folder of the verdicts (else RESULTS/claims of the first)");
  command->add_flag("--overwrite", options->overwrite, "Replace the folder of --out");
  command->add_flag("--quiet", options->quiet, "Print nothing but errors");
  command->callback([options, &common] { claims(*options, common); });
}

}  // namespace muster::engine
