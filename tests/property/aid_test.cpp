// Aid of the form `amount` never pays more than its total and aid of the form `period` nothing after its end: in every
// one of 10,000 draws, and in what the force is given on its path.
#include "muster/assessment/path.hpp"
#include "muster/ensemble/trajectory.hpp"
#include "support/baseline_model.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace muster {
namespace {

using testing::baseline_model;

constexpr std::uint32_t draws = 10'000;

/// Aid paid in every year of the run [USD].
std::vector<double> aid_paid(const Model& model, const Draw& draw) {
  std::vector<double> paid;
  for (const BudgetYear& year : make_plan(model, draw).budget.years) paid.push_back(year.aid_paid);
  return paid;
}

double sum_from(const std::vector<double>& paid, int first) {
  return std::accumulate(paid.begin() + first, paid.end(), 0.0);
}

TEST(AidOfDraws, OfAnAmountNeverPaysMoreThanItsTotal) {
  for (const char* ceasefire : {"ceasefire_year=0", "ceasefire_year=2"}) {
    const Model model = baseline_model({"run.draws=10000", "aid.form=amount", ceasefire});
    std::uint32_t used_up = 0;
    for (std::uint32_t index = 0; index < draws; ++index) {
      const Draw draw = make_draw(model, index);
      const double paid = sum_from(aid_paid(model, draw), model.scenario.ceasefire_year);
      const double promised = draw.inputs.economy.aid_total * draw.inputs.economy.honoured;
      ASSERT_LE(paid, promised * (1 + 1e-12)) << index;
      used_up += paid > 0.999 * promised ? 1 : 0;
    }
    EXPECT_GT(used_up, draws / 2) << "most totals are spent within the run: the bound is reached, not only kept";
  }
}

TEST(AidOfDraws, OfAPeriodPaysNothingAfterItsEnd) {
  for (const char* ceasefire : {"ceasefire_year=0", "ceasefire_year=2"}) {
    const Model model = baseline_model({"run.draws=10000", "aid.form=period", "aid_years=uniform(0, 12)", ceasefire});
    for (std::uint32_t index = 0; index < draws; ++index) {
      const Draw draw = make_draw(model, index);
      const EconomyInputs& inputs = draw.inputs.economy;
      const std::vector<double> paid = aid_paid(model, draw);
      const int first = model.scenario.ceasefire_year, end = first + static_cast<int>(std::ceil(inputs.aid_years));
      ASSERT_EQ(sum_from(paid, end), 0) << index;
      ASSERT_NEAR(sum_from(paid, first), inputs.aid_level * inputs.honoured * inputs.aid_years, 1e-3) << index;
    }
  }
}

/// Aid of a path that aims at 250,000, by year, whatever was cut on the way.
std::vector<double> aid_of_path(const Model& model, const Draw& draw) {
  const auto conditions = light_conditions(model, draw, make_shocks(model, draw.index, 0));
  std::vector<double> aid;
  for (const ForceYear& year : force_path(conditions.value(), Aim{.active = 250'000}, model.scenario.horizon)) {
    aid.push_back(year.aid);
  }
  return aid;
}

TEST(AidOfDraws, PathsAreGivenWhatTheFormAllows) {
  const Model amount = baseline_model({"run.draws=500", "aid.form=amount"}),
              period = baseline_model({"run.draws=500", "aid.form=period", "aid_years=3"});
  for (std::uint32_t index = 0; index < 500; ++index) {
    const Draw of_amount = make_draw(amount, index);
    ASSERT_LE(sum_from(aid_of_path(amount, of_amount), 0), of_amount.inputs.economy.aid_total * (1 + 1e-12)) << index;
    ASSERT_EQ(sum_from(aid_of_path(period, make_draw(period, index)), 3), 0) << index;
  }
}

}  // namespace
}  // namespace muster
