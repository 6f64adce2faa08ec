#include "muster/core/same_bits.hpp"

#include "muster/validation/indicator.hpp"

#include "muster/core/require.hpp"
#include "muster/validation/own_history.hpp"

#include <algorithm>
#include <cmath>

namespace muster {
namespace {

constexpr double memory = 0.93;  ///< weight of a year against the next one: half after ten years

/// How an indicator is described. The floors are of the size of rounding in the source, so that a series held constant
/// there does not count as certain.
struct Description {
  int slope_years;      ///< years over which the recent slope is taken
  double change_floor;  ///< added to a yearly change before its logarithm is taken
};

Description describe(Indicator indicator) {
  switch (indicator) {
    case Indicator::fertility:
      return {5, 0.02};
    case Indicator::life_expectancy:
      return {10, 0.05};
    case Indicator::migration:
      return {5, 0.0003};
    case Indicator::birth_factor:
      return {5, 0.002};
    case Indicator::death_rate:
      return {10, 0.002};
  }
  return {};
}

Eigen::ArrayXd last(const Panel& values) { return values.col(values.cols() - 1); }

Eigen::ArrayXd slope(const Panel& values, int years) {
  const auto span = std::min<Eigen::Index>(years, values.cols() - 1);
  return (last(values) - values.col(values.cols() - 1 - span)) / static_cast<double>(span);
}

/// Weighted mean over years, the latest counting most; shape (countries).
Eigen::ArrayXd recent_mean(const Panel& values) {
  Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(values.rows());
  double weight = 1, weights = 0;
  for (Eigen::Index y = values.cols(); y-- > 0; weight *= memory) {
    sum += weight * values.col(y);
    weights += weight;
  }
  return sum / weights;
}

/// Typical log size of a yearly change: a mean of logs, so that one crisis does not stand for all years.
Eigen::ArrayXd log_change(const Panel& values, double floor) {
  const auto n = values.cols() - 1;
  return recent_mean(((values.rightCols(n) - values.leftCols(n)).abs() + floor).log());
}

/// What the best year before had above the last one, such as life expectancy lost in an epidemic.
Eigen::ArrayXd below_peak(const Panel& values) { return values.rowwise().maxCoeff() - last(values); }

Eigen::ArrayXXd join(const std::vector<Eigen::ArrayXd>& columns) {
  Eigen::ArrayXXd joined(columns.front().size(), columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) joined.col(static_cast<Eigen::Index>(i)) = columns[i];
  return joined;
}

double median(Eigen::ArrayXd values) {
  std::sort(values.begin(), values.end());
  const auto n = values.size();
  return (values[(n - 1) / 2] + values[n / 2]) / 2;
}

Features migration_features(const Panel& rates) {
  const auto countries = rates.rows();
  Eigen::ArrayXd phi(countries), innovation(countries);
  for (Eigen::Index c = 0; c < countries; ++c) {
    const Ar1Fit own = fit_ar1(rates.row(c).transpose());
    phi[c] = own.persistence.value;
    innovation[c] = own.spread.value;
  }
  const Description is = describe(Indicator::migration);
  const Eigen::ArrayXd one = Eigen::ArrayXd::Ones(countries);
  const Eigen::ArrayXd size = recent_mean(rates.square()).sqrt();
  return {.mean = join({rates.rightCols(is.slope_years).rowwise().mean(), rates.rowwise().mean(), 1e-3 * one}),
          .spread = join({one, (innovation + is.change_floor).log(), (size + is.change_floor).log()}),
          .persistence = (phi + median(phi)) / 2};
}

}  // namespace

std::string_view name_of(Indicator indicator) {
  switch (indicator) {
    case Indicator::fertility:
      return "fertility";
    case Indicator::life_expectancy:
      return "life expectancy";
    case Indicator::migration:
      return "migration";
    case Indicator::birth_factor:
      return "birth factor";
    case Indicator::death_rate:
      return "death rate";
  }
  return "";
}

Panel observed(const DemographicHistory& history, Indicator indicator) {
  switch (indicator) {
    case Indicator::fertility:
      return history.tfr;
    case Indicator::life_expectancy:
      return history.e0;
    case Indicator::migration:
      return history.net_migration / history.population;
    case Indicator::birth_factor:
      return (history.births / history.population / history.tfr).log();
    case Indicator::death_rate:
      return (history.deaths / history.population).log();
  }
  return {};
}

Features features(Indicator indicator, const Panel& before) {
  require(before.cols() >= 6, "{} years lie before an origin (slopes and spreads need 6); choose a later origin",
          before.cols());
  if (indicator == Indicator::migration) return migration_features(before);
  const Description is = describe(indicator);
  const Eigen::ArrayXd one = Eigen::ArrayXd::Ones(before.rows()), level = last(before);
  std::vector<Eigen::ArrayXd> mean{slope(before, is.slope_years), one, level};
  std::vector<Eigen::ArrayXd> spread{one, log_change(before, is.change_floor)};
  if (indicator == Indicator::fertility) spread.push_back(level.log());
  if (indicator == Indicator::life_expectancy) {
    constexpr double limit = 90, lost_floor = 0.5;  // [years]
    mean.push_back(below_peak(before));
    spread.push_back((limit - level).max(1).log());
    spread.push_back((below_peak(before) + lost_floor).log());
  }
  return {.mean = join(mean), .spread = join(spread), .persistence = Eigen::ArrayXd::Zero(before.rows())};
}

double PathForm::reach(int horizon) const { return pull > 0 ? (1 - std::pow(1 - pull, horizon)) / pull : horizon; }

double PathForm::variance(int horizon, double persistence) const {
  const bool sums = indicator == Indicator::migration;
  const double keep = 1 - pull;
  double sum = 0, weight = 0;
  for (int i = 0; i < horizon; ++i) {
    weight = sums ? 1 + persistence * weight : std::pow(keep, i);  // of the innovation i years before the end
    sum += weight * weight;
  }
  return sum;
}

Eigen::ArrayXd outcome(Indicator indicator, const Panel& values, int start, int horizon) {
  if (indicator == Indicator::migration) return values.middleCols(start, horizon).rowwise().sum();
  return values.col(start + horizon - 1) - values.col(start - 1);
}

}  // namespace muster
