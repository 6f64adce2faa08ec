#include "muster/ensemble/scenario_read.hpp"

#include "muster/core/require.hpp"
#include "muster/evidence/country.hpp"
#include "muster/evidence/provenance.hpp"
#include "support/temporary_folder.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace muster {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::TemporaryFolder;

const std::filesystem::path shipped = std::filesystem::path(MUSTER_SOURCE_DIR) / "data";

/// An input of the test scenarios, complete.
std::string input(const std::string& name, const std::string& distribution) {
  return "[inputs." + name + "]\ngroup = \"recruitment\"\nunit = \"1\"\ndistribution = \"" + distribution +
         "\"\ngrade = \"D\"\nreason = \"test\"\nsources = []\n";
}

/// A data folder with a country whose pack brings one input, and a place for scenarios.
class ScenarioRead : public ::testing::Test {
 protected:
  ScenarioRead() {
    data_.write("countries/toyland/country.toml", "format = 1\nname = \"Toyland\"\niso3 = \"TOY\"\nun_m49 = 1\n" +
                                                      input("sigma_k", "lognormal(0.02, 0.3)"));
    data_.write("countries/toyland/c_ref.csv", "completed_years,value\n0,0.9\n");
  }

  Scenario read(const std::string& name, const std::vector<std::string>& sets = {}) const {
    std::vector<Override> overrides;
    for (const std::string& set : sets) overrides.push_back(parse_set(set));
    return read_scenario(name, data_.path(), overrides);
  }

  std::string fault_of(const std::string& name, const std::vector<std::string>& sets = {}) const {
    try {
      (void)read(name, sets);
    } catch (const InvalidInput& error) {
      return error.what();
    }
    return "nothing was wrong";
  }

  void write(const std::string& name, const std::string& text) const {
    data_.write("scenarios/" + name + ".toml", text);
  }

  TemporaryFolder data_;
};

std::vector<std::string> names_of(const Scenario& scenario) {
  std::vector<std::string> names;
  for (const Input& each : scenario.inputs) {
    if (each.key.starts_with("inputs.")) names.push_back(each.name);
  }
  return names;
}

TEST_F(ScenarioRead, DefaultsAreThoseOfTheInterface) {
  write("bare", "country = \"toyland\"\n");
  const Scenario s = read("bare");
  EXPECT_EQ(s.title, "bare");
  EXPECT_EQ(s.level, Level::L2);
  EXPECT_EQ(s.base_year, 2027);
  EXPECT_EQ(s.horizon, 20);
  EXPECT_EQ(s.run.draws, 4096);
  EXPECT_EQ(s.run.futures, 64);
  EXPECT_EQ(s.sustained.fill, 0.95);
  EXPECT_EQ(s.sustained.until, 15);
  EXPECT_EQ(mean(find_input(s, "w_t")->distribution), 1.5);
  EXPECT_EQ(mean(find_input(s, "call_up_age")->distribution), 18);
  EXPECT_EQ(find_input(s, "cap"), nullptr) << "no cap unless one is given";
  EXPECT_TRUE(s.targets.empty());
}

TEST_F(ScenarioRead, MergesPackAncestorsFileAndOverridesInThisOrder) {
  write("root", "country = \"toyland\"\nhorizon = 30\ntarget_scale = 2\n[sustained]\nsettle = 4\nfill = 0.9\n" +
                    input("e_p", "lognormal(1, 0.4)") + input("fit", "beta(14, 9)"));
  write("child", "extends = \"root\"\nhorizon = 25\n[sustained]\nfill = 0.8\n[inputs]\nfit = 0.5\n" +
                     input("decay", "uniform(0.1, 0.2)") + "[inputs.sigma_k]\ndistribution = \"uniform(0, 0.1)\"\n");
  const Scenario s = read("child", {"sustained.fill=0.7", "e_p=triangular(0.3,0.7,1.2)", "aid.form=none"});
  EXPECT_EQ(s.name, "child");
  EXPECT_EQ(s.horizon, 25);
  EXPECT_EQ(s.target_scale, 2);
  EXPECT_EQ(s.sustained.settle, 4);
  EXPECT_EQ(s.sustained.fill, 0.7);
  EXPECT_EQ(s.aid_form, AidForm::none);
  EXPECT_THAT(names_of(s), ElementsAre("sigma_k", "e_p", "fit", "decay")) << "pack, then by first declaration";
  EXPECT_EQ(to_text(find_input(s, "e_p")->distribution), "triangular(0.3, 0.7, 1.2)");
  EXPECT_EQ(find_input(s, "e_p")->origin.file, "--set");
  EXPECT_EQ(find_input(s, "fit")->reason, "test") << "meta-data is kept from what a number replaces";
  EXPECT_THAT(find_input(s, "sigma_k")->origin.place(), HasSubstr("child.toml:"));
}

