// Every way to get a scenario wrong that the reader knows of, seen from outside: exit code 2, the place, the key, what
// was found, what is allowed, and nothing written.

#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

namespace muster {
namespace {

using testing::files_below;
using testing::ProgramResult;
using testing::ProgramSetting;
using testing::run_program;
using testing::TemporaryFolder;

const std::string data = std::string(MUSTER_SOURCE_DIR) + "/data";

struct Malformed {
  const char* name;
  const char* text;            ///< of bad.toml
  const char *option, *value;  ///< behind `muster check bad.toml`; null when there is none
  const char* fault;           ///< all that is written to stderr, or a part of it
};

void PrintTo(const Malformed& each, std::ostream* out) { *out << each.name; }  // in the tests' names

class MalformedScenario : public ::testing::TestWithParam<Malformed> {};

TEST_P(MalformedScenario, IsRefusedWithPlaceKeyAndRemedy) {
  const Malformed& each = GetParam();
  const TemporaryFolder folder;
  folder.write("bad.toml", each.text);
  std::vector<std::string> command{MUSTER_BINARY, "check", "bad.toml", "--data", data};
  if (each.option != nullptr) command.insert(command.end(), {each.option, each.value});
  const ProgramResult result = run_program(command, ProgramSetting{folder.path(), {}});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, ::testing::HasSubstr(each.fault));
  EXPECT_THAT(files_below(folder.path()), ::testing::ElementsAre("bad.toml"));
}

#define BASE "extends = \"ukraine-baseline\"\n"

// Plain pointers: ninety entries of strings and vectors take a compiler minutes.
constexpr Malformed cases[] = {
    {"NotToml", "format = 1\nhorizon = = 2\n", nullptr, nullptr, "bad.toml:2: not TOML 1.0 ("},
    {"RepeatedKey", BASE "horizon = 20\nhorizon = 21\n", nullptr, nullptr, "bad.toml:3: not TOML 1.0 ("},
    {"NewerFormat", "format = 2\n" BASE, nullptr, nullptr,
     "bad.toml:1: format: found 2 (this program reads scenarios of format 1); write 1, or use a newer muster\n"},
    {"NoCountry", "format = 1\n", nullptr, nullptr,
     "bad.toml: country: the key is missing (no scenario without a country); installed are: "},
    {"UnknownCountry", "country = \"ukrane\"\n", nullptr, nullptr,
     "bad.toml:1: country: found \"ukrane\" (no such folder is installed); did you mean \"ukraine\"?; installed are: "},
    {"CountryIsAPath", "country = \"../countries/ukraine\"\n", nullptr, nullptr,
     "bad.toml:1: country: found \"../countries/ukraine\" (no such"},
    {"CountryIsNoText", "country = 3\n", nullptr, nullptr,
     "bad.toml:1: country: found 3 (no such folder is installed)"},
    {"UnknownParent", "\nextends = \"ukraine-basline\"\n", nullptr, nullptr,
     "bad.toml:2: extends: found \"ukraine-basline\" (there is no ukraine-basline.toml beside this file, nor is it "
     "installed); did you mean \"ukraine-baseline\"?\n"},
    {"ExtendsItself", "extends = \"bad\"\n", nullptr, nullptr,
     "bad.toml:1: extends: found \"bad\" (it leads back to bad.toml, so there is no first scenario); extend another\n"},
    {"UnknownKey", BASE "\nhorizn = 20\n", nullptr, nullptr,
     "bad.toml:3: unknown key \"horizn\"; did you mean \"horizon\"?\n"},
    {"UnknownKeyInATable", BASE "[sustained]\nfil = 0.9\n", nullptr, nullptr,
     "bad.toml:3: unknown key \"sustained.fil\"; did you mean \"sustained.fill\"?\n"},
    {"UnknownTable", BASE "[sustaned]\nfill = 0.9\n", nullptr, nullptr,
     "bad.toml:2: unknown key \"sustaned\"; did you mean \"sustained\"?\n"},
    {"KeyInTheWrongTable", BASE "fill = 0.9\n", nullptr, nullptr,
     "bad.toml:2: unknown key \"fill\"; did you mean \"sustained.fill\"?\n"},
    {"PolicyAmongInputs", BASE "[inputs]\nw_t = 2\n", nullptr, nullptr,
     "bad.toml:3: unknown key \"inputs.w_t\"; did you mean \"policy.pay.w_t\"?\n"},
    {"ValueForATable", BASE "sustained = 3\n", nullptr, nullptr,
     "bad.toml:2: sustained: found 3 (it is a table of further keys); write [sustained] and its keys below\n"},
    {"TextForANumber", BASE "horizon = \"twenty\"\n", nullptr, nullptr,
     "bad.toml:2: horizon: found \"twenty\" (a whole number is needed); 1 to 100 is allowed [years]\n"},
    {"FractionForAWholeNumber", BASE "base_year = 2027.5\n", nullptr, nullptr,
     "bad.toml:2: base_year: found 2027.5 (a whole number is needed); 1900 to 2200 is allowed [calendar year]\n"},
    {"OutsideItsRange", BASE "[sustained]\nfill = 1.5\n", nullptr, nullptr,
     "bad.toml:3: sustained.fill: found 1.5 (it lies outside its range); above 0 to 1 is allowed [share]\n"},
    {"NumberForAText", BASE "title = 7\n", nullptr, nullptr,
     "bad.toml:2: title: found 7 (a text is needed); write it in quotes\n"},
    {"DateForANumber", BASE "horizon = 2026-01-01\n", nullptr, nullptr,
     "bad.toml:2: horizon: found 2026-01-01 (a date) (a whole number is needed)"},
    {"UnknownChoice", BASE "level = \"L4\"\n", nullptr, nullptr,
     "bad.toml:2: level: found \"L4\" (it is none of the choices); did you mean \"L1\"?; L1, L2, L3 is allowed\n"},
    {"OneDraw", BASE "[run]\ndraws = 1\n", nullptr, nullptr,
     "bad.toml:3: run.draws: found 1 (it lies outside its range); 2 to 1000000000 is allowed\n"},
    {"NegativeSeed", BASE "[run]\nseed = -1\n", nullptr, nullptr,
     "bad.toml:3: run.seed: found -1 (it lies outside its range)"},
    {"LayersAreNoList", BASE "[population]\nlayers_off = \"wounded\"\n", nullptr, nullptr,
     "bad.toml:3: population.layers_off: found \"wounded\" (a list is needed); write it in brackets, such as "
     "[\"territory\"]\n"},
    {"UnknownLayer", BASE "[population]\nlayers_off = [\"woundd\"]\n", nullptr, nullptr,
     "bad.toml:3: population.layers_off: found \"woundd\" (it is none of the choices); did you mean \"wounded\"?; "},
    {"BrokenGrid", BASE "[policy.pay]\ngrid = \"0.9-2.2\"\n", nullptr, nullptr,
     "bad.toml:3: policy.pay.grid: found \"0.9-2.2\" (two colons are needed); write LOW:HIGH:STEP, such as "
     "\"0.9:2.2:0.1\"\n"},
    {"GridOfWords", BASE "[policy.pay]\ngrid = \"a:b:c\"\n", nullptr, nullptr,
     "bad.toml:3: policy.pay.grid: found \"a:b:c\" (a part is no number)"},
    {"GridUpsideDown", BASE "[policy.pay]\ngrid = \"2:1:0.1\"\n", nullptr, nullptr,
     "bad.toml:3: policy.pay.grid: found \"2:1:0.1\" (the ends are out of order"},
    {"GridWithoutEnd", BASE "[policy.pay]\ngrid = \"1:2:0\"\n", nullptr, nullptr,
     "bad.toml:3: policy.pay.grid: found \"1:2:0\" (the step makes more than 1000 ratios)"},
    {"WindowEndsBeforeItOpens", BASE "[sustained]\nsettle = 9\nuntil = 5\n", nullptr, nullptr,
     "bad.toml:4: sustained.until: found 5 (the window would end before it opens); at least sustained.settle = 9 is "
     "allowed\n"},
    {"WindowBeyondTheRun", BASE "ceasefire_year = 8\n", nullptr, nullptr,
     "horizon: found 20 (the window ends 23 years after the base year, the run before it); at least 23 = "
     "ceasefire_year + "
     "sustained.until is allowed\n"},
    {"PopulationAfterTheRun", BASE "population_date = 2030\n", nullptr, nullptr,
     "bad.toml:2: population_date: found 2030 (the population would be younger than the run); at most base_year = 2027 "
     "is allowed\n"},
    {"YearsNeededMissing", BASE "[sustained]\ndefinition = \"n-of-m\"\n", nullptr, nullptr,
     "bad.toml:3: sustained.definition: found n-of-m (sustained.years_needed is missing); write it, from 1 to 13\n"},
    {"YearsNeededTooMany", BASE "[sustained]\ndefinition = \"n-of-m\"\nyears_needed = 14\n", nullptr, nullptr,
     "bad.toml:4: sustained.years_needed: found 14 (the window has 13 years); 1 to 13 is allowed\n"},
    {"TargetOfNothing", BASE "[[targets]]\nname = \"x\"\n", nullptr, nullptr,
     "bad.toml:2: targets: found neither active nor band (a target has one size); write active or band\n"},
    {"TargetOfBoth", BASE "[[targets]]\nactive = 5\nband = [1, 2]\n", nullptr, nullptr,
     "bad.toml:2: targets: found active and band (a target has one size)"},
    {"UnknownTargetKey", BASE "[[targets]]\nactiv = 5\n", nullptr, nullptr,
     "bad.toml:3: unknown key \"targets[].activ\"; did you mean \"active\"?\n"},
    {"TargetInWords", BASE "[[targets]]\nactive = \"250k\"\n", nullptr, nullptr,
     "bad.toml:3: targets[].active: found \"250k\" (a number of persons is needed); 1 to 1000000000 is allowed\n"},
    {"NegativeReserve", BASE "[[targets]]\nactive = 5\nreserve = -5\n", nullptr, nullptr,
     "bad.toml:4: targets[].reserve: found -5 (it lies outside its range); 0 to 1000000000 is allowed\n"},
    {"BandUpsideDown", BASE "[[targets]]\nband = [2, 1]\n", nullptr, nullptr,
     "bad.toml:3: targets[].band: found [2, 1] (the ends are out of order); write [LOW, HIGH]\n"},
    {"BandOfOne", BASE "[[targets]]\nband = [2]\n", nullptr, nullptr,
     "bad.toml:3: targets[].band: found a list (two numbers of persons are needed); write [LOW, HIGH]\n"},
    {"BandWithReserve", BASE "[[targets]]\nband = [1, 2]\nreserve = 1\n", nullptr, nullptr,
     "targets[].reserve: found it beside a band"},
    {"TargetsAreNoList", BASE "targets = 5\n", nullptr, nullptr,
     "bad.toml:2: targets: found 5 (a list of tables is needed); write [[targets]] for each\n"},
    {"TargetIsNoTable", BASE "targets = [5]\n", nullptr, nullptr, "bad.toml:2: targets: found 5 (a table is needed)"},
    {"TargetTwice", BASE "[[targets]]\nactive = 5\n[[targets]]\nactive = 5\n", nullptr, nullptr,
     "bad.toml:4: targets[].name: found \"5\" a second time (results go by it); write another\n"},
    {"UnknownInput", BASE "[inputs]\npropensty = 0.01\n", nullptr, nullptr,
     "bad.toml:3: unknown key \"inputs.propensty\"; did you mean \"inputs.propensity\"?\n"},
    {"UnknownInputKey", BASE "[inputs.e_p]\ndistributon = 1\n", nullptr, nullptr,
     "bad.toml:3: unknown key \"inputs.e_p.distributon\"; did you mean \"distribution\"?\n"},
    {"DistributionOutOfOrder", BASE "[inputs]\ne_p = \"triangular(0.7, 0.3, 1.2)\"\n", nullptr, nullptr,
     "bad.toml:3: inputs.e_p: triangular(0.7, 0.3, 1.2) is out of order"},
    {"UnknownDistribution", BASE "[inputs]\ne_p = \"triangle(0.3, 0.7, 1.2)\"\n", nullptr, nullptr,
     "bad.toml:3: inputs.e_p: "},
    {"InputIsTrue", BASE "[inputs]\ne_p = true\n", nullptr, nullptr,
     "bad.toml:3: inputs.e_p: found true (a number, a distribution or a table is needed); write one of them\n"},
    {"InputIsNotFinite", BASE "[inputs]\ne_p = inf\n", nullptr, nullptr,
     "bad.toml:3: inputs.e_p: found inf (no finite number)"},
    {"ShareAboveOne", BASE "[inputs]\nfit = 1.2\n", nullptr, nullptr,
     "bad.toml:3: inputs.fit: found 1.2 (it lies outside its range); 0 to 1 is allowed\n"},
    {"ShareThatMayPassOne", BASE "[inputs]\nfit = \"normal(0.6, 0.2)\"\n", nullptr, nullptr,
     "bad.toml:3: inputs.fit: found normal(0.6, 0.2) (it gives values from -0.9883 to 2.188); 0 to 1 is allowed: "
     "truncate "
     "it with [lo, hi] behind it\n"},
    {"DivisionByZeroYears", BASE "[inputs]\ndemob_years = 0\n", nullptr, nullptr,
     "bad.toml:3: inputs.demob_years: found 0 (it lies outside its range); above 0 is allowed\n"},
    {"NegativeSpread", BASE "[inputs]\nsigma_y = -0.01\n", nullptr, nullptr,
     "bad.toml:3: inputs.sigma_y: found -0.01 (it lies outside its range); at least 0 is allowed\n"},
    {"TableForANumber", BASE "[inputs]\nfit = \"table(fit_age.csv)\"\n", nullptr, nullptr,
     "bad.toml:3: inputs.fit: found table(fit_age.csv) (it is one number, not a table)"},
    {"NumberForATable", BASE "[inputs]\nc_ref = 0.9\n", nullptr, nullptr,
     "bad.toml:3: inputs.c_ref: found constant(0.9) (it varies by completed years of service)"},
    {"UnknownTableFile", BASE "[inputs]\nc_ref = \"table(cref.csv)\"\n", nullptr, nullptr,
     "bad.toml:3: inputs.c_ref: found table(cref.csv) (the pack ukraine has no such file); did you mean "
     "\"c_ref.csv\"?\n"},
    {"TableIsAPath", BASE "[inputs]\nc_ref = \"table(../c_ref.csv)\"\n", nullptr, nullptr,
     "bad.toml:3: inputs.c_ref: "},
    {"FractionalAge", BASE "[policy.conscription]\ncall_up_age = 18.5\n", nullptr, nullptr,
     "bad.toml:3: policy.conscription.call_up_age: found constant(18.5) (one whole number is needed)"},
    {"UncertainRegime", BASE "[policy.reserve]\nreserve_by_law = \"uniform(0, 1)\"\n", nullptr, nullptr,
     "bad.toml:3: policy.reserve.reserve_by_law: found uniform(0, 1) (one whole number is needed)"},
    {"UnknownGrade", BASE "[inputs.e_p]\ngrade = \"E\"\n", nullptr, nullptr,
     "bad.toml:3: inputs.e_p.grade: found \"E\" (there is none of that name)"},
    {"UnknownGroup", BASE "[inputs.e_p]\ngroup = \"recruitmnt\"\n", nullptr, nullptr,
     "bad.toml:3: inputs.e_p.group: found \"recruitmnt\" (there is none of that name); did you mean "
     "\"recruitment\"?; "},
    {"ReasonIsNoText", BASE "[inputs.e_p]\nreason = 1\n", nullptr, nullptr,
     "bad.toml:3: inputs.e_p.reason: found 1 (a text is needed); write it in quotes\n"},
    {"SourcesAreNoList", BASE "[inputs.e_p]\nsources = \"M096\"\n", nullptr, nullptr,
     "bad.toml:3: inputs.e_p.sources: found \"M096\" (a list of ids is needed); write [] for a judgement\n"},
    {"SourceIsNoText", BASE "[inputs.e_p]\nsources = [96]\n", nullptr, nullptr,
     "bad.toml:3: inputs.e_p.sources: found 96 (an id in quotes is needed); write such as \"M096\"\n"},
    {"PriorMeanInWords", BASE "[inputs.e_p]\nprior_mean = \"one\"\n", nullptr, nullptr,
     "bad.toml:3: inputs.e_p.prior_mean: found \"one\" (a finite number is needed)"},
    {"NewInputWithoutMetaData", "country = \"ukraine\"\n[inputs]\ne_p = 1\n", nullptr, nullptr,
     "bad.toml:3: inputs.e_p.unit: the key is missing (neither the pack nor what is extended has this input); write "
     "it\n"},
    {"CorrelationWithNobody", BASE "[[correlations]]\nbetween = [\"e_p\", \"fitt\"]\nrank = 0.1\n", nullptr, nullptr,
     "bad.toml:3: correlations[].between: found \"fitt\" (the scenario has no such input); did you mean \"fit\"?\n"},
    {"CorrelationWithItself", BASE "[[correlations]]\nbetween = [\"e_p\", \"e_p\"]\nrank = 0.1\n", nullptr, nullptr,
     "bad.toml:3: correlations[].between: found e_p twice (an input goes with itself); name two\n"},
    {"CorrelationWithATable", BASE "[[correlations]]\nbetween = [\"e_p\", \"c_ref\"]\nrank = 0.1\n", nullptr, nullptr,
     "bad.toml:3: correlations[].between: found \"c_ref\" (a table has no rank); name a number\n"},
    {"CorrelationOfOne", BASE "[[correlations]]\nbetween = [\"e_p\"]\nrank = 0.1\n", nullptr, nullptr,
     "bad.toml:3: correlations[].between: found a list (two inputs are needed)"},
    {"CorrelationTooStrong", BASE "[[correlations]]\nbetween = [\"e_p\", \"fit\"]\nrank = 1.1\n", nullptr, nullptr,
     "bad.toml:4: correlations[].rank: found 1.1 (Spearman's rank is needed); -1 to 1 is allowed\n"},
    {"CorrelationTwice",
     BASE "[[correlations]]\nbetween = [\"e_p\", \"fit\"]\nrank = 0.1\n[[correlations]]\nbetween = [\"fit\", "
          "\"e_p\"]\nrank = 0.2\n",
     nullptr, nullptr,
     "bad.toml:5: correlations: e_p and fit stand here a second time (first in line 2); keep one of the two\n"},
    {"UnknownCorrelationKey", BASE "[[correlations]]\nbetwen = [\"e_p\", \"fit\"]\n", nullptr, nullptr,
     "bad.toml:3: unknown key \"correlations[].betwen\"; did you mean \"between\"?\n"},
    {"CorrelationsAreNoList", BASE "correlations = 1\n", nullptr, nullptr,
     "bad.toml:2: correlations: found 1 (a list of tables is needed)"},
    {"WeightsOfAidDoNotAddUp", BASE "[policy.aid]\nform = \"drawn\"\n[inputs]\n\"aid_weight[decay]\" = 0.9\n", nullptr,
     nullptr,
     "bad.toml:3: policy.aid.form: found \"drawn\" (the three aid_weight add up to 1.5, not 1); correct them\n"},
    {"EnlistmentAgesCross", BASE "[inputs]\nmin_enlist_age = 50\n", nullptr, nullptr,
     "bad.toml:3: inputs.min_enlist_age: found constant(50) (it may pass max_enlist_age = constant(45)); a lower age "
     "is allowed\n"},
    {"SetWithoutValue", BASE, "--set", "horizon",
     "--set: found \"horizon\" (a key and a value are needed); write KEY=VALUE\n"},
    {"SetOfAnUnknownKey", BASE, "--set", "horizn=20", "--set: unknown key \"horizn\"; did you mean \"horizon\"?\n"},
    {"SetOfAnAmbiguousKey", BASE, "--set", "aid_level=1",
     "--set: aid_level: the key is ambiguous (it ends 2 keys); write one of policy.surge.aid_level, "
     "inputs.aid_level\n"},
    {"SetOutsideItsRange", BASE, "--set", "fill=2",
     "--set: sustained.fill: found 2 (it lies outside its range); above 0 to 1 is allowed [share]\n"},
    {"SetOfABrokenDistribution", BASE, "--set", "e_p=triangular(1,2)", "--set: inputs.e_p: "},
    {"TargetOptionInWords", BASE, "--target", "many",
     "--target: found \"many\" (it is no number of persons); write A or A+R, such as 250000+275000 or 300k\n"},
    {"TargetOptionOfZero", BASE, "--target", "0",
     "--target: targets[].active: found 0 (it lies outside its range); 1 to 1000000000 is allowed\n"},
    {"UnknownOption", BASE, "--sett", "a=1", "unknown option \"--sett\"; did you mean \"--set\"?\n"},
};

INSTANTIATE_TEST_SUITE_P(Apps, MalformedScenario, ::testing::ValuesIn(cases),
                         [](const auto& each) { return each.param.name; });

TEST(MalformedScenarios, EverythingThatCanBeFoundInOneGoIsListed) {
  const TemporaryFolder folder;
  folder.write("bad.toml", BASE "horizon = \"x\"\n[sustained]\nfill = 7\n[inputs]\nfit = 2\ne_p = \"nonsense\"\n");
  const ProgramResult result =
      run_program({MUSTER_BINARY, "check", "bad.toml", "--data", data}, ProgramSetting{folder.path(), {}});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(std::ranges::count(result.err, '\n'), 4) << result.err;
  for (const char* place : {"bad.toml:2: horizon: ", "bad.toml:4: sustained.fill: ", "bad.toml:6: inputs.fit: ",
                            "bad.toml:7: inputs.e_p: "}) {
    EXPECT_THAT(result.err, ::testing::HasSubstr(place));
  }
}

}  // namespace
}  // namespace muster
