#pragma once

#include "muster/economy/budget.hpp"
#include "muster/ensemble/model.hpp"
#include "muster/force/conditions.hpp"

#include <cstdint>
#include <vector>

namespace muster {

/// One draw of the uncertain inputs and all that follows from the inputs alone.
struct Draw {
  std::uint32_t index = 0;
  std::vector<double> values;  ///< as drawn, in the order of scenario.inputs; NaN for a table
  ModelInputs inputs;
  AidForm aid_form = AidForm::decay;
  Cohorts base;  ///< 1 January of the base year
};

/// The number in (0, 1) that picks a draw's form of aid where the scenario draws it.
[[nodiscard]] double aid_form_share(const Model& model, std::uint32_t draw);

/// A draw of given values, in the order of scenario.inputs (NaN for a table); it has no index.
/// @param aid_form_share  in (0, 1): picks the form of aid where the scenario draws it
[[nodiscard]] Draw draw_of(const Model& model, std::vector<double> values, double aid_form_share);

/// Draw @p index of the plan; under level L1 every input at its median.
[[nodiscard]] Draw make_draw(const Model& model, std::uint32_t index);

/// What the years of a draw share, whatever the shocks of a future; entry t is year t.
struct DrawPlan {
  std::vector<PopulationYearPlan> population;
  BudgetPlan budget;
  ForcePlan force;
  ForceConditions conditions;  ///< of its years only prices, own money's share and aid stand yet, at 1 USD of wage
};

[[nodiscard]] DrawPlan make_plan(const Model& model, const Draw& draw);

}  // namespace muster
