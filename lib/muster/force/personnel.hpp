#pragma once

#include "muster/force/conditions.hpp"
#include "muster/force/stocks.hpp"

namespace muster {

/// The people of a year while it is worked out: who is in at its end so far, and who left on the way [persons].
struct Personnel {
  ServiceVector professionals = ServiceVector::Zero();  ///< with this year's entrants and converts
  double entrants = 0;  ///< recruits who finished training; they stand in professionals[0]
  double legacy = 0;
  double demobilising = 0, held = 0, held_at_end_of_hold = 0;
  std::array<double, most_term_years + 1> intakes{};  ///< entry 0 is this year's
  double older_conscripts = 0;                        ///< S': of earlier intakes, still in
  double recruits = 0, called_up = 0;
  double volunteers = 0;
  double professional_leavers = 0, legacy_leavers = 0, legacy_aged_out = 0, released = 0;
  double earlier_leavers = 0;  ///< conscripts of earlier intakes whose term ended
  double demobilised = 0;

  [[nodiscard]] double professional_strength() const { return professionals.sum(); }
};

/// Share of an intake still in so many years after it: clamp(term - years, 0, 1).
[[nodiscard]] double share_in(double term, int years_after);

/// Whether conscripts train for the reserve alone and count in no strength.
[[nodiscard]] inline bool reserve_only(double term) { return term < 0.5; }

/// Conscripts in service at the end of the year, short terms included.
[[nodiscard]] double conscripts_in(const ForceInputs& inputs, const Personnel& people);

/// Of these, those who count in the active strength and in the release and hold rules.
[[nodiscard]] double counted_conscripts(const ForceInputs& inputs, const Personnel& people);

/// This year's intake whose term (under a year) has ended within it.
[[nodiscard]] double same_year_leavers(const ForceInputs& inputs, const Personnel& people);

/// Everyone in active strength at the end of the year.
[[nodiscard]] double active_strength(const ForceInputs& inputs, const Personnel& people);

/// Those who serve as the pool sees them on 1 January: within the enlistment ages (model 2.1).
[[nodiscard]] double serving_from_pool(const ForceConditions& conditions, const ForceStocks& now, int tau);

/// Everyone in uniform on 1 January.
[[nodiscard]] double soldiers(const ForceInputs& inputs, const ForceStocks& now);

/// Leaving, recruits, conscripts, release and holding of year t (model 3.2, 3.3, 3.1).
[[nodiscard]] Personnel personnel_year(const ForceConditions& conditions, const ForceStocks& now, int t,
                                       const Aim& aim);

}  // namespace muster
