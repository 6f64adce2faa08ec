#include "muster/results/run_tables.hpp"

#include "muster/core/number.hpp"
#include "muster/ensemble/run.hpp"
#include "muster/results/manifest.hpp"
#include "support/baseline_model.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace muster {
namespace {

using Rows = std::vector<std::vector<std::string>>;

/// Cells of a table; none of them spans lines.
Rows rows_of(const std::string& csv) {
  Rows rows;
  std::stringstream lines(csv);
  for (std::string line; std::getline(lines, line);) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (const char letter : line) {
      if (letter == '"')
        quoted = !quoted;
      else if (letter == ',' && !quoted)
        cells.emplace_back();
      else
        cells.back() += letter;
    }
    rows.push_back(cells);
  }
  rows.erase(rows.begin());
  return rows;
}

double number(const std::string& cell) { return read_number(cell).value_or(-1); }

class RunTables : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    model_ = new Model(testing::baseline_model({"run.draws=48", "run.futures=4"}));
    run_ = new RunResult(run(*model_, 48, {}));
  }
  static void TearDownTestSuite() {
    delete run_;
    delete model_;
  }
  static const Model* model_;
  static const RunResult* run_;
};

const Model* RunTables::model_ = nullptr;
const RunResult* RunTables::run_ = nullptr;

TEST_F(RunTables, TargetsLieOnTheExceedanceCurveAndTheBandIsADifference) {
  std::map<double, double> curve;
  for (const auto& row : rows_of(exceedance_csv(*model_, *run_))) curve[number(row[0])] = number(row[1]);
  double band = -1;
  for (const auto& row : rows_of(probabilities_csv(*model_, *run_))) {
    if (row[4] != "every-year" || !row[2].empty()) continue;
    if (!row[3].empty()) {
      band = number(row[9]);
      continue;
    }
    EXPECT_DOUBLE_EQ(number(row[9]), curve.at(number(row[1]))) << row[0];
  }
  EXPECT_NEAR(band, curve.at(300'000) - curve.at(400'000), 1e-12);
}

TEST_F(RunTables, TheCurveNeverRisesAndLiesInsideItsIntervals) {
  double before = 1;
  for (const auto& row : rows_of(exceedance_csv(*model_, *run_))) {
    const double p = number(row[1]);
    EXPECT_LE(p, before);
    EXPECT_LE(number(row[2]), p + 1e-12);
    EXPECT_GE(number(row[3]), p - 1e-12);
    EXPECT_LE(number(row[8]), number(row[2]) + 1e-12);  // the band over all sizes is wider
    EXPECT_GE(number(row[9]), number(row[3]) - 1e-12);
    before = p;
  }
}

TEST_F(RunTables, CausesAddUpToOneInEveryYear) {
  std::map<std::pair<std::string, std::string>, double> sums;
  for (const auto& row : rows_of(constraints_csv(*model_, *run_))) sums[{row[0], row[1]}] += number(row[3]);
  ASSERT_EQ(sums.size(), 5u * 22 + 1);  // five targets x (21 years and the first failure), M
  for (const auto& [key, sum] : sums) EXPECT_NEAR(sum, 1, 1e-12) << key.first << ' ' << key.second;
}

TEST_F(RunTables, ShortfallNeverUnhappensAndMirrorsTheProbability) {
  std::map<std::string, double> last;
  for (const auto& row : rows_of(years_csv(*model_, *run_))) {
    EXPECT_GE(number(row[7]), last[row[0]]) << row[0] << ' ' << row[1];
    last[row[0]] = number(row[7]);
  }
  for (const auto& row : rows_of(probabilities_csv(*model_, *run_))) {
    const bool ruled = row[4] == "every-year" && (row[5] == "enrolled" || row[0] != "armed non-alignment");
    if (!ruled || !row[3].empty()) continue;
    EXPECT_NEAR(number(row[9]), 1 - last.at(row[0]), 1e-12) << row[0];
  }
}

TEST_F(RunTables, QuantilesOfTheLargestForceAscend) {
  std::map<std::string, double> before;
  for (const auto& row : rows_of(max_force_csv(*model_, *run_))) {
    if (row[1] == "mean") continue;
    EXPECT_GE(number(row[2]), before[row[0]]);
    before[row[0]] = number(row[2]);
  }
  EXPECT_EQ(before.size(), 5u);
}

/// A column with another value in some places.
template <class Column, class Value>
Column with(const Column& column, const std::vector<std::size_t>& places, Value value) {
  auto values = column.values();
  for (const std::size_t place : places) values[place] = value;
  Column changed;
  for (const auto each : values) changed.push_back(each);
  return changed;
}

