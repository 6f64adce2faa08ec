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
  int direction = 1;                      ///< +1: theory says the quantity does not fall; -1: it does not rise
  const char* against_because = nullptr;  ///< why single draws may go against it; null: none may
};

/// How draws moved. M itself may go against a lever where what the lever brings has to be paid for.
struct Moves {
  std::uint32_t with = 0, same = 0, against = 0;  ///< the quantity
  double gain = 0;                                ///< of the quantity in the lever's direction, summed over draws
  double worst = 0, worst_share = 0;              ///< furthest that it went against, and as a share of it
  std::uint32_t force_up = 0, force_down = 0;     ///< M
  std::uint32_t force_down_unpaid = 0;            ///< of force_down: also where money is unlimited
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

inline Looked look(const Model& model, std::uint32_t draw, const Quantity& quantity) {
  const auto conditions = light_conditions(model, make_draw(model, draw), make_shocks(model, draw, 0));
  const SustainedRule& rule = model.scenario.sustained;
  const double cap = conditions->inputs.cap > 0 ? conditions->inputs.cap : std::numeric_limits<double>::infinity();
  const auto most = [&](Relaxed relaxed) { return std::min(cap, largest_force(*conditions, rule, relaxed, 0)); };
  return {quantity.value(*conditions, rule), most({}), most({.money = true})};
}

/// Persons and dollars by which two searches on the grid of bisection may differ without meaning anything.
inline constexpr double same_persons = 1;

inline Moves pull(const Pull& lever, std::uint32_t draws) {
  const Model before = model_with(lever.before, draws), after = model_with(lever.after, draws);
  Moves moves;
  for (std::uint32_t draw = 0; draw < draws; ++draw) {
    const Looked a = look(before, draw, lever.quantity), b = look(after, draw, lever.quantity);
    const double gain = lever.direction * (b.quantity - a.quantity);
    gain > same_persons ? ++moves.with : gain < -same_persons ? ++moves.against : ++moves.same;
    moves.gain += gain;
    moves.worst = std::max(moves.worst, -gain);
    if (gain < -same_persons) moves.worst_share = std::max(moves.worst_share, -gain / a.quantity);
    moves.force_up += b.force > a.force + same_persons ? 1 : 0;
    if (b.force >= a.force - same_persons) continue;
    ++moves.force_down;
    moves.force_down_unpaid += b.force_unpaid < a.force_unpaid - same_persons ? 1 : 0;
  }
  return moves;
}

}  // namespace muster::testing
