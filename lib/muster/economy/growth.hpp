#pragma once

#include "muster/economy/inputs.hpp"

namespace muster {

/// The economy at the end of a year, whatever the size of the force.
struct Economy {
  double potential = 0;     ///< potential output Ypot [USD a year]
  double labour_force = 0;  ///< LF [persons]
  double wage = 0;          ///< civilian wage [USD a month]
  double cycle = 0;         ///< y, the cyclical part of growth
};

/// Yearly standard normals of the economy.
struct EconomyShocks {
  double y = 0, crisis = 0;
};

/// The year before t = 0: Ypot rolled with g_interim from the price year.
/// @param years  from the price year to the year before the base year
[[nodiscard]] Economy economy_before(const EconomyInputs& inputs, int years);

/// Growth that the end of the war adds in year tau after the ceasefire: equal parts over rebound_years, 0 before.
[[nodiscard]] double rebound_growth(const EconomyInputs& inputs, int tau);

/// What labour brings in a year.
struct LabourYear {
  double force = 0;   ///< LF [persons]
  double growth = 1;  ///< factor on output: (LF / LF of the year before / (1 + g_lf_ref))^alpha
};

/// One year: cycle, potential output, wage.
/// @param rebound           rebound_growth() of the year
/// @param crisis_threshold  a crisis strikes when its normal falls below this: the crisis_rate quantile
/// Source: Solow (1957), Review of Economics and Statistics 39 (growth accounting with labour's share alpha).
[[nodiscard]] Economy step(const Economy& before, const EconomyInputs& inputs, const LabourYear& labour, double rebound,
                           EconomyShocks shocks, double crisis_threshold);

}  // namespace muster