TEST_F(ScenarioRead, ThePriorMeanStaysWhenALeverReplacesTheDistribution) {
  write("root", "country = \"toyland\"\n" + input("domestic_share", "beta(9, 4)"));
  write("child", "extends = \"root\"\n[inputs]\ndomestic_share = 1\n");
  EXPECT_NEAR(find_input(read("root"), "domestic_share")->prior_mean, 9. / 13, 1e-15);
  EXPECT_NEAR(find_input(read("child"), "domestic_share")->prior_mean, 9. / 13, 1e-15);
  EXPECT_NEAR(find_input(read("root", {"domestic_share=0.2"}), "domestic_share")->prior_mean, 9. / 13, 1e-15);
  EXPECT_EQ(find_input(read("root", {"domestic_share.prior_mean=0.6"}), "domestic_share")->prior_mean, 0.6);
  EXPECT_THAT(to_toml(read("root")), ::testing::Not(HasSubstr("prior_mean")));
  EXPECT_THAT(to_toml(read("child")), HasSubstr("prior_mean = 0.692307"));
}

TEST_F(ScenarioRead, ACorrelationReplacesThatOfTheSamePairAndRankZeroRemovesIt) {
  const std::string three = input("e_p", "lognormal(1, 0.4)") + input("fit", "beta(14, 9)") + input("decay", "0.1");
  write("root", "country = \"toyland\"\n" + three +
                    "[[correlations]]\nbetween = [\"e_p\", \"fit\"]\nrank = 0.4\n"
                    "[[correlations]]\nbetween = [\"decay\", \"fit\"]\nrank = 0.2\n");
  write("child",
        "extends = \"root\"\n[[correlations]]\nbetween = [\"fit\", \"e_p\"]\nrank = -0.1\n"
        "[[correlations]]\nbetween = [\"fit\", \"decay\"]\nrank = 0\n");
  ASSERT_EQ(read("root").correlations.size(), 2u);
  const std::vector<Correlation> ignored = ignored_correlations(read("root"));
  ASSERT_EQ(ignored.size(), 1u) << "decay is a constant";
  EXPECT_EQ(ignored[0].first, "decay");
  const Scenario child = read("child");
  ASSERT_EQ(child.correlations.size(), 1u);
  EXPECT_EQ(child.correlations[0].rank, -0.1);
}

TEST_F(ScenarioRead, ArraysAreReplacedWhole) {
  write("root",
        "country = \"toyland\"\n[[targets]]\nactive = 250_000\nreserve = 275_000\n[[targets]]\nactive = 1000\n"
        "[population]\nlayers_off = [\"wounded\", \"return\"]\n");
  write("child", "extends = \"root\"\n[[targets]]\nname = \"band\"\nband = [300_000, 400_000]\n");
  const Scenario root = read("root"), child = read("child");
  ASSERT_EQ(root.targets.size(), 2u);
  EXPECT_EQ(root.targets[0].name, "250000+275000");
  EXPECT_EQ(root.targets[0].reserve, 275000);
  ASSERT_EQ(child.targets.size(), 1u);
  EXPECT_EQ(child.targets[0].band_high, 400000);
  EXPECT_FALSE(child.population.has(Layer::wounded));
  EXPECT_THAT(read("root", {"layers_off=[]"}).population.layers_off, IsEmpty());
}

TEST_F(ScenarioRead, ATargetOptionReplacesTheTargets) {
  write("root", "country = \"toyland\"\n[[targets]]\nactive = 1000\n");
  const std::vector<std::string> texts{"250k+275k", "1.2m"};
  const std::vector<Override> overrides{targets_override(texts)};
  const Scenario s = read_scenario("root", data_.path(), overrides);
  ASSERT_EQ(s.targets.size(), 2u);
  EXPECT_EQ(s.targets[0], (Target{"250000+275000", 250000, 275000, std::nullopt}));
  EXPECT_EQ(s.targets[1].active, 1.2e6);
  for (const char* text : {"", "x", "1+", "+1", "1+2+3", "-5", "1 000"}) {
    EXPECT_THROW((void)parse_target(text), InvalidInput) << text;
  }
}

