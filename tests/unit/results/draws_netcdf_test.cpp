#include "muster/results/draws_netcdf.hpp"

#include "muster/core/file.hpp"
#include "muster/ensemble/run.hpp"
#include "muster/results/netcdf_file.hpp"
#include "support/baseline_model.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace muster {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

const Model& model() {
  static const Model value = testing::baseline_model(
      {"run.draws=3", "run.futures=2", "run.seed=11", "aid.form=drawn",
       R"(targets=[{name="small", active=120000, reserve=50000}, {name="band", band=[100000, 200000]}, {name="large", active=700000}])"});
  return value;
}

const RunResult& three_draws() {
  static const RunResult value = run(model(), 3, {.threads = 1});
  return value;
}

TEST(WriteDraws, HoldsWhatTheRunFound) {
  const testing::TemporaryFolder folder;
  write_draws(folder.path() / "draws.nc", model(), three_draws());
  const NetcdfReader file(folder.path() / "draws.nc");
  const RunResult& run = three_draws();
  EXPECT_THAT(file.values("max_force").shape, ElementsAre(3, 2));
  EXPECT_THAT(file.values("max_force").numbers, ElementsAreArray(run.max_force.values()));
  EXPECT_THAT(file.values("M_ratio").numbers, ElementsAreArray(run.max_with_reserve.values()));
  EXPECT_THAT(file.values("max_people").numbers, ElementsAreArray(run.max_people.values()));
  EXPECT_THAT(file.values("max_money").numbers, ElementsAreArray(run.max_money.values()));
  EXPECT_THAT(file.values("max_training").numbers, ElementsAreArray(run.max_training.values()));
  EXPECT_THAT(file.values("sustained").shape, ElementsAre(3, 2, 3));
  EXPECT_THAT(file.values("sustained").numbers, ElementsAreArray(run.as_ruled.values()));
  EXPECT_THAT(file.values("shortfall_year").numbers, ElementsAreArray(run.shortfall_year.values()));
  EXPECT_THAT(file.values("self_financed_year").numbers, ElementsAreArray(run.self_financed_year.values()));
}

TEST(WriteDraws, AnyDrawCanBeRecomputedAlone) {
  const testing::TemporaryFolder folder;
  write_draws(folder.path() / "draws.nc", model(), three_draws());
  const NetcdfReader file(folder.path() / "draws.nc");
  const Draw draw = make_draw(model(), 2);
  const Trajectory alone = run_trajectory(model(), draw, 1, make_shocks(model(), 2, 1));
  const std::size_t place = 2 * 2 + 1;
  EXPECT_EQ(file.values("max_force").numbers[place], alone.maximum.force);
  EXPECT_EQ(file.values("binding").numbers[place], static_cast<double>(alone.maximum.binding));
  EXPECT_EQ(file.values("aid_form").numbers[2], static_cast<double>(draw.aid_form));
  const NetcdfValues sustained = file.values("sustained"), cause = file.values("cause");
  for (std::size_t target = 0; target < 3; ++target) {
    EXPECT_EQ(sustained.numbers[place * 3 + target], alone.targets[target].as_ruled);
    EXPECT_EQ(cause.numbers[place * 3 + target], static_cast<double>(alone.targets[target].cause));
  }
  const NetcdfValues inputs = file.values("inputs"), names = file.values("input");
  ASSERT_EQ(inputs.shape[1], names.texts.size());
  for (std::size_t i = 0; i < names.texts.size(); ++i) {
    const double written = inputs.numbers[2 * names.texts.size() + i];
    EXPECT_EQ(names.texts[i], model().scenario.inputs[i].name);
    EXPECT_TRUE(written == draw.values[i] || (std::isnan(written) && std::isnan(draw.values[i]))) << names.texts[i];
  }
}

TEST(WriteDraws, WholePathsAreThoseOfEachFutureAndBandsHaveNone) {
  const testing::TemporaryFolder folder;
  write_draws(folder.path() / "draws.nc", model(), run(model(), 3, {.threads = 1, .whole_paths = true}));
  const NetcdfReader file(folder.path() / "draws.nc");
  const NetcdfValues active = file.values("active"), reserve = file.values("reserve");
  const std::size_t years = static_cast<std::size_t>(model().scenario.horizon) + 1;
  ASSERT_THAT(active.shape, ElementsAre(3, 2, 3, years));
  const Trajectory alone = run_trajectory(model(), make_draw(model(), 1), 1, make_shocks(model(), 1, 1));
  const auto place = [&](std::size_t target, std::size_t t) { return ((1 * 2 + 1) * 3 + target) * years + t; };
  for (std::size_t t = 0; t < years; ++t) {
    EXPECT_NEAR(active.numbers[place(0, t)], alone.targets[0].path.years[t].active, 0.05);
    EXPECT_NEAR(reserve.numbers[place(2, t)], alone.targets[2].path.years[t].enrolled, 0.05);
    EXPECT_TRUE(std::isnan(active.numbers[place(1, t)]));
  }
}

