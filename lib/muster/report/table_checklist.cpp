#include <array>

#include "muster/report/tables.hpp"
#include "muster/report/tables_columns.hpp"

namespace muster {
namespace {

/// An item of a reporting guideline: answered in @p where, or left to the author of the paper.
struct Item {
  const char* guideline;
  const char* section;
  const char* item;
  const char* where;
  const char* author;  ///< what the author must add; empty: nothing
};

constexpr const char* stress = "STRESS";
constexpr const char* ispor = "ISPOR-SMDM";

// STRESS: Monks, Currie, Onggo, Robinson, Kunc and Taylor (2019), J. Simulation 13(1).
// ISPOR-SMDM: Briggs et al. (2012), Value in Health 15(6), 835 (uncertainty); Eddy et al. (2012), ibid., 843
// (validation).
constexpr std::array items{
    Item{stress, "Objectives", "Purpose of the model", "docs/theory; report: answer", "why this study asks"},
    Item{stress, "Objectives", "Model outputs", "T1, F1; reference of the results' files", ""},
    Item{stress, "Objectives", "Aims of the experiments", "T4, F10", "the question behind each scenario"},
    Item{stress, "Logic", "Base model overview", "docs/theory", ""},
    Item{stress, "Logic", "Base model logic", "docs/theory, one page a stage", ""},
    Item{stress, "Logic", "Scenario logic", "scenario.toml; T4, column of changes", ""},
    Item{stress, "Logic", "Algorithms", "docs/theory; source files named there", ""},
    Item{stress, "Logic", "Components", "docs/theory", ""},
    Item{stress, "Data", "Data sources", "T2; the country pack's sources.csv", ""},
    Item{stress, "Data", "Pre-processing", "the country pack's columns.csv", ""},
    Item{stress, "Data", "Input parameters", "T2, F12, inputs.csv", ""},
    Item{stress, "Data", "Assumptions", "T2, grade D; docs/theory", "assumptions argued for in the text"},
    Item{stress, "Experimentation", "Initialisation", "docs/theory; scenario.toml", ""},
    Item{stress, "Experimentation", "Run length", "scenario.toml: horizon, sustained.until", ""},
    Item{stress, "Experimentation", "Estimation approach", "T7, F11", ""},
    Item{stress, "Implementation", "Software and language", "T8", ""},
    Item{stress, "Implementation", "Random sampling", "T8: seed and sampler; docs/theory", ""},
    Item{stress, "Implementation", "Model execution", "T8: command", ""},
    Item{stress, "Implementation", "System specification", "T8: compiler, threads", "the machine, where it matters"},
    Item{stress, "Code access", "Statement on sharing", "CITATION.cff; T8: version and commit",
         "where code and results are deposited"},
    Item{ispor, "Uncertainty", "Decision problem and perspective", "report: answer", "whose decision it is"},
    Item{ispor, "Uncertainty", "Parameters as distributions with sources", "T2, F12", ""},
    Item{ispor, "Uncertainty", "Evidence and expert judgement told apart", "T2: grade; judgement named as source", ""},
    Item{ispor, "Uncertainty", "Correlation between parameters", "scenario.toml: correlations", ""},
    Item{ispor, "Uncertainty", "Probabilistic analysis", "T1, F1", ""},
    Item{ispor, "Uncertainty", "One-at-a-time analysis", "T5, F7, where the analysis was run", ""},
    Item{ispor, "Uncertainty", "Chance and parameter uncertainty apart", "T1, F2; draws.nc: draw and future", ""},
    Item{ispor, "Uncertainty", "Uncertainty of structure", "F15, where variants were run", "forms that were not tried"},
    Item{ispor, "Uncertainty", "Value of further evidence", "evppi, where the analysis was run", ""},
    Item{ispor, "Transparency", "Description for lay readers", "report: answer", "a plain summary"},
    Item{ispor, "Transparency", "Technical description", "docs/theory; reference", ""},
    Item{ispor, "Transparency", "Funding and interests", "", "both"},
    Item{ispor, "Validation", "Face validity", "docs/validation.md", "who judged it"},
    Item{ispor, "Validation", "Verification of the code", "tests; docs/validation.md", ""},
    Item{ispor, "Validation", "Cross validation", "levels.csv: L0 and L1 beside L2; docs/validation.md", ""},
    Item{ispor, "Validation", "External validation", "F13, where a hindcast was run; docs/validation.md", ""},
    Item{ispor, "Validation", "Predictive validation", "", "not possible yet; say what would refute the estimate"}};

}  // namespace

Table checklist_table(const Results& results) {
  Table table = named_table("T9", "checklist");
  table.caption = "Reporting guidelines: where each item is answered, and what the author has to add.";
  table.columns = {text_column("guideline", "Guideline"), text_column("section", "Section"),
                   paragraph_column("item", "Item", 0.22), paragraph_column("where", "Answered in", 0.24),
                   paragraph_column("author", "The author adds", 0.22)};
  table.columns[0].once = table.columns[1].once = true;
  for (const Item& item : items) {
    const std::string where = *item.where == '\0' ? "not in the report" : item.where;
    const std::string author = *item.author == '\0' ? "" : std::string("ADD: ") + item.author;
    table.rows.push_back({Words{item.guideline}, Words{item.section}, Words{item.item}, Words{where}, Words{author}});
  }
  table.notes = {
      "STRESS: Monks and others (2019), Journal of Simulation 13(1), 55-67. ISPOR-SMDM: Briggs and others (2012), "
      "and Eddy and others (2012), both Value in Health 15(6). Items are in our words.",
      draws_note(results)};
  return table;
}

}  // namespace muster
