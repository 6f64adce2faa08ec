#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "muster/results/results_table.hpp"

namespace muster {

/// An input file of a run and the checksum it had.
struct InputFile {
  std::string path, sha256;
};

/// What manifest.json says of a run.
struct RunRecord {
  std::string format;   ///< such as muster-results/1
  std::string version;  ///< of the program that ran
  std::string commit;
  std::string command;   ///< as it was typed
  std::string scenario;  ///< the scenario's name: that of its file
  std::string title;     ///< the scenario's title, for people
  std::string country;
  std::string sampler;
  std::uint64_t seed = 0;
  std::uint64_t draws_asked = 0, draws_done = 0, futures = 0;
  std::uint64_t failed_draws = 0;
  std::uint64_t non_monotone = 0;         ///< trajectories in which sustained(A) has gaps
  std::uint64_t non_monotone_tested = 0;  ///< trajectories looked at for it
  std::uint64_t none_sustained = 0;       ///< trajectories in which not even one soldier was sustained: M = 0
  bool complete = true;
  std::optional<bool> precision_reached;  ///< only where --precision was asked for
  std::string compiler, flags;
  std::string start, end;  ///< UTC, ISO 8601, such as 2026-11-22T20:15:30Z
  std::uint64_t threads = 0;
  std::vector<InputFile> inputs;
  std::string
      run_id;  ///< 12 hexadecimal digits of a SHA-256 over all that decides the results: not times, host, threads
};

/// A results directory, read whole; a file that a run did not write is absent, never made up.
struct Results {
  std::filesystem::path folder;
  RunRecord run;
  std::string scenario_text;  ///< scenario.toml; empty where there is none
  std::map<std::string, ResultsTable, std::less<>>
      tables;  ///< by path within the folder without .csv, such as "sweep/grid"

  /// The table of that name, such as "exceedance"; nullptr where the run has none.
  [[nodiscard]] const ResultsTable* table(std::string_view name) const;

  /// By table: the record of the analysis that wrote it; the tables of the run itself are not in it.
  std::map<std::string, RunRecord, std::less<>> made_by = {};
};

/// Newest format of a results directory that this program reads: the N of "muster-results/N".
inline constexpr int newest_results_format = 1;

/// Reads a results directory, and the analyses in its folders.
/// @throws InvalidInput if it is none, is of a newer format, or a file in it is broken
[[nodiscard]] Results read_results(const std::filesystem::path& folder);

}  // namespace muster
