#pragma once

#include "muster/assessment/grid_search.hpp"
#include "muster/assessment/judge.hpp"
#include "muster/assessment/maximum_force.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace muster::detail {

inline constexpr Relaxed all_but_people{.volunteers = false, .places = true, .money = true};
inline constexpr Relaxed all_but_money{.volunteers = true, .places = true, .money = false};
inline constexpr Relaxed all_but_training{.volunteers = true, .places = false, .money = true};
inline constexpr Relaxed only_people{.volunteers = true, .places = false, .money = false};
inline constexpr Relaxed only_money{.volunteers = false, .places = false, .money = true};
inline constexpr Relaxed only_training{.volunteers = false, .places = true, .money = false};

/// One size per trajectory.
template <std::size_t n>
using Sizes = std::array<double, n>;

/// Which trajectories still look for a size.
template <std::size_t n>
using Asked = std::array<bool, n>;

/// The searches for M and what bounds it, for n trajectories in step.
/// @tparam Judge  judge(sizes, question, asked) gives the n verdicts; those of trajectories that are not asked may be
///                anything
template <std::size_t n, class Judge>
class MaximumSearch {
 public:
  MaximumSearch(double fill, const Judge& judge) : fill_(fill), judge_(judge) {}

  /// The largest size each trajectory sustains, looked for from a guess.
  Sizes<n> largest(const Sizes<n>& guess, const SizeQuestion& question) {
    std::array<GridSearch, n> searches = start(guess, std::make_index_sequence<n>{});
    Sizes<n> sizes;
    Asked<n> asked;
    const auto looks_on = [](const GridSearch& search) { return !search.done(); };
    while (std::ranges::any_of(searches, looks_on)) {
      std::ranges::transform(searches, sizes.begin(), &GridSearch::next);
      std::ranges::transform(searches, asked.begin(), looks_on);
      const std::array<Verdict, n> verdicts = judge_(sizes, question, asked);
      for (std::size_t i = 0; i < n; ++i) {
        if (!asked[i]) continue;
        searches[i].tell(verdicts[i]);
        ++paths_[i];
      }
    }
    std::ranges::transform(searches, sizes.begin(), &GridSearch::found);
    return sizes;
  }

  [[nodiscard]] int paths(std::size_t i) const { return paths_[i]; }

 private:
  template <std::size_t... i>
  std::array<GridSearch, n> start(const Sizes<n>& guess, std::index_sequence<i...>) const {
    return {GridSearch(guess[i], fill_)...};
  }

  double fill_;
  const Judge& judge_;
  std::array<int, n> paths_{};
};

template <std::size_t n, class... Others>
Sizes<n> smaller(Sizes<n> sizes, const Others&... others) {
  for (std::size_t i = 0; i < n; ++i) ((sizes[i] = std::min(sizes[i], others[i])), ...);
  return sizes;
}

/// The limit whose lifting alone raises M most, `none` under max(1 %, 100 persons).
inline Binding binding_constraint(double people, double money, double training, double force) {
  const double most = std::max({people, money, training}) - force;
  if (most < std::max(0.01 * force, 100.0)) return Binding::none;
  if (people - force == most) return Binding::people;
  return money - force == most ? Binding::money : Binding::training;
}

/// See maximum_force().
/// @param known_training  the ceiling of training where it is known
template <std::size_t n, class Judge>
std::array<MaximumForce, n> find_maximum(const SustainedRule& rule, double cap, const Judge& judge,
                                         std::optional<double> known_training = {}) {
  MaximumSearch<n, Judge> search(rule.fill, judge);
  Sizes<n> top;
  top.fill(greatest_force);
  const Sizes<n> people = search.largest(top, {all_but_people});
  const Sizes<n> money = search.largest(top, {all_but_money});
  Sizes<n> training;
  training.fill(known_training.value_or(0));
  if (!known_training) training = search.largest(top, {all_but_training});
  const Sizes<n> more_people = search.largest(smaller(money, training), {only_people});
  const Sizes<n> more_money = search.largest(smaller(people, training), {only_money});
  const Sizes<n> more_training = search.largest(smaller(people, money), {only_training});
  const Sizes<n> force = search.largest(smaller(more_people, more_money, more_training), {});
  const Sizes<n> with_reserve = search.largest(force, {{}, rule.reserve_ratio});
  const auto capped = [cap](double value) { return cap > 0 ? std::min(cap, value) : value; };
  std::array<MaximumForce, n> result;
  for (std::size_t i = 0; i < n; ++i) {
    result[i] = {.force = capped(force[i]),
                 .with_reserve = capped(with_reserve[i]),
                 .people = capped(people[i]),
                 .money = capped(money[i]),
                 .training = capped(training[i]),
                 .binding = binding_constraint(capped(more_people[i]), capped(more_money[i]), capped(more_training[i]),
                                               capped(force[i])),
                 .none_sustained = force[i] <= 0,
                 .paths = search.paths(i)};
  }
  return result;
}

}  // namespace muster::detail
