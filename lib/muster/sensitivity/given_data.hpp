#pragma once

#include "muster/sensitivity/dependence.hpp"
#include "muster/sensitivity/effects.hpp"
#include "muster/sensitivity/index.hpp"
#include "muster/sensitivity/term_selection.hpp"

#include <Eigen/Core>

#include <span>
#include <vector>

namespace muster {

/// Outputs of a sample whose inputs were drawn, not designed. With futures within draws an output is its mean over the
/// futures of a draw, and `within` its variance there.
struct SampleOutputs {
  Eigen::MatrixXd mean;    ///< shape (draws, outputs)
  Eigen::MatrixXd within;  ///< unbiased variance within each draw, shape as mean; empty: no chance, or not told
  int futures = 1;         ///< behind each mean where `within` is given
};

/// Indices of the players, as shares of the variance of an outcome, chance included.
struct PlayerIndices {
  std::vector<IndexEstimate> first, total, shapley;
};

struct OutputIndices {
  std::vector<PlayerIndices> by;  ///< one for each way in which inputs are dealt to players
  IndexEstimate chance;           ///< share of the variance within draws: the total index of chance; 0 without `within`
  IndexEstimate unexplained;      ///< share that depends on the inputs, but on none of the terms
  bool constant = false;          ///< the output never changes: nothing else of this has a meaning
};

/// How given-data indices are estimated.
struct GivenDataPlan {
  TermLimits limits = {};
  Bootstrap bootstrap = {};
  int first_degree = 10;  ///< of the regression on one input
};

/// First-order, total and Shapley indices of any random sample, with correlated inputs too, without further runs.
/// First order of single inputs: regression of the output, freed from what other blocks explain, on Legendre
/// polynomials of the input's rank. Total and Shapley, and all of groups: EffectForms of a regression on the terms that
/// select_terms() finds; what these leave is `unexplained`, so that total and Shapley indices are lower bounds. The
/// bias of squared coefficients is taken away by the bootstrap's own, which leaves estimates of idle inputs around 0.
/// @param inputs  shape (draws, inputs); none constant, no draw failed
/// @return by output
/// @throws InvalidInput if the sample cannot be used, or an output's `within` does not fit its means
/// Sources: Plischke (2012), International Journal of Approximate Reasoning (regression on one input); Sudret (2008),
/// Reliability Engineering and System Safety 93; Owen (2014), SIAM/ASA JUQ 2; Efron and Tibshirani (1993), ch. 10.
[[nodiscard]] std::vector<OutputIndices> given_data_indices(const Eigen::MatrixXd& inputs, const SampleOutputs& outputs,
                                                            const InputDependence& dependence,
                                                            std::span<const Players> players,
                                                            const GivenDataPlan& plan);

}  // namespace muster
