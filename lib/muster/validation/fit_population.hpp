#pragma once

#include "muster/evidence/country.hpp"
#include "muster/validation/forecast.hpp"

#include <optional>
#include <string>
#include <vector>

namespace muster {

/// An input of the population model as fitted to history.
struct FittedInput {
  std::string name;  ///< as in a scenario, such as mu_r; own_... for a plain fit to the country's own history
  std::string unit;
  std::string distribution;           ///< for a pack; empty for own_...
  double value = 0;                   ///< its centre
  double std_error = 0;               ///< standard deviation of the distribution; of own_... the standard error
  int first_year = 0, last_year = 0;  ///< years of the history used
  std::string method;
};

/// How many years of life expectancy a rise of log mortality by 1 at all ages would take: the slope, at no shift, of
/// the life table of the latest year before @p until that the pack has rates of, mean of the sexes. Empty when it has
/// none.
[[nodiscard]] std::optional<double> years_of_life_per_log_mortality(const Country& country, int until);

/// The same by Gompertz's law with mortality rising by 9.5 % a year of age: 1 / 0.095 years.
/// Source: Gompertz (1825); slopes of 9-10 % in Preston, Heuveline and Guillot (2001), Demography, ch. 9.
inline constexpr double gompertz_years_of_life = 1 / 0.095;

/// The inputs of model 1.2 - 1.4 (iii) for one country: sigma_k, tfr_0, F_long, kappa_f, sigma_f, mu_r, phi_r, sigma_r,
/// as learnt from all countries of a history that ends before the year of the fit; and plain fits to its own history.
/// sigma_k carries the error of the mortality trend too: it gives the fitted variance of life expectancy after ten
/// years, turned into log mortality by @p years_of_life.
/// @param before         history that ends before the year of the fit
/// @param known          its outlook
/// @param years_of_life  see years_of_life_per_log_mortality()
/// @throws InvalidInput if the country is not in the history
[[nodiscard]] std::vector<FittedInput> fit_population(const DemographicHistory& before, const PopulationOutlook& known,
                                                      const std::string& iso3, double years_of_life);

}  // namespace muster
