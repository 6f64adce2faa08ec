#pragma once

#include "muster/ensemble/run_result.hpp"
#include "muster/results/reader.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace muster {

/// What a run is remembered by, beside its numbers.
struct RunOccasion {
  std::vector<std::string> command;  ///< as it was typed
  std::string start, end;            ///< UTC, ISO 8601
  int threads = 0;
  std::filesystem::path data;       ///< the data folder
  std::vector<InputFile> inputs{};  ///< of a run that is resumed: the files it was begun from; empty: those that the
                                    ///< scenario was read from
};

/// manifest.json: all it takes to make the run again, and what came of it.
[[nodiscard]] std::string manifest_json(const Model& model, const RunResult& run, const RunOccasion& occasion);

}  // namespace muster
