#pragma once

#include "muster/force/conditions.hpp"
#include "muster/force/cost.hpp"
#include "muster/force/personnel.hpp"
#include "muster/force/stocks.hpp"

namespace muster {

/// The year's unit costs at one level of pay [USD].
struct UnitCosts {
  double professional = 0;  ///< pay and upkeep of a professional, wartime soldier or held
  double conscript = 0;     ///< pay and upkeep of a conscript
  double pay = 0;           ///< pay of a professional
  double conscript_pay = 0;
  double upkeep = 0, kit = 0;
  double training = 0;                 ///< per recruit
  double registered = 0, trained = 0;  ///< per reservist
};

[[nodiscard]] UnitCosts unit_costs(const ForceConditions& conditions, int t, int pay_level);

/// Everyone who is equipped and run like a soldier at the end of the year: the demobilising too.
[[nodiscard]] double heads(const ForceInputs& inputs, const Personnel& people);

/// Costs of a year by kind at the strengths of its end [USD].
struct Costs {
  double pay = 0, upkeep = 0, kit = 0, training = 0, reserve = 0, fixed = 0, veterans = 0;

  [[nodiscard]] double plain() const { return pay + upkeep + training + reserve + veterans; }
};

/// The purses of a year [USD].
struct Purses {
  double own = 0, aid_for_pay = 0, aid_for_kit = 0;
};

/// The reserve as the bill sees it [persons].
struct ReserveLoad {
  double registered = 0, trained = 0;
};

[[nodiscard]] Costs costs(const ForceInputs& inputs, const UnitCosts& unit, const Prices& prices,
                          const Personnel& people, const ReserveLoad& reserve);

[[nodiscard]] Bill bill_of(const Costs& costs, const Purses& purses);

/// A year after money has had its say: who remains, who was cut, what is still missing.
struct CutYear {
  Personnel people;
  Cuts cuts;
};

/// Cuts in the model's order, each the smallest that closes the gap: wartime soldiers above the target, intake,
/// refreshers, equipment to kit_floor, strength (model 3.4).
[[nodiscard]] CutYear cut_to_budget(const ForceConditions& conditions, const UnitCosts& unit, Bill bill,
                                    const Personnel& people, double planned_refreshers, double target);

}  // namespace muster
