#include "run.hpp"

#include "muster/results/draws_netcdf.hpp"
#include "muster/results/relapse_tables.hpp"
#include "muster/results/run_tables.hpp"
#include "muster/results/state_netcdf.hpp"
#include "muster/results/trace_netcdf.hpp"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/parallel_invoke.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <functional>
#include <vector>

namespace muster::engine {
namespace {

namespace tbb = oneapi::tbb;

/// A file of text and what makes it.
struct TextFile {
  std::string name;
  std::function<std::string()> text;
};

/// Those that take longest and most room first, so that threads end together and before the arrays fill their caches.
std::vector<TextFile> text_files(const Model& model, const RunResult& run) {
  std::vector<TextFile> files{
      {"max_force.csv", [&] { return max_force_csv(model, run); }},
      {"years.csv", [&] { return years_csv(model, run); }},
      {"exceedance.csv", [&] { return exceedance_csv(model, run); }},
      {"convergence.csv", [&] { return convergence_csv(model, run); }},
      {"levels.csv", [&] { return levels_csv(model, run); }},
      {"constraints.csv", [&] { return constraints_csv(model, run); }},
      {"probabilities.csv", [&] { return probabilities_csv(model, run); }},
      {"paths.csv", [&] { return paths_csv(model, run); }},
      {"pyramid.csv", [&] { return pyramid_csv(model, run); }},
      {"layers.csv", [&] { return layers_csv(model, run); }},
      {"inputs.csv", [&] { return inputs_csv(model); }},
      {"rivals.csv", [&] { return rivals_csv(model); }},
      {"scenario.toml", [&] { return to_toml(model.scenario); }},
  };
  if (model.scenario.level == Level::L3) {
    files.push_back({"relapse.csv", [&] { return relapse_csv(model, run); }});
    files.push_back({"surge.csv", [&] { return surge_csv(model, run); }});
  }
  return files;
}

/// One after the other: the NetCDF library serves one thread at a time.
void write_arrays(const OutputFolder& out, const Model& model, const RunResult& run) {
  write_draws(out.place("draws.nc"), model, run);
  write_state(out.place("state.nc"), model, run);
  if (!run.traced.empty()) write_trace(out.place("trace.nc"), model, run);
}

void write_texts(const OutputFolder& out, const std::vector<TextFile>& files) {
  tbb::parallel_for(
      std::size_t{0}, files.size(), [&](std::size_t i) { out.write(files[i].name, files[i].text()); },
      tbb::simple_partitioner());
}

}  // namespace

void write_results(OutputFolder& out, const Model& model, const RunResult& run, RunOccasion occasion) {
  const std::vector<TextFile> files = text_files(model, run);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                  static_cast<std::size_t>(std::max(occasion.threads, 1)));
  tbb::task_arena arena(std::max(occasion.threads, 1));
  arena.execute(
      [&] { tbb::parallel_invoke([&] { write_texts(out, files); }, [&] { write_arrays(out, model, run); }); });
  occasion.end = utc_now();
  out.write("manifest.json", manifest_json(model, run, occasion));
  out.finish();
}

}  // namespace muster::engine
