#pragma once

#include "muster/ensemble/model.hpp"
#include "muster/ensemble/scenario_read.hpp"
#include "muster/evidence/country.hpp"

#include <initializer_list>
#include <string>
#include <vector>

namespace muster::testing {

/// The installed Ukraine baseline with changes as `--set` makes them, ready to run: "KEY=VALUE" each.
inline Model baseline_model(std::initializer_list<const char*> changes) {
  const std::filesystem::path data = std::filesystem::path(MUSTER_SOURCE_DIR) / "data";
  std::vector<Override> overrides;
  for (const char* change : changes) overrides.push_back(parse_set(change));
  const Scenario scenario = read_scenario("ukraine-baseline", data, overrides);
  return make_model(scenario, read_country(data, scenario.country));
}

}  // namespace muster::testing
