#pragma once

#include <optional>
#include <string>

namespace muster {

/// A size to test: an active strength with an optional reserve requirement, or a band of active strengths.
struct Target {
  std::string name;                 ///< as the scenario gives it; the number when it gives none
  double active = 0;                ///< persons; the low end of a band
  std::optional<double> reserve;    ///< persons required in reserve
  std::optional<double> band_high;  ///< high end of a band: P(active <= M < band_high)

  friend bool operator==(const Target&, const Target&) = default;
};

/// When a path counts as sustained; the model's section 5.
enum class Definition { every_year, final_year, n_of_m, mean };

/// Which reserve the requirement speaks of.
enum class ReserveCounts { enrolled, ready };

/// A ties with its limit when it misses by no more than this.
inline constexpr double tie_persons = 1e-6;
inline constexpr double tie_dollars = 1;

/// What "sustained" means in a scenario.
struct SustainedRule {
  Definition definition = Definition::every_year;
  int years_needed = 0;  ///< window years in which all tests must hold; n_of_m only
  int settle = 3;        ///< the window opens this many years after the ceasefire
  int until = 15;        ///< the window's last year, years after the ceasefire
  double fill = 0.95;    ///< least active strength over the target
  ReserveCounts reserve_counts = ReserveCounts::enrolled;
  double reserve_ratio = 1.1;    ///< R / A of M_ratio
  double kit_floor = 0.8;        ///< least share of equipment need met
  double own_cap = 0.12;         ///< greatest own-funded cost [share of GDP] once aid has run out
  double max_class_share = 0.7;  ///< greatest share of the fit of a class that may be taken
};

}  // namespace muster
