#pragma once

#include "muster/core/age.hpp"

namespace muster {

enum class Sex { female, male };

/// Mean years lived in the first year of life by those who die in it, from the infants' central death rate.
/// Source: Andreev and Kingkade (2015), Demographic Research 33(13), 363-390 (form in rates).
[[nodiscard]] double infant_separation_factor(double infant_rate, Sex sex);

/// Survival ratios of one calendar year: S[0] from birth, S[a] from age a-1 to a, S[100] within 99 and over.
/// @param rates  central death rates at ages 0 .. 99 (index 100 is not read), >= 0
/// @param k      shift of log mortality; rates exp(k) are capped at 1.9
/// Above age 99 the log rate continues its slope over ages 90-99, at most 1.5; a_x = 1/2 above age 0; closed at 130.
/// Source: Preston, Heuveline and Guillot (2001), Demography, ch. 3.
[[nodiscard]] AgeVector survival_ratios(const AgeVector& rates, double k, Sex sex);

/// Life expectancy at birth [years] of the same life table.
[[nodiscard]] double life_expectancy(const AgeVector& rates, double k, Sex sex);

}  // namespace muster
