#include "muster/results/sensitivity_tables.hpp"

#include "muster/results/results_table.hpp"
#include "support/baseline_model.hpp"
#include "support/known_functions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace muster {
namespace {

using Eigen::MatrixXd;
using ::testing::HasSubstr;
using ::testing::Not;

/// Three inputs, M the second times three plus the first, one target that the first decides, one year.
SensitivitySample small_sample() {
  SensitivitySample sample;
  sample.names = {"e_p", "b_peace", "fixed"};
  sample.groups = {"recruitment", "budget", "budget"};
  sample.grades = {"D", "C", "D"};
  sample.inputs = test::normals(512, 3, 7);
  sample.dependence = InputDependence(3);
  const MatrixXd force = 100 + 10 * sample.inputs.col(0).array() + 30 * sample.inputs.col(1).array();
  const MatrixXd hits = (sample.inputs.col(0).array() > 0).cast<double>();
  sample.batches.push_back({{{"M"}}, {force, MatrixXd::Constant(512, 1, 200), 2}});
  sample.batches.push_back({{{"250k", 0, true}}, {hits, MatrixXd::Zero(512, 1), 2}});
  sample.batches.push_back({{{"active: 250k", 2030}, {"active: 250k", 2031}},
                            {(MatrixXd(512, 2) << force, MatrixXd::Ones(512, 1)).finished(), MatrixXd()}});
  return sample;
}

double value_of(const ResultsTable& table, const std::string& output, const std::string& input,
                const std::string& group, const std::string& index) {
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (table.text(row, "output") == output && table.text(row, "input") == input && table.text(row, "group") == group &&
        table.text(row, "index") == index) {
      return table.number(row, "value");
    }
  }
  ADD_FAILURE() << output << ' ' << input << ' ' << group << ' ' << index;
  return 0;
}

// M has variance 100 + 900 between draws, of which chance holds 100 in the means, and 200 within: 200 of 1,100 in all.
TEST(SensitivityTables, IndicesComeByInputByGroupAndForChance) {
  const SensitivitySample sample = small_sample();
  const GivenDataIndices found = estimate_indices(sample, {});
  const ResultsTable table = read_results_table("indices.csv", indices_csv(sample, found, {}));
  EXPECT_GT(value_of(table, "M", "b_peace", "budget", "first"), value_of(table, "M", "e_p", "recruitment", "first"));
  EXPECT_NEAR(value_of(table, "M", "", "budget", "shapley"),
              value_of(table, "M", "b_peace", "budget", "shapley") + value_of(table, "M", "fixed", "budget", "shapley"),
              1e-9);
  EXPECT_NEAR(value_of(table, "M", "", "chance", "total"), 0.18, 0.03);
  EXPECT_GT(value_of(table, "M", "e_p", "recruitment", "prcc"), 0.9);
  EXPECT_GT(value_of(table, "250k", "e_p", "recruitment", "total"), 0.8);
  EXPECT_GT(value_of(table, "active: 250k", "b_peace", "budget", "total"), 0.8);
  EXPECT_THAT(indices_csv(sample, found, {}), Not(HasSubstr("2031")));  // the same in every draw
  EXPECT_THAT(indices_csv(sample, found, {}), Not(HasSubstr("2030,,chance")));
}

TEST(SensitivityTables, DesignedIndicesFollowThoseOfTheirOutput) {
  const SensitivitySample sample = small_sample();
  const SobolIndices m{{{0.1, {0, 0.2}}, {0.6, {0.5, 0.7}}, {0, {0, 0}}, {0.3, {0.2, 0.4}}},
                       {{0.1, {0, 0.2}}, {0.7, {0.5, 0.8}}, {0, {0, 0}}, {0.4, {0.2, 0.5}}}};
  const std::vector<DesignedIndices> designed{{{"e_p", "b_peace", "fixed", "chance"}, false, {{m, m}, 64, 384, true}},
                                              {{"recruitment", "budget", "chance"}, true, {{m, m}, 64, 320, true}}};
  const std::string csv = indices_csv(sample, estimate_indices(sample, {}), designed);
  EXPECT_THAT(csv, HasSubstr("\nM,,b_peace,budget,first,janon,0.6,0.5,0.7\n"));
  EXPECT_THAT(csv, HasSubstr("\n250k,,b_peace,budget,total,jansen,0.7,0.5,0.8\n"));
  EXPECT_THAT(csv, HasSubstr("\nM,,,budget,first,janon,0.6,0.5,0.7\n"));
  EXPECT_THAT(csv, HasSubstr("\nM,,,chance,first,janon,0,0,0\n"));
  EXPECT_THAT(csv, Not(HasSubstr("2030,e_p,recruitment,first,janon")));
}

TEST(SensitivityTables, TheLedgerAddsUpAndListsTheJudgedByWeight) {
  const SensitivitySample sample = small_sample();
  const std::string csv = ledger_csv(sample, estimate_indices(sample, {}));
  const ResultsTable table = read_results_table("ledger.csv", csv);
  double sum = 0;
  std::vector<std::string> judged;
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (table.text(row, "output") != "M") continue;
    if (table.text(row, "input").empty()) sum += table.number(row, "share_variance");
    if (!table.text(row, "input").empty()) judged.push_back(table.text(row, "input"));
    EXPECT_FALSE(table.number_if_any(row, "share_distance"));
  }
  EXPECT_NEAR(sum, 1, 1e-9);
  EXPECT_EQ(judged, (std::vector<std::string>{"e_p", "fixed"}));
  EXPECT_THAT(csv, HasSubstr("\n250k,C,,"));
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (table.text(row, "output") == "250k" && table.text(row, "input") == "e_p") {
      EXPECT_NEAR(table.number(row, "share_distance"), 1, 0.02);
    }
  }
}

TEST(SensitivityTables, TornadoAndSourcesHaveARowForEachOutput) {
  const Model model = testing::baseline_model({R"(targets=[{name="small", active=120000}])"});
  const std::vector<TornadoMove> moves{{"b_peace", "rival 1", 0.04, 0.08}};
  EXPECT_EQ(tornado_csv(model, moves, {{100, 0.5}, {{90, 0.4}}, {{120, 0.75}}}),
            "output,input,basis,low_value,high_value,low_result,base_result,high_result\n"
            "M,b_peace,rival 1,0.04,0.08,90,100,120\nsmall,b_peace,rival 1,0.04,0.08,0.4,0.5,0.75\n");
  const std::vector<SourceDrop> drops{{"M116", {}}};
  EXPECT_EQ(sources_csv(model, drops, {{100, 0.5}, {{90, 0.4}}}),
            "source,output,result,base_result\nM116,M,90,100\nM116,small,0.4,0.5\n");
}

}  // namespace
}  // namespace muster
