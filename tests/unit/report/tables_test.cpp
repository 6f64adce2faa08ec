#include "muster/report/tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "muster/core/require.hpp"
#include "muster/report/tables_facts.hpp"
#include "muster/report/tables_time.hpp"

namespace muster {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* probabilities =
    "target,active,reserve,band_high,definition,reserve_counts,draws,futures,successes,probability,std_error,ci_low,"
    "ci_high,ci_level,ci_method,p50_low,p50_high,p90_low,p90_high\n"
    "250k,250000,275000,,every-year,ready,100,4,0,0,0,0,0.03,0.95,x,0,0,0,0\n"
    "250k,250000,275000,,every-year,enrolled,100,4,40,0.1,0.01,0.08,0.12,0.95,x,0,0.2,0,0.5\n"
    "250k,250000,,,every-year,enrolled,100,4,268,0.67,0.02,0.63,0.71,0.95,x,0.5,0.8,0.28,0.96\n"
    "250k,250000,,,final-year,enrolled,100,4,300,0.75,0.02,0.71,0.79,0.95,x,0.5,0.8,0.3,0.98\n"
    "band,300000,,400000,every-year,enrolled,100,4,40,0.1,0.01,0.08,0.12,0.95,x,0,0.2,0,0.5\n";

Results small_run() {
  Results results;
  results.run.title = "A test";
  results.run.scenario = "test";
  results.run.draws_asked = results.run.draws_done = 100;
  results.run.futures = 4;
  results.run.seed = 7;
  results.run.run_id = "0123456789ab";
  results.run.start = "2026-11-22T23:59:50Z";
  results.run.end = "2026-11-23T00:01:05Z";
  results.run.inputs = {{"data/a.csv", "abc123"}};
  results.scenario_text =
      "base_year = 2027\nceasefire_year = 1\n[sustained]\ndefinition = \"every-year\"\n[policy.pay]\nw_t = 1.5\n"
      "[inputs.e_p]\ndistribution = \"lognormal(1, 0.42)\"\nreason = \"r\"\n";
  results.tables.emplace("probabilities", read_results_table("probabilities.csv", probabilities));
  return results;
}

void put(Results& results, const std::string& name, std::string_view csv) {
  results.tables.insert_or_assign(name, read_results_table(name, csv));
}

TEST(TargetReadings, PutTheForceAloneFirstThenEnrolledThenReady) {
  const auto readings = target_readings(small_run());
  std::vector<std::string> labels;
  for (const auto& reading : readings) labels.push_back(reading_label(reading, readings));
  EXPECT_THAT(labels, ElementsAre("250k alone", "250k + 275k enrolled", "250k + 275k ready", "300k\u2013400k"));
}

TEST(ThousandsLabel, KeepsWhatAThousandCannotHold) {
  EXPECT_EQ(thousands_label(300000), "300k");
  EXPECT_EQ(thousands_label(302500), "302.5k");
  EXPECT_EQ(thousands_label(1250000), "1,250k");
  EXPECT_EQ(thousands_label(123456.5), "123,456");
  EXPECT_EQ(thousands_label(900), "900");
}

TEST(HeadlineTable, PutsBothDefinitionsSideBySide) {
  const std::string md = as_markdown(headline_table(small_run()));
  EXPECT_THAT(md, HasSubstr("| 250k alone | 0.67 | 0.50\u20130.80 | 0.28\u20130.96 | 0.630\u20130.710 | 0.75 |"));
  EXPECT_THAT(md, HasSubstr("| 250k + 275k ready | 0 of 100 | &lt;0.01 | &lt;0.01 | 0.000\u20130.030 |  |"));
  EXPECT_THAT(md, HasSubstr("0 of 100 draws (95% upper bound 3/100)"));
  EXPECT_THAT(md, HasSubstr("100 draws of the inputs, 4 futures each, seed 7; run 0123456789ab"));
}

TEST(HeadlineTable, CsvIsMadeForPrograms) {
  EXPECT_THAT(as_csv(headline_table(small_run())),
              HasSubstr("\n250k + 275k ready,250k,250000,275000,,ready,0,0,0,0,0,0,0.03,"));
}

TEST(InputsTable, HoldsEachUncertainInputOnceAndNoEmptySource) {
  Results results = small_run();
  put(results, "inputs",
      "name,group,unit,distribution,mean,q05,q50,q95,grade,reason,sources\n"
      "sigma_k,demography,1,\"lognormal(0.022,0.35)\",0.023,0.012,0.022,0.039,B,r,D1;M2\n"
      "aid_level,budget,USD,\"lognormal(12e9,0.65)\",1.5e10,4.1196e9,1.2e10,3.4955e10,D,r,\n"
      "tfr_0,demography,1,constant(1),1,1,1,1,B,r,D1\n"
      "c_ref,force,share,table(c_ref.csv),,,,,C,r,D1\n");
  const Table table = inputs_table(results);
  EXPECT_EQ(table.rows.size(), 2u);
  const std::string md = as_markdown(table);
  EXPECT_THAT(md, HasSubstr("| \u03c3\\_k | 1 |"));
  EXPECT_THAT(md, HasSubstr("| 0.022 | 0.012\u20130.039 | D1, M2 | B |"));
  EXPECT_THAT(md, HasSubstr("| billion USD | lognormal(12e9, 0.65) | 12 | 4\u201335 | judgement | D |"));
  EXPECT_THAT(md, HasSubstr("2 constants and tables"));
  EXPECT_THAT(as_csv(table), HasSubstr("aid_level,,budget,USD,\"lognormal(12e9,0.65)\",12000000000,4119600000,"));
}

TEST(YearsTable, HasAColumnForEveryTarget) {
  Results results = small_run();
  put(results, "years",
      "target,year,passing,passing_ci_low,passing_ci_high,passing_p90_low,passing_p90_high,short_by,short_ci_low,"
      "short_ci_high\n250k,2027,0.9,0.8,1,0,1,,,\n250k,2028,0,0,0.1,0,1,,,\n");
  put(results, "paths",
      "variable,unit,target,year,q05,q25,q50,q75,q95\nactive,persons,250k,2027,1e5,2e5,2.1e5,2.2e5,2.3e5\n");
  const std::string csv = as_csv(years_table(results));
  EXPECT_THAT(csv, HasSubstr("year,active_q05,active_q25,active_q50,active_q75,active_q95,passing_250k\n"));
  EXPECT_THAT(csv, HasSubstr("2027,100000,200000,210000,220000,230000,0.9\n2028,,,,,,0\n"));
}

TEST(ConstraintsTable, ShowsTheYearsAfterTheCeasefire) {
  Results results = small_run();
  put(results, "constraints",
      "target,year,constraint,share,ci_low,ci_high\n250k,2031,none,0.4,0,1\n250k,2031,people,0.6,0,1\n"
      "250k,,people,0.7,0,1\n250k,,none,0.3,0,1\nmax_force,,money,1,1,1\n");
  const std::string csv = as_csv(constraints_table(results));
  EXPECT_THAT(csv, HasSubstr("target,constraint,window,year_2031,year_2033,year_2038,year_2043\n"));
  EXPECT_THAT(csv, HasSubstr("250k,people,0.7,0.6,,,\n250k,none,0.3,0.4,,,\n"));
  EXPECT_THAT(csv, HasSubstr("Maximum sustainable force,money,1,,,,\n"));
}

TEST(DiagnosticsTable, NamesFailuresAndTargetsThatNeedMoreDraws) {
  Results results = small_run();
  results.run.failed_draws = 3;
  results.run.complete = false;
  const std::string md = as_markdown(diagnostics_table(results));
  EXPECT_THAT(
      md,
      HasSubstr("| Failed draws | 3 |  |  |  | left out; every simulation error holds them as misses and as hits |"));
  EXPECT_THAT(md, HasSubstr("interrupted"));
  EXPECT_THAT(md, HasSubstr("| Time from start to end, s | 75 |"));
  EXPECT_THAT(md, HasSubstr("| P of 250k alone, every-year | 0.67 | 0.0400 | 0.01 | 553 | more draws needed"));
}

TEST(ProvenanceTable, ListsEveryInputFileWithItsChecksum) {
  const std::string csv = as_csv(provenance_table(small_run()));
  EXPECT_THAT(csv, HasSubstr("SHA-256 of data/a.csv,abc123\n"));
  EXPECT_THAT(csv, HasSubstr("Seed,7\n"));
}

TEST(ScenariosTable, TellsWhatWasChangedAndTheDifference) {
  Results base = small_run();
  put(base, "compare/compare",
      "scenario,base,target,probability,base_probability,difference,ci_low,ci_high,p90_low,p90_high,better\n"
      "high-pay,test,250k,0.8,0.67,0.13,0.12,0.14,0,0.3,0.9\n");
  Results other = small_run();
  other.run.scenario = "high-pay";
  other.run.title = "High pay";
  other.scenario_text =
      "title = \"x\"\nbase_year = 2027\nceasefire_year = 1\n[sustained]\ndefinition = \"every-year\"\n"
      "[policy.pay]\nw_t = 2.0\n[inputs.e_p]\ndistribution = \"lognormal(1, 0.42)\"\n";
  const std::string csv = as_csv(scenarios_table(std::vector<Results>{base, other}));
  EXPECT_THAT(csv, HasSubstr("A test,test,nothing,,250k alone,0.67,,,,,\n"));
  EXPECT_THAT(csv, HasSubstr("High pay,high-pay,pay.w_t 1.5 \u2192 2,,250k alone,0.67,0.13,0.12,0.14,0,0.3\n"));
}

TEST(ClaimsTable, GivesEveryVerdictItsNumberAndSaysWhatIsNotEvaluated) {
  Results results = small_run();
  put(results, "claims/claims",
      "claim,sentence,scenario,quantity,threshold,probability,p50_low,p50_high,p90_low,p90_high,ci_low,ci_high,"
      "verdict\n"
      "a,\"It can, they say\",test,sustained,1,0.67,0.5,0.8,0.1,0.9,0.65,0.69,leaning\n"
      "b,It cannot,elsewhere,sustained,0,,,,,,,,not evaluated\n");
  put(results, "claims/overturn",
      "claim,input,value,quantile,rank_correlation\na,propensity,0.0061,0.3,0.5\na,fit,,,0.2\nb,fit,1,0.5,1\n");
  const std::string md = as_markdown(claims_table(results));
  EXPECT_THAT(
      md,
      HasSubstr("| It can, they say | test | 0.67 | 0.10\u20130.90 | 0.650\u20130.690 | leaning | enlistment rate at "
                "0.0061 (its 30% point); swayed most by men fit to serve |"));
  EXPECT_THAT(md, HasSubstr("| It cannot | elsewhere |  |  |  | not evaluated |  |"));
}

TEST(WarTable, SaysEachReadingInWordsAndWhatSurgeAidPaysFor) {
  Results results = small_run();
  put(results, "relapse",
      "target,reading,probability,ci_low,ci_high,p50_low,p50_high,p90_low,p90_high\n250k,truce-held,0.4,0.38,0.42,0.1,"
      "0.6,0,0.9\n250k,surge,0.02,0.01,0.03,0,0,0,0.1\n");
  put(results, "surge",
      "item,amount,months_mean,months_q05,months_q50,months_q95\naid_level,36e9,8.1,6,8,11\nstockpile,0,0,0,0,0\n");
  const Table table = war_table(results);
  const std::string md = as_markdown(table);
  EXPECT_THAT(md, HasSubstr("| 250k | held, if the truce holds | 0.40 | &lt;0.01\u20130.90 | 0.380\u20130.420 |"));
  EXPECT_THAT(md, HasSubstr("a surge from this force reaches its size | 0.02 |"));
  EXPECT_EQ(
      table.notes.front(),
      "A year's surge aid of 36 billion USD pays and equips the surge for 8.0 months (90% prediction interval 6.0 "
      "to 11.0).");
  EXPECT_EQ(table.notes.size(), 2u) << "a stockpile of nothing is not mentioned";
}

TEST(LevelsTable, ShowsTheFirstAndLastJudgedYearOfTheFirstTargetOnly) {
  Results results = small_run();
  results.scenario_text = "base_year = 2027\nceasefire_year = 0\n[sustained]\nsettle = 3\nuntil = 15\n";
  put(results, "levels",
      "level,target,quantity,year,value,unit\nL0,,length_of_service,2027,11.5386,years\nL1,,M,,211953.2,persons\n"
      "L1,250k,active,2029,1,persons\nL1,250k,active,2030,237178.9,persons\nL1,250k,active,2042,203402.4,persons\n"
      "L1,other,active,2030,5,persons\n");
  const std::string md = as_markdown(levels_table(results));
  EXPECT_THAT(md, HasSubstr("| L0 |  | length of service | 2027 | 11.5 | years |"));
  EXPECT_THAT(md, HasSubstr("| maximum sustainable force |  | 211,953 | persons |"));
  EXPECT_THAT(md, HasSubstr("| 2030 | 237,179 |"));
  EXPECT_THAT(md, HasSubstr("| 2042 | 203,402 |"));
  EXPECT_THAT(md, Not(HasSubstr("2029")));
  EXPECT_THAT(md, Not(HasSubstr("other")));
}

TEST(ChecklistTable, MarksWhatTheAuthorMustAdd) {
  const std::string md = as_markdown(checklist_table(small_run()));
  EXPECT_THAT(md, HasSubstr("| Funding and interests | not in the report | ADD: both |"));
}

TEST(MakeTables, MakesWhatTheRunHasNumbersForAndRefusesTheRest) {
  const std::vector<Results> results{small_run()};
  std::vector<std::string> ids;
  for (const auto& table : make_tables(results, {})) ids.push_back(table.id);
  EXPECT_THAT(ids, ElementsAre("T1", "T7", "T8", "T9"));
  EXPECT_EQ(make_tables(results, {"headline"}).front().id, "T1");
  try {
    (void)make_tables(results, {"headlines"});
    FAIL() << "an unknown table passed";
  } catch (const InvalidInput& error) {
    EXPECT_THAT(error.what(), HasSubstr("did you mean \"headline\"?"));
  }
  EXPECT_THROW((void)make_tables(results, {"T6"}), InvalidInput);
  EXPECT_THROW((void)make_tables({}, {}), InvalidInput);
}

TEST(ScenarioFacts, RefuseABrokenFile) {
  Results results = small_run();
  results.scenario_text = "a = [";
  EXPECT_THROW((void)scenario_facts(results), InvalidInput);
}

TEST(ChangesMade, GiveLargeNumbersInWordsToReadersAndAsTheyAreToPrograms) {
  ScenarioFacts base, other;
  base.values = {
      {"a", "lognormal(12000000000, 0.65)"}, {"b", "0"}, {"c", "normal(30400000, 900000)[27000000, 33000000]"}};
  other.values = {{"a", "constant(45000)"}, {"b", "36000000000"}, {"c", "pert(9999, 123456, 1.5e6)"}};
  const std::vector<Change> changes = changes_made(base, other);
  ASSERT_EQ(changes.size(), 3u);
  EXPECT_EQ(changes[0].words, "a: lognormal(12 billion, 0.65) \u2192 45,000");
  EXPECT_EQ(changes[0].keys, "a lognormal(12000000000, 0.65) \u2192 45000");
  EXPECT_EQ(changes[1].words, "b: 0 \u2192 36 billion");
  EXPECT_EQ(
      changes[2].words,
      "c: normal(30.4 million, 0.9 million)[27 million, 33 million] \u2192 pert(9999, 0.123456 million, 1.5 million)");
}

TEST(SecondsBetween, ReadsUtcOnly) {
  EXPECT_EQ(seconds_between("2026-02-28T23:59:59Z", "2026-03-01T00:00:01.5Z"), 2.5);
  EXPECT_EQ(seconds_between("2026-02-30T00:00:00Z", "2026-03-01T00:00:00Z"), std::nullopt);
  EXPECT_EQ(seconds_between("", "2026-03-01T00:00:00Z"), std::nullopt);
}

TEST(Tables, HostileNamesStayTextInEveryFormat) {
  Results results = small_run();
  results.run.title = "</script><b>\\input{x}|%";
  const Table table = headline_table(results);
  EXPECT_THAT(as_html(table), Not(HasSubstr("</script>")));
  EXPECT_THAT(as_latex(table), Not(HasSubstr("\\input")));
}

}  // namespace
}  // namespace muster
