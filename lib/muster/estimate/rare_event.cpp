#include "muster/core/same_bits.hpp"

#include "muster/estimate/rare_event.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <numeric>

#include "muster/core/require.hpp"
#include "muster/estimate/detail/check.hpp"
#include "muster/estimate/detail/normal.hpp"
#include "muster/sampling/stream.hpp"

namespace muster {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double wanted_acceptance = 0.44;  ///< Papaioannou et al. (2015), sec. 4

struct Population {
  Eigen::MatrixXd points;         ///< shape (dimensions, particles)
  std::vector<double> values;     ///< performance, infinite where it failed
  std::vector<std::size_t> root;  ///< the initial point each descends from
};

/// Uniform on (0, 1] from two random words.
double to_uniform(std::uint32_t high, std::uint32_t low) {
  const std::uint64_t bits = (static_cast<std::uint64_t>(high) << 32 | low) >> 11;
  return (static_cast<double>(bits) + 1) * 0x1p-53;
}

/// Standard normals of one particle in one step, in pairs by Box and Muller (1958).
void fill_normals(Eigen::Ref<Eigen::VectorXd> numbers, Address address) {
  for (Eigen::Index i = 0; i < numbers.size(); i += 2) {
    address.year = static_cast<std::uint32_t>(i);
    const auto bits = random_bits(address);
    const double radius = std::sqrt(-2 * std::log(to_uniform(bits[0], bits[1])));
    const double angle = 2 * std::numbers::pi * to_uniform(bits[2], bits[3]);
    numbers[i] = radius * std::cos(angle);
    if (i + 1 < numbers.size()) numbers[i + 1] = radius * std::sin(angle);
  }
}

void require_plan(const RareEventPlan& plan) {
  detail::require_level(plan.level);
  require(plan.dimensions >= 1, "no dimensions (there is nothing to sample); give at least one");
  require(plan.particles >= 100, "{} particles (too few to tell an error); give at least 100", plan.particles);
  require(plan.moves >= 1, "{} moves a level (copies would stay where they are); give at least 1", plan.moves);
  require(plan.keep > 0 && plan.keep <= 0.5, "{} of the particles kept (outside 0 to 0.5); write for example 0.2",
          plan.keep);
}

/// One run of subset simulation.
class SubsetSimulation {
 public:
  SubsetSimulation(const BatchPerformance& performance, const RareEventPlan& plan)
      : performance_(performance), plan_(plan) {}

  RareEventEstimate run();

 private:
  void start();
  [[nodiscard]] double next_threshold() const;
  void keep_below(double threshold);
  void move_below(double threshold);
  [[nodiscard]] Eigen::MatrixXd normals(std::uint32_t step) const;
  [[nodiscard]] std::vector<double> evaluate(const Eigen::MatrixXd& points);
  void weigh_lineages(double threshold);
  [[nodiscard]] RareEventEstimate finish();

  const BatchPerformance& performance_;
  const RareEventPlan& plan_;
  Population now_;
  RareEventEstimate result_;
  double log_probability_ = 0;
  double step_size_ = 0.8;
  std::uint32_t steps_ = 0;
  std::size_t failed_at_start_ = 0;
};

Eigen::MatrixXd SubsetSimulation::normals(std::uint32_t step) const {
  Eigen::MatrixXd numbers(plan_.dimensions, plan_.particles);
  for (Eigen::Index i = 0; i < numbers.cols(); ++i) {
    fill_normals(numbers.col(i), {.seed = plan_.seed,
                                  .draw = static_cast<std::uint32_t>(i),
                                  .future = step,
                                  .purpose = purpose("rare event: move")});
  }
  return numbers;
}

std::vector<double> SubsetSimulation::evaluate(const Eigen::MatrixXd& points) {
  std::vector<double> values = performance_(points);
  require(values.size() == static_cast<std::size_t>(points.cols()),
          "{} values for {} points (one is wanted for each); mend the performance function", values.size(),
          points.cols());
  for (double& value : values) {
    if (!std::isnan(value)) continue;
    value = never;
    ++result_.failed;
  }
  result_.evaluations += values.size();
  return values;
}

void SubsetSimulation::start() {
  now_.points = normals(steps_++);
  now_.values = evaluate(now_.points);
  now_.root.resize(plan_.particles);
  std::iota(now_.root.begin(), now_.root.end(), std::size_t{0});
  failed_at_start_ = result_.failed;
}

/// The value that the wanted share of particles does not exceed; on a plateau that holds all, the next better one.
double SubsetSimulation::next_threshold() const {
  std::vector<double> sorted = now_.values;
  std::ranges::sort(sorted);
  const auto kept = static_cast<std::size_t>(std::ceil(plan_.keep * static_cast<double>(plan_.particles)));
  const double threshold = sorted[kept - 1];
  if (threshold < sorted.back()) return std::max(threshold, 0.0);
  const auto better = std::ranges::lower_bound(sorted, threshold);
  return better == sorted.begin() ? never : std::max(*(better - 1), 0.0);
}

/// Replaces the population by even copies of the particles within @p threshold; who gets one more is drawn.
void SubsetSimulation::keep_below(double threshold) {
  std::vector<std::pair<std::array<std::uint32_t, 4>, Eigen::Index>> kept;
  for (std::size_t i = 0; i < now_.values.size(); ++i) {
    if (now_.values[i] > threshold) continue;
    const Address address{.seed = plan_.seed,
                          .draw = static_cast<std::uint32_t>(i),
                          .future = steps_,
                          .purpose = purpose("rare event: copies")};
    kept.emplace_back(random_bits(address), static_cast<Eigen::Index>(i));
  }
  std::ranges::sort(kept);
  log_probability_ += std::log(static_cast<double>(kept.size()) / static_cast<double>(plan_.particles));
  const Population before = now_;
  for (std::size_t i = 0; i < plan_.particles; ++i) {
    const Eigen::Index from = kept[i % kept.size()].second;
    now_.points.col(static_cast<Eigen::Index>(i)) = before.points.col(from);
    now_.values[i] = before.values[static_cast<std::size_t>(from)];
    now_.root[i] = before.root[static_cast<std::size_t>(from)];
  }
}

/// One conditional-sampling step of every particle; the step size follows the acceptance.
void SubsetSimulation::move_below(double threshold) {
  const double memory = std::sqrt(1 - step_size_ * step_size_);
  const Eigen::MatrixXd proposed = memory * now_.points + step_size_ * normals(steps_++);
  const std::vector<double> values = evaluate(proposed);
  std::size_t accepted = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] > threshold) continue;
    ++accepted;
    now_.values[i] = values[i];
    now_.points.col(static_cast<Eigen::Index>(i)) = proposed.col(static_cast<Eigen::Index>(i));
  }
  const double acceptance = static_cast<double>(accepted) / static_cast<double>(values.size());
  step_size_ = std::clamp(step_size_ * std::exp(acceptance - wanted_acceptance), 0.02, 1.0);
}

