#pragma once

#include "muster/ensemble/run_result.hpp"

#include <chrono>

namespace muster::engine {

/// A line on stderr that says how far a run is; only on a terminal.
class Progress {
 public:
  /// @param done  draws of an earlier run that this one goes on with
  Progress(const Model& model, std::uint32_t draws, std::uint32_t done);
  void show(const RunResult& run);
  void end() const;

 private:
  const Model& model_;
  std::uint32_t draws_, done_;
  bool terminal_;
  std::chrono::steady_clock::time_point start_, shown_;
  std::vector<std::uint64_t> hits_;  ///< by target, over the draws counted so far
  std::uint32_t counted_ = 0;
};

}  // namespace muster::engine
