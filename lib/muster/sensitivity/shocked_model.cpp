#include "muster/sensitivity/shocked_model.hpp"

#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>

#include "muster/assessment/maximum_force.hpp"

namespace muster {
namespace {

namespace tbb = oneapi::tbb;
using Eigen::Index;
using Eigen::MatrixXd;

bool holds(const ForceConditions& conditions, const SustainedRule& rule, double active, double reserve) {
  const double cap = conditions.inputs.cap;
  if (cap > 0 && active > cap) return false;
  return sustains(conditions, rule, Aim{.active = active}, reserve / active);
}

double outcome_of(const ForceConditions& conditions, const SustainedRule& rule, const Target& target) {
  if (!target.band_high) return holds(conditions, rule, target.active, target.reserve.value_or(0)) ? 1 : 0;
  return holds(conditions, rule, target.active, 0) && !holds(conditions, rule, *target.band_high, 0) ? 1 : 0;
}

void fill(const Model& model, const NormalSpace& space, const MatrixXd& points, Index at, MatrixXd& outcomes) {
  const std::span<const double> point(points.data() + at * points.rows(), static_cast<std::size_t>(points.rows()));
  const auto conditions = light_conditions(model, space.draw_at(point), space.shocks_at(point));
  if (!conditions) return;
  const SustainedRule& rule = model.scenario.sustained;
  const double force = largest_force(*conditions, rule, {}, 0), cap = conditions->inputs.cap;
  outcomes(0, at) = cap > 0 ? std::min(cap, force) : force;
  for (std::size_t i = 0; i < model.targets.size(); ++i) {
    outcomes(static_cast<Index>(i) + 1, at) = outcome_of(*conditions, rule, model.targets[i]);
  }
}

}  // namespace

NormalSpaceModel shocked_model(const Model& model, const NormalSpace& space, int threads) {
  return [&model, &space, threads](const MatrixXd& points) {
    MatrixXd outcomes = MatrixXd::Zero(1 + static_cast<Index>(model.targets.size()), points.cols());
    tbb::task_arena arena(threads > 0 ? threads : tbb::task_arena::automatic);
    arena.execute([&] {
      tbb::parallel_for(Index{0}, points.cols(), [&](Index at) { fill(model, space, points, at, outcomes); });
    });
    return outcomes;
  };
}

/// The copula's own factor, column by column, gives the correlations of all scores.
InputDependence dependence_of(const Model& model, const std::vector<std::size_t>& varying) {
  const auto size = static_cast<Index>(varying.size());
  MatrixXd factor(size, size);
  for (Index j = 0; j < size; ++j) {
    std::vector<double> one(model.distributions.size(), 0.0);
    one[varying[static_cast<std::size_t>(j)]] = 1;
    const std::vector<double> scores = model.copula.correlated(one);
    for (Index i = 0; i < size; ++i) factor(i, j) = scores[varying[static_cast<std::size_t>(i)]];
  }
  MatrixXd correlation = factor * factor.transpose();
  correlation.diagonal().setOnes();
  return InputDependence(correlation);
}

NamedPlayers named_players(const Model& model, const NormalSpace& space, const std::vector<std::string>& by_input) {
  std::vector<std::string> of_coordinate = by_input;
  if (model.scenario.aid_form == AidForm::drawn) of_coordinate.emplace_back("aid_form");
  of_coordinate.resize(space.dimensions(), "chance");
  NamedPlayers result;
  for (const std::string& name : of_coordinate) {
    const auto found = std::ranges::find(result.names, name);
    result.players.of_input.push_back(static_cast<std::size_t>(found - result.names.begin()));
    if (found == result.names.end()) result.names.push_back(name);
  }
  result.players.count = result.names.size();
  return result;
}

}  // namespace muster
