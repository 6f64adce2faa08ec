#include "muster/force/reserve.hpp"

#include <cmath>

namespace muster {
namespace {

ReserveVector shift_one_year(const ReserveVector& stock, double kept, int years) {
  ReserveVector next = ReserveVector::Zero();
  next.segment(1, years) = kept * stock.head(years);
  return next;
}

}  // namespace

Reserve fade(const Reserve& reserve, const ReserveFading& fading) {
  return {shift_one_year(reserve.regular, fading.keep, fading.years),
          shift_one_year(reserve.veterans, fading.keep * fading.veterans_in_age, fading.years)};
}

Reserve refresh(const Reserve& registered, double share) {
  Reserve next{registered.regular * (1 - share), registered.veterans * (1 - share)};
  next.regular[0] += share * registered.regular.sum();
  next.veterans[0] += share * registered.veterans.sum();
  return next;
}

double ready_reserve(const Reserve& reserve, double turn_out, double decay) {
  const double fade_factor = std::exp(-decay);
  double ready = 0;
  for (int j = most_reserve_years; j >= 0; --j) ready = ready * fade_factor + reserve.regular[j] + reserve.veterans[j];
  return turn_out * ready;
}

}  // namespace muster
