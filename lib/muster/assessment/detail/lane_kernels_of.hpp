// The body of lane_kernels_v2.cpp, _v3.cpp and _v4.cpp, each compiled for its instruction set. No include guard: one
// source, one inclusion, with MUSTER_TARGET and MUSTER_KERNELS named first. Nothing here may leave code behind that
// another source could be linked against: only names that mention Lanes (see core/lanes.hpp; a test looks at the
// symbols).
#include "muster/assessment/detail/lane_kernels.hpp"

// NOLINTBEGIN(misc-definitions-in-headers): one source, one inclusion, as said above
namespace muster::detail {
namespace {

/// The futures that are worked out at once: lanes_at_once of them, from one on.
struct Group {
  const LaneConditions& conditions;
  int first;

  [[nodiscard]] const ForceConditions& shared() const { return *conditions.shared; }
  [[nodiscard]] const ForceYearTerms<Lanes>& terms(int tau) const {
    static_assert(sizeof(ForceYearTerms<Lanes>) == sizeof(double) * fields_of_terms * lanes_at_once);
    return reinterpret_cast<const ForceYearTerms<Lanes>*>(conditions.years)[(tau * lane_count + first) / lanes_at_once];
  }
};

bool has_run_out(const LaneConditions& conditions, int tau) {
  const ForceConditions& shared = *conditions.shared;
  return shared.years[static_cast<std::size_t>(shared.ceasefire) + static_cast<std::size_t>(tau)]
             .budget.aid_scheduled <= 0.1 * shared.aid_level;
}

void judge_group(const Group& group, const SizeQuestion& question, const double* active, double* verdicts) {
  const ForceConditions& shared = group.shared();
  const SustainedRule& rule = *group.conditions.rule;
  const AimOf<Lanes> aim{
      .active = Lanes::load(active),
      .relaxed = question.relaxed,
      .strength_alone = question.asks_strength_alone(),
      .without_readiness = question.reserve_ratio <= 0 || rule.reserve_counts != ReserveCounts::ready};
  auto stocks = stocks_at_ceasefire<Lanes>(shared.inputs, shared.tables);
  const auto strength = [&](int tau, ForceYearOf<Lanes>& year)
                            MUSTER_INLINED { advance_strength(shared, group.terms(tau), tau, aim, stocks, year); };
  const auto whole = [&](int tau, ForceYearOf<Lanes>& year)
                         MUSTER_INLINED { advance(shared, group.terms(tau), tau, aim, stocks, year); };
  const auto run_out = [&](int tau) { return has_run_out(group.conditions, tau); };
  const double ratio = question.reserve_ratio;
  const PathVerdict<Lanes> verdict = aim.strength_alone ? judge_years<Lanes>(rule, aim, ratio, strength, run_out)
                                                        : judge_years<Lanes>(rule, aim, ratio, whole, run_out);
  verdict.holds.store(verdicts);
  verdict.margin.store(verdicts + lane_count);
}

bool any_asked(const bool* asked) {
  bool some = false;
  for (int i = 0; i < lanes_at_once; ++i) some = some || asked[i];
  return some;
}

void judge(const LaneConditions& conditions, const SizeQuestion& question, const double* active, const bool* asked,
           double* verdicts) {
  for (int first = 0; first < lane_count; first += lanes_at_once) {
    if (any_asked(asked + first)) judge_group({conditions, first}, question, active + first, verdicts + first);
  }
}

MUSTER_INLINE Lanes tests_of(const ForceYearOf<Lanes>& year, const SustainedRule& rule, const AimOf<Lanes>& aim,
                             double reserve, bool own_cap_applies) {
  const auto digit = [](const LaneMask& holds, double value) { return select(holds, Lanes(value), Lanes(0.0)); };
  Lanes tests = digit(strength_holds(year, rule, aim), TestDigit::strength) +
                digit(reserve_holds<Lanes>(year.enrolled, reserve), TestDigit::reserve_enrolled) +
                digit(reserve_holds<Lanes>(year.ready, reserve), TestDigit::reserve_ready) +
                digit(year.cuts.of_people(), TestDigit::cut_people);
  if (aim.relaxed.money) return tests + TestDigit::money;
  return tests + digit(money_holds(year, rule, own_cap_applies), TestDigit::money);
}

/// Whether training places may have held back the year's intake: not where fewer volunteered, nor where fewer were
/// needed. Recruits and places are compared as the cut of the intake left them, and rounding keeps their order, so that
/// none that was held back is missed.
MUSTER_INLINE LaneMask may_be_held(const ForceYearOf<Lanes>& year, double places) {
  return both(year.volunteers >= places, year.recruits >= places * (1 - year.cuts.intake));
}

/// Follows paths of strength alone.
void follow_strength(const Group& group, const Aim& aim, int last_tau, double* tests) {
  const ForceConditions& shared = group.shared();
  const AimOf<Lanes> aims{.active = aim.active, .relaxed = aim.relaxed, .strength_alone = true};
  auto stocks = stocks_at_ceasefire<Lanes>(shared.inputs, shared.tables);
  for (int tau = 0; tau <= last_tau; ++tau) {
    ForceYearOf<Lanes> year;
    advance_strength(shared, group.terms(tau), tau, aims, stocks, year);
    tests_of(year, *group.conditions.rule, aims, 0, has_run_out(group.conditions, tau))
        .store(tests + static_cast<std::ptrdiff_t>(tau) * lane_count + group.first);
  }
}

void follow_group(const Group& group, const Aim& aim, double reserve, int last_tau, const FollowedInto& results) {
  const ForceConditions& shared = group.shared();
  const SustainedRule& rule = *group.conditions.rule;
  const AimOf<Lanes> aims{.active = aim.active,
                          .relaxed = aim.relaxed,
                          .without_aid = aim.without_aid,
                          .without_readiness = results.years == nullptr && reserve <= 0};
  const auto advance_year =
      [&](int tau, const AimOf<Lanes>& its_aim, ForceStocksOf<Lanes>& stocks, ForceYearOf<Lanes>& year)
          MUSTER_INLINED { advance(shared, group.terms(tau), tau, its_aim, stocks, year); };
  auto stocks = stocks_at_ceasefire<Lanes>(shared.inputs, shared.tables);
  constexpr bool in_place = lanes_at_once == lane_count;  // a year lies in memory as it is wanted there
  static_assert(sizeof(ForceYearOf<Lanes>) == sizeof(double) * fields_of_year * lanes_at_once);
  ForceYearOf<Lanes> room;
  Lanes first = -1.0, held = shared.inputs.term > 0 ? 1.0 : 0.0;  // conscripts take places too
  for (int tau = 0; tau <= last_tau; ++tau) {
    if (results.self_financed) look_for_self_financed(tau, rule, aims.active, reserve, stocks, advance_year, first);
    double* const rows = results.years ? results.years + tau * fields_of_year * lane_count + group.first : nullptr;
    ForceYearOf<Lanes>& year = in_place && rows ? *reinterpret_cast<ForceYearOf<Lanes>*>(rows) : room;
    advance_year(tau, aims, stocks, year);
    held = select(may_be_held(year, shared.inputs.training_places), Lanes(1.0), held);
    tests_of(year, rule, aims, reserve, has_run_out(group.conditions, tau))
        .store(results.tests + static_cast<std::ptrdiff_t>(tau) * lane_count + group.first);
    if (!in_place && rows) store_rows<fields_of_year>(year, rows);
  }
  if (results.self_financed) first.store(results.self_financed + group.first);
  if (results.held_by_places) held.store(results.held_by_places + group.first);
}

void follow(const LaneConditions& conditions, const Aim& aim, double reserve, int last_tau,
            const FollowedInto& results) {
  for (int first = 0; first < lane_count; first += lanes_at_once) {
    const Group group{conditions, first};
    if (aim.strength_alone) {
      follow_strength(group, aim, last_tau, results.tests);
    } else {
      follow_group(group, aim, reserve, last_tau, results);
    }
  }
}

}  // namespace

extern const LaneKernels MUSTER_KERNELS;
const LaneKernels MUSTER_KERNELS{lanes_at_once, judge, follow};

}  // namespace muster::detail
// NOLINTEND(misc-definitions-in-headers)
