#include "muster/results/parameter_columns.hpp"

#include "muster/distributions/standard_normal.hpp"
#include "muster/estimate/parameter_regression.hpp"
#include "muster/estimate/parameter_spread.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

namespace muster {
namespace {

constexpr Eigen::Index draws_per_coefficient = 10;

double score_of(const Distribution& distribution, double value) {
  constexpr double least = 1e-12;
  return normal_quantile(std::clamp(share_below(distribution, value), least, 1 - least));
}

/// Forms of aid that occur, but the first.
std::vector<AidForm> forms_told_apart(const RunResult& run) {
  const std::set<AidForm> seen(run.aid_form.begin(), run.aid_form.end());
  return {seen.empty() ? seen.end() : std::next(seen.begin()), seen.end()};
}

}  // namespace

Eigen::MatrixXd standard_scores(const Model& model, const RunResult& run) {
  std::vector<std::size_t> varying;
  for (std::size_t i = 0; i < model.distributions.size(); ++i) {
    if (!is_constant(model.distributions[i]) && !is_table(model.distributions[i])) varying.push_back(i);
  }
  const std::vector<AidForm> forms = forms_told_apart(run);
  Eigen::MatrixXd scores(run.draws, static_cast<Eigen::Index>(varying.size() + forms.size()));
  for (std::size_t draw = 0; draw < run.draws; ++draw) {
    const auto row = static_cast<Eigen::Index>(draw);
    Eigen::Index column = 0;
    for (const std::size_t input : varying)
      scores(row, column++) = score_of(model.distributions[input], run.inputs(draw, input));
    for (const AidForm form : forms) scores(row, column++) = run.aid_form[draw] == form ? 1 : 0;
  }
  return scores;
}

std::string_view method_by_futures(double probability, int futures) {
  const bool alike = probability == 0 || probability == 1;
  return futures > 1 || alike ? "futures" : "not-identified";
}

ParameterColumns parameter_columns(const Eigen::MatrixXd& scores, std::span<const double> shares, int futures) {
  if (std::ranges::all_of(shares, [](double share) { return std::isnan(share); }))
    return {{0, 1}, {0, 1}, "not-identified"};
  const ParameterSpread spread(shares, futures);
  if (spread.identified()) return {spread.interval(0.5), spread.interval(0.9), "futures"};
  const auto done = std::ranges::count_if(shares, [](double share) { return !std::isnan(share); });
  if (done < draws_per_coefficient * (scores.cols() + 1)) return {{0, 1}, {0, 1}, "not-identified"};
  return {parameter_interval_by_inputs(scores, shares, futures, 0.5),
          parameter_interval_by_inputs(scores, shares, futures, 0.9), "inputs"};
}

}  // namespace muster
