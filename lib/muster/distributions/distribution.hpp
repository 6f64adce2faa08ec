#pragma once

#include "muster/distributions/constant.hpp"
#include "muster/distributions/discrete.hpp"
#include "muster/distributions/elicited.hpp"
#include "muster/distributions/table_ref.hpp"
#include "muster/distributions/truncated.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace muster {

/// What is known of one input. Every alternative is a value that is usable from birth.
using Distribution = std::variant<Constant, Uniform, Triangular, Beta, Pert, Normal, Lognormal, LogitNormal, Discrete,
                                  TableRef, Truncated, Elicited>;

/// Value below which a share @p u lies, u in [0, 1]; the value itself of a constant; NaN of a table.
[[nodiscard]] double quantile(const Distribution& distribution, double u);

/// Value above which a share @p q lies; keeps its digits for small q, where quantile(1 - q) has none.
[[nodiscard]] double upper_quantile(const Distribution& distribution, double q);

/// Share below @p x, counting x itself; 0 or 1 of a constant, NaN of a table.
[[nodiscard]] double share_below(const Distribution& distribution, double x);

/// Mean; the value itself of a constant; NaN of a table. Truncated and logit-normal ones by quadrature.
[[nodiscard]] double mean(const Distribution& distribution);

/// The quantile at one half.
[[nodiscard]] double median(const Distribution& distribution);

[[nodiscard]] bool is_constant(const Distribution& distribution);
[[nodiscard]] bool is_table(const Distribution& distribution);

/// The notation of scenario files, as "lognormal(0.055, 0.28)[0.025, 0.12]"; parse_distribution reads back the same
/// distribution.
[[nodiscard]] std::string to_text(const Distribution& distribution);

/// Reads a number (a constant) or one of
///   constant(v)  uniform(low, high)  triangular(least, likeliest, greatest)  pert(least, likeliest, greatest)
///   beta(a, b)  beta(a, b, low, high)  normal(mean, deviation)  lognormal(median, sigma)  logitnormal(median, sigma)
///   discrete(value:weight, ...)  elicited(family, share:value, share:value, ...)  table(NAME.csv)
/// with an optional truncation [low, high] (-inf and inf allowed) behind a continuous one.
/// @throws InvalidInput saying what was found, what is allowed and the nearest spelling of an unknown name
[[nodiscard]] Distribution parse_distribution(std::string_view text);

}  // namespace muster
