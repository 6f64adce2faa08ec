#pragma once

#include "muster/validation/coverage.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace muster::engine {

/// The files of history that `hindcast` and `fit-population` read, with their manifest.
struct HistoryFiles {
  std::filesystem::path history, regions;
};

/// Where they lie in a data folder.
[[nodiscard]] HistoryFiles history_files(const std::filesystem::path& data);

/// The world's history without Hong Kong, whose series of 1961-1970 is broken in the source.
[[nodiscard]] DemographicHistory read_world_history(const HistoryFiles& files);

/// ISO 3166-1 code of a country given as such or as the folder of its pack.
/// @throws InvalidInput with the nearest spelling when it is neither
[[nodiscard]] std::string iso3_of(const std::string& name, const std::filesystem::path& data,
                                  const DemographicHistory& history);

/// The folder of the pack whose country.toml has the code; empty when there is none.
[[nodiscard]] std::string pack_of(const std::string& iso3, const std::filesystem::path& data);

/// What the manifest of such a command says.
struct CommandRecord {
  std::string command;                        ///< as it could be typed again
  std::vector<std::filesystem::path> inputs;  ///< files read
  std::string start;                          ///< UTC, ISO 8601
  std::vector<std::string> notes;
  std::uint64_t draws = 0, futures = 0, seed = 0;  ///< of a command with draws of its own; 0 futures: it has none
};

/// The time now, UTC, ISO 8601.
[[nodiscard]] std::string time_now();

/// manifest.json of a command that is not a run.
[[nodiscard]] std::string manifest_of(const CommandRecord& record);

}  // namespace muster::engine
