// What `muster check` says beside the inputs: how well fits meet what was stated, poles, and correlations that moved.

#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace muster {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::ProgramResult;
using testing::run_program;
using testing::TemporaryFolder;

ProgramResult check(const std::string& scenario, std::vector<std::string> options) {
  options.insert(options.begin(), {MUSTER_BINARY, "check", scenario});
  options.insert(options.end(), {"--data", std::string(MUSTER_SOURCE_DIR) + "/data"});
  return run_program(options);
}

TEST(Check, ShowsWhatAFitHasInPlaceOfWhatWasStated) {
  // Three quantiles that a lognormal meets exactly: 1, e and e^2 at scores -1.6449, 0 and 1.6449.
  const ProgramResult exact = check(
      "ukraine-baseline", {"--set", "e_p=elicited(lognormal, 0.05:1, 0.5:2.718281828459045, 0.95:7.38905609893065)"});
  ASSERT_EQ(exact.exit_code, 0) << exact.err;
  EXPECT_THAT(exact.out, HasSubstr("fit of e_p (lognormal): 5 %: stated 1, fitted 1 ("));
  // A skewed statement that no normal meets.
  const ProgramResult wrong = check("ukraine-baseline", {"--set", "e_p=elicited(uniform, 0.05:1, 0.5:2, 0.95:3.6)"});
  EXPECT_THAT(wrong.out,
              HasSubstr("fit of e_p (uniform): 5 %: stated 1, fitted 0.9 (-0.1) 50 %: stated 2, fitted 2.2 (+0.2)"));
}

TEST(Check, WarnsOfMassNextToAPole) {
  const ProgramResult near = check("ukraine-baseline", {"--set", "aid_half_life=uniform(0.0001, 4)"});
  EXPECT_EQ(near.exit_code, 0);
  EXPECT_THAT(near.err, HasSubstr("aid_half_life: 0.005 of the draws lie within 0.02 of 0"));
  EXPECT_THAT(near.err, HasSubstr("truncate it with [lo, hi] behind it"));
  EXPECT_THAT(check("ukraine-baseline", {}).err, Not(HasSubstr("pole")));
}

TEST(Check, ContradictingCorrelationsAreRefusedAndTheNearestTakenOnRequest) {
  const TemporaryFolder place;
  const auto pair = [](const char* a, const char* b, const char* rank) {
    return std::string("[[correlations]]\nbetween = [\"") + a + "\", \"" + b + "\"]\nrank = " + rank + "\n";
  };
  const std::string file =
      place
          .write("torn.toml", "format = 1\nextends = \"ukraine-baseline\"\n" + pair("g_long", "rebound", "0.9") +
                                  pair("rebound", "sigma_y", "0.9") + pair("g_long", "sigma_y", "-0.9"))
          .string();
  const ProgramResult refused =
      run_program({MUSTER_BINARY, "run", file, "--draws", "2", "--futures", "1", "--out",
                   (place.path() / "out").string(), "--data", std::string(MUSTER_SOURCE_DIR) + "/data"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("contradict one another"));
  const ProgramResult taken = check(file, {"--set", "dependence.contradiction=nearest"});
  EXPECT_EQ(taken.exit_code, 0) << taken.err;
  EXPECT_THAT(taken.out, HasSubstr("in the nearest matrix that of"));
}

}  // namespace
}  // namespace muster
