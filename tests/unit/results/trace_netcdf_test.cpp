#include "muster/results/trace_netcdf.hpp"

#include "muster/core/file.hpp"
#include "muster/ensemble/run.hpp"
#include "muster/ensemble/variables.hpp"
#include "muster/results/netcdf_file.hpp"
#include "support/baseline_model.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <numeric>

namespace muster {
namespace {

using ::testing::ElementsAre;

const Model& model() {
  static const Model value = testing::baseline_model(
      {"run.draws=2", "run.futures=2", "run.seed=5", "term=1.5", "call_up_share=0.2", "ceasefire_year=1",
       R"(targets=[{name="small", active=150000, reserve=50000}, {name="band", band=[100000, 200000]}, {name="large", active=700000}])"});
  return value;
}

const RunResult& traced() {
  static const RunResult value = run(model(), 2, {.threads = 1, .trace = 3});
  return value;
}

/// trace.nc of three trajectories, read back.
class WriteTrace : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<testing::TemporaryFolder>();
    write_trace(folder_->path() / "trace.nc", model(), traced());
    file_ = std::make_unique<NetcdfReader>(folder_->path() / "trace.nc");
  }
  static void TearDownTestSuite() {
    file_.reset();
    folder_.reset();
  }

  static std::vector<double> numbers(const std::string& name) { return file_->values(name).numbers; }

  static inline std::unique_ptr<testing::TemporaryFolder> folder_;
  static inline std::unique_ptr<NetcdfReader> file_;
  const std::size_t years = static_cast<std::size_t>(model().scenario.horizon) + 1;
};

TEST_F(WriteTrace, TakesTheFirstTrajectoriesInOrder) {
  EXPECT_THAT(numbers("draw"), ElementsAre(0, 0, 1));
  EXPECT_THAT(numbers("future"), ElementsAre(0, 1, 0));
  EXPECT_EQ(file_->text("", "title"), model().scenario.title);
  EXPECT_THAT(file_->values("process").texts, ElementsAre("k", "F", "r", "x", "y", "crisis", "relapse"));
  EXPECT_THAT(file_->values("layer").texts, ElementsAre("returning", "opening", "background"));
  EXPECT_THAT(file_->values("sex").texts, ElementsAre("f", "m"));
}

TEST_F(WriteTrace, ShocksAreThoseOfTheFuture) {
  const std::vector<double> shock = numbers("shock");
  const Shocks expected = make_shocks(model(), 0, 1);
  const auto at = [&](std::size_t process, std::size_t t) { return shock[(1 * 7 + process) * years + t]; };
  for (std::size_t t = 0; t < years; ++t) {
    EXPECT_EQ(at(0, t), expected.population[t].k);
    EXPECT_EQ(at(2, t), expected.population[t].r);
    EXPECT_EQ(at(3, t), expected.x[t]);
    EXPECT_EQ(at(5, t), expected.economy[t].crisis);
    EXPECT_EQ(at(6, t), expected.relapse[t]);
  }
}

TEST_F(WriteTrace, PersonsBalanceWithinTheFileAlone) {
  const std::vector<double> population = numbers("population"), total = numbers("population_total");
  const std::vector<double> births = numbers("births"), deaths = numbers("deaths"), war_deaths = numbers("war_deaths");
  const std::vector<double> migration = numbers("migration");
  constexpr std::size_t cells = 2 * age_count;
  const auto sum = [](const std::vector<double>& values, std::size_t block) {
    const auto from = values.begin() + static_cast<std::ptrdiff_t>(block * cells);
    return std::accumulate(from, from + cells, 0.0);
  };
  for (std::size_t trajectory = 0; trajectory < 3; ++trajectory) {
    for (std::size_t t = 0; t + 1 < years; ++t) {
      const std::size_t year = trajectory * years + t;
      double migrants = 0;
      for (std::size_t layer = 0; layer < 3; ++layer) migrants += sum(migration, (trajectory * 3 + layer) * years + t);
      const double next = sum(population, year) + births[year] - deaths[year] - war_deaths[year] + migrants;
      EXPECT_NEAR(next / sum(population, year + 1), 1, 1e-9) << "trajectory " << trajectory << ", year " << t;
      EXPECT_NEAR(sum(population, year), total[year], 1e-3);
    }
  }
}

TEST_F(WriteTrace, StocksByYearAddUpToTheForce) {
  const std::vector<double> professionals = numbers("professionals"), by_service = numbers("professionals_by_service");
  const std::vector<double> enrolled = numbers("enrolled"), by_year = numbers("reserve_by_year");
  const std::size_t since = file_->values("reserve_by_year").shape.back();
  for (std::size_t row = 0; row < 3 * 3 * years; ++row) {
    const bool ceased = row % years >= 1;
    const bool band = row / years % 3 == 1;
    const auto sum = [&](const std::vector<double>& values, std::size_t width) {
      const auto from = values.begin() + static_cast<std::ptrdiff_t>(row * width);
      return std::accumulate(from, from + static_cast<std::ptrdiff_t>(width), 0.0);
    };
    if (band || !ceased) {
      EXPECT_TRUE(std::isnan(sum(by_service, service_years)));
    } else {
      EXPECT_NEAR(sum(by_service, service_years), professionals[row], 1e-6);
      EXPECT_NEAR(sum(by_year, 2 * since), enrolled[row], 1e-6);
    }
  }
}

TEST_F(WriteTrace, HoldsEveryVariableOfThePaths) {
  for (const TargetVariable& variable : target_variables()) {
    const std::vector<double> written = numbers(std::string(variable.name));
    ASSERT_EQ(written.size(), 3 * 3 * years) << variable.name;
    const TargetOutcome& outcome = traced().traced[2].targets[2];
    for (int t = 0; t < model().scenario.horizon; ++t) {
      EXPECT_EQ(written[(2 * 3 + 2) * years + t], variable.value(force_year(traced().traced[2], outcome, t)))
          << variable.name << t;
    }
  }
  EXPECT_EQ(numbers("aid")[years + 3], traced().traced[1].conditions.years[3].budget.aid_paid);
  EXPECT_EQ(numbers("men_18_45").size(), 3 * years);
}

TEST_F(WriteTrace, VerdictsFollowFromItsTests) {
  const std::vector<double> strength = numbers("test_strength"), enrolled = numbers("test_enrolled"),
                            money = numbers("test_money");
  const std::vector<double> sustained = numbers("sustained"), shortfall = numbers("shortfall_year"),
                            calendar = numbers("year");
  const SustainedRule& rule = model().scenario.sustained;
  for (std::size_t row = 0; row < 9; ++row) {
    if (row % 3 == 1) continue;  // the band
    double first_failure = 0;
    for (int i = rule.until; i >= rule.settle; --i) {
      const std::size_t year = row * years + 1 + static_cast<std::size_t>(i);
      const bool reserve = row % 3 == 2 || enrolled[year] == 1;
      if (strength[year] != 1 || money[year] != 1 || !reserve)
        first_failure = calendar[1 + static_cast<std::size_t>(i)];
    }
    EXPECT_EQ(shortfall[row], first_failure);
    EXPECT_EQ(sustained[row], first_failure == 0);
  }
  EXPECT_EQ(strength[0], 2) << "the year before the ceasefire is not judged";
}

TEST_F(WriteTrace, SameBytesForAnyNumberOfThreads) {
  write_trace(folder_->path() / "two.nc", model(), run(model(), 2, {.threads = 2, .trace = 3}));
  EXPECT_TRUE(read_text(folder_->path() / "trace.nc") == read_text(folder_->path() / "two.nc"));
}

}  // namespace
}  // namespace muster
