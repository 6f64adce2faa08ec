#pragma once

#include "muster/core/age.hpp"

#include <array>

namespace muster {

inline constexpr int service_years = 26;  ///< completed years of service 0 .. 25

/// The force's inputs as drawn (recruitment, force, reserve, cost, policy); names and units as in the reference model,
/// sections 2 to 4. Money: USD of the price year.
struct ForceInputs {
  // Recruitment
  double fit = 0, exempt = 0, conscript_exempt = 0, women_open = 0;
  double propensity = 0;                  ///< contracts per eligible man a year at w_ref and age weight 1
  double e_p = 0, w_ref = 1;              ///< pay elasticity; pay ratio at which propensity was measured
  double e_u = 0, u_ref = 1, u_path = 1;  ///< unemployment elasticity; unemployment then and now
  double threat = 1, threat_years = 1;    ///< multiplier at the ceasefire; time constant
  double rho_v = 0, sigma_v = 0;          ///< yearly log-odds shock of volunteering
  double training_places = 0;             ///< recruits a year
  double training_loss = 0, convert = 0;  ///< share lost in training; share of leaving conscripts who sign on
  double min_enlist_age = 18, max_enlist_age = 45;
  // Force
  double wartime_strength = 0, prewar_professionals = 0;  ///< persons at the ceasefire
  double stay_share = 0, demob_years = 1;
  double legacy_exit = 0, legacy_max_age = 60, los_max = 25;
  double retention = 0, pay_retention = 0;  ///< logits
  // Reserve
  double reserve_liable = 0, reserve_join_by_law = 0, reserve_join_by_contract = 0, reserve_keep = 0;
  double reserve_years = 10, reserve_max_age = 55;
  double refresher_share = 0, refresher_days = 0;
  double decay = 0, turn_out = 0;
  // Cost
  double on_cost = 0, running = 0, kit_share = 0, escalation = 0;
  double domestic_share = 0, domestic_price_ratio = 1;
  double training_cost = 0, conscript_pay = 0;
  double reserve_price_registered = 0, reserve_price_trained = 0;
  double fixed = 0, veterans_0 = 0, veterans_half_life = 1, veterans_floor = 0;
  // Policy
  double w_t = 1, pay_step = 0, pay_cap = 0;
  double call_up_share = 0, call_up_share_women = 0, call_up_age = 18, term = 0;
  double reserve_by_law = 1, hold_years = 0;
  double cap = 0;  ///< no force above it counts as sustained; 0 means there is no cap
  // War
  double relapse_h = 0, relapse_k = 1, surge_size = 0, surge_year = 0, surge_months = 0, surge_training_factor = 1;
};

/// The tables by age or service year that go with them.
struct ForceTables {
  AgeVector fit_age = AgeVector::Zero();           ///< fitness relative to `fit`
  AgeVector age_weight = AgeVector::Zero();        ///< propensity relative to `propensity`
  AgeVector wartime_age = AgeVector::Zero();       ///< shares over men, sum 1
  std::array<double, service_years> c_ref{};       ///< continuation rate by completed years
  std::array<double, service_years> career_los{};  ///< shares of pre-war professionals by completed years, sum 1
  double domestic_reference = 1;                   ///< 1 - s + s p at the prior means (see domestic factor)
};

}  // namespace muster
