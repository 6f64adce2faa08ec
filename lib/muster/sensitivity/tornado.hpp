#pragma once

#include "muster/ensemble/model.hpp"
#include "muster/evidence/source.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace muster {

/// One input moved alone between two values.
struct TornadoMove {
  std::string input;
  std::string basis;  ///< "quantiles", or "rival 1" for the pack's first rival prior of the input
  double low = 0, high = 0;
};

/// The 5 and 95 % quantiles of every input that varies, then those of every rival prior of an input or of own_cap.
/// @throws InvalidInput when a rival's distribution cannot be read
[[nodiscard]] std::vector<TornadoMove> tornado_moves(const Model& model, std::span<const RivalPrior> rivals);

/// Results with all other inputs at their medians, over futures of the yearly shocks.
struct TornadoBars {
  std::vector<double> base;                    ///< at the medians, by outcome
  std::vector<std::vector<double>> low, high;  ///< by move, by outcome
};

/// Futures are those of the first draws of the plan, the same for every move.
struct TornadoPlan {
  std::uint32_t draws = 16, futures = 64;  ///< draws x futures of the shocks in all
  int threads = 0;
};

/// One-at-a-time effects on outcome_names(): what each input alone can do from the medians. Interactions are not seen.
[[nodiscard]] TornadoBars tornado(const Model& model, std::span<const TornadoMove> moves, const TornadoPlan& plan);

}  // namespace muster
