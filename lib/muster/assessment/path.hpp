#pragma once

#include "muster/assessment/target.hpp"
#include "muster/force/step.hpp"

#include <vector>

namespace muster {

/// The tests of one year (model 5), each true when it holds.
struct YearTests {
  bool strength = false;          ///< (a) active / A >= fill
  bool reserve_enrolled = false;  ///< (b) of the enrolled
  bool reserve_ready = false;     ///< (b) of the ready
  bool money = false;             ///< (c)
  bool cut_people = false;        ///< no test: whether money has cut intake or strength in the year
};

/// Which reserve a reading requires; `none` asks for A alone.
enum class ReserveReading { none, enrolled, ready };

[[nodiscard]] inline bool passes(const YearTests& tests, ReserveReading reading) {
  const bool reserve = reading == ReserveReading::none ||
                       (reading == ReserveReading::enrolled ? tests.reserve_enrolled : tests.reserve_ready);
  return tests.strength && tests.money && reserve;
}

/// Judges a year of a path.
/// @param required_reserve  R [persons]
/// @param own_cap_applies   whether the year's own-funded cost is held against own_cap
[[nodiscard]] YearTests judge(const ForceYear& year, const SustainedRule& rule, const Aim& aim, double required_reserve,
                              bool own_cap_applies);

/// True in years whose scheduled aid is at most a tenth of its level.
[[nodiscard]] bool aid_has_run_out(const ForceConditions& conditions, int t);

/// A path from the ceasefire to the last year asked for: entry i is year ceasefire + i.
[[nodiscard]] std::vector<ForceYear> force_path(const ForceConditions& conditions, const Aim& aim, int last_year);

}  // namespace muster
