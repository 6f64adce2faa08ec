#pragma once

#include "muster/ensemble/model.hpp"

namespace muster::bench {

/// Processor time of a run's stages, by trajectory [s].
struct Stages {
  double inputs = 0;  ///< points, quantiles, copula: the draw's values
  double draw = 0;    ///< base population, plan of the years, verdicts that no shock changes
  double shocks = 0;
  double population = 0;
  double economy = 0;
  double pool = 0;
  double maximum = 0;   ///< M, M_ratio, ceilings, what binds
  double targets = 0;   ///< paths, tests, causes, self-financed years
  double layers = 0;    ///< men of 18-45 without each layer, once a draw
  double counting = 0;  ///< yearly series into sums and histograms
  double append = 0;    ///< draws to the run
  double whole = 0;     ///< all of it as a run does it; what the stages lack is moving numbers between them
};

/// Times every stage by itself on the same draws, after looking for gaps has ended.
[[nodiscard]] Stages time_stages(const Model& model, std::uint32_t first, std::uint32_t draws);

}  // namespace muster::bench
