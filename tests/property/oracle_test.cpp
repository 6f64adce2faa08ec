// Every output of the library against the plain implementation in tests/support: the same inputs and yearly normals,
// everything else worked out twice. MUSTER_ORACLE_TRAJECTORIES=10000 sets how many trajectories of the baseline.
#include "muster/ensemble/future_block.hpp"
#include "muster/ensemble/run.hpp"
#include "muster/ensemble/variables.hpp"
#include "support/baseline_model.hpp"
#include "support/deviations.hpp"
#include "support/plain_model.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <iterator>
#include <string>

namespace muster {
namespace {

using testing::baseline_model;
using testing::Deviations;

/// Of itself, or of the force aimed at, or of the year's cost and output where a number is what is left of these.
constexpr double tolerance = 1e-12;
constexpr std::uint32_t futures = lane_count;

/// What a yearly number is the difference of, at the most.
enum class Of { itself, force, money, share };

struct Field {
  const char* name;
  Of of;
  double (*value)(const ForceYear&);
};

#define MUSTER_FIELD(name, of)                                     \
  Field {                                                          \
#name, Of::of, [](const ForceYear& year) { return year.name; } \
  }
constexpr Field fields[] = {
    MUSTER_FIELD(pay_ratio, itself),
    MUSTER_FIELD(volunteers, itself),
    MUSTER_FIELD(recruits, force),
    MUSTER_FIELD(training_dropouts, force),
    MUSTER_FIELD(called_up, force),
    MUSTER_FIELD(converts, force),
    MUSTER_FIELD(released, force),
    MUSTER_FIELD(left, force),
    MUSTER_FIELD(demobilised, force),
    MUSTER_FIELD(professionals, force),
    MUSTER_FIELD(legacy, force),
    MUSTER_FIELD(conscripts, force),
    MUSTER_FIELD(held, force),
    MUSTER_FIELD(demobilising, force),
    MUSTER_FIELD(active, force),
    MUSTER_FIELD(registered, force),
    MUSTER_FIELD(trained, force),
    MUSTER_FIELD(enrolled, force),
    MUSTER_FIELD(ready, force),
    MUSTER_FIELD(called_share, share),
    MUSTER_FIELD(gdp, itself),
    MUSTER_FIELD(own_money, itself),
    MUSTER_FIELD(aid, itself),
    MUSTER_FIELD(pay, money),
    MUSTER_FIELD(upkeep, money),
    MUSTER_FIELD(kit, money),
    MUSTER_FIELD(training, money),
    MUSTER_FIELD(reserve_cost, money),
    MUSTER_FIELD(fixed, itself),
    MUSTER_FIELD(veterans, itself),
    MUSTER_FIELD(own_funded, money),
    MUSTER_FIELD(cuts.legacy_above_target, force),
    MUSTER_FIELD(cuts.intake, share),
    MUSTER_FIELD(cuts.refreshers, force),
    MUSTER_FIELD(cuts.equipment, share),
    MUSTER_FIELD(cuts.held, force),
    MUSTER_FIELD(cuts.professionals, force),
    MUSTER_FIELD(cuts.legacy, force),
    MUSTER_FIELD(cuts.conscripts, force),
    MUSTER_FIELD(cuts.unpaid, money),
};
#undef MUSTER_FIELD

/// How many verdicts turned, and how many searches ended elsewhere.
struct Counts {
  long trajectories = 0, verdicts = 0, flips = 0, causes = 0, other_causes = 0;
  long sizes = 0, other_sizes = 0, in_gaps = 0, other_years = 0;
};

/// One scenario held against the plain model.
class Held {
 public:
  Held(const Model& model, std::uint32_t draws) : model_(model), run_(run(model, draws, {.threads = 2})) {
    for (std::uint32_t index = 0; index < draws; ++index) hold_draw(index);
    compare_series(draws);
    EXPECT_EQ(run_.passing.values(), passing_);
    EXPECT_EQ(run_.cause_sum, cause_sum_);
    EXPECT_EQ(run_.with_gaps, with_gaps_);
    EXPECT_EQ(run_.none_sustained, none_sustained_);
  }

