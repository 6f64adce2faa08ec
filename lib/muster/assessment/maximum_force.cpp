#include "muster/assessment/maximum_force.hpp"

#include "muster/assessment/detail/find_maximum.hpp"

namespace muster {
namespace {

/// Judges the sizes of a single trajectory.
struct JudgeOne {
  const ForceConditions& conditions;
  const SustainedRule& rule;

  std::array<Verdict, 1> operator()(const detail::Sizes<1>& size, const SizeQuestion& question,
                                    const detail::Asked<1>& /*asked*/) const {
    const Aim aim{.active = size[0], .relaxed = question.relaxed, .strength_alone = question.asks_strength_alone()};
    return {judge_size(conditions, rule, aim, question.reserve_ratio)};
  }
};

}  // namespace

double largest_force(const ForceConditions& conditions, const SustainedRule& rule, Relaxed relaxed,
                     double reserve_ratio) {
  const JudgeOne judge{conditions, rule};
  detail::MaximumSearch<1, JudgeOne> search(rule.fill, judge);
  return search.largest({greatest_force}, {relaxed, reserve_ratio})[0];
}

MaximumForce maximum_force(const ForceConditions& conditions, const SustainedRule& rule, double cap) {
  return detail::find_maximum<1>(rule, cap, JudgeOne{conditions, rule})[0];
}

bool has_gaps(const ForceConditions& conditions, const SustainedRule& rule) {
  bool failed = false;
  for (double size = gap_step; size <= gap_last; size += gap_step) {
    const bool holds = sustains(conditions, rule, Aim{.active = size}, 0);
    if (holds && failed) return true;
    failed = failed || !holds;
  }
  return false;
}

}  // namespace muster
