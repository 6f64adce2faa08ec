#include "muster/distributions/truncated.hpp"

#include "muster/core/require.hpp"
#include "muster/distributions/detail/mean_by_quantile.hpp"
#include "muster/distributions/distribution.hpp"

#include <algorithm>

namespace muster {
namespace {

constexpr double least_mass = 1e-300;  // below it doubles lose digits, then everything

double share_below(const Continuous& law, double x) {
  return std::visit([x](const auto& d) { return d.share_below(x); }, law);
}

double share_above(const Continuous& law, double x) {
  return std::visit([x](const auto& d) { return d.share_above(x); }, law);
}

}  // namespace

Truncated::Truncated(Continuous whole, Bounds bounds)
    : whole_(std::move(whole)),
      bounds_(bounds),
      below_{share_below(whole_, bounds.low), share_below(whole_, bounds.high)},
      above_{share_above(whole_, bounds.low), share_above(whole_, bounds.high)} {
  require(bounds.low < bounds.high, "{} is out of order (the bounds hold nothing between them); write [low, high]",
          to_text(*this));
  const double mass = below_.high <= 0.5 ? below_.high - below_.low : above_.low - above_.high;
  require(mass >= least_mass,
          "{} leaves nothing to draw (less than 1e-300 of the probability lies between the bounds); widen the bounds",
          to_text(*this));
}

/// Works from whichever end is nearer: shares near 1 have no digits left for the rest.
double Truncated::at(double below, double above) const {
  const double lower = above * below_.low + below * below_.high;
  const double upper = above * above_.low + below * above_.high;
  const double value =
      std::visit([&](const auto& d) { return lower <= upper ? d.quantile(lower) : d.upper_quantile(upper); }, whole_);
  return std::clamp(value, bounds_.low, bounds_.high);
}

double Truncated::quantile(double u) const { return at(u, 1 - u); }

double Truncated::mean() const {
  double kink = 0;
  if (const auto* triangle = std::get_if<Triangular>(&whole_)) {
    const double below = triangle->share_below(triangle->likeliest());
    kink = std::clamp((below - below_.low) / (below_.high - below_.low), 0.0, 1.0);
  }
  return detail::mean_by_quantile([this](double below, double above) { return at(below, above); }, kink);
}

}  // namespace muster
