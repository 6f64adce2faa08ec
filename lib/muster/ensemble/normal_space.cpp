#include "muster/ensemble/normal_space.hpp"

#include "muster/distributions/standard_normal.hpp"
#include "muster/economy/aid.hpp"

#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <limits>

namespace muster {
namespace {

namespace tbb = oneapi::tbb;

bool varies(const Distribution& distribution) { return !is_constant(distribution) && !is_table(distribution); }

double shortfall(const NormalSpace& space, const Model& model, const Target& target, std::span<const double> point) {
  const Draw draw = space.draw_at(point);
  const auto conditions = light_conditions(model, draw, space.shocks_at(point));
  if (!conditions) return std::numeric_limits<double>::quiet_NaN();
  const double cap = conditions->inputs.cap;  // a self-imposed cap rules out what lies above it
  if (cap > 0 && target.active > cap) return target.active - cap;
  const double ratio = target.reserve.value_or(0) / target.active;
  const SustainedRule& rule = model.scenario.sustained;
  if (sustains(*conditions, rule, Aim{.active = target.active}, ratio)) return 0;
  // M tells how far off a failure is. Where "sustained" has gaps, M may lie above a target that fails: it still fails.
  return std::max(target.active - largest_force(*conditions, rule, {}, ratio), 1.0);
}

}  // namespace

NormalSpace::NormalSpace(const Model& model)
    : model_(model), years_(static_cast<std::size_t>(model.scenario.horizon) + 1) {
  for (std::size_t i = 0; i < model.distributions.size(); ++i)
    if (varies(model.distributions[i])) varying_.push_back(i);
  aid_form_ = varying_.size();
  shocks_ = aid_form_ + (model.scenario.aid_form == AidForm::drawn ? 1 : 0);
  dimensions_ = shocks_ + processes.size() * years_;
}

std::vector<double> NormalSpace::independent(std::span<const double> point) const {
  std::vector<double> normals(model_.distributions.size(), 0);
  for (std::size_t i = 0; i < varying_.size(); ++i) normals[varying_[i]] = point[i];
  return normals;
}

Draw NormalSpace::draw_at(std::span<const double> point) const {
  const double u = model_.scenario.aid_form == AidForm::drawn ? normal_cdf(point[aid_form_]) : 0.5;
  return draw_of(model_, inputs_at(model_.copula, model_.distributions, independent(point)), u);
}

std::vector<double> NormalSpace::scores_at(std::span<const double> point) const {
  const std::vector<double> all = model_.copula.correlated(independent(point));
  std::vector<double> scores;
  for (const std::size_t input : varying_) scores.push_back(all[input]);
  return scores;
}

Shocks NormalSpace::shocks_at(std::span<const double> point) const {
  Shocks shocks{std::vector<PopulationShocks>(years_), std::vector<EconomyShocks>(years_), std::vector<double>(years_),
                std::vector<double>(years_)};
  for (std::size_t t = 0; t < years_; ++t) {
    const auto of = [&](std::size_t process) { return point[first_of(process) + t]; };
    shocks.population[t] = {of(0), of(1), of(2)};
    shocks.economy[t] = {of(3), of(4)};
    shocks.x[t] = of(5);
  }
  return shocks;
}

std::vector<double> shortfalls(const NormalSpace& space, const Model& model, const Target& target,
                               const Eigen::MatrixXd& points, int threads) {
  std::vector<double> values(static_cast<std::size_t>(points.cols()));
  const auto dimensions = static_cast<std::size_t>(points.rows());
  tbb::task_arena arena(threads > 0 ? threads : tbb::task_arena::automatic);
  arena.execute([&] {
    tbb::parallel_for(std::size_t{0}, values.size(), [&](std::size_t i) {
      values[i] = shortfall(space, model, target, {points.data() + i * dimensions, dimensions});
    });
  });
  return values;
}

}  // namespace muster
