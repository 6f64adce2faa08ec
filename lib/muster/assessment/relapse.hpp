#pragma once

#include "muster/assessment/target.hpp"

namespace muster {

/// Hazard of renewed war after a ceasefire: h v^(k - 1) a year after v years of peace (model 5, L3).
/// Source: Box-Steffensmeier and Jones (2004), Event History Modeling, ch. 3 (Weibull).
struct RelapseHazard {
  double scale = 0;  ///< h [per year]; 0: the truce holds for good
  double shape = 1;  ///< k: below 1 the risk fades, above 1 it grows
};

/// H(v) = h v^k / k: expected relapses in the first @p years of peace. @param years  v >= 0
[[nodiscard]] double cumulative_hazard(const RelapseHazard& hazard, double years);

/// e^{-H(v)}: chance that the truce holds for so many years.
[[nodiscard]] double truce_holds(const RelapseHazard& hazard, double years);

/// Chance that the war resumes in year @p j of peace, j = 1 being the year of the ceasefire.
[[nodiscard]] double relapse_in_year(const RelapseHazard& hazard, int j);

/// The year of peace in which the war resumes: the first j with Phi(shock) < 1 - e^{-H(j)}; 0 when it is beyond
/// @p horizon.
/// @param shock  a standard normal
[[nodiscard]] int relapse_year(const RelapseHazard& hazard, double shock, int horizon);

/// How a path fares when the war returns while the window is open, as an expectation over the year of return.
struct BeforeRelapse {
  double held = 0;       ///< chance of a return in years settle + 2 .. until + 1 with no failure before it
  double returning = 0;  ///< chance of a return in those years
};

/// Judged years before a return in year j of peace are settle .. j - 2 after the ceasefire: the window's years that
/// ended before the one in which the war returns.
/// @param first_failure  of the window, in years after the ceasefire; -1 none
[[nodiscard]] BeforeRelapse before_relapse(const RelapseHazard& hazard, const SustainedRule& rule, int first_failure);

}  // namespace muster
