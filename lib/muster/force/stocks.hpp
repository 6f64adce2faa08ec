#pragma once

#include "muster/force/continuation.hpp"
#include "muster/force/reserve.hpp"

#include <array>

namespace muster {

inline constexpr int most_term_years = 10;

/// The force on 1 January [persons].
struct ForceStocks {
  ServiceVector professionals = ServiceVector::Zero();  ///< by completed years of service
  double legacy = 0;                                    ///< wartime soldiers who stay
  double demobilising = 0;                              ///< still in, held or waiting for their turn
  double held = 0;                                      ///< of these, held because the target needs them
  double held_at_end_of_hold = 0;                       ///< held when the last year of holding ended
  std::array<double, most_term_years + 1> intakes{};    ///< conscript intakes, entry 0 the latest
  Reserve reserve;
  int pay_level = 0;  ///< index into ForceConditions::levels
};

/// Which limits are lifted, to tell causes apart (model 5).
struct Relaxed {
  bool volunteers = false;  ///< unlimited volunteers; the called stay as they are
  bool places = false;      ///< unlimited training places
  bool money = false;       ///< nothing is cut, the money test passes

  friend bool operator==(const Relaxed&, const Relaxed&) = default;
};

/// What a path aims at.
struct Aim {
  double active = 0;  ///< A [persons]
  Relaxed relaxed{};
  bool without_aid = false;  ///< no aid is paid (self-financing test)
};

/// What money took in a year.
struct Cuts {
  double legacy_above_target = 0;                                  ///< persons
  double intake = 0;                                               ///< share of recruits and call-up not taken
  double refreshers = 0;                                           ///< reservists not trained
  double equipment = 0;                                            ///< share of the kit need not met
  double held = 0, professionals = 0, legacy = 0, conscripts = 0;  ///< strength cut [persons]
  double unpaid = 0;                                               ///< USD still missing

  [[nodiscard]] bool of_people() const {
    return intake > 0 || legacy_above_target + held + professionals + legacy + conscripts > 0;
  }
};

/// One year of a force: flows of the year, stocks at its end [persons, USD].
struct ForceYear {
  double pay_ratio = 0;
  double volunteers = 0;  ///< V after those who already serve; infinite when relaxed
  double recruits = 0;    ///< J
  double training_dropouts = 0;
  double called_up = 0;  ///< C
  double converts = 0;   ///< conscripts who sign on
  double released = 0;   ///< professionals above the target
  double left = 0;       ///< all who left P, L and S but the released; the cut are among them
  double demobilised = 0;
  double professionals = 0, legacy = 0, conscripts = 0, held = 0, demobilising = 0;
  double active = 0;  ///< at the end of the year
  double registered = 0, trained = 0;
  double enrolled = 0, ready = 0;
  double called_share = 0;  ///< C over the men of the call-up age
  double gdp = 0, own_money = 0, aid = 0;
  double pay = 0, upkeep = 0, kit = 0, training = 0, reserve_cost = 0, fixed = 0, veterans = 0;
  double own_funded = 0;  ///< what neither purse of aid pays
  Cuts cuts;

  [[nodiscard]] double cost() const { return pay + upkeep + kit + training + reserve_cost + fixed + veterans; }
  [[nodiscard]] double money() const { return own_money + aid; }
};

}  // namespace muster
