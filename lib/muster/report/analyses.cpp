#include "muster/report/analyses.hpp"

namespace muster {
namespace {

/// A run says how large a force can be; an analysis does not.
bool is_run(const Results& results) {
  return results.table("max_force") != nullptr || results.table("exceedance") != nullptr ||
         results.table("probabilities") != nullptr;
}

}  // namespace

std::vector<Results> with_analyses(std::vector<Results> results) {
  std::vector<Results> runs;
  for (Results& one : results) {
    if (runs.empty() || is_run(one)) {
      runs.push_back(std::move(one));
      continue;
    }
    for (auto& [name, table] : one.tables) {
      const std::string joined = name == "grid" ? "sweep/grid" : name;
      const bool new_to_run = runs.front().tables.emplace(joined, std::move(table)).second;
      if (new_to_run) runs.front().made_by.insert_or_assign(joined, one.run);
    }
  }
  return runs;
}

}  // namespace muster
