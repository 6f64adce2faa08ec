#pragma once

namespace muster::detail {

/// Value below which a share @p u of the beta distribution on (0, 1) lies; meant for u <= 1/2, where it keeps its
/// digits down to u = 1e-280. Newton's method on the logarithm of the share over the logit of the value: that curve is
/// concave for every shape, so each step after the first ends short of the answer and none can miss it. Boost.Math's
/// own inverse gives up or asserts for small shares and for shapes under one.
/// @param a, b    shapes, > 0
/// @param u       in (0, 1)
/// @param log_b   logarithm of the beta function of the shapes
[[nodiscard]] double beta_quantile(double a, double b, double u, double log_b);

/// Share of the beta distribution on (0, 1) below @p x, x in [0, 1].
[[nodiscard]] double beta_share_below(double a, double b, double x);

/// Logarithm of the beta function.
[[nodiscard]] double log_beta_function(double a, double b);

}  // namespace muster::detail
