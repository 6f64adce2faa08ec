#include "muster/assessment/side_by_side.hpp"

#include "muster/assessment/detail/find_maximum.hpp"
#include "muster/assessment/detail/lane_kernels.hpp"

#include <algorithm>
#include <cassert>

namespace muster {
namespace {

constexpr std::size_t lanes = lane_count;

/// Judges the sizes of all lanes.
struct JudgeLanes {
  const detail::LaneConditions& conditions;
  const detail::LaneKernels& kernels;

  std::array<Verdict, lanes> operator()(const detail::Sizes<lanes>& sizes, const SizeQuestion& question,
                                        const detail::Asked<lanes>& asked) const {
    std::array<double, 2 * lanes> verdicts{};
    kernels.judge(conditions, question, sizes.data(), asked.data(), verdicts.data());
    std::array<Verdict, lanes> result;
    for (std::size_t i = 0; i < lanes; ++i) result[i] = {verdicts[i] > 0, verdicts[lanes + i]};
    return result;
  }
};

}  // namespace

bool SideBySide::suits(const ForceConditions& conditions, const SustainedRule& rule) {
  return conditions.levels.size() == 1 && conditions.pay_rule == PayRule::fixed &&
         (rule.definition == Definition::every_year || rule.definition == Definition::final_year);
}

namespace {

/// Terms of lane_count futures; lanes to spare repeat the last one.
const LaneTerms& terms_side_by_side(std::span<const ForceConditions* const> futures, InstructionSet set,
                                    LaneTerms& terms) {
  const auto first = static_cast<std::size_t>(futures[0]->ceasefire);
  const std::size_t years = futures[0]->years.size() - first;
  terms.make(years, set);
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const ForceConditions& future = *futures[std::min(lane, futures.size() - 1)];
    for (std::size_t year = 0; year < years; ++year) terms.put(year, lane, terms_of(future.years[first + year], 0));
  }
  return terms;
}

/// Whether a path may be another with the k-th of lifted_for_causes lifted: a limit that never held it back may go.
bool differs_lifted(const JudgedPath& path, std::size_t k) {
  if (k == lifted_places) return path.held_by_places;
  return k != lifted_money || std::ranges::any_of(path.tests, &YearTests::cut_people);
}

constexpr std::size_t test_digits = 5;

/// The tests that a sum of TestDigit stands for, by that sum.
constexpr std::array<YearTests, 1 << test_digits> tests_of_digits = [] {
  std::array<YearTests, 1 << test_digits> tests;
  using Digit = detail::TestDigit;
  for (std::size_t digits = 0; digits < tests.size(); ++digits) {
    const auto has = [digits](double digit) { return (digits & static_cast<std::size_t>(digit)) != 0; };
    tests[digits] = {.strength = has(Digit::strength),
                     .reserve_enrolled = has(Digit::reserve_enrolled),
                     .reserve_ready = has(Digit::reserve_ready),
                     .money = has(Digit::money),
                     .cut_people = has(Digit::cut_people)};
  }
  return tests;
}();

}  // namespace

SideBySide::SideBySide(std::span<const ForceConditions* const> futures, const SustainedRule& rule, InstructionSet set)
    : shared_(*futures[0]), terms_(terms_side_by_side(futures, set, own_terms_)), count_(futures.size()), rule_(rule) {
  assert(!futures.empty() && futures.size() <= lanes);
}

SideBySide::SideBySide(const ForceConditions& shared, const LaneTerms& terms, std::size_t futures,
                       const SustainedRule& rule)
    : shared_(shared), terms_(terms), count_(futures), rule_(rule) {}

std::vector<MaximumForce> SideBySide::maximum_forces(std::optional<double> training) const {
  const detail::LaneConditions conditions{&shared_, terms_.data(), &rule_};
  const JudgeLanes judge{conditions, detail::lane_kernels(terms_.set())};
  const auto all = detail::find_maximum<lanes>(rule_, cap(), judge, training);
  return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count_)};
}

