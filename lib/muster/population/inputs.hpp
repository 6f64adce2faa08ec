#pragma once

#include "muster/core/age.hpp"

namespace muster {

/// The population's inputs as drawn; names and units as in the reference model, section 1.
struct PopulationInputs {
  double base_population = 0;          ///< persons on 1 January of the population date
  double interim_migration = 0;        ///< persons a year, from the last estimate to the base year
  double war_deaths = 0;               ///< persons to the population date
  double war_deaths_uncounted = 0;     ///< share of them missing from the UN estimate
  double war_deaths_monthly = 0;       ///< persons a month until the ceasefire
  double wounded_out = 0;              ///< persons alive and unfit at the base year
  double sigma_k = 0;                  ///< yearly spread of log mortality
  double tfr_0 = 0;                    ///< children per woman at t = 0
  double F_long = 0;                   ///< children per woman, long run
  double kappa_f = 0;                  ///< pull towards it, per year
  double sigma_f = 0;                  ///< yearly spread of the fertility level
  double birth_rebound = 0;            ///< children per woman, right after the ceasefire
  double birth_rebound_half_life = 1;  ///< years
  double tfr_floor = 0;                ///< children per woman
  double sex_ratio_birth = 1;          ///< boys per girl
  double refugees = 0;                 ///< persons abroad at the base year
  double return_share = 0;             ///< of those not men of 18-59 at the ceasefire
  double return_share_men = 0;         ///< of men of 18-59 at the ceasefire
  double return_years = 1;             ///< time constant of return
  double reopen_outflow = 0;           ///< share of men 18-59 who leave in three years
  double mu_r = 0;                     ///< mean background migration rate, share of residents a year
  double phi_r = 0;                    ///< its persistence
  double sigma_r = 0;                  ///< spread of its innovation
  double migration_cell_cap = 1;       ///< greatest share of a cell that may leave in a year
};

/// The tables by age that go with them; every table of shares sums to 1.
struct PopulationTables {
  BySex migration_age;                          ///< shares over both sexes
  BySex refugee_age;                            ///< shares over both sexes
  AgeVector wartime_age = AgeVector::Zero();    ///< shares over men
  AgeVector reopen_weight = AgeVector::Zero();  ///< relative weights, rescaled every year over men 18-59
};

}  // namespace muster