/// Effective number of initial points behind the particles within @p threshold, and the error that follows.
void SubsetSimulation::weigh_lineages(double threshold) {
  std::map<std::size_t, double> heirs;
  double within = 0;
  for (std::size_t i = 0; i < now_.values.size(); ++i) {
    if (now_.values[i] > threshold) continue;
    heirs[now_.root[i]] += 1;
    within += 1;
  }
  double squares = 0;
  for (const auto& [root, count] : heirs) squares += count * count / (within * within);
  result_.lineages = 1 / squares;
  result_.relative_error = std::sqrt(std::max(0.0, squares - 1 / static_cast<double>(plan_.particles)));
}

RareEventEstimate SubsetSimulation::finish() {
  const double particles = static_cast<double>(plan_.particles);
  std::vector<Eigen::Index> inside;
  for (std::size_t i = 0; i < now_.values.size(); ++i) {
    if (now_.values[i] <= 0) inside.push_back(static_cast<Eigen::Index>(i));
  }
  const double hits = static_cast<double>(inside.size());
  weigh_lineages(hits > 0 ? 0 : never);
  const double half = detail::two_sided_t(plan_.level, std::max(1.0, result_.lineages - 1)) * result_.relative_error;
  const double reached = std::exp(log_probability_);
  if (hits > 0) {
    result_.probability = reached * hits / particles;
    result_.simulation_error.low = result_.probability * std::exp(-half);
    result_.simulation_error.high = result_.probability * std::exp(half);
  } else {
    result_.simulation_error.high = reached * std::exp(half) * clopper_pearson(0, particles, plan_.level).high;
  }
  const double failed = static_cast<double>(failed_at_start_) / particles;
  result_.simulation_error.high = std::min(1.0, result_.simulation_error.high + failed);
  result_.sample = now_.points(Eigen::all, inside);
  return std::move(result_);
}

RareEventEstimate SubsetSimulation::run() {
  start();
  for (;;) {
    const auto hits = std::ranges::count_if(now_.values, [](double value) { return value <= 0; });
    if (static_cast<double>(hits) >= plan_.keep * static_cast<double>(plan_.particles)) return finish();
    const double threshold = next_threshold();
    if (threshold == never || result_.levels == plan_.max_levels) return finish();
    keep_below(threshold);
    ++result_.levels;
    for (int move = 0; move < plan_.moves; ++move) move_below(threshold);
  }
}

}  // namespace

RareEventEstimate rare_event_probability(const BatchPerformance& performance, const RareEventPlan& plan) {
  require_plan(plan);
  return SubsetSimulation(performance, plan).run();
}

RareEventEstimate rare_event_probability(const Performance& performance, const RareEventPlan& plan) {
  const BatchPerformance batch = [&performance](const Eigen::MatrixXd& points) {
    std::vector<double> values;
    for (Eigen::Index i = 0; i < points.cols(); ++i) {
      values.push_back(performance({points.col(i).data(), static_cast<std::size_t>(points.rows())}));
    }
    return values;
  };
  return rare_event_probability(batch, plan);
}

std::vector<ConditionalSpread> conditional_spread(const Eigen::MatrixXd& sample) {
  require(sample.cols() > 0, "no point in the event (it was not reached); use more levels or a nearer event");
  std::vector<ConditionalSpread> result;
  for (Eigen::Index i = 0; i < sample.rows(); ++i) {
    std::vector<double> sorted(sample.row(i).begin(), sample.row(i).end());
    std::ranges::sort(sorted);
    const auto at = [&sorted](double share) {
      return sorted[static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size()))) - 1];
    };
    result.push_back({.q05 = at(0.05), .q50 = at(0.5), .q95 = at(0.95), .shift = sample.row(i).mean()});
  }
  return result;
}

}  // namespace muster