std::vector<JudgedPath> SideBySide::follow(const Aim& aim, double reserve, int last_year, bool keep_years,
                                           LaneYears& room, double* self_financed) const {
  const auto span = static_cast<std::size_t>(last_year + 1) - static_cast<std::size_t>(shared_.ceasefire);
  double* by_year = keep_years ? room.years_.make(span * detail::fields_of_year * lanes) : nullptr;
  double* tests = room.tests_.make(span * lanes);
  std::array<double, lanes> held_by_places;
  held_by_places.fill(1);  // paths of strength alone do not say
  detail::lane_kernels(terms_.set())
      .follow(
          {&shared_, terms_.data(), &rule_}, aim, reserve, static_cast<int>(span) - 1,
          {.tests = tests, .years = by_year, .self_financed = self_financed, .held_by_places = held_by_places.data()});
  std::vector<JudgedPath> judged(count_);
  for (std::size_t i = 0; i < count_; ++i) {
    judged[i].aim = aim;
    judged[i].reserve = reserve;
    judged[i].held_by_places = held_by_places[i] > 0;
    judged[i].tests.resize(span);
    for (std::size_t year = 0; year < span; ++year)
      judged[i].tests[year] = tests_of_digits[static_cast<std::size_t>(static_cast<int>(tests[year * lanes + i]))];
  }
  return judged;
}

std::vector<JudgedPath> SideBySide::judge_paths(const Aim& aim, double reserve, int last_year, LaneYears& years,
                                                std::vector<int>* self_financed) const {
  if (!self_financed) return follow(aim, reserve, last_year, true, years);
  assert(last_year >= shared_.ceasefire + rule_.until);
  std::array<double, lanes> first;
  std::vector<JudgedPath> paths = follow(aim, reserve, last_year, true, years, first.data());
  self_financed->assign(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(count_));
  return paths;
}

std::vector<JudgedPath> SideBySide::judge_paths(const Aim& aim, double reserve, int last_year) const {
  LaneYears years;
  std::vector<JudgedPath> judged = judge_paths(aim, reserve, last_year, years);
  for (std::size_t i = 0; i < judged.size(); ++i) {
    for (std::size_t year = 0; year < judged[i].tests.size(); ++year)
      judged[i].years.push_back(years.year(static_cast<int>(year), i));
  }
  return judged;
}

std::vector<double> SideBySide::largest_forces() const {
  const detail::LaneConditions conditions{&shared_, terms_.data(), &rule_};
  const JudgeLanes judge{conditions, detail::lane_kernels(terms_.set())};
  detail::Sizes<lanes> top;
  top.fill(greatest_force);
  detail::MaximumSearch<lanes, JudgeLanes> search(rule_.fill, judge);
  const detail::Sizes<lanes> found = search.largest(top, {});
  std::vector<double> forces(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count_));
  if (cap() > 0) {
    for (double& force : forces) force = std::min(force, cap());
  }
  return forces;
}

std::vector<bool> SideBySide::have_gaps() const {
  const detail::LaneConditions conditions{&shared_, terms_.data(), &rule_};
  const JudgeLanes judge{conditions, detail::lane_kernels(terms_.set())};
  std::vector<bool> failed(count_, false), gaps(count_, false);
  detail::Asked<lanes> all;
  all.fill(true);
  for (double size = gap_step; size <= gap_last; size += gap_step) {
    detail::Sizes<lanes> sizes;
    sizes.fill(size);
    const auto verdicts = judge(sizes, {}, all);
    for (std::size_t i = 0; i < count_; ++i) {
      gaps[i] = gaps[i] || (verdicts[i].holds && failed[i]);
      failed[i] = failed[i] || !verdicts[i].holds;
    }
  }
  return gaps;
}

std::vector<std::vector<Cause>> SideBySide::causes(std::span<const JudgedPath> paths, ReserveReading reading,
                                                   const std::vector<YearTests>* all_but_places,
                                                   LaneYears& room) const {
  const double active = paths[0].aim.active;
  const int last = shared_.ceasefire + static_cast<int>(paths[0].tests.size()) - 1;
  std::array<std::vector<JudgedPath>, lifted_for_causes.size()> lifted;
  for (std::size_t k = 0; k < lifted.size(); ++k) {
    if (k == lifted_but_places && all_but_places) continue;
    const auto needs = [k](const JudgedPath& path) { return is_short_of_strength(path) && differs_lifted(path, k); };
    if (std::ranges::any_of(paths, needs))
      lifted[k] = follow(aim_of_lifted(active, lifted_for_causes[k]), 0, last, false, room);
  }
  const auto tests_of = [&](std::size_t k, std::size_t i) -> const std::vector<YearTests>& {
    if (!differs_lifted(paths[i], k)) return paths[i].tests;
    return lifted[k].empty() ? *all_but_places : lifted[k][i].tests;
  };
  std::vector<std::vector<Cause>> result;
  result.reserve(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    LiftedTests tests;
    for (std::size_t k = 0; k < lifted.size() && is_short_of_strength(paths[i]); ++k) tests[k] = tests_of(k, i);
    result.push_back(causes_given(tests, cap(), paths[i], reading));
  }
  return result;
}

}  // namespace muster
