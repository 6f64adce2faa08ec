#include "muster/report/tables.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "muster/core/require.hpp"
#include "muster/core/spelling.hpp"

namespace muster {
namespace {

/// A table's names, the file of the results it cannot do without, and what makes it.
struct Recipe {
  const char* id;
  const char* name;
  const char* needs;  ///< empty: manifest.json suffices
  std::function<Table(std::span<const Results>)> make;
};

using Many = std::span<const Results>;

const std::vector<Recipe>& recipes() {
  static const std::vector<Recipe> all{
      {"T1", "headline", "probabilities", [](Many r) { return headline_table(r.front()); }},
      {"T2", "inputs", "inputs", [](Many r) { return inputs_table(r.front()); }},
      {"T3", "years", "years", [](Many r) { return years_table(r.front()); }},
      {"T4", "scenarios", "probabilities", [](Many r) { return scenarios_table(r); }},
      {"claims", "claims", "claims/claims", [](Many r) { return claims_table(r.front()); }},
      {"war", "war", "relapse", [](Many r) { return war_table(r.front()); }},
      {"T5", "sensitivity", "sensitivity/tornado", [](Many r) { return sensitivity_table(r.front()); }},
      {"ledger", "ledger", "sensitivity/ledger", [](Many r) { return ledger_table(r.front()); }},
      {"T6", "constraints", "constraints", [](Many r) { return constraints_table(r.front()); }},
      {"T7", "diagnostics", "", [](Many r) { return diagnostics_table(r.front()); }},
      {"T8", "provenance", "", [](Many r) { return provenance_table(r.front()); }},
      {"T9", "checklist", "", [](Many r) { return checklist_table(r.front()); }}};
  return all;
}

bool has_scenarios(Many results) { return results.size() > 1 || results.front().table("compare/compare") != nullptr; }

bool can_make(const Recipe& recipe, Many results) {
  if (std::string_view(recipe.name) == "scenarios" && !has_scenarios(results)) return false;
  const std::string_view needs = recipe.needs;
  return needs.empty() || results.front().table(needs) != nullptr;
}

bool asks_for(const std::string& wanted, const Recipe& recipe) { return wanted == recipe.id || wanted == recipe.name; }

void check_known(const std::vector<std::string>& wanted) {
  std::vector<std::string> names;
  for (const auto& recipe : recipes()) names.emplace_back(recipe.name);
  for (const auto& name : wanted) {
    const bool known = std::ranges::any_of(recipes(), [&name](const Recipe& recipe) { return asks_for(name, recipe); });
    require(known, "{}: no such table (T1 to T9, or their names, are){}", name, did_you_mean(name, names));
  }
}

}  // namespace

std::vector<Table> make_tables(std::span<const Results> results, const std::vector<std::string>& wanted) {
  require(!results.empty(), "no results to make tables from (at least one is needed); name a results directory");
  check_known(wanted);
  std::vector<Table> tables;
  for (const auto& recipe : recipes()) {
    const bool asked = std::ranges::any_of(wanted, [&recipe](const auto& name) { return asks_for(name, recipe); });
    if (!wanted.empty() && !asked) continue;
    const bool possible = can_make(recipe, results);
    require(possible || !asked, "{}: {} cannot be made (the run has no {}.csv); make the analysis first",
            results.front().folder.string(), recipe.name, recipe.needs);
    if (possible) tables.push_back(recipe.make(results));
  }
  return tables;
}

}  // namespace muster
