#pragma once

#include "muster/assessment/maximum_force.hpp"
#include "muster/assessment/path.hpp"
#include "muster/ensemble/model.hpp"
#include "muster/ensemble/scenario_read.hpp"
#include "muster/ensemble/trajectory.hpp"
#include "muster/evidence/country.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <ostream>
#include <string>
#include <vector>

namespace muster::testing {

/// A number of a trajectory of which theory says in which direction a lever moves it.
struct Quantity {
  const char* name;
  std::function<double(const ForceConditions&, const SustainedRule&)> value;
};

/// A lever pulled, on the same draws and shocks before and after.
struct Pull {
  const char* lever;
  std::vector<const char*> before, after;  ///< KEY=VALUE on the baseline
  Quantity quantity;
  int direction = 1;  ///< +1: theory says the quantity does not fall; -1: it does not rise
  /// Why a draw went against it, from the draw before and after; "" when unexplained. Null: none may go against.
  std::string (*cause)(const ForceConditions&, const ForceConditions&, const SustainedRule&) = nullptr;
};

/// In the tests' names.
inline void PrintTo(const Pull& each, std::ostream* out) { *out << each.lever << ": " << each.quantity.name; }

/// Draws that went against a lever from one cause.
struct Against {
  std::uint32_t draws = 0;
  double worst_share = 0;  ///< of the quantity
};

/// How draws moved. M itself may go against a lever where what the lever brings has to be paid for.
struct Moves {
  std::uint32_t with = 0, same = 0, against = 0;  ///< the quantity
  double gain = 0;                                ///< of the quantity in the lever's direction, summed over draws
  double worst = 0, worst_share = 0;              ///< furthest that it went against, and as a share of it
  std::uint32_t force_up = 0, force_down = 0;     ///< M
  std::uint32_t force_down_unpaid = 0;            ///< of force_down: also where money is unlimited
  std::map<std::string, Against> causes;          ///< of against
};

inline Model model_with(const std::vector<const char*>& changes, std::uint32_t draws) {
  const std::filesystem::path data = std::filesystem::path(MUSTER_SOURCE_DIR) / "data";
  std::vector<Override> overrides{parse_set("run.draws=" + std::to_string(draws))};
  for (const char* change : changes) overrides.push_back(parse_set(change));
  const Scenario scenario = read_scenario("ukraine-baseline", data, overrides);
  return make_model(scenario, read_country(data, scenario.country));
}

/// What is looked at of one trajectory.
struct Looked {
  double quantity = 0, force = 0, force_unpaid = 0;
};

inline auto conditions_of(const Model& model, std::uint32_t draw) {
  return light_conditions(model, make_draw(model, draw), make_shocks(model, draw, 0));
}

inline Looked look(const ForceConditions& conditions, const SustainedRule& rule, const Quantity& quantity) {
  const double cap = conditions.inputs.cap > 0 ? conditions.inputs.cap : std::numeric_limits<double>::infinity();
  const auto most = [&](Relaxed relaxed) { return std::min(cap, largest_force(conditions, rule, relaxed, 0)); };
  return {quantity.value(conditions, rule), most({}), most({.money = true})};
}

/// Persons and dollars by which two searches on the grid of bisection may differ without meaning anything.
inline constexpr double same_persons = 1;

/// Counts a draw that went against the lever by @p share of the quantity.
inline void count_against(const std::string& cause, double share, Moves& moves) {
  ++moves.against;
  moves.worst_share = std::max(moves.worst_share, share);
  Against& against = moves.causes[cause];
  ++against.draws;
  against.worst_share = std::max(against.worst_share, share);
}

inline void count_force(const Looked& before, const Looked& after, Moves& moves) {
  moves.force_up += after.force > before.force + same_persons ? 1 : 0;
  if (after.force >= before.force - same_persons) return;
  ++moves.force_down;
  moves.force_down_unpaid += after.force_unpaid < before.force_unpaid - same_persons ? 1 : 0;
}

inline Moves pull(const Pull& lever, std::uint32_t draws) {
  const Model before = model_with(lever.before, draws), after = model_with(lever.after, draws);
  const SustainedRule &rule_before = before.scenario.sustained, &rule_after = after.scenario.sustained;
  Moves moves;
  for (std::uint32_t draw = 0; draw < draws; ++draw) {
    const auto then = conditions_of(before, draw), now = conditions_of(after, draw);
    const Looked a = look(*then, rule_before, lever.quantity), b = look(*now, rule_after, lever.quantity);
    const double gain = lever.direction * (b.quantity - a.quantity);
    moves.gain += gain;
    moves.worst = std::max(moves.worst, -gain);
    if (gain < -same_persons) {
      const std::string cause = lever.cause != nullptr ? lever.cause(*then, *now, rule_after) : "";
      count_against(cause, -gain / a.quantity, moves);
    } else {
      gain > same_persons ? ++moves.with : ++moves.same;
    }
    count_force(a, b, moves);
  }
  return moves;
}

}  // namespace muster::testing
