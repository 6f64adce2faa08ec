#pragma once

namespace muster {

/// The economy's inputs as drawn; names and units as in the reference model, section 4. Money: USD of the price year.
struct EconomyInputs {
  double gdp_0 = 0;          ///< USD a year in the price year
  double g_interim = 0;      ///< growth a year from there to the year before the base year
  double g_long = 0;         ///< growth a year, long run
  double g_lf_ref = 0;       ///< growth of the labour force that g_long already holds
  double rebound = 0;        ///< share of GDP, in all
  double rebound_years = 1;  ///< years
  double rho_y = 0;          ///< persistence of the cycle
  double sigma_y = 0;        ///< spread of its innovation
  double crisis_rate = 0;    ///< per year
  double crisis_size = 0;    ///< share of GDP lost
  double alpha = 0;          ///< elasticity of output to labour
  double labour_force = 0;   ///< persons at t = 0
  double wage_0 = 0;         ///< USD a month, in the year before t = 0
  double wage_pass = 0;      ///< wage growth over growth of output per head of the labour force
  double b_war = 0;          ///< own money, share of GDP in war
  double b_peace = 0;        ///< the same in the long peace
  double b_years = 1;        ///< time constant of the fall, years
  double aid_level = 0;      ///< USD a year
  double aid_half_life = 1;  ///< years (form decay)
  double aid_years = 0;      ///< years (form period)
  double aid_total = 0;      ///< USD (form amount)
  double aid_weight_decay = 0, aid_weight_period = 0,
         aid_weight_amount = 0;  ///< chances of each when the form is drawn
  double aid_for_pay = 0;        ///< share of aid that may pay wages
  double honoured = 0;           ///< share of scheduled aid that is paid
};

}  // namespace muster
