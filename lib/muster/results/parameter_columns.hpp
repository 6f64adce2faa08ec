#pragma once

#include "muster/ensemble/run_result.hpp"
#include "muster/estimate/binomial_interval.hpp"

#include <Eigen/Core>

#include <span>
#include <string_view>

namespace muster {

/// The parameter intervals of one probability, and how they were made.
struct ParameterColumns {
  Interval p50, p90;
  std::string_view method;  ///< "futures", "inputs" or "not-identified", where the intervals are [0, 1]
};

/// Standard score of every varying input in every draw, then 1 or 0 for every form of aid but the first where it is
/// drawn; shape (draws, scores).
[[nodiscard]] Eigen::MatrixXd standard_scores(const Model& model, const RunResult& run);

/// Parameter intervals at 50 and 90 %: from the spread of the draws' futures, freed from the noise of finitely many
/// (ParameterSpread); with one future a draw, which cannot tell inputs from chance, from a probit regression on the
/// inputs (parameter_interval_by_inputs()) where there are ten draws for each of its coefficients.
/// @param scores  standard_scores() of the run; only read with one future
[[nodiscard]] ParameterColumns parameter_columns(const Eigen::MatrixXd& scores, std::span<const double> shares,
                                                 int futures);

/// The method of a parameter interval that the futures alone tell: "futures", or "not-identified" with one future a
/// draw, unless every draw is alike.
[[nodiscard]] std::string_view method_by_futures(double probability, int futures);

}  // namespace muster
