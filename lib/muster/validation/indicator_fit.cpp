#include "muster/validation/indicator_fit.hpp"

#include "muster/core/require.hpp"
#include "muster/validation/robust_regression.hpp"

#include <array>
#include <cmath>
#include <limits>

namespace muster {
namespace {

constexpr int first_start = 6;    // years of history that features need
constexpr int first_scored = 20;  // earlier origins teach the expectation only
constexpr int relearn_years = 5;
constexpr std::array horizons{5, 10};

/// A forecast within the history: made from the years before column start, of the outcome a horizon later.
struct Case {
  int start, horizon;
};

/// Cases whose outcome was known before the column @p end.
std::vector<Case> cases_before(int end) {
  std::vector<Case> cases;
  for (const int horizon : horizons)
    for (int start = first_start; start + horizon <= end; ++start) cases.push_back({start, horizon});
  return cases;
}

/// Features at every origin of a history, made once.
class Archive {
 public:
  Archive(Indicator indicator, const Panel& values) : indicator_(indicator), values_(values) {
    for (int start = first_start; start < values.cols(); ++start)
      features_.push_back(features(indicator, values.leftCols(start)));
  }

  const Features& at(int start) const { return features_[static_cast<std::size_t>(start - first_start)]; }
  Eigen::ArrayXd outcome_of(Case c) const { return outcome(indicator_, values_, c.start, c.horizon); }
  int years() const { return static_cast<int>(values_.cols()); }

  Eigen::ArrayXd variance_of(Case c, const PathForm& form) const {
    return at(c.start).persistence.unaryExpr([&](double phi) { return form.variance(c.horizon, phi); });
  }

 private:
  Indicator indicator_;
  const Panel& values_;
  std::vector<Features> features_;
};

/// Weights of the mean terms that explain the outcomes known before the column @p end.
Eigen::VectorXd learn_mean(const Archive& archive, const PathForm& form, int end) {
  const auto cases = cases_before(end);
  const auto countries = archive.at(first_start).mean.rows();
  Eigen::MatrixXd terms(countries * static_cast<Eigen::Index>(cases.size()), archive.at(first_start).mean.cols());
  Eigen::VectorXd outcomes(terms.rows());
  for (Eigen::Index i = 0; const Case c : cases) {
    const Eigen::ArrayXd unit = archive.variance_of(c, form).sqrt();
    terms.middleRows(i, countries) = form.reach(c.horizon) * (archive.at(c.start).mean.colwise() / unit).matrix();
    outcomes.segment(i, countries) = archive.outcome_of(c) / unit;
    i += countries;
  }
  return robust_regression(terms, outcomes);
}

Eigen::ArrayXd error_of(const Archive& archive, const PathForm& form, Case c, const Eigen::VectorXd& weights) {
  return archive.outcome_of(c) - form.reach(c.horizon) * (archive.at(c.start).mean.matrix() * weights).array();
}

/// Mean absolute error over all cases, each in units of the square root of its horizon.
double misfit(const Archive& archive, const PathForm& form) {
  const Eigen::VectorXd weights = learn_mean(archive, form, archive.years());
  double sum = 0;
  const auto cases = cases_before(archive.years());
  for (const Case c : cases) sum += error_of(archive, form, c, weights).abs().mean() / std::sqrt(c.horizon);
  return sum / static_cast<double>(cases.size());
}

/// The pull that fits best. Below 0.05 a year paths are straight for a working life and F_long loses its meaning.
PathForm best_form(const Archive& archive, Indicator indicator) {
  if (indicator != Indicator::fertility && indicator != Indicator::birth_factor) return {indicator, 0};
  PathForm best{indicator, 0};
  double least = std::numeric_limits<double>::infinity();
  for (const double pull : {0.05, 0.075, 0.1, 0.15})
    if (const double now = misfit(archive, {indicator, pull}); now < least) {
      least = now;
      best.pull = pull;
    }
  return best;
}

/// Errors of forecasts that knew nothing after their own origin.
ErrorSample forecast_errors(const Archive& archive, const PathForm& form) {
  std::vector<Case> scored;
  for (const Case c : cases_before(archive.years()))
    if (c.start >= first_scored) scored.push_back(c);
  std::vector<Eigen::VectorXd> learnt;  // at first_scored, and every relearn_years after
  for (int end = first_scored; end < archive.years(); end += relearn_years)
    learnt.push_back(learn_mean(archive, form, end));
  const auto countries = archive.at(first_start).mean.rows();
  const auto rows = countries * static_cast<Eigen::Index>(scored.size());
  ErrorSample sample{Eigen::ArrayXd(rows), Eigen::ArrayXXd(rows, archive.at(first_start).spread.cols()),
                     Eigen::ArrayXd(rows), Eigen::ArrayXd(rows)};
  for (Eigen::Index i = 0; const Case c : scored) {
    const auto& weights = learnt[static_cast<std::size_t>((c.start - first_scored) / relearn_years)];
    sample.errors.segment(i, countries) = error_of(archive, form, c, weights);
    sample.terms.middleRows(i, countries) = archive.at(c.start).spread;
    sample.variance.segment(i, countries) = archive.variance_of(c, form);
    sample.reach.segment(i, countries) = form.reach(c.horizon);
    i += countries;
  }
  return sample;
}

}  // namespace

IndicatorFit fit_indicator(Indicator indicator, const Panel& before) {
  constexpr int least_years = first_scored + horizons.back() + 1;
  require(before.cols() >= least_years,
          "only {} years lie before the origin (hindcasts of ten years within them need {}); choose a later origin",
          before.cols(), least_years);
  const Archive archive(indicator, before);
  const PathForm form = best_form(archive, indicator);
  return {.form = form,
          .mean_weights = learn_mean(archive, form, archive.years()),
          .spread = fit_spread(forecast_errors(archive, form))};
}

Outlook outlook(const IndicatorFit& fit, const Panel& before) {
  const Features known = features(fit.form.indicator, before);
  return {.form = fit.form,
          .last = before.col(before.cols() - 1),
          .drift = known.mean.matrix() * fit.mean_weights,
          .spread = fit.spread.spread(known.spread),
          .persistence = known.persistence,
          .width = fit.spread.width,
          .drift_share = fit.spread.drift_share};
}

}  // namespace muster
