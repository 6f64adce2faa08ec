#pragma once

#include "muster/assessment/grid_search.hpp"
#include "muster/assessment/path.hpp"

#include <vector>

namespace muster {

/// A path held against one target: tests of every year from the ceasefire on; entry i is year ceasefire + i.
struct JudgedPath {
  Aim aim;
  double reserve = 0;  ///< R [persons]; 0 when A stands alone
  std::vector<ForceYear> years;
  std::vector<YearTests> tests;
  bool held_by_places = true;  ///< false only where the path is the same without limits to training places
};

/// Judges every year of a path; own_cap counts in years whose aid has run out.
[[nodiscard]] JudgedPath judge_path(const ForceConditions& conditions, const SustainedRule& rule, const Aim& aim,
                                    double reserve, int last_year);

/// The same of years that have been worked out.
[[nodiscard]] JudgedPath judge_years_of(const ForceConditions& conditions, const SustainedRule& rule, const Aim& aim,
                                        double reserve, std::vector<ForceYear> years);

/// Whether a judged path is sustained under a definition and a reading of the reserve (model 5).
[[nodiscard]] bool is_sustained(const JudgedPath& path, const SustainedRule& rule, Definition definition,
                                ReserveReading reading);

/// The first failing year of the window, in years after the ceasefire; -1 when none fails.
[[nodiscard]] int first_failure(const JudgedPath& path, const SustainedRule& rule, ReserveReading reading);

/// The reading that a rule asks for when there is a requirement.
[[nodiscard]] inline ReserveReading reading_of(ReserveCounts counts) {
  return counts == ReserveCounts::enrolled ? ReserveReading::enrolled : ReserveReading::ready;
}

/// Whether (A, ratio A) is sustained under the rule, leaving the path at its first failing year where the definition
/// allows it. A ratio of 0 asks for A alone.
[[nodiscard]] bool sustains(const ForceConditions& conditions, const SustainedRule& rule, const Aim& aim,
                            double reserve_ratio);

/// The same with the margin of the worst year that is judged, so that a search knows where to look next. Definitions
/// that judge more than single years have no margin.
[[nodiscard]] Verdict judge_size(const ForceConditions& conditions, const SustainedRule& rule, const Aim& aim,
                                 double reserve_ratio);

}  // namespace muster
