// `./dev bench`: how fast the engine is, against what it could be. Everything in one run, so that ratios hold on a
// machine that others use too; five repetitions of each measurement in random order.
#include "benchmark/child.hpp"
#include "benchmark/fma_peak.hpp"
#include "benchmark/settled.hpp"
#include "benchmark/stages.hpp"
#include "benchmark/table.hpp"
#include "support/baseline_model.hpp"
#include "support/plain_model.hpp"

#include <cstdlib>

namespace muster::bench {
namespace {

constexpr std::uint32_t first_draw = draws_to_settle;  ///< the first beyond looking for gaps

/// Of the registers that this machine has, those that do most a second.
double most_a_second(double (*chains)(InstructionSet, long), long rounds) {
  double most = 0;
  for (const InstructionSet set : {InstructionSet::baseline, InstructionSet::v3, InstructionSet::v4}) {
    if (set > greatest_instruction_set()) continue;
    const double start = thread_seconds();
    const double done = chains(set, rounds);
    most = std::max(most, done / (thread_seconds() - start));
  }
  return most;
}

void peak(benchmark::State& state) {
  for (auto _ : state) {
    const double start = thread_seconds();
    state.counters["flops"] = most_a_second(fma_chains, 4'000'000);
    state.counters["divisions"] = most_a_second(division_chains, 300'000);
    state.SetIterationTime(thread_seconds() - start);
  }
}

void settled_on_one_core(benchmark::State& state, const Model& model) {
  Cost cost;
  for (auto _ : state) {
    cost = settled(model, 1);
    state.SetIterationTime(cost.processor);
  }
  state.counters["processor"] = cost.processor;
}

void threads(benchmark::State& state, const Model& model) {
  Cost one, two;
  for (auto _ : state) {
    one = settled(model, 1);
    two = settled(model, 2);
    state.SetIterationTime(two.wall);
  }
  state.counters["one"] = one.wall;
  state.counters["two"] = two.wall;
}

/// Everything of some trajectories by the plain implementation; eight futures a draw.
void plain_implementation(benchmark::State& state, const Model& model) {
  constexpr std::uint32_t draws = 16, futures = 8;
  double seconds = 0;
  for (auto _ : state) {
    const double start = thread_seconds();
    for (std::uint32_t index = first_draw; index < first_draw + draws; ++index) {
      const Draw draw = make_draw(model, index);
      for (std::uint32_t future = 0; future < futures; ++future)
        benchmark::DoNotOptimize(plain::run(model, draw, make_shocks(model, index, future)));
    }
    seconds = thread_seconds() - start;
    state.SetIterationTime(seconds);
  }
  state.counters["processor"] = seconds / (draws * futures);
}

void stages(benchmark::State& state, const Model& model) {
  Stages times;
  for (auto _ : state) {
    times = time_stages(model, first_draw, 32);
    state.SetIterationTime(times.whole);
  }
  state.counters["inputs"] = times.inputs;
  state.counters["draw"] = times.draw;
  state.counters["shocks"] = times.shocks;
  state.counters["population"] = times.population;
  state.counters["economy"] = times.economy;
  state.counters["pool"] = times.pool;
  state.counters["maximum"] = times.maximum;
  state.counters["targets"] = times.targets;
  state.counters["layers"] = times.layers;
  state.counters["counting"] = times.counting;
  state.counters["append"] = times.append;
  state.counters["whole"] = times.whole;
}

void level(benchmark::State& state, const char* name) {
  double seconds = 0;
  for (auto _ : state) {
    seconds = settled_at_level(name);
    state.SetIterationTime(seconds);
  }
  state.counters["processor"] = seconds;
}

/// MUSTER_BENCH_DRAWS of 64 futures each; 15625 are a million trajectories.
std::uint32_t draws_for_memory() {
  const char* text = std::getenv("MUSTER_BENCH_DRAWS");
  return text ? static_cast<std::uint32_t>(std::atol(text)) : 1024;
}

void memory(benchmark::State& state, const Model& model) {
  const std::uint32_t draws = draws_for_memory();
  double one = 0, half = 0, all = 0;
  for (auto _ : state) {
    one = resident_peak(1);
    half = resident_peak(draws / 2);
    all = resident_peak(draws);
    state.SetIterationTime(1);
  }
  const double futures = model.scenario.run.futures;
  state.counters["bytes"] = (all - one) / (futures * (draws - 1));
  state.counters["growth"] = (all - half) / (futures * (draws - draws / 2));
}

void register_all(const Model& model) {
  const auto add = [](const char* name, auto measure, auto... arguments) {
    return benchmark::RegisterBenchmark(name, measure, arguments...)->Iterations(1)->UseManualTime();
  };
  const auto of_model = [&model](auto measure) {
    return [&model, measure](benchmark::State& state) { measure(state, model); };
  };
  add("peak", peak);
  add("settled", of_model(settled_on_one_core));
  add("threads", of_model(threads));
  add("plain", of_model(plain_implementation));
  add("stages", of_model(stages));
  for (const InstructionSet set : {InstructionSet::v2, InstructionSet::v3, InstructionSet::v4}) {
    if (set > greatest_instruction_set()) continue;
    const char* name = name_of(set).data();
    add(name, level, name);
  }
  add("memory", of_model(memory))->Repetitions(1);
}

int measure(int count, char** arguments) {
  const std::string draws = "run.draws=" + std::to_string(std::max(4096u, draws_for_memory()));
  const Model model = testing::baseline_model({draws.c_str()});
  if (const auto code = answer_as_child(count, arguments, model)) return *code;
  std::string repetitions = "--benchmark_repetitions=5", order = "--benchmark_enable_random_interleaving=true";
  std::vector<char*> all(arguments, arguments + count);
  all.insert(all.begin() + 1, {repetitions.data(), order.data()});
  int all_count = static_cast<int>(all.size());
  benchmark::Initialize(&all_count, all.data());
  if (benchmark::ReportUnrecognizedArguments(all_count, all.data())) return 2;
  register_all(model);
  TableReporter table(count_flops(model, first_draw, 16));
  benchmark::RunSpecifiedBenchmarks(&table);
  return table.failed() ? 1 : 0;
}

}  // namespace
}  // namespace muster::bench

int main(int count, char** arguments) {
  try {
    return muster::bench::measure(count, arguments);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "muster_bench: %s\n", error.what());
    return 1;
  }
}