  void print(const char* name) const {
    std::printf("-- %s: %ld trajectories\n", name, counts_.trajectories);
    deviations_.print();
    std::printf(
        "verdicts: %ld, turned: %ld; causes of a year: %ld, others: %ld; M and ceilings: %ld, more than a person "
        "apart: "
        "%ld, of these in gaps: %ld; binding, shortfall or self-financed years that differ: %ld\n",
        counts_.verdicts, counts_.flips, counts_.causes, counts_.other_causes, counts_.sizes, counts_.other_sizes,
        counts_.in_gaps, counts_.other_years);
  }

  void expect_agreement() const {
    EXPECT_EQ(deviations_.beyond(), 0);
    EXPECT_EQ(counts_.flips, 0);
    EXPECT_EQ(counts_.other_causes, 0);
    EXPECT_EQ(counts_.other_sizes, counts_.in_gaps);
    EXPECT_LE(counts_.other_years, counts_.in_gaps);
  }

 private:
  void hold_draw(std::uint32_t index) {
    const Draw draw = make_draw(model_, index);
    const DrawPlan plan = make_plan(model_, draw);
    const bool together = SideBySide::suits(plan.conditions, model_.scenario.sustained);
    if (together) block_.prepare(model_, draw, plan, 0, futures);
    for (std::uint32_t future = 0; future < futures; ++future) {
      std::snprintf(where_, sizeof where_, "draw %u future %u", index, future);
      const Shocks shocks = make_shocks(model_, index, future);
      const plain::Result plain = plain::run(model_, draw, shocks);
      ++counts_.trajectories;
      compare_outcomes(plain, index, future);
      add_to_sums(plain);
      add_to_counts(plain, index, future);
      if (together) compare_lane(plain, future);
      if (!together || future == index % futures) compare_alone(plain, run_trajectory(model_, draw, future, shocks));
    }
  }

  // ---- outcomes of run() --------------------------------------------------------------------------------------------

  void compare_outcomes(const plain::Result& plain, std::uint32_t index, std::uint32_t future) {
    const std::size_t i = std::size_t{index} * futures + future;
    ASSERT_EQ(run_.failed[i], 0) << where_;
    const MaximumForce& most = plain.maximum;
    compare_size(plain, run_.max_force[i], most.force, {}, 0);
    compare_size(plain, run_.max_with_reserve[i], most.with_reserve, {}, model_.scenario.sustained.reserve_ratio);
    compare_size(plain, run_.max_people[i], most.people, {.places = true, .money = true}, 0);
    compare_size(plain, run_.max_money[i], most.money, {.volunteers = true, .places = true}, 0);
    compare_size(plain, run_.max_training[i], most.training, {.volunteers = true, .money = true}, 0);
    counts_.other_years += run_.binding[i] != most.binding;
    for (std::size_t target = 0; target < model_.targets.size(); ++target)
      compare_target(plain.targets[target], i * model_.targets.size() + target);
    if (model_.scenario.level != Level::L3) return;
    counts_.other_years += run_.relapse_year[i] != plain.relapse_year;
    deviations_.compare("surge_month_cost", run_.surge_month_cost[i], plain.surge_month_cost, 0, where_);
    for (std::size_t target = 0; target < model_.targets.size(); ++target) {
      ++counts_.verdicts;
      counts_.flips +=
          (run_.surge_reached[i * model_.targets.size() + target] != 0) != plain.targets[target].surge_reached;
    }
  }

  void compare_size(const plain::Result& plain, double ours, double bisected, Relaxed relaxed, double ratio) {
    ++counts_.sizes;
    if (std::abs(ours - bisected) <= 1) return;
    ++counts_.other_sizes;
    const bool gaps = has_gaps_near(plain, ours, bisected, relaxed, ratio);
    counts_.in_gaps += gaps;
    std::printf("%s: size %.2f, by bisection %.2f, %s gaps\n", where_, ours, bisected, gaps ? "between" : "without");
  }