/// The run with two draws spoilt: one future of each gave no number.
RunResult with_failures(RunResult run, int futures) {
  const auto all = static_cast<std::size_t>(futures);
  const std::vector<std::size_t> places{3 * all + 1, 17 * all + 1};
  run.failed = with(run.failed, places, std::uint8_t{1});
  for (auto* forces : {&run.max_force, &run.max_with_reserve, &run.max_people, &run.max_money, &run.max_training})
    *forces = with(*forces, places, std::numeric_limits<double>::quiet_NaN());
  return run;
}

TEST_F(RunTables, FailedDrawsAreCountedAndBoundTheAnswerBothWays) {
  const RunResult spoilt = with_failures(*run_, 4);
  const Rows whole = rows_of(probabilities_csv(*model_, *run_)), rows = rows_of(probabilities_csv(*model_, spoilt));
  ASSERT_EQ(rows.size(), whole.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i];
    EXPECT_EQ(number(whole[i][19]), 0);
    EXPECT_EQ(row[19], "2") << "failed draws";
    const double p = number(row[9]), low = number(row[20]), high = number(row[21]);
    EXPECT_NEAR(low, p * 46 / 48, 1e-12) << "every failed draw a miss";
    EXPECT_NEAR(high, (p * 46 + 2) / 48, 1e-12) << "every failed draw a hit";
    EXPECT_LE(number(row[11]), low) << "simulation error, low end";
    EXPECT_GE(number(row[12]), high) << "simulation error, high end";
    EXPECT_GE(number(whole[i][9]), low - 1e-12) << "what would have come of them lies between";
    EXPECT_LE(number(whole[i][9]), high + 1e-12);
  }
  const std::string manifest =
      manifest_json(*model_, spoilt, {{}, "", "", 1, std::string(MUSTER_SOURCE_DIR) + "/data"});
  EXPECT_NE(manifest.find("\"failed_draws\": 2"), std::string::npos);
  EXPECT_NE(manifest.find("\"failed_trajectories\": 2"), std::string::npos);
}

TEST_F(RunTables, TheBandOverTheYearsHoldsEveryYearsInterval) {
  for (const auto& row : rows_of(years_csv(*model_, *run_))) {
    EXPECT_LE(number(row[10]), number(row[3]) + 1e-12) << row[0] << ' ' << row[1];
    EXPECT_GE(number(row[11]), number(row[4]) - 1e-12);
    EXPECT_LE(number(row[12]), number(row[8]) + 1e-12);
    EXPECT_GE(number(row[13]), number(row[9]) - 1e-12);
  }
}

TEST_F(RunTables, TheVarianceOfTheLargestForceIsSplitByLevel) {
  int found = 0;
  for (const auto& row : rows_of(levels_csv(*model_, *run_))) {
    if (row[2] != "variance_from_inputs") continue;
    EXPECT_EQ(row[0], "L2");
    EXPECT_GE(number(row[4]), 0);
    EXPECT_LE(number(row[4]), 1);
    ++found;
  }
  EXPECT_GE(found, 4);  // M, and the targets that some trajectory sustains
}

TEST_F(RunTables, EveryUncertainInputStandsOnceWithASourceOrAsJudgement) {
  const std::string csv = inputs_csv(*model_);
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), static_cast<long>(model_->scenario.inputs.size()) + 1);
}

TEST_F(RunTables, RivalPriorsAreTheCountrysWordForWord) {
  const Rows rows = rows_of(rivals_csv(*model_));
  std::vector<RivalPrior> same_unit;  // own_cap has rivals too, but is no input
  std::ranges::copy_if(model_->rivals, std::back_inserter(same_unit),
                       [](const RivalPrior& rival) { return rival.note.find("In ") != 0 && rival.name != "own_cap"; });
  ASSERT_EQ(rows.size(), same_unit.size());  // the baseline has every other input that the country has rivals for
  ASSERT_GT(rows.size(), 0u);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i][0], same_unit[i].name);
    EXPECT_EQ(rows[i][1], same_unit[i].distribution);
  }
}

TEST_F(RunTables, TheClosedFormIsTheTextbooksOne) {
  std::map<std::string, double> values;
  for (const auto& row : rows_of(levels_csv(*model_, *run_))) {
    if (row[0] == "L0" && (row[1].empty() || row[1] == "300,000")) values[row[2]] = number(row[4]);
  }
  ASSERT_TRUE(values.contains("recruits_needed"));
  const double training_loss = 0.10515;  // median of pert(0.04, 0.1, 0.2)
  EXPECT_NEAR(values.at("recruits_needed"), 300'000 / values.at("length_of_service") / (1 - training_loss), 3);
}

}  // namespace
}  // namespace muster