TEST_F(ScenarioRead, AKeyIsShortenedToTheLastPartsThatMakeItUnique) {
  write("root", "country = \"toyland\"\n" + input("aid_level", "lognormal(1e10, 0.6)"));
  EXPECT_EQ(mean(find_input(read("root", {"term=1.5"}), "term")->distribution), 1.5);
  EXPECT_EQ(mean(find_input(read("root", {"inputs.aid_level=5"}), "aid_level")->distribution), 5);
  EXPECT_EQ(read("root", {"surge.aid_level=7"}).surge.aid_level, 7);
  EXPECT_EQ(fault_of("root", {"aid_level=5"}),
            "--set: aid_level: the key is ambiguous (it ends 2 keys); write one of policy.surge.aid_level, "
            "inputs.aid_level");
  EXPECT_EQ(fault_of("root", {"policy.conscription.trem=1"}),
            "--set: unknown key \"policy.conscription.trem\"; did you mean \"policy.conscription.term\"?");
  EXPECT_THAT(fault_of("root", {"reason=x"}), HasSubstr("the key is ambiguous (it ends"));
  EXPECT_THAT(fault_of("root", {"extends=x"}), HasSubstr("--set: extends: cannot be set"));
  EXPECT_THROW((void)parse_set("horizon"), InvalidInput);
  EXPECT_THROW((void)parse_set("=1"), InvalidInput);
}

TEST_F(ScenarioRead, AnOverrideMayBeAnyTomlValueOrBareWords) {
  write("root", "country = \"toyland\"\n" + input("\"reserve_join[by-law]\"", "beta(10, 8)"));
  EXPECT_EQ(read("root", {"title=What if"}).title, "What if");
  EXPECT_EQ(read("root", {"grid=1:2:0.5"}).pay_grid.high, 2);
  EXPECT_EQ(read("root", {"targets=[{active=5}]"}).targets[0].active, 5);
  const Scenario s = read("root", {"reserve_join[by-law]={distribution = 0.4, grade = 'B'}"});
  EXPECT_EQ(find_input(s, "reserve_join[by-law]")->grade, "B");
  EXPECT_EQ(mean(find_input(s, "reserve_join[by-law]")->distribution), 0.4);
  EXPECT_EQ(fault_of("root", {"horizon=1\nfill=0.5"}),
            "--set: horizon: found \"1\\nfill=0.5\" (a whole number is needed); 1 to 100 is allowed [years]");
}

TEST_F(ScenarioRead, ExtendsNamesAFileBesideOrAnInstalledScenario) {
  write("installed", "country = \"toyland\"\nhorizon = 40\n");
  const auto file = data_.write("elsewhere/mine.toml", "extends = \"installed\"\n");
  EXPECT_EQ(read(file.string()).horizon, 40);
  data_.write("elsewhere/installed.toml", "country = \"toyland\"\nhorizon = 41\n");
  const Scenario s = read(file.string());
  EXPECT_EQ(s.horizon, 41) << "a file beside it comes first";
  EXPECT_EQ(s.files.size(), 2u);
  EXPECT_THAT(s.files[0], HasSubstr("elsewhere/installed.toml"));
}

TEST_F(ScenarioRead, RefusesABrokenOrClosedChain) {
  write("a", "extends = \"b\"\n");
  write("b", "\nextends = \"a\"\n");
  write("c", "extends = \"d\"\n");
  write("e", "extends = \"../a\"\n");
  write("f", "extends = 3\n");
  EXPECT_THAT(fault_of("a"), HasSubstr("b.toml:2: extends: found \"a\" (it leads back to "));
  EXPECT_THAT(fault_of("c"), HasSubstr("c.toml:1: extends: found \"d\" (there is no d.toml beside this file"));
  EXPECT_THAT(fault_of("e"), HasSubstr("e.toml:1: extends: found \"../a\" (a path ties the scenario to one machine)"));
  EXPECT_THAT(fault_of("f"), HasSubstr("f.toml:1: extends: found 3 (the name of a scenario is needed)"));
  EXPECT_THAT(fault_of("g"), HasSubstr("scenario \"g\" is neither a file nor installed"));
}

TEST_F(ScenarioRead, SaysWhichInputsAreMissing) {
  write("bare", "country = \"toyland\"\n");
  const std::vector<std::string> missing = missing_inputs(read("bare"));
  EXPECT_THAT(missing, ::testing::Contains("e_p"));
  EXPECT_THAT(missing, ::testing::Not(::testing::Contains("sigma_k"))) << "the pack brings it";
}

TEST_F(ScenarioRead, TheOrderOfImportanceIsThatOfTheAncestorUnlessReplaced) {
  const std::string order = "country = \"toyland\"\n[run]\nimportance = [\"e_p\", \"fit\"]\n";
  write("parent", order);
  write("child", "extends = \"parent\"\n");
  EXPECT_THAT(read("child").run.importance, ::testing::ElementsAre("e_p", "fit"));
  EXPECT_THAT(read("child", {"run.importance=[\"fit\"]"}).run.importance, ::testing::ElementsAre("fit"));
}

