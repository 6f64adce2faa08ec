#pragma once

#include <Eigen/Core>
#include <span>

#include "muster/estimate/binomial_interval.hpp"

namespace muster {

/// Parameter interval where hits alone do not tell it, as with one future a draw: P(hit | inputs) by probit regression
/// on the inputs, linear in their standard scores. The spread of the fitted probits is drawn in by what the error of
/// the coefficients adds to it. Exact for a linear Gaussian model; what a probit linear in the inputs does not explain
/// counts as chance, so that the interval is then too narrow: use parameter_interval() with several futures where it
/// matters.
/// @param scores         standard scores of the inputs of each draw; shape (draws, inputs)
/// @param per_draw_share share of a draw's futures that hit, in [0, 1]; NaN for a failed draw (left out); shape (draws)
/// @param futures        futures a draw, >= 1
/// @throws InvalidInput if the shapes differ, or there are not more draws than inputs + 1 that did not fail
/// Source: McCullagh and Nelder (1989), Generalized Linear Models, ch. 4.
[[nodiscard]] Interval parameter_interval_by_inputs(const Eigen::MatrixXd& scores,
                                                    std::span<const double> per_draw_share, int futures, double level);

}  // namespace muster
