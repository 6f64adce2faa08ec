#include "muster/core/same_bits.hpp"

#include "muster/distributions/elicited.hpp"

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"
#include "muster/core/spelling.hpp"
#include "muster/distributions/detail/fit_beta.hpp"
#include "muster/distributions/standard_normal.hpp"

#include <cmath>
#include <functional>
#include <limits>

namespace muster {
namespace {

using Quantiles = std::vector<Elicited::Quantile>;
using Scale = std::function<double(double)>;

struct Line {
  double at_zero, slope;
};

/// Least-squares line through (across(share), up(value)). Both rise from quantile to quantile, so the slope is
/// positive.
Line regression(const Quantiles& quantiles, const Scale& across, const Scale& up) {
  const auto count = static_cast<double>(quantiles.size());
  double x_mean = 0, y_mean = 0;
  for (const auto& [share, value] : quantiles) {
    x_mean += across(share) / count;
    y_mean += up(value) / count;
  }
  double xx = 0, xy = 0;
  for (const auto& [share, value] : quantiles) {
    xx += (across(share) - x_mean) * (across(share) - x_mean);
    xy += (across(share) - x_mean) * (up(value) - y_mean);
  }
  return {y_mean - xy / xx * x_mean, xy / xx};
}

double itself(double x) { return x; }
double logarithm(double x) { return std::log(x); }
double logit(double x) { return std::log(x / (1 - x)); }

Continuous fit_uniform(const Quantiles& quantiles) {
  const auto [low, width] = regression(quantiles, itself, itself);
  return Uniform{{low, low + width}};
}

Continuous fit_normal(const Quantiles& quantiles) {
  const auto [mean, deviation] = regression(quantiles, normal_quantile, itself);
  return Normal{{mean, deviation}};
}

Continuous fit_lognormal(const Quantiles& quantiles) {
  const auto [log_median, sigma] = regression(quantiles, normal_quantile, logarithm);
  return Lognormal{{std::exp(log_median), sigma}};
}

Continuous fit_logit_normal(const Quantiles& quantiles) {
  const auto [logit_median, sigma] = regression(quantiles, normal_quantile, logit);
  return LogitNormal{{1 / (1 + std::exp(-logit_median)), sigma}};
}

struct Family {
  std::string name;
  double low, high;  ///< stated values lie strictly between
  Continuous (*fit)(const Quantiles&);
};

const std::vector<Family>& families() {
  constexpr double inf = std::numeric_limits<double>::infinity();
  static const std::vector<Family> all{{"uniform", -inf, inf, fit_uniform},
                                       {"normal", -inf, inf, fit_normal},
                                       {"lognormal", 0, inf, fit_lognormal},
                                       {"logitnormal", 0, 1, fit_logit_normal},
                                       {"beta", 0, 1, detail::fit_beta}};
  return all;
}

const Family& family_named(std::string_view name) {
  std::vector<std::string> known;
  for (const Family& family : families()) {
    if (family.name == name) return family;
    known.push_back(family.name);
  }
  throw InvalidInput(
      fmt::format("elicited({}, ...) names an unknown family (uniform, normal, lognormal, logitnormal and beta can be "
                  "fitted){}",
                  name, did_you_mean(name, known)));
}

Quantiles checked(const Family& family, Quantiles quantiles) {
  require(quantiles.size() >= 2,
          "elicited({}, ...) has {} quantiles (two are needed to fit two parameters); write share:value, share:value",
          family.name, quantiles.size());
  Elicited::Quantile before{0, family.low};
  for (const Elicited::Quantile& q : quantiles) {
    require(q.share > before.share && q.share < 1,
            "elicited({}, ...) has the share {} out of order (shares rise inside (0, 1)); write share:value by rising "
            "share",
            family.name, shortest(q.share));
    require(q.value > before.value && q.value < family.high,
            "elicited({}, ...) has the value {} out of order (values rise with the shares, between {} and {}); write "
            "share:value",
            family.name, shortest(q.value), shortest(family.low), shortest(family.high));
    before = q;
  }
  return quantiles;
}

}  // namespace

Elicited::Elicited(std::string_view family, std::vector<Quantile> quantiles)
    : family_(family_named(family).name),
      quantiles_(checked(family_named(family), std::move(quantiles))),
      fitted_(family_named(family).fit(quantiles_)) {}

std::vector<Elicited::Residual> Elicited::residuals() const {
  std::vector<Residual> all;
  for (const Quantile& stated : quantiles_) all.push_back({stated, quantile(stated.share)});
  return all;
}

double Elicited::mean() const {
  return std::visit([](const auto& d) { return d.mean(); }, fitted_);
}

double Elicited::quantile(double u) const {
  return std::visit([u](const auto& d) { return d.quantile(u); }, fitted_);
}

double Elicited::upper_quantile(double q) const {
  return std::visit([q](const auto& d) { return d.upper_quantile(q); }, fitted_);
}

double Elicited::share_below(double x) const {
  return std::visit([x](const auto& d) { return d.share_below(x); }, fitted_);
}

}  // namespace muster
