#include "muster/distributions/triangular.hpp"

#include "muster/core/require.hpp"
#include "muster/distributions/detail/call.hpp"

#include <cmath>

namespace muster {
namespace {

double width(const Triangular::Range& range) { return range.greatest - range.least; }

}  // namespace

Triangular::Triangular(Range range) : range_(range) {
  const auto& [least, likeliest, greatest] = range_;
  const std::string text = detail::call("triangular", {least, likeliest, greatest});
  detail::require_finite(text, {least, likeliest, greatest});
  require(least < greatest,
          "{} is out of order (the last value must exceed the first); write least, likeliest, greatest", text);
  require(least <= likeliest && likeliest <= greatest,
          "{} is out of order (the middle value lies outside the range); write least, likeliest, greatest", text);
}

double Triangular::quantile(double u) const {
  const double rising = range_.likeliest - range_.least;
  if (u * width(range_) > rising) return upper_quantile(1 - u);
  return range_.least + std::sqrt(u * rising * width(range_));
}

double Triangular::upper_quantile(double q) const {
  const double falling = range_.greatest - range_.likeliest;
  if (q * width(range_) > falling) return quantile(1 - q);
  return range_.greatest - std::sqrt(q * falling * width(range_));
}

double Triangular::share_below(double x) const {
  if (x <= range_.least) return 0;
  if (x > range_.likeliest) return 1 - share_above(x);
  return (x - range_.least) / width(range_) * ((x - range_.least) / (range_.likeliest - range_.least));
}

double Triangular::share_above(double x) const {
  if (x >= range_.greatest) return 0;
  if (x <= range_.likeliest) return 1 - share_below(x);
  return (range_.greatest - x) / width(range_) * ((range_.greatest - x) / (range_.greatest - range_.likeliest));
}

}  // namespace muster