TEST_F(ScenarioRead, SaysWhatIsWrongWithAnOrderOfImportance) {
  const auto write_order = [&](const char* order) {
    write("order", fmt::format("country = \"toyland\"\n[run]\nimportance = {}\n", order));
    return fault_of("order");
  };
  EXPECT_THAT(write_order("[\"propensty\"]"),
              HasSubstr("order.toml:3: run.importance: found \"propensty\" (no input of that name is drawn); did you "
                        "mean \"propensity\"?"));
  EXPECT_THAT(write_order("[\"fit_age\"]"), HasSubstr("found \"fit_age\" (no input of that name is drawn)"));
  EXPECT_THAT(write_order("[\"fit\", \"fit\"]"), HasSubstr("found \"fit\" twice (an input has one place)"));
  EXPECT_THAT(write_order("\"fit\""), HasSubstr("found \"fit\" (a list of inputs is needed)"));
}

TEST_F(ScenarioRead, TheResolvedScenarioReadsBackToItself) {
  write("root",
        "country = \"toyland\"\nlevel = \"L3\"\ndescription = \"two\\nlines and a \\\"quote\\\"\"\n"
        "[run]\ndraws = 100\nthreads = 3\nsampler = \"latin-hypercube\"\nimportance = [\"e_p\"]\n"
        "[[targets]]\nactive = 250_000\nreserve = 1\n[[targets]]\nband = [1, 2]\n"
        "[sustained]\ndefinition = \"n-of-m\"\nyears_needed = 5\nreserve_counts = \"ready\"\n"
        "[population]\nvariant = \"un-medium\"\nlayers_off = [\"return\", \"war-dead\"]\n"
        "[policy.pay]\nrule = \"best\"\ngrid = \"1:2:0.25\"\nw_t = \"uniform(1, 2)\"\n[policy.force]\ncap = 5e5\n" +
            input("e_p", "lognormal(1, 0.1)[0.3, inf]") + input("c_ref", "table(c_ref.csv)") +
            "[[correlations]]\nbetween = [\"w_t\", \"e_p\"]\nrank = 0.1\n");
  const Scenario first = read("root", {"e_p=0.5"});
  const std::string text = to_toml(first);
  EXPECT_THAT(text, ::testing::Not(HasSubstr("threads")));
  write("resolved", text);
  const Scenario second = read("resolved");
  EXPECT_EQ(to_toml(second), text);
  EXPECT_EQ(second.title, "root");
  EXPECT_EQ(second.targets, first.targets);
  EXPECT_EQ(second.run.importance, first.run.importance);
  EXPECT_EQ(second.level, Level::L3);
  EXPECT_EQ(second.sustained.years_needed, 5);
  EXPECT_EQ(second.population.layers_off, first.population.layers_off);
  ASSERT_EQ(second.inputs.size(), first.inputs.size());
  for (std::size_t i = 0; i < first.inputs.size(); ++i) {
    EXPECT_EQ(second.inputs[i].name, first.inputs[i].name);
    EXPECT_EQ(second.inputs[i].distribution, first.inputs[i].distribution);
    EXPECT_EQ(second.inputs[i].prior_mean, first.inputs[i].prior_mean);
  }
}

TEST(ShippedScenarios, ResolveToThemselves) {
  const TemporaryFolder folder;
  const std::vector<std::string> names = list_scenarios(shipped);
  ASSERT_FALSE(names.empty());
  for (const std::string& name : names) {
    const std::string text = to_toml(read_scenario(name, shipped));
    const auto file = folder.write(name + ".toml", text);
    EXPECT_EQ(to_toml(read_scenario(file.string(), shipped)), text) << name;
  }
}

TEST(ShippedScenarios, TheBaselineHasEveryInputAndItsSourcesAreKnown) {
  const Scenario baseline = read_scenario("ukraine-baseline", shipped);
  const Country country = read_country(shipped, baseline.country);
  EXPECT_THAT(missing_inputs(baseline), IsEmpty());
  EXPECT_EQ(baseline.correlations.size(), 17u);
  EXPECT_EQ(baseline.targets.size(), 6u);
  for (const Input& each : baseline.inputs) {
    if (each.name == "cap") continue;
    EXPECT_NE(each.origin.file, "default") << each.name;
    EXPECT_FALSE(each.reason.empty()) << each.name;
    EXPECT_THAT(unknown_sources(country, each.sources), IsEmpty()) << each.name;
  }
}

TEST(ShippedScenarios, EveryRivalPriorIsOneAUserMayChoose) {
  const Country country = read_country(shipped, "ukraine");
  ASSERT_FALSE(country.rivals.empty());
  for (const RivalPrior& rival : country.rivals) {
    const std::vector<Override> change{{"--set", rival.name, rival.distribution}};
    if (rival.name == "own_cap") continue;  // a setting, written as a number
    EXPECT_NO_THROW((void)read_scenario("ukraine-baseline", shipped, change)) << rival.name;
  }
}

}  // namespace
}  // namespace muster
