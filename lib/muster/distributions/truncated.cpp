#include "muster/distributions/truncated.hpp"

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"
#include "muster/distributions/detail/mean_by_quantile.hpp"
#include "muster/distributions/distribution.hpp"

#include <algorithm>

namespace muster {
namespace {

constexpr double least_mass = 1e-300;  // below it doubles lose digits, then everything

double whole_below(const Continuous& law, double x) {
  return std::visit([x](const auto& d) { return d.share_below(x); }, law);
}

double whole_above(const Continuous& law, double x) {
  return std::visit([x](const auto& d) { return d.share_above(x); }, law);
}

Truncated::Bounds in_order(const Continuous& whole, const Truncated::Bounds& bounds) {
  require(bounds.low < bounds.high,
          "the truncation of {} to [{}, {}] is out of order (the bounds hold nothing between them); write [low, high]",
          std::visit([](const auto& law) { return to_text(law); }, whole), shortest(bounds.low), shortest(bounds.high));
  return bounds;
}

}  // namespace

Truncated::Truncated(Continuous whole, Bounds bounds)
    : whole_(whole),
      bounds_(in_order(whole_, bounds)),
      below_{whole_below(whole_, bounds.low), whole_below(whole_, bounds.high)},
      above_{whole_above(whole_, bounds.low), whole_above(whole_, bounds.high)} {
  require(mass() >= least_mass,
          "{} leaves nothing to draw (less than 1e-300 of the probability lies between the bounds); widen the bounds",
          to_text(*this));
}

/// Share of the whole between the bounds, from the end at which the difference keeps its digits.
double Truncated::mass() const { return below_.high <= 0.5 ? below_.high - below_.low : above_.low - above_.high; }

/// Works from whichever end is nearer: shares near 1 have no digits left for the rest.
double Truncated::at(double below, double above) const {
  const double lower = above * below_.low + below * below_.high;
  const double upper = above * above_.low + below * above_.high;
  const double value =
      std::visit([&](const auto& d) { return lower <= upper ? d.quantile(lower) : d.upper_quantile(upper); }, whole_);
  return std::clamp(value, bounds_.low, bounds_.high);
}

double Truncated::quantile(double u) const { return at(u, 1 - u); }

double Truncated::upper_quantile(double q) const { return at(1 - q, q); }

double Truncated::share_below(double x) const {
  if (x <= bounds_.low) return 0;
  if (x >= bounds_.high) return 1;
  const double below = whole_below(whole_, x);
  const double share = below <= 0.5 ? below - below_.low : above_.low - whole_above(whole_, x);
  return std::clamp(share / mass(), 0.0, 1.0);
}

double Truncated::mean() const {
  double kink = 0;
  if (const auto* triangle = std::get_if<Triangular>(&whole_)) {
    kink = share_below(triangle->likeliest());
  }
  return detail::mean_by_quantile([this](double below, double above) { return at(below, above); }, kink);
}

}  // namespace muster
