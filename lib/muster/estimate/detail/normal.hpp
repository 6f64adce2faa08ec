#pragma once

namespace muster::detail {

/// Standard normal distribution function.
[[nodiscard]] double normal_cdf(double z);

/// Value below which a standard normal lies with probability @p u, u in (0, 1).
[[nodiscard]] double normal_quantile(double u);

/// Half-width in standard errors of a two-sided normal interval of @p level in (0, 1): 1.96 at 0.95.
[[nodiscard]] double two_sided_score(double level);

/// The same for Student's t with @p freedom degrees of freedom > 0.
[[nodiscard]] double two_sided_t(double level, double freedom);

/// Level at which a normal interval is as wide as Student's t of @p level with @p freedom >= 1: above @p level,
/// at most 1 - 1e-13 (7.4 standard errors), which few degrees of freedom reach.
[[nodiscard]] double level_of_t(double level, double freedom);

}  // namespace muster::detail
