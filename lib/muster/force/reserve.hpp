#pragma once

#include <Eigen/Core>

namespace muster {

inline constexpr int most_reserve_years = 40;

/// Reservists by years since they left or were last trained [persons].
using ReserveVector = Eigen::Array<double, most_reserve_years + 1, 1>;

/// Former professionals and conscripts, and the veterans of the war apart.
struct Reserve {
  ReserveVector regular = ReserveVector::Zero();
  ReserveVector veterans = ReserveVector::Zero();

  [[nodiscard]] double enrolled() const { return regular.sum() + veterans.sum(); }
};

/// How the reserve fades in a year.
struct ReserveFading {
  double keep = 1;             ///< share who stay on the list
  double veterans_in_age = 1;  ///< share of the veterans still under the age limit
  int years = 0;               ///< dropped after so many years
};

/// Shifts every reservist by a year and drops those who leave the list: the registered of the year.
[[nodiscard]] Reserve fade(const Reserve& reserve, const ReserveFading& fading);

/// Trains a share of everybody on the list: they count as just out of service again.
[[nodiscard]] Reserve refresh(const Reserve& registered, double share);

/// How ready those on the list are.
struct Readiness {
  double turn_out = 1;  ///< share who come
  double decay = 0;     ///< loss of skill [per year since service]
  int years = 0;        ///< nobody is on the list for longer
};

/// turn_out times the enrolled, each discounted by exp(-decay) a year since service (model 3.5).
[[nodiscard]] double ready_reserve(const Reserve& reserve, const Readiness& readiness);

}  // namespace muster
