#include "muster/results/trajectory_text.hpp"

#include "muster/core/number.hpp"
#include "muster/ensemble/run.hpp"
#include "muster/results/netcdf_file.hpp"
#include "muster/results/trace_netcdf.hpp"
#include "support/baseline_model.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

namespace muster {
namespace {

using ::testing::HasSubstr;

const Model& model() {
  static const Model value = testing::baseline_model(
      {"run.draws=2", "run.futures=2", "run.seed=5",
       R"(targets=[{name="large", active=700000, reserve=50000}, {name="small", active=20000}, {name="band", band=[100000, 2000000]}])"});
  return value;
}

std::string told() {
  const Draw draw = make_draw(model(), 1);
  return tell_trajectory(model(), draw, run_trajectory(model(), draw, 1, make_shocks(model(), 1, 1)));
}

/// Splits at two spaces or more, so that heads of two words stay whole.
std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> result;
  std::string cell;
  for (std::size_t i = 0; i <= line.size(); ++i) {
    const bool ends =
        i == line.size() || (line[i] == ' ' && (cell.empty() || (i + 1 < line.size() && line[i + 1] == ' ')));
    if (!ends)
      cell += line[i];
    else if (!cell.empty())
      result.push_back(std::exchange(cell, {}));
  }
  return result;
}

/// The numbers of a column, year by year, of the first table that has it.
std::vector<double> column(const std::string& text, const std::string& head) {
  std::istringstream lines(text);
  std::vector<double> values;
  std::size_t place = 0;
  for (std::string line; std::getline(lines, line);) {
    const std::vector<std::string> row = cells(line);
    if (place > 0) {
      if (row.size() <= place) break;
      values.push_back(read_number(row[place]).value());
    } else if (row.size() > 2 && row.front() == "year") {
      const auto found = std::find(row.begin(), row.end(), head);
      if (found != row.end()) place = static_cast<std::size_t>(found - row.begin());
    }
  }
  return values;
}

TEST(TellTrajectory, TellsTheNumbersOfTheTrace) {
  const testing::TemporaryFolder folder;
  write_trace(folder.path() / "trace.nc", model(), run(model(), 2, {.threads = 1, .trace = 4}));
  const NetcdfReader trace(folder.path() / "trace.nc");
  const std::string text = told();
  const std::size_t years = static_cast<std::size_t>(model().scenario.horizon) + 1;
  const std::map<std::string, std::string> persons{
      {"volunteers", "volunteers"}, {"recruits", "recruits"},           {"left", "left"},
      {"released", "released"},     {"professionals", "professionals"}, {"wartime", "legacy"},
      {"active", "active"},         {"enrolled", "enrolled"},           {"ready", "ready"}};
  for (const auto& [head, name] : persons) {
    const std::vector<double> all = trace.values(name).numbers, shown = column(text, head);
    ASSERT_EQ(shown.size(), years) << head;
    for (std::size_t t = 0; t < years; ++t)
      EXPECT_NEAR(shown[t], all[3 * 3 * years + t], 0.5) << head << " in year " << t;
  }
  const std::map<std::string, std::string> dollars{{"GDP", "gdp"}, {"own money", "own_money"}, {"pay", "pay"},
                                                   {"kit", "kit"}, {"cost", "cost"},           {"room", "room"}};
  for (const auto& [head, name] : dollars) {
    const std::vector<double> all = trace.values(name).numbers, shown = column(text, head);
    ASSERT_EQ(shown.size(), years) << head;
    for (std::size_t t = 0; t < years; ++t)
      EXPECT_NEAR(shown[t], all[3 * 3 * years + t] / 1e6, 0.051) << head << " in year " << t;
  }
  const std::vector<double> population = trace.values("population_total").numbers;
  EXPECT_NEAR(column(text, "residents").at(7), population[3 * years + 7], 0.5);
  EXPECT_THAT(text, HasSubstr(fmt::format("Maximum sustainable force {:.0f};", trace.values("max_force").numbers[3])));
}

TEST(TellTrajectory, SaysWhatBoundAndWhy) {
  const Draw draw = make_draw(model(), 1);
  const Trajectory trajectory = run_trajectory(model(), draw, 1, make_shocks(model(), 1, 1));
  const std::string text = told();
  EXPECT_THAT(text, HasSubstr("draw 1, future 1 (seed 5, sampler sobol; aid decay)"));
  EXPECT_THAT(text, HasSubstr("large: 700000 active and 50000 in reserve\nNot sustained over 2030-2042 (every-year); "
                              "the first year to fail is " +
                              std::to_string(trajectory.targets[0].shortfall_year)));
  ASSERT_TRUE(trajectory.targets[1].as_ruled) << "20,000 was meant to be easy";
  EXPECT_THAT(text, HasSubstr("small: 20000 active\nSustained over 2030-2042 (every-year)"));
  EXPECT_THAT(text, HasSubstr(trajectory.targets[2].as_ruled ? "within 100000-2000000" : "outside 100000-2000000"));
}

TEST(TellTrajectory, ExplainsEachCause) {
  const auto verdict_of = [](std::initializer_list<const char*> changes) {
    const Model each = testing::baseline_model(changes);
    const Draw draw = make_draw(each, 0);
    return tell_trajectory(each, draw, run_trajectory(each, draw, 0, make_shocks(each, 0, 0)));
  };
  EXPECT_THAT(verdict_of({"level=L1", "targets=[{active=2000000}]"}), HasSubstr("the window opens too soon"));
  EXPECT_THAT(verdict_of({"level=L1", "propensity=0.0001", "targets=[{active=150000}]"}),
              HasSubstr("too few people join and stay"));
  EXPECT_THAT(verdict_of({"level=L1", "targets=[{active=20000, reserve=2900000}]"}),
              HasSubstr("the reserve is too small"));
  EXPECT_THAT(verdict_of({"level=L1", "policy.force.cap=10000", "targets=[{active=20000}]"}),
              HasSubstr("above the cap"));
}

TEST(TellTrajectory, AFailedOneIsSaidToBe) {
  Trajectory failed;
  failed.failed = true;
  EXPECT_THAT(tell_trajectory(model(), make_draw(model(), 0), failed),
              HasSubstr("Failed: a number of it is not finite"));
}

}  // namespace
}  // namespace muster
