#include "muster/assessment/maximum_force.hpp"

#include <algorithm>

namespace muster {
namespace {

constexpr Relaxed all_but_people{.volunteers = false, .places = true, .money = true};
constexpr Relaxed all_but_money{.volunteers = true, .places = true, .money = false};
constexpr Relaxed all_but_training{.volunteers = true, .places = false, .money = true};
constexpr Relaxed only_people{.volunteers = true, .places = false, .money = false};
constexpr Relaxed only_money{.volunteers = false, .places = false, .money = true};
constexpr Relaxed only_training{.volunteers = false, .places = true, .money = false};

/// What is asked of a size, and how many paths have been worked out for the answers.
struct Question {
  const ForceConditions& conditions;
  const SustainedRule& rule;
  int paths = 0;

  double largest(double guess, Relaxed relaxed, double reserve_ratio = 0) {
    GridSearch search(guess, rule.fill);
    for (; !search.done(); ++paths) {
      search.tell(judge_size(conditions, rule, {.active = search.next(), .relaxed = relaxed}, reserve_ratio));
    }
    return search.found();
  }
};

/// M with one limit lifted.
struct OneLifted {
  double people, money, training;
};

/// The limit whose lifting alone raises M most, `none` under max(1 %, 100 persons).
Binding binding_constraint(const OneLifted& lifted, double force) {
  const double most = std::max({lifted.people, lifted.money, lifted.training}) - force;
  if (most < std::max(0.01 * force, 100.0)) return Binding::none;
  if (lifted.people - force == most) return Binding::people;
  return lifted.money - force == most ? Binding::money : Binding::training;
}

}  // namespace

double largest_force(const ForceConditions& conditions, const SustainedRule& rule, Relaxed relaxed,
                     double reserve_ratio) {
  return Question{conditions, rule}.largest(greatest_force, relaxed, reserve_ratio);
}

MaximumForce maximum_force(const ForceConditions& conditions, const SustainedRule& rule, double cap) {
  Question question{conditions, rule};
  MaximumForce result;
  result.people = question.largest(greatest_force, all_but_people);
  result.money = question.largest(greatest_force, all_but_money);
  result.training = question.largest(greatest_force, all_but_training);
  const OneLifted lifted{.people = question.largest(std::min(result.money, result.training), only_people),
                         .money = question.largest(std::min(result.people, result.training), only_money),
                         .training = question.largest(std::min(result.people, result.money), only_training)};
  result.force = question.largest(std::min({lifted.people, lifted.money, lifted.training}), {});
  result.with_reserve = question.largest(result.force, {}, rule.reserve_ratio);
  result.binding = binding_constraint(lifted, result.force);
  result.none_sustained = result.force <= 0;
  for (double* value : {&result.force, &result.with_reserve, &result.people, &result.money, &result.training}) {
    if (cap > 0) *value = std::min(cap, *value);
  }
  result.paths = question.paths;
  return result;
}

bool has_gaps(const ForceConditions& conditions, const SustainedRule& rule) {
  bool failed = false;
  for (int thousands = 10; thousands <= 1000; thousands += 10) {
    const bool holds = sustains(conditions, rule, Aim{.active = thousands * 1000.0}, 0);
    if (holds && failed) return true;
    failed = failed || !holds;
  }
  return false;
}

}  // namespace muster
