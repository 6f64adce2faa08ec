#include "benchmark/table.hpp"

#include "muster/core/instruction_set.hpp"

#include <algorithm>
#include <cstdio>

namespace muster::bench {
namespace {

/// Pairs of the same repetition, as far as both have been measured.
template <class Operation>
Samples together(const Samples& a, const Samples& b, const Operation& operation) {
  Samples result;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) result.push_back(operation(a[i], b[i]));
  return result;
}

Samples ratio(const Samples& a, const Samples& b) {
  return together(a, b, [](double x, double y) { return x / y; });
}

template <class Operation>
Samples each(Samples samples, const Operation& operation) {
  for (double& value : samples) value = operation(value);
  return samples;
}

double median(Samples samples) {
  if (samples.empty()) return 0;
  std::sort(samples.begin(), samples.end());
  const std::size_t half = samples.size() / 2;
  return samples.size() % 2 == 1 ? samples[half] : (samples[half - 1] + samples[half]) / 2;
}

/// @param bounds  floor and target, where there are any
void row(const char* what, const Samples& samples, const char* format, double scale, const char* bounds = "") {
  if (samples.empty()) return;
  char middle[32], least[32], most[32], spread[80];
  std::snprintf(middle, sizeof middle, format, scale * median(samples));
  std::snprintf(least, sizeof least, format, scale * *std::min_element(samples.begin(), samples.end()));
  std::snprintf(most, sizeof most, format, scale * *std::max_element(samples.begin(), samples.end()));
  std::snprintf(spread, sizeof spread, "%s .. %s", least, most);
  if (samples.size() < 2) spread[0] = '\0';
  std::printf("%-58s %10s  %-22s %s\n", what, middle, spread, bounds);
}

}  // namespace

void TableReporter::ReportRuns(const std::vector<Run>& runs) {
  for (const Run& run : runs) {
    if (run.run_type != Run::RT_Iteration) continue;
    const std::string& name = run.run_name.function_name;
    if (run.error_occurred) {
      std::fprintf(stderr, "muster_bench: %s: %s\n", name.c_str(), run.error_message.c_str());
      failed_ = true;
      continue;
    }
    for (const auto& [counter, value] : run.counters) samples_[name + "/" + counter].push_back(value);
  }
}

Samples TableReporter::samples(const std::string& name) const {
  const auto found = samples_.find(name);
  return found == samples_.end() ? Samples{} : found->second;
}

void TableReporter::print_whole() const {
  const Samples cost = samples("settled/processor"), rate = each(cost, [](double seconds) { return 1 / seconds; });
  const Samples peak = samples("peak/flops");
  const testing::Tally all = flops_.all();
  const double flops = flops_.each(all.flops());
  row("trajectories a second, one core", rate, "%.0f", 1);
  row("a trajectory [us]", cost, "%.1f", 1e6);
  row("flops a trajectory [thousand]", {flops}, "%.1f", 1e-3);
  row("  of these divisions [thousand]", {flops_.each(all.quotients)}, "%.1f", 1e-3);
  row("  beside them comparisons and selects [thousand]", {flops_.each(all.others())}, "%.1f", 1e-3);
  row("peak of one core, fused multiply-adds [Gflop/s]", peak, "%.1f", 1e-9);
  row("share of that peak [%]", ratio(each(rate, [&](double r) { return r * flops; }), peak), "%.1f", 100, "30, 50");
  row("  with comparisons and selects at one each [%]",
      ratio(each(rate, [&](double r) { return r * (flops + flops_.each(all.others())); }), peak), "%.1f", 100);
  row("a trajectory's flops at that peak [us]", each(peak, [&](double p) { return flops / p; }), "%.1f", 1e6);
  row("its divisions at the most that a core can do [us]",
      each(samples("peak/divisions"), [&](double most) { return flops_.each(all.quotients) / most; }), "%.1f", 1e6);
  row("batched over plain implementation, one core", ratio(samples("plain/processor"), cost), "%.1f", 1, "8, 15");
  row("a trajectory of the plain implementation [us]", samples("plain/processor"), "%.0f", 1e6);
  row("two threads over one", ratio(samples("threads/one"), samples("threads/two")), "%.2f", 1, "1.8, 1.95");
  row("v4 over v3", ratio(samples("v3/processor"), samples("v4/processor")), "%.2f", 1);
  row("v3 over v2", ratio(samples("v2/processor"), samples("v3/processor")), "%.2f", 1);
  row("resident bytes a trajectory beyond a run of 64", samples("memory/bytes"), "%.0f", 1, "100, 32");
  row("  of these, as the run grows", samples("memory/growth"), "%.0f", 1);
  row("force paths a trajectory for M and its ceilings", {flops_.paths}, "%.1f", 1, "70, 35");
  row("  of the paths that its lane is taken along for [%]", {flops_.paths / flops_.rounds}, "%.0f", 100);
}

void TableReporter::print_stages() const {
  const Samples whole = samples("stages/whole");
  const double peak = median(samples("peak/flops"));
  std::printf("\n%-58s %10s %10s %10s %10s %10s  %s\n", "stage, one core", "share [%]", "us", "kflop", "divisions",
              "peak [%]", "floor, target of the share");
  double sum = 0;
  const auto stage = [&](const char* what, const char* counter, const testing::Tally* tally, const char* bounds) {
    const double share = median(ratio(samples(std::string("stages/") + counter), whole));
    const double seconds = share * median(whole);
    sum += share;
    std::printf("%-58s %10.1f %10.2f", what, 100 * share, 1e6 * seconds);
    if (tally)
      std::printf(" %10.1f %10.0f %10.1f  ", 1e-3 * flops_.each(tally->flops()), flops_.each(tally->quotients),
                  100 * flops_.each(tally->flops()) / seconds / peak);
    else
      std::printf(" %10s %10s %10s  ", "", "", "");
    std::printf("%s\n", bounds);
  };
  stage("inputs: points, copula, quantiles", "inputs", nullptr, "40, 25");
  stage("what a draw fixes: base population, plan, shared verdicts", "draw", nullptr, "");
  stage("shocks", "shocks", nullptr, "");
  stage("population", "population", &flops_.population, "");
  stage("economy", "economy", nullptr, "");
  stage("pool", "pool", &flops_.pool, "");
  stage("M, M_ratio, ceilings", "maximum", &flops_.maximum, "");
  stage("targets' paths, causes, self-financed", "targets", &flops_.targets, "");
  stage("layers", "layers", nullptr, "");
  stage("counting of yearly series", "counting", nullptr, "25, 10");
  stage("appending draws", "append", nullptr, "");
  std::printf("%-58s %10.1f %10.2f\n", "the rest: moving numbers between them", 100 * (1 - sum),
              1e6 * (1 - sum) * median(whole));
  std::printf("%-58s %10s %10.2f\n", "all, after the first draws", "", 1e6 * median(whole));
}

void TableReporter::Finalize() {
  std::printf("Ukraine baseline, everything a run works out but its files; %s; %zu repetitions, processor time\n\n",
              std::string(name_of(instruction_set())).c_str(), samples("settled/processor").size());
  std::printf("%-58s %10s  %-22s %s\n", "measure", "median", "least .. most", "floor, target");
  print_whole();
  print_stages();
}

}  // namespace muster::bench