  /// Whether "sustained", looked at between the two answers and beyond, turns from failing to holding.
  static bool has_gaps_near(const plain::Result& plain, double a, double b, Relaxed relaxed, double ratio) {
    const double low = std::min(a, b), high = std::max(a, b), step = (high - low) / 500;
    bool failed = false;
    for (int i = 1; i <= 500; ++i) {
      const bool holds = plain::sustains(plain.conditions, i == 500 ? high : low + i * step, relaxed, ratio);
      if (holds && failed) return true;
      failed = failed || !holds;
    }
    return false;
  }

  void compare_target(const plain::TargetResult& plain, std::size_t i) {
    for (std::size_t reading = 0; reading < plain.sustained.size(); ++reading) {
      ++counts_.verdicts;
      counts_.flips += ((run_.readings[i] >> reading & 1u) != 0) != plain.sustained[reading];
    }
    ++counts_.verdicts;
    counts_.flips += (run_.as_ruled[i] != 0) != plain.as_ruled;
    counts_.other_years += run_.shortfall_year[i] != plain.shortfall_year;
    counts_.other_years += run_.self_financed_year[i] != plain.self_financed_year;
    counts_.other_years += run_.cause[i] != plain.cause;
  }

  // ---- one trajectory -----------------------------------------------------------------------------------------------

  void compare_years(const std::vector<ForceYear>& ours, const std::vector<ForceYear>& plain, double aimed_at) {
    ASSERT_EQ(ours.size(), plain.size());
    for (std::size_t t = 0; t < ours.size(); ++t) {
      for (const Field& field : fields) {
        const double larger = field.of == Of::force   ? aimed_at
                              : field.of == Of::money ? plain[t].cost() + plain[t].own_money
                              : field.of == Of::share ? 1
                                                      : 0;
        deviations_.compare(field.name, field.value(ours[t]), field.value(plain[t]), larger, where_);
      }
    }
  }

  void compare_tests(const std::vector<YearTests>& ours, const std::vector<YearTests>& plain) {
    ASSERT_EQ(ours.size(), plain.size());
    for (std::size_t t = 0; t < ours.size(); ++t) {
      counts_.verdicts += 5;
      counts_.flips += (ours[t].strength != plain[t].strength) +
                       (ours[t].reserve_enrolled != plain[t].reserve_enrolled) +
                       (ours[t].reserve_ready != plain[t].reserve_ready) + (ours[t].money != plain[t].money) +
                       (ours[t].cut_people != plain[t].cut_people);
    }
  }

  void compare_conditions(const ForceConditions& ours, const plain::Conditions& plain) {
    for (std::size_t t = 0; t < plain.years.size(); ++t) {
      const ForceYearConditions& year = ours.years[t];
      const plain::Year& other = plain.years[t];
      const auto same = [&](const char* name, double a, double b) { deviations_.compare(name, a, b, 0, where_); };
      same("Ypot", year.budget.economy.potential, other.potential);
      same("LF", year.budget.economy.labour_force, other.labour_force);
      same("wage", year.budget.economy.wage, other.wage);
      same("b", year.budget.own_share, other.own_share);
      same("aid", year.budget.aid_paid, other.aid_paid);
      same("fixed", year.prices.fixed, other.fixed);
      same("veterans", year.prices.veterans, other.veterans);
      same("eligible", year.pool.men, other.eligible_men);
      same("pool", year.pool.total, other.eligible_all);
      same("class fit", year.pool.class_fit, other.class_fit);
      same("called", year.pool.called, other.called);
      same("V before those who serve", year.pay.front().volunteers.persons, other.volunteers);
    }
  }

  void compare_alone(const plain::Result& plain, const Trajectory& ours) {
    ASSERT_FALSE(ours.failed);
    compare_conditions(ours.conditions, plain.conditions);
    const std::size_t years = plain.population.people.size();
    for (std::size_t t = 0; t < years; ++t) compare_cohorts(ours.population.cohorts[t], plain.population.people[t]);
    for (std::size_t t = 0; t + 1 < years; ++t) compare_flows(ours.population.flows[t], plain.population, t);
    for (std::size_t i = 0; i < model_.targets.size(); ++i) {
      if (model_.targets[i].band_high) continue;
      compare_years(ours.targets[i].path.years, plain.targets[i].years, model_.targets[i].active);
      compare_tests(ours.targets[i].path.tests, plain.targets[i].tests);
      compare_causes(ours.targets[i].causes, plain.targets[i].causes);
    }
  }

