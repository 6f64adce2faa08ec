#pragma once

#include <Eigen/Core>

namespace muster {

/// What it is worth to know something before deciding, in the units of the payoffs.
struct InformationValue {
  double value = 0;
  double std_error = 0;  ///< of simulation: finite sample and regression
};

/// Expected value of perfect information: the mean over points of the best payoff, less the best mean.
/// @param payoffs  of every option in every point; shape (points, options)
/// @throws InvalidInput unless there are two points and an option
[[nodiscard]] InformationValue perfect_information_value(const Eigen::MatrixXd& payoffs);

/// The same where each point's payoffs are known from several futures only, so that the best of noisy means is too
/// good: the option chosen on one half of the futures is paid by the other, which is too bad; the mean of the two is
/// given.
/// @param first, second  mean payoffs over either half of the futures; shapes (points, options)
[[nodiscard]] InformationValue perfect_information_value(const Eigen::MatrixXd& first, const Eigen::MatrixXd& second);

/// Expected value of partial perfect information (EVPPI) of one or more inputs, by regression of the payoffs on them:
/// the mean over points of the best fitted payoff, less the best mean. The regression adds up smooth curves of the
/// inputs' normal scores; what several inputs do only together is left out. Valid with correlated inputs: what an input
/// tells of others counts as its own.
/// @param inputs   what would be known; shape (points, inputs known)
/// @param payoffs  shape (points, options)
/// @throws InvalidInput unless the shapes agree and there are 50 points
/// Source: Strong, Oakley and Brennan (2014), Estimating multiparameter partial expected value of perfect information
/// from a probabilistic sensitivity analysis sample, Medical Decision Making 34; penalised splines: Eilers and Marx
/// (1996), Flexible smoothing with B-splines and penalties, Statistical Science 11.
[[nodiscard]] InformationValue partial_information_value(const Eigen::MatrixXd& inputs, const Eigen::MatrixXd& payoffs);

}  // namespace muster
