#pragma once

#include "muster/ensemble/trajectory.hpp"

#include <array>
#include <vector>

/// The reference model once more, one trajectory at a time, in plain loops over doubles: what the library is held
/// against. It shares with the library the inputs drawn, the yearly normals and structs without behaviour; it calls
/// no equation of it. Written from the model's text, section by section, with no thought of speed: every size is found
/// by 22 halvings, every path runs to the window's end.
namespace muster::plain {

using Ages = std::array<double, age_count>;

// ---- 1. population (plain_population.cpp) ---------------------------------------------------------------------------

/// Everybody on a 1 January.
struct People {
  Ages women{}, men{};
  Ages wounded{};                                     ///< men among them
  Ages refugee_women{}, refugee_men{}, border_men{};  ///< abroad; the last were men of 18-59 at the ceasefire
};

/// What happened during a year [persons].
struct Flows {
  double births = 0, deaths = 0, war_deaths = 0;
  double returning = 0, opening = 0, background = 0;
};

/// People of t = 0 .. horizon + 1, flows of t = 0 .. horizon.
struct Population {
  std::vector<People> people;
  std::vector<Flows> flows;
};

[[nodiscard]] Population population(const Model& model, const Draw& draw, const Shocks& shocks);

// ---- 2. who can join, 4. economy and money (plain_conditions.cpp) ---------------------------------------------------

/// What a year offers a force of any size.
struct Year {
  double potential = 0, labour_force = 0, wage = 0;           ///< Ypot, LF, wage_t
  double own_share = 0, aid_scheduled = 0, aid_paid = 0;      ///< b_t; both purses
  double running = 0, fixed = 0, veterans = 0, domestic = 1;  ///< running_t, fixed_t, veterans_t; factor of kit
  Ages eligible{};                                            ///< E0 of both sexes by age
  double eligible_men = 0, eligible_all = 0;
  double class_men = 0, class_fit = 0, called = 0;
  double x = 0;                            ///< x_t
  double volunteers = 0, class_share = 0;  ///< at w_t, before those who serve are taken out
};

/// One trajectory before any force is aimed at.
struct Conditions {
  const Model* model = nullptr;
  ModelInputs inputs;
  AidForm aid_form = AidForm::decay;
  std::vector<Year> years;                   ///< t = 0 .. horizon
  std::array<double, service_years> stay{};  ///< c[x] at w_t
  std::array<double, 41> skill{};            ///< e^{-decay j}
  std::vector<double> g_e, g_l, g_r;         ///< by tau
};

[[nodiscard]] Conditions conditions(const Model& model, const Draw& draw, const Shocks& shocks,
                                    const Population& population);

/// V_t without the not-serving share and v_t, at pay ratio w.
struct Supply {
  double persons = 0, class_share = 0;
};
[[nodiscard]] Supply supply(const Conditions& conditions, int t, double pay_ratio);
/// c[x] at pay ratio w.
[[nodiscard]] std::array<double, service_years> staying(const Conditions& conditions, double pay_ratio);

// ---- 3. the force (plain_force.cpp) ---------------------------------------------------------------------------------

/// Stocks on a 1 January.
struct Force {
  std::array<double, service_years> professionals{};
  double legacy = 0, demobilising = 0, held_at_end_of_hold = 0;
  std::array<double, 12> intakes{};  ///< C_{t-1}, C_{t-2}, ...
  std::array<double, 41> reserve{}, veterans{};
  double pay_ratio = 1;
};

[[nodiscard]] Force force_at_ceasefire(const Conditions& conditions);
/// Year t of a path; the stocks become those of the next 1 January.
[[nodiscard]] ForceYear advance(const Conditions& conditions, int t, const Aim& aim, Force& force);
/// The force before the ceasefire.
[[nodiscard]] ForceYear year_of_war(const Conditions& conditions, int t);

// ---- 5. what "sustained" means (plain_assessment.cpp) ---------------------------------------------------------------

/// Whether the size, with R = ratio A, is sustained under the scenario's rule; no cap.
[[nodiscard]] bool sustains(const Conditions& conditions, double active, Relaxed relaxed, double reserve_ratio);
/// The largest size sustained, by the model's bisection.
[[nodiscard]] double bisected(const Conditions& conditions, Relaxed relaxed, double reserve_ratio);

/// What became of a target.
struct TargetResult {
  std::vector<ForceYear> years;  ///< ceasefire .. horizon; empty for a band
  std::vector<YearTests> tests;  ///< of the same years
  std::vector<bool> sustained;   ///< one per reading of readings_of
  bool as_ruled = false;
  int shortfall_year = 0, self_financed_year = 0;
  Cause cause = Cause::none;
  std::vector<Cause> causes;
  bool surge_reached = false;
};

struct Result {
  Population population;
  Conditions conditions;
  MaximumForce maximum;
  std::vector<TargetResult> targets;
  int relapse_year = 0;
  double surge_month_cost = 0;
};

/// One trajectory whole.
[[nodiscard]] Result run(const Model& model, const Draw& draw, const Shocks& shocks);

}  // namespace muster::plain