  void compare_causes(const std::vector<Cause>& ours, const std::vector<Cause>& plain) {
    ASSERT_EQ(ours.size(), plain.size());
    counts_.causes += static_cast<long>(ours.size());
    for (std::size_t t = 0; t < ours.size(); ++t) counts_.other_causes += ours[t] != plain[t];
  }

  void compare_cohorts(const Cohorts& ours, const plain::People& plain) {
    for (int a = 0; a < age_count; ++a) {
      deviations_.compare("women by age", ours.residents.female[a], plain.women[a], 0, where_);
      deviations_.compare("men by age", ours.residents.male[a], plain.men[a], 0, where_);
      deviations_.compare("wounded by age", ours.wounded[a], plain.wounded[a], 0, where_);
      deviations_.compare("refugees by age", ours.refugees.male[a], plain.refugee_men[a], 0, where_);
    }
  }

  /// Deaths are what is left of everybody; migrants by layer what is left of inflows and outflows.
  void compare_flows(const PopulationFlows& ours, const plain::Population& plain, std::size_t t) {
    double everybody = 0;
    for (int a = 0; a < age_count; ++a) everybody += plain.people[t].women[a] + plain.people[t].men[a];
    const plain::Flows& other = plain.flows[t];
    deviations_.compare("births", ours.births, other.births, 0, where_);
    deviations_.compare("deaths", ours.deaths, other.deaths, everybody, where_);
    deviations_.compare("war deaths", ours.war_deaths, other.war_deaths, 0, where_);
    deviations_.compare("returning", ours.migration.returning.sum(), other.returning, 0, where_);
    deviations_.compare("opening", ours.migration.opening.sum(), other.opening, 0, where_);
    deviations_.compare("background", ours.migration.background.sum(), other.background, 0.01 * everybody, where_);
  }

  // ---- one lane of several side by side -----------------------------------------------------------------------------

  void compare_lane(const plain::Result& plain, std::size_t lane) {
    if (lane == 0) follow_targets();
    for (int t = 0; t <= model_.scenario.horizon; ++t) {
      const plain::People& people = plain.population.people[static_cast<std::size_t>(t)];
      for (int a = 0; a < age_count; ++a) {
        deviations_.compare("women by age", block_.residents(t, Sex::female, a)[lane], people.women[a], 0, where_);
        deviations_.compare("men by age", block_.residents(t, Sex::male, a)[lane], people.men[a], 0, where_);
      }
    }
    compare_conditions(block_.conditions(lane), plain.conditions);
    for (std::size_t i = 0; i < model_.targets.size(); ++i) {
      if (model_.targets[i].band_high) continue;
      compare_years(paths_[i][lane].years, plain.targets[i].years, model_.targets[i].active);
      compare_tests(paths_[i][lane].tests, plain.targets[i].tests);
      compare_causes(causes_[i][lane], plain.targets[i].causes);
    }
  }

  void follow_targets() {
    const SideBySide force = block_.side_by_side();
    paths_.assign(model_.targets.size(), {});
    causes_.assign(model_.targets.size(), {});
    for (std::size_t i = 0; i < model_.targets.size(); ++i) {
      const Target& target = model_.targets[i];
      if (target.band_high) continue;
      paths_[i] = force.judge_paths({.active = target.active}, target.reserve.value_or(0), model_.scenario.horizon);
      causes_[i] = force.causes(paths_[i], reading_for(target), nullptr, room_);
    }
  }

  // ---- sums of the yearly series over a run -------------------------------------------------------------------------

