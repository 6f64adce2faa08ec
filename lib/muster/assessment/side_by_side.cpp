#include "muster/assessment/side_by_side.hpp"

#include "muster/assessment/detail/find_maximum.hpp"
#include "muster/assessment/detail/lane_kernels.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

namespace muster {
namespace {

constexpr std::size_t lanes = lane_count;
constexpr std::size_t cache_line = 64;

using TermFields = std::array<double, detail::fields_of_terms>;
using YearFields = std::array<double, detail::fields_of_year>;

/// Lane i of an array by field and lane.
template <class Fields>
Fields lane_of(const double* by_field, std::size_t lane) {
  Fields fields;
  for (std::size_t f = 0; f < fields.size(); ++f) fields[f] = by_field[f * lanes + lane];
  return fields;
}

/// How many doubles to leave out before the first that begins a cache line.
std::size_t to_cache_line(const double* first) {
  return (cache_line - reinterpret_cast<std::uintptr_t>(first) % cache_line) % cache_line / sizeof(double);
}

/// Judges the sizes of all lanes.
struct JudgeLanes {
  const detail::LaneConditions& conditions;
  const detail::LaneKernels& kernels;

  std::array<Verdict, lanes> operator()(const detail::Sizes<lanes>& sizes, const SizeQuestion& question) const {
    std::array<double, 2 * lanes> verdicts;
    kernels.judge(conditions, question, sizes.data(), verdicts.data());
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

SideBySide::SideBySide(std::span<const ForceConditions* const> futures, const SustainedRule& rule, InstructionSet set)
    : futures_(futures), rule_(rule), set_(set) {
  assert(!futures.empty() && futures.size() <= lanes);
  const auto first = static_cast<std::size_t>(futures[0]->ceasefire);
  const std::size_t years = futures[0]->years.size() - first;
  years_.resize(years * detail::fields_of_terms * lanes + cache_line / sizeof(double));
  begin_ = to_cache_line(years_.data());
  for (std::size_t lane = 0; lane < lanes; ++lane) {  // lanes to spare repeat the last future
    const ForceConditions& future = *futures[std::min(lane, futures.size() - 1)];
    for (std::size_t year = 0; year < years; ++year) {
      const auto fields = std::bit_cast<TermFields>(terms_of(future.years[first + year], 0));
      double* place = years_.data() + begin_ + year * fields.size() * lanes + lane;
      for (std::size_t f = 0; f < fields.size(); ++f) place[f * lanes] = fields[f];
    }
  }
}

std::vector<MaximumForce> SideBySide::maximum_forces() const {
  const detail::LaneConditions conditions{futures_[0], years_.data() + begin_, &rule_};
  const JudgeLanes judge{conditions, detail::lane_kernels(set_)};
  const auto all = detail::find_maximum<lanes>(rule_, cap(), judge);
  return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(futures_.size())};
}

std::vector<std::vector<ForceYear>> SideBySide::follow(const Aim& aim, int last_year) const {
  const auto years = static_cast<std::size_t>(last_year - futures_[0]->ceasefire + 1);
  std::vector<double> room(years * detail::fields_of_year * lanes + cache_line / sizeof(double));
  double* by_year = room.data() + to_cache_line(room.data());
  detail::lane_kernels(set_).follow({futures_[0], years_.data() + begin_, &rule_}, aim, static_cast<int>(years) - 1,
                                    by_year);
  std::vector<std::vector<ForceYear>> paths(futures_.size(), std::vector<ForceYear>(years));
  for (std::size_t year = 0; year < years; ++year) {
    for (std::size_t i = 0; i < paths.size(); ++i) {
      paths[i][year] =
          std::bit_cast<ForceYear>(lane_of<YearFields>(by_year + year * detail::fields_of_year * lanes, i));
    }
  }
  return paths;
}

std::vector<JudgedPath> SideBySide::judge_paths(const Aim& aim, double reserve, int last_year) const {
  std::vector<std::vector<ForceYear>> years = follow(aim, last_year);
  std::vector<JudgedPath> judged;
  judged.reserve(years.size());
  for (std::size_t i = 0; i < years.size(); ++i) {
    judged.push_back(judge_years_of(*futures_[i], rule_, aim, reserve, std::move(years[i])));
  }
  return judged;
}

std::vector<std::vector<Cause>> SideBySide::causes(std::span<const JudgedPath> paths, ReserveReading reading) const {
  const double active = paths[0].aim.active;
  const int last = futures_[0]->ceasefire + static_cast<int>(paths[0].years.size()) - 1;
  std::array<std::vector<JudgedPath>, 3> lifted;
  if (std::ranges::any_of(paths, is_short_of_strength)) {
    for (std::size_t i = 0; i < lifted.size(); ++i) {
      lifted[i] = judge_paths(Aim{.active = active, .relaxed = lifted_for_causes[i]}, 0, last);
    }
  }
  std::vector<std::vector<Cause>> result;
  result.reserve(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    LiftedTests tests;
    if (is_short_of_strength(paths[i])) {
      for (std::size_t k = 0; k < lifted.size(); ++k) tests[k] = std::move(lifted[k][i].tests);
    }
    result.push_back(causes_given(tests, cap(), paths[i], reading));
  }
  return result;
}

std::vector<int> SideBySide::self_financed(double active, double reserve) const {
  std::array<double, lanes> first;
  detail::lane_kernels(set_).self_financed({futures_[0], years_.data() + begin_, &rule_}, active, reserve,
                                           first.data());
  std::vector<int> result(futures_.size());
  std::ranges::transform(result, first, result.begin(), [](int, double year) { return static_cast<int>(year); });
  return result;
}

}  // namespace muster
