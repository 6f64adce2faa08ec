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

/// The limit whose lifting alone raises M most, `none` under max(1 %, 100 persons).
Binding binding_constraint(const ForceConditions& conditions, const SustainedRule& rule, double force) {
  const double people = largest_force_near(force, conditions, rule, only_people, 0) - force;
  const double money = largest_force_near(force, conditions, rule, only_money, 0) - force;
  const double training = largest_force_near(force, conditions, rule, only_training, 0) - force;
  const double most = std::max({people, money, training});
  if (most < std::max(0.01 * force, 100.0)) return Binding::none;
  if (people == most) return Binding::people;
  return money == most ? Binding::money : Binding::training;
}

}  // namespace

double largest_force(const ForceConditions& conditions, const SustainedRule& rule, Relaxed relaxed,
                     double reserve_ratio) {
  return largest_sustained([&](double active) {
    return sustains(conditions, rule, Aim{.active = active, .relaxed = relaxed}, reserve_ratio);
  });
}

double largest_force_near(double guess, const ForceConditions& conditions, const SustainedRule& rule, Relaxed relaxed,
                          double reserve_ratio) {
  return largest_sustained_near(guess, [&](double active) {
    return sustains(conditions, rule, Aim{.active = active, .relaxed = relaxed}, reserve_ratio);
  });
}

MaximumForce maximum_force(const ForceConditions& conditions, const SustainedRule& rule, double cap) {
  MaximumForce result;
  const double force = largest_force(conditions, rule, {}, 0);
  result.binding = binding_constraint(conditions, rule, force);
  result.none_sustained = force <= 0;
  const auto capped = [cap](double value) { return cap > 0 ? std::min(cap, value) : value; };
  result.force = capped(force);
  result.with_reserve = capped(largest_force_near(force, conditions, rule, {}, rule.reserve_ratio));
  result.people = capped(largest_force_near(force, conditions, rule, all_but_people, 0));
  result.money = capped(largest_force_near(force, conditions, rule, all_but_money, 0));
  result.training = capped(largest_force_near(force, conditions, rule, all_but_training, 0));
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
