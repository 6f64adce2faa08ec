#include "muster/sensitivity/shocked_model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "muster/sampling/copula.hpp"
#include "muster/sampling/stream.hpp"
#include "support/baseline_model.hpp"

namespace muster {
namespace {

using Eigen::Index;
using ::testing::IsSupersetOf;

const Model& baseline() {
  static const Model model = testing::baseline_model({});
  return model;
}

std::size_t place(const std::vector<std::size_t>& varying, const char* name) {
  for (std::size_t i = 0; i < varying.size(); ++i) {
    if (baseline().scenario.inputs[varying[i]].name == name) return i;
  }
  return varying.size();
}

TEST(ShockedModel, CorrelationsAreThoseOfTheScenario) {
  const NormalSpace space(baseline());
  const InputDependence dependence = dependence_of(baseline(), space.varying());
  EXPECT_EQ(dependence.inputs(), static_cast<Index>(space.varying().size()));
  const auto e_p = static_cast<Index>(place(space.varying(), "e_p"));
  const InputDependence::Block& block = dependence.blocks()[dependence.block_of(e_p)];
  ASSERT_EQ(block.inputs.size(), 2U);  // e_p and pay_retention, rank 0.4
  EXPECT_NEAR((block.factor * block.factor.transpose())(0, 1), normal_correlation(0.4), 1e-12);
}

TEST(ShockedModel, EveryInputIsAPlayerAndTheShocksAreChance) {
  const NormalSpace space(baseline());
  std::vector<std::string> groups;
  for (const std::size_t i : space.varying()) groups.push_back(baseline().scenario.inputs[i].group);
  const NamedPlayers named = named_players(baseline(), space, groups);
  EXPECT_THAT(named.names, IsSupersetOf({"recruitment", "force", "budget", "reserve", "chance"}));
  EXPECT_EQ(named.players.of_input.size(), space.dimensions());
  EXPECT_EQ(named.names[named.players.of_input.back()], "chance");
  EXPECT_EQ(named.players.count, named.names.size());
}

// M and the verdicts at a point are those that rare events are sought with: a target holds where nothing is short.
TEST(ShockedModel, OutcomesAgreeWithTheShortfalls) {
  const NormalSpace space(baseline());
  Eigen::MatrixXd points(static_cast<Index>(space.dimensions()), 12);
  for (Index p = 0; p < points.cols(); ++p) {
    for (Index i = 0; i < points.rows(); ++i) {
      points(i, p) = standard_normal(
          Address{.seed = 3, .draw = static_cast<std::uint32_t>(p), .purpose = static_cast<std::uint32_t>(i)});
    }
  }
  const Eigen::MatrixXd outcomes = shocked_model(baseline(), space, 1)(points);
  EXPECT_EQ(outcomes, shocked_model(baseline(), space, 2)(points));
  const Target& target = baseline().targets[1];
  ASSERT_FALSE(target.band_high || target.reserve);
  const std::vector<double> gaps = shortfalls(space, baseline(), target, points, 1);
  for (Index p = 0; p < points.cols(); ++p) {
    EXPECT_EQ(outcomes(2, p), gaps[static_cast<std::size_t>(p)] <= 0 ? 1 : 0) << p;
    if (gaps[static_cast<std::size_t>(p)] > 0) {
      EXPECT_NEAR(outcomes(0, p), target.active - gaps[static_cast<std::size_t>(p)], 2);
    }
  }
}

}  // namespace
}  // namespace muster
