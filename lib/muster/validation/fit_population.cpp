#include "muster/core/same_bits.hpp"

#include "muster/validation/fit_population.hpp"

#include "muster/core/number.hpp"
#include "muster/population/survival.hpp"
#include "muster/validation/own_history.hpp"

#include <fmt/format.h>

#include <cmath>

namespace muster {
namespace {

const Outlook& of(const PopulationOutlook& known, Indicator indicator) {
  return known.by_indicator[static_cast<std::size_t>(indicator)];
}

/// Four significant digits: more would claim what no fit can know.
double rounded(double value) {
  if (value == 0) return 0;
  return *read_number(fmt::format("{:.4g}", value));
}

std::string call(const char* family, double first, double second) {
  return fmt::format("{}({}, {})", family, shortest(rounded(first)), shortest(rounded(second)));
}

/// Gathers the rows of a fit; all rest on the same years.
class Rows {
 public:
  explicit Rows(const DemographicHistory& history) : first_(history.first_year), last_(history.end_year() - 1) {}

  void constant(const char* name, const char* unit, double value, const char* method) {
    value = rounded(value);
    rows_.push_back({name, unit, fmt::format("constant({})", shortest(value)), value, 0, first_, last_, method});
  }

  void normal(const char* name, const char* unit, double mean, double sd, const std::string& within,
              const char* method) {
    rows_.push_back({name, unit, call("normal", mean, sd) + within, rounded(mean), rounded(sd), first_, last_, method});
  }

  /// @param width  standard deviation of the logarithm
  void lognormal(const char* name, const char* unit, double median, double width, const char* method) {
    const double variance = width * width;
    const double sd = median * std::exp(variance / 2) * std::sqrt(std::expm1(variance));
    rows_.push_back(
        {name, unit, call("lognormal", median, width), rounded(median), rounded(sd), first_, last_, method});
  }

  void own(const char* name, const char* unit, Estimate found, const char* method) {
    rows_.push_back({name, unit, "", rounded(found.value), rounded(found.std_error), first_, last_, method});
  }

  std::vector<FittedInput> take() { return std::move(rows_); }

 private:
  int first_, last_;
  std::vector<FittedInput> rows_;
};

constexpr const char* pooled = "all countries, forecasts within the history over 5 and 10 years";
constexpr const char* per_year = "children per woman per year";
constexpr const char* share = "share of population per year";

/// A walk without drift error that has, after ten years, the variance of one with it, in the mean and in the median.
void add_mortality(Rows& rows, const Outlook& life, Eigen::Index c, double years_of_life) {
  constexpr double years = 10;
  const double drift = years * life.drift_share * life.drift_share;  // against 1 of the walk
  const double median = life.spread[c] * std::sqrt(1 + drift) / years_of_life;
  const double width = std::sqrt(std::log((std::exp(2 * life.width * life.width) + drift) / (1 + drift)) / 2);
  rows.lognormal("sigma_k", "log mortality per year", median, width, pooled);
}

void add_fertility(Rows& rows, const Outlook& fertility, Eigen::Index c) {
  const double pull = fertility.form.pull;
  rows.constant("tfr_0", "children per woman", fertility.last[c], "last year of the history");
  rows.normal("F_long", "children per woman", fertility.last[c] + fertility.drift[c] / pull,
              fertility.drift_share * fertility.spread[c] / pull, "[0.5, 9]", pooled);
  rows.constant("kappa_f", "per year", pull, "best of 0.05, 0.075, 0.1, 0.15 over all countries");
  rows.lognormal("sigma_f", per_year, fertility.spread[c], fertility.width, pooled);
}

void add_migration(Rows& rows, const Outlook& migration, Eigen::Index c) {
  rows.normal("mu_r", share, migration.drift[c], migration.drift_share * migration.spread[c], "", pooled);
  rows.constant("phi_r", "1", migration.persistence[c], "half-way from the country's own AR(1) to the median of all");
  rows.lognormal("sigma_r", share, migration.spread[c], migration.width, pooled);
}

void add_own(Rows& rows, const DemographicHistory& before, Eigen::Index c) {
  const auto series = [&](Indicator indicator) -> Eigen::ArrayXd { return observed(before, indicator).row(c); };
  const Ar1Fit migration = fit_ar1(series(Indicator::migration));
  rows.own("own_mu_r", share, migration.mean, "AR(1) by least squares");
  rows.own("own_phi_r", "1", migration.persistence, "AR(1) by least squares, bias taken off");
  rows.own("own_sigma_r", share, migration.spread, "AR(1) by least squares");
  const RandomWalkFit fertility = fit_random_walk(series(Indicator::fertility));
  rows.own("own_drift_tfr", per_year, fertility.drift, "random walk");
  rows.own("own_sigma_tfr", per_year, fertility.spread, "random walk");
  const RandomWalkFit life = fit_random_walk(series(Indicator::life_expectancy));
  rows.own("own_drift_e0", "years per year", life.drift, "random walk");
  rows.own("own_sigma_e0", "years per year", life.spread, "random walk");
}

}  // namespace

std::optional<double> years_of_life_per_log_mortality(const Country& country, int until) {
  const auto after = country.mortality.lower_bound(until);
  if (after == country.mortality.begin()) return std::nullopt;
  const BySex& rates = std::prev(after)->second;
  constexpr double step = 0.01;
  const auto slope = [&](const AgeVector& of_sex, Sex sex) {
    return (life_expectancy(of_sex, -step, sex) - life_expectancy(of_sex, step, sex)) / (2 * step);
  };
  return (slope(rates.female, Sex::female) + slope(rates.male, Sex::male)) / 2;
}

std::vector<FittedInput> fit_population(const DemographicHistory& before, const PopulationOutlook& known,
                                        const std::string& iso3, double years_of_life) {
  const Eigen::Index c = before.row(iso3);
  Rows rows(before);
  add_mortality(rows, of(known, Indicator::life_expectancy), c, years_of_life);
  add_fertility(rows, of(known, Indicator::fertility), c);
  add_migration(rows, of(known, Indicator::migration), c);
  add_own(rows, before, c);
  return rows.take();
}

}  // namespace muster