  void add_to_sums(const plain::Result& plain) {
    sums_.resize(run_.shape.series(), 0);
    const auto variables = target_variables();
    for (int t = 0; t < run_.shape.years; ++t) {
      const plain::People& people = plain.population.people[static_cast<std::size_t>(t)];
      const plain::Year& year = plain.conditions.years[static_cast<std::size_t>(t)];
      double everybody = 0, men = 0;
      for (int a = 0; a < age_count; ++a) everybody += people.women[a] + people.men[a];
      for (int a = 18; a <= 45; ++a) men += people.men[a];
      const double common[] = {everybody, men, year.eligible_men, year.aid_paid, year.fixed, year.veterans};
      for (std::size_t v = 0; v < std::size(common); ++v) sums_[run_.shape.common_series(v, t)] += common[v];
      for (std::size_t i = 0; i < run_.shape.plain_targets.size(); ++i) {
        const ForceYear of_target = year_of(plain, run_.shape.plain_targets[i], t);
        for (std::size_t v = 0; v < variables.size(); ++v)
          sums_[run_.shape.target_series(v, i, t)] += variables[v].value(of_target);
      }
    }
  }

  /// Futures in which all tests of a year hold and those that fail for a cause; gaps of the first 2,000.
  void add_to_counts(const plain::Result& plain, std::uint32_t index, std::uint32_t future) {
    const std::size_t targets = run_.shape.plain_targets.size(), years = static_cast<std::size_t>(run_.shape.years);
    passing_.resize((std::size_t{index} + 1) * targets * years, 0);
    cause_sum_.resize(run_.shape.copies * targets * years * cause_count, 0);
    const std::size_t of_copy =
        index % run_.shape.copies * targets * years;  // of the points: draw d is of copy d mod 16
    for (std::size_t i = 0; i < targets; ++i) {
      const std::size_t target = run_.shape.plain_targets[i];
      const plain::TargetResult& of_target = plain.targets[target];
      const double cap = plain.conditions.inputs.force.cap;
      const bool allowed = cap <= 0 || model_.targets[target].active <= cap;
      for (std::size_t tau = 0; tau < of_target.tests.size(); ++tau) {
        const std::size_t year = i * years + tau + static_cast<std::size_t>(model_.scenario.ceasefire_year);
        const bool all = allowed && passes(of_target.tests[tau], reading_for(model_.targets[target]));
        passing_[index * targets * years + year] =
            static_cast<std::uint16_t>(passing_[index * targets * years + year] + all);
        ++cause_sum_[(of_copy + year) * cause_count + static_cast<std::size_t>(of_target.causes[tau])];
      }
    }
    none_sustained_ += plain.maximum.none_sustained;
    if (std::size_t{index} * futures + future < 2000) with_gaps_ += has_gaps_by_tens_of_thousands(plain);
  }

