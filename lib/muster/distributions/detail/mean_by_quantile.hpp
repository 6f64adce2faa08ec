#pragma once

#include <functional>

namespace muster::detail {

/// A quantile function told both the share below and the share above, which add up to 1, so that neither tail loses
/// digits.
using TwoSidedQuantile = std::function<double(double below, double above)>;

/// Mean of a distribution as the integral of its quantile function over (0, 1) by tanh-sinh quadrature (Takahasi and
/// Mori, 1974), to about 1e-13 of the mean size.
/// @param kink  share below at which the quantile function is not smooth; 0 or 1 for none
[[nodiscard]] double mean_by_quantile(const TwoSidedQuantile& quantile, double kink);

}  // namespace muster::detail
