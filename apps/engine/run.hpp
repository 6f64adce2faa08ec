#pragma once

#include "command_line.hpp"

#include "muster/ensemble/run_result.hpp"
#include "muster/results/manifest.hpp"
#include "muster/results/output_folder.hpp"

#include <cstddef>
#include <string>

namespace muster::engine {

/// How a run goes about its work.
struct Effort {
  int threads = 0;        ///< 0: all cores
  std::size_t trace = 0;  ///< trajectories to keep whole
  bool quiet = false;     ///< no line of progress
  double max_time = 0;    ///< seconds after which no draw is begun; 0: no limit
  bool paths = false;     ///< keep strength and reserve of every trajectory by year
};

/// @throws InvalidInput for what a scenario may ask for and this version cannot run
void refuse_unbuilt(const Scenario& scenario);

/// Warns of every input with draws next to a pole of the model, on stderr.
void warn_of_poles(const Scenario& scenario);

/// The time now, as results state it: 2026-11-27T12:00:00Z.
[[nodiscard]] std::string utc_now();

/// The occasion of a run that starts now.
[[nodiscard]] RunOccasion occasion_of(const CommonOptions& common, const Effort& effort);

/// Runs the draws that @p start lacks, with a line of progress; a signal ends it early.
[[nodiscard]] RunResult run_with_progress(const Model& model, RunResult start, const Effort& effort);

/// Says on stderr when a run that stops by precision did not get there.
void warn_if_imprecise(const Model& model, const RunResult& run);

/// Writes every file of a results directory, by the threads of the occasion, and puts it in its place.
void write_results(OutputFolder& out, const Model& model, const RunResult& run, RunOccasion occasion);

/// `muster run SCENARIO`: runs the draws and writes a results directory.
void add_run(CLI::App& app, const CommonOptions& common);

/// Exit code of the last run: 0, or 130 and 143 when a signal ended it early.
[[nodiscard]] int signal_exit_code();

}  // namespace muster::engine
