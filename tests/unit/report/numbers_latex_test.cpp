#include "muster/report/numbers_latex.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace muster {
namespace {

using ::testing::HasSubstr;

Results run() {
  Results results;
  results.run.title = "50% & more";
  results.run.draws_done = 4096;
  results.scenario_text = "[sustained]\ndefinition = \"final-year\"\nreserve_counts = \"ready\"\n";
  results.tables.emplace("probabilities",
                         read_results_table("probabilities.csv",
                                            "target,active,reserve,band_high,definition,reserve_counts,draws,successes,"
                                            "probability,ci_low,ci_high,p50_low,"
                                            "p50_high,p90_low,p90_high\n"
                                            "a,250000,275000,,every-year,ready,100,0,0,0,0.03,0,0,0,0\n"
                                            "a,250000,275000,,final-year,ready,100,5,0.05,0.04,0.06,0,0,0,0.2\n"
                                            "a,250000,,,every-year,enrolled,100,5,0.67,0.66,0.68,0.5,0.8,0.28,0.96\n"
                                            "b,300000,,400000,every-year,enrolled,100,5,0.1,0.09,0.11,0,0,0,0.2\n"));
  results.tables.emplace("max_force", read_results_table("max_force.csv",
                                                         "output,quantile,max_force\nM,0.05,61234\nM,0.975,412345\n"
                                                         "M,mean,170000\nM_people,0.05,1\n"));
  return results;
}

TEST(NumbersLatex, GivesTheScenariosOwnDefinitionAndReserveWithoutAskingForThem) {
  const std::string tex = numbers_latex(run());
  EXPECT_THAT(tex, HasSubstr("\\muster@set{P}{250000+275000}{0.05}\n"));
  EXPECT_THAT(tex, HasSubstr("\\muster@set{PEvery}{250000+275000:ready}{0 of 100 draws (95\\% upper bound 3/100)}\n"));
  EXPECT_THAT(tex, HasSubstr("\\muster@set{P}{250000}{0.67}\n"));
  EXPECT_THAT(tex, HasSubstr("\\muster@set{PInterval}{250000}{0.28--0.96}\n"));
  EXPECT_THAT(tex, HasSubstr("\\muster@set{P}{300000-400000}{0.10}\n"));
}

TEST(NumbersLatex, NamesQuantilesByTheirPercent) {
  const std::string tex = numbers_latex(run());
  EXPECT_THAT(tex, HasSubstr("\\muster@set{M}{5}{61}\n\\muster@set{MPersons}{5}{61,234}\n"));
  EXPECT_THAT(tex, HasSubstr("\\muster@set{M}{97.5}{412}\n"));
  EXPECT_THAT(tex, HasSubstr("\\muster@set{M}{mean}{170}\n"));
}

TEST(NumbersLatex, EscapesWhatTheScenarioIsCalled) {
  EXPECT_THAT(numbers_latex(run()), HasSubstr("\\gdef\\musterScenario{50\\% \\& more}\n"));
}

}  // namespace
}  // namespace muster
