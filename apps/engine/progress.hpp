#pragma once

#include "muster/ensemble/run_result.hpp"

#include <chrono>

namespace muster::engine {

/// A line on stderr that says how far a run is; only on a terminal.
class Progress {
 public:
  Progress(const Model& model, std::uint32_t draws);
  void show(const RunResult& run);
  void end() const;

 private:
  const Model& model_;
  std::uint32_t draws_;
  bool terminal_;
  std::chrono::steady_clock::time_point start_, shown_;
  std::vector<std::uint64_t> hits_;  ///< by target, over the draws counted so far
  std::uint32_t counted_ = 0;
};

}  // namespace muster::engine