  static bool has_gaps_by_tens_of_thousands(const plain::Result& plain) {
    bool failed = false;
    for (int i = 1; i <= 100; ++i) {
      const bool holds = plain::sustains(plain.conditions, 10'000.0 * i, {}, 0);
      if (holds && failed) return true;
      failed = failed || !holds;
    }
    return false;
  }

  ReserveReading reading_for(const Target& target) const {
    return target.reserve ? reading_of(model_.scenario.sustained.reserve_counts) : ReserveReading::none;
  }

  ForceYear year_of(const plain::Result& plain, std::size_t target, int t) const {
    const int tau = t - model_.scenario.ceasefire_year;
    return tau < 0 ? plain::year_of_war(plain.conditions, t)
                   : plain.targets[target].years[static_cast<std::size_t>(tau)];
  }

  /// Sums over a run, which the lanes' own way of writing series has made; small differences add up with them.
  void compare_series(std::uint32_t draws) {
    const double trajectories = static_cast<double>(draws) * futures;
    const auto common = common_variables();
    const auto variables = target_variables();
    std::snprintf(where_, sizeof where_, "sums of the run");
    for (int t = 0; t < run_.shape.years; ++t) {
      for (std::size_t v = 0; v < common.size(); ++v) {
        const std::size_t series = run_.shape.common_series(v, t);
        deviations_.compare(std::string(common[v].name), run_.paths.sums[series], sums_[series], 0, where_);
      }
      for (std::size_t i = 0; i < run_.shape.plain_targets.size(); ++i) {
        const double aimed_at = model_.targets[run_.shape.plain_targets[i]].active;
        for (std::size_t v = 0; v < variables.size(); ++v) {
          const std::size_t series = run_.shape.target_series(v, i, t);
          const double of_one = variables[v].unit == "USD" ? 1e10 : (variables[v].unit == "persons" ? aimed_at : 1);
          deviations_.compare(std::string(variables[v].name), run_.paths.sums[series], sums_[series],
                              of_one * trajectories, where_);
        }
      }
    }
  }

  const Model& model_;
  RunResult run_;
  FutureBlock block_;
  LaneYears room_;
  std::vector<std::vector<JudgedPath>> paths_;
  std::vector<std::vector<std::vector<Cause>>> causes_;
  std::vector<double> sums_;
  std::vector<std::uint16_t> passing_;
  std::vector<std::int64_t> cause_sum_;
  std::uint64_t with_gaps_ = 0, none_sustained_ = 0;
  Deviations deviations_{tolerance};
  Counts counts_;
  char where_[64] = "";
};

void hold(const char* name, std::initializer_list<const char*> changes, std::uint32_t trajectories) {
  const Model model = baseline_model(changes);
  ASSERT_EQ(model.scenario.run.futures, static_cast<int>(futures));
  const Held held(model, std::max(1u, trajectories / futures));
  held.print(name);
  held.expect_agreement();
}

std::uint32_t wanted(std::uint32_t trajectories) {
  const char* text = std::getenv("MUSTER_ORACLE_TRAJECTORIES");
  return text ? static_cast<std::uint32_t>(std::atol(text)) : trajectories;
}

TEST(Oracle, EveryOutputOfTheBaseline) { hold("baseline", {"run.draws=1250", "run.futures=8"}, wanted(200)); }

TEST(Oracle, EveryOutputAtLevelThree) {
  hold("level L3, no aid", {"run.draws=64", "run.futures=8", "level=\"L3\"", "aid.form=\"none\""}, 40);
}

TEST(Oracle, EveryOutputUnderACap) { hold("cap of 200,000", {"run.draws=64", "run.futures=8", "cap=200000"}, 40); }

TEST(Oracle, EveryOutputWithConscripts) {
  for (const char* term : {"term=0.25", "term=0.75", "term=1", "term=2.5"}) {
    hold(term,
         {"run.draws=64", "run.futures=8", term, "call_up_share=0.4", "conscript_pay=0.5", "aid.form=\"period\"",
          "sustained.reserve_counts=\"ready\""},
         24);
  }
}

TEST(Oracle, EveryOutputWithWomenHoldingAndALateCeasefire) {
  hold("women called up, soldiers held, ceasefire in year 2",
       {"run.draws=64", "run.futures=8", "call_up_share=0.9", "call_up_share_women=0.72", "term=1", "women_open=0.6",
        "hold_years=5", "ceasefire_year=2", "aid.form=\"drawn\""},
       40);
}

TEST(Oracle, EveryOutputWithAReserveByContractAndMigrantsAtYearsEnd) {
  hold("reserve by contract, migrants at the end of the year, final-year",
       {"run.draws=64", "run.futures=8", "reserve_by_law=0", "aid.form=\"amount\"",
        "sustained.definition=\"final-year\"", "sustained.own_cap=0.05", "population.migration_timing=\"end\""},
       40);
}

TEST(Oracle, EveryOutputUnderOtherDefinitionsAndPayRules) {
  hold("reactive pay, n-of-m",
       {"run.draws=64", "run.futures=8", "pay.rule=\"reactive\"", "w_t=1.2", "sustained.definition=\"n-of-m\"",
        "sustained.years_needed=9"},
       16);
  hold("best pay, mean",
       {"run.draws=64", "run.futures=8", "pay.rule=\"best\"", "sustained.definition=\"mean\"", "wounded_out=400000",
        "migration_cell_cap=0.01"},
       8);
}

}  // namespace
}  // namespace muster