TEST(WriteDraws, YearlyMeansAreThoseOfTheFuturesAndBandsHaveNone) {
  const testing::TemporaryFolder folder;
  write_draws(folder.path() / "draws.nc", model(), three_draws());
  const NetcdfReader file(folder.path() / "draws.nc");
  const NetcdfValues active = file.values("active_mean"), reserve = file.values("reserve_mean");
  const std::size_t years = active.shape[2];
  ASSERT_THAT(active.shape, ElementsAre(3, 3, static_cast<std::size_t>(model().scenario.horizon) + 1));
  const Draw draw = make_draw(model(), 1);
  const Trajectory first = run_trajectory(model(), draw, 0, make_shocks(model(), 1, 0));
  const Trajectory second = run_trajectory(model(), draw, 1, make_shocks(model(), 1, 1));
  const auto mean = [&](std::size_t target, std::size_t t, double ForceYear::*member) {
    return (first.targets[target].path.years[t].*member + second.targets[target].path.years[t].*member) / 2;
  };
  const auto single = [](double value) { return static_cast<double>(static_cast<float>(value)); };
  for (std::size_t t = 0; t < years; ++t) {
    EXPECT_EQ(active.numbers[(3 + 0) * years + t], single(mean(0, t, &ForceYear::active)));
    EXPECT_EQ(reserve.numbers[(3 + 2) * years + t], single(mean(2, t, &ForceYear::enrolled)));
    EXPECT_TRUE(std::isnan(active.numbers[(3 + 1) * years + t]));
  }
}

TEST(WriteDraws, TellsAReaderWhatItHolds) {
  const testing::TemporaryFolder folder;
  write_draws(folder.path() / "draws.nc", model(), three_draws());
  const NetcdfReader file(folder.path() / "draws.nc");
  EXPECT_EQ(file.text("", "title"), model().scenario.title);
  EXPECT_EQ(file.text("", "sampler"), "sobol");
  EXPECT_FALSE(file.text("", "version").empty());
  EXPECT_EQ(file.text("max_force", "units"), "persons");
  EXPECT_EQ(file.text("cause", "flag_meanings"), "none start people training money reserve");
  EXPECT_EQ(file.text("binding", "flag_meanings"), "none people money training");
  EXPECT_THAT(file.values("target").texts, ElementsAre("small", "band", "large"));
  EXPECT_EQ(file.values("year").numbers.front(), model().scenario.base_year);
  EXPECT_THAT(file.values("draw").numbers, ElementsAre(0, 1, 2));
  const NetcdfValues readings = file.values("reading_name");
  ASSERT_THAT(readings.shape, ElementsAre(3, 6));
  EXPECT_EQ(readings.texts[0], "every-year, enrolled");
  EXPECT_EQ(readings.texts[6], "every-year");
  EXPECT_EQ(readings.texts[8], "");
}

TEST(WriteDraws, SameBytesForAnyNumberOfThreads) {
  const testing::TemporaryFolder folder;
  write_draws(folder.path() / "one.nc", model(), three_draws());
  write_draws(folder.path() / "two.nc", model(), run(model(), 3, {.threads = 2}));
  EXPECT_TRUE(read_text(folder.path() / "one.nc") == read_text(folder.path() / "two.nc"));
}

TEST(WriteDraws, APartialRunHasTheDrawsItFinished) {
  const testing::TemporaryFolder folder;
  int asked = 0;
  const RunResult partial = run(model(), 3, {.threads = 1, .stop = [&asked] { return ++asked > 2; }});
  ASSERT_FALSE(partial.complete);
  ASSERT_EQ(partial.draws, 2u);
  write_draws(folder.path() / "draws.nc", model(), partial);
  const NetcdfReader file(folder.path() / "draws.nc");
  EXPECT_THAT(file.values("draw").numbers, ElementsAre(0, 1));
  std::vector<double> of_two = three_draws().max_force.values();
  of_two.resize(4);
  EXPECT_THAT(file.values("max_force").numbers, ElementsAreArray(of_two));
}

}  // namespace
}  // namespace muster
