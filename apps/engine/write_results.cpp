#include "run.hpp"

#include "muster/results/draws_netcdf.hpp"
#include "muster/results/relapse_tables.hpp"
#include "muster/results/run_tables.hpp"
#include "muster/results/state_netcdf.hpp"
#include "muster/results/trace_netcdf.hpp"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <vector>

namespace muster::engine {
namespace {

namespace tbb = oneapi::tbb;

/// One after the other: the NetCDF library serves one thread at a time.
void write_arrays(const OutputFolder& out, const Model& model, const RunResult& run) {
  write_draws(out.place("draws.nc"), model, run);
  write_state(out.place("state.nc"), model, run);
  if (!run.traced.empty()) write_trace(out.place("trace.nc"), model, run);
}

/// What is written, those that take longest first.
using Jobs = std::vector<std::function<void()>>;

Jobs jobs_of(const OutputFolder& out, const Model& model, const RunResult& run) {
  Jobs jobs{[&] { write_arrays(out, model, run); }};
  const auto add = [&](const char* name, auto text) {
    jobs.emplace_back([&out, name, text] { out.write(name, text()); });
  };
  add("max_force.csv", [&] { return max_force_csv(model, run); });
  add("exceedance.csv", [&] { return exceedance_csv(model, run); });
  add("years.csv", [&] { return years_csv(model, run); });
  add("convergence.csv", [&] { return convergence_csv(model, run); });
  add("constraints.csv", [&] { return constraints_csv(model, run); });
  add("probabilities.csv", [&] { return probabilities_csv(model, run); });
  add("levels.csv", [&] { return levels_csv(model, run); });
  if (model.scenario.level == Level::L3) {
    add("relapse.csv", [&] { return relapse_csv(model, run); });
    add("surge.csv", [&] { return surge_csv(model, run); });
  }
  add("paths.csv", [&] { return paths_csv(model, run); });
  add("pyramid.csv", [&] { return pyramid_csv(model, run); });
  add("layers.csv", [&] { return layers_csv(model, run); });
  add("inputs.csv", [&] { return inputs_csv(model); });
  add("rivals.csv", [&] { return rivals_csv(model); });
  add("scenario.toml", [&] { return to_toml(model.scenario); });
  return jobs;
}

/// Every thread takes the next job when it has done one, so that all end together. Where one fails none is begun any
/// more: what is written would be thrown away.
void do_all(const Jobs& jobs, int threads) {
  tbb::task_arena arena(threads);
  std::atomic<std::size_t> next = 0;
  arena.execute([&] {
    tbb::parallel_for(
        0, threads,
        [&](int) {
          try {
            for (std::size_t job = next++; job < jobs.size(); job = next++) jobs[job]();
          } catch (...) {
            next = jobs.size();
            throw;
          }
        },
        tbb::simple_partitioner());
  });
}

}  // namespace

void write_results(OutputFolder& out, const Model& model, const RunResult& run, RunOccasion occasion) {
  const int threads = std::max(occasion.threads, 1);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
  do_all(jobs_of(out, model, run), threads);
  occasion.end = utc_now();
  out.write("manifest.json", manifest_json(model, run, occasion));
  out.finish();
}

}  // namespace muster::engine
