#pragma once

#include "muster/core/lanes.hpp"
#include "muster/force/inputs.hpp"
#include "muster/force/reserve.hpp"

#include <array>

namespace muster {

inline constexpr int most_term_years = 10;

/// One value per completed year of service.
template <class Real>
using ServiceRow = Row<Real, service_years>;

/// The force on 1 January [persons].
template <class Real>
struct ForceStocksOf {
  ServiceRow<Real> professionals;          ///< by completed years of service
  Real strength{};                         ///< their sum
  Real legacy{};                           ///< wartime soldiers who stay
  Real demobilising{};                     ///< still in, held or waiting for their turn
  Real held{};                             ///< of these, held because the target needs them
  Real held_at_end_of_hold{};              ///< held when the last year of holding ended
  Row<Real, most_term_years + 1> intakes;  ///< conscript intakes, entry 0 the latest
  ReserveOf<Real> reserve;
  int pay_level = 0;  ///< index into ForceConditions::levels
};
using ForceStocks = ForceStocksOf<double>;

/// Which limits are lifted, to tell causes apart (model 5).
struct Relaxed {
  bool volunteers = false;  ///< unlimited volunteers; the called stay as they are
  bool places = false;      ///< unlimited training places
  bool money = false;       ///< nothing is cut, the money test passes

  friend bool operator==(const Relaxed&, const Relaxed&) = default;
};

/// What a path aims at.
template <class Real>
struct AimOf {
  Real active{};  ///< A [persons]
  Relaxed relaxed{};
  bool without_aid = false;        ///< no aid is paid (self-financing test)
  bool strength_alone = false;     ///< with money relaxed: neither money nor the reserve is worked out, only who serves
  bool without_readiness = false;  ///< the ready reserve is not worked out
};
using Aim = AimOf<double>;

/// What money took in a year.
template <class Real>
struct CutsOf {
  Real legacy_above_target{};                            ///< persons
  Real intake{};                                         ///< share of recruits and call-up not taken
  Real refreshers{};                                     ///< reservists not trained
  Real equipment{};                                      ///< share of the kit need not met
  Real held{}, professionals{}, legacy{}, conscripts{};  ///< strength cut [persons]
  Real unpaid{};                                         ///< USD still missing

  [[nodiscard]] auto of_people() const {
    return either(intake > 0, legacy_above_target + held + professionals + legacy + conscripts > 0);
  }
};
using Cuts = CutsOf<double>;

/// One year of a force: flows of the year, stocks at its end [persons, USD].
template <class Real>
struct ForceYearOf {
  Real pay_ratio{};
  Real volunteers{};  ///< V after those who already serve; infinite when relaxed
  Real recruits{};    ///< J
  Real training_dropouts{};
  Real called_up{};  ///< C
  Real converts{};   ///< conscripts who sign on
  Real released{};   ///< professionals above the target
  Real left{};       ///< all who left P, L and S but the released; the cut are among them
  Real demobilised{};
  Real professionals{}, legacy{}, conscripts{}, held{}, demobilising{};
  Real active{};  ///< at the end of the year
  Real registered{}, trained{};
  Real enrolled{}, ready{};
  Real called_share{};  ///< C over the men of the call-up age
  Real gdp{}, own_money{}, aid{};
  Real pay{}, upkeep{}, kit{}, training{}, reserve_cost{}, fixed{}, veterans{};
  Real own_funded{};  ///< what neither purse of aid pays
  CutsOf<Real> cuts;

  [[nodiscard]] Real cost() const { return pay + upkeep + kit + training + reserve_cost + fixed + veterans; }
  [[nodiscard]] Real money() const { return own_money + aid; }
};
using ForceYear = ForceYearOf<double>;

}  // namespace muster
