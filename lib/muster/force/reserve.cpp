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

double ready_reserve(const Reserve& reserve, const Readiness& readiness) {
  const double kept = std::exp(-readiness.decay);
  double ready = 0;
  for (int j = readiness.years; j >= 0; --j) ready = ready * kept + reserve.regular[j] + reserve.veterans[j];
  return readiness.turn_out * ready;
}

}  // namespace muster
