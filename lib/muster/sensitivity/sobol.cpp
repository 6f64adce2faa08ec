#include "muster/sensitivity/sobol.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

#include "muster/core/require.hpp"
#include "muster/distributions/standard_normal.hpp"
#include "muster/estimate/replicate.hpp"
#include "muster/sampling/design.hpp"
#include "muster/sensitivity/detail/projection.hpp"

namespace muster {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// Sums over points, for one player and output.
struct PlayerSums {
  double product = 0, both = 0, squares = 0;  ///< of f(B) and f at the player's points: Janon's
  double gaps = 0;                            ///< (f(A) - f)^2: Jansen's
};

/// Sums of one copy of the point set.
struct CopySums {
  double points = 0;
  std::vector<double> sum, squares;              ///< over A and B, by output
  std::vector<std::vector<PlayerSums>> players;  ///< by output, by player

  CopySums(std::size_t outputs, std::size_t count)
      : sum(outputs, 0), squares(outputs, 0), players(outputs, std::vector<PlayerSums>(count)) {}
};

struct Ratio {
  double first = 0, total = 0;
};

Ratio ratio_of(const std::vector<CopySums>& copies, std::size_t output, std::size_t player, std::size_t without) {
  double n = 0, sum = 0, squares = 0;
  PlayerSums all;
  for (std::size_t copy = 0; copy < copies.size(); ++copy) {
    if (copy == without) continue;
    const PlayerSums& own = copies[copy].players[output][player];
    n += copies[copy].points;
    sum += copies[copy].sum[output];
    squares += copies[copy].squares[output];
    all.product += own.product;
    all.both += own.both;
    all.squares += own.squares;
    all.gaps += own.gaps;
  }
  const double mean = all.both / (2 * n), variance = squares / (2 * n) - sum * sum / (4 * n * n);
  const double paired = all.squares / (2 * n) - mean * mean;
  if (!(variance > 0) || !(paired > 0)) return {no_number, no_number};
  return {(all.product / n - mean * mean) / paired, all.gaps / (2 * n) / variance};
}

/// Jackknife over copies: leaving one out keeps a ratio's bias small.
IndexEstimate estimate(const std::vector<CopySums>& copies, std::size_t output, std::size_t player, double Ratio::*kind,
                       double level) {
  const double value = ratio_of(copies, output, player, copies.size()).*kind;
  const auto count = static_cast<double>(copies.size());
  std::vector<double> pseudo;
  for (std::size_t copy = 0; copy < copies.size(); ++copy) {
    pseudo.push_back(count * value - (count - 1) * (ratio_of(copies, output, player, copy).*kind));
  }
  if (!std::ranges::all_of(pseudo, [](double one) { return std::isfinite(one); })) {
    return {value, {no_number, no_number}};
  }
  const double half = replicate_estimate(pseudo, level).simulation_error.width() / 2;
  return {value, {value - half, value + half}};
}

std::vector<std::string> coordinate_names(Index coordinates) {
  std::vector<std::string> names;
  for (const char* half : {"A", "B"}) {
    for (Index i = 0; i < coordinates; ++i) names.push_back(fmt::format("Saltelli {} {}", half, i));
  }
  return names;
}

class Saltelli {
 public:
  Saltelli(const NormalSpaceModel& model, const InputDependence& dependence, const Players& players,
           const SobolPlan& plan)
      : model_(model),
        dependence_(dependence),
        players_(players),
        coordinates_(static_cast<Index>(players.of_input.size())),
        design_({.sampler = Sampler::sobol,
                 .seed = plan.seed,
                 .draws = static_cast<std::uint32_t>(plan.most_base_points),
                 .replicates = static_cast<std::uint32_t>(plan.copies)},
                coordinate_names(coordinates_)),
        copies_(static_cast<std::size_t>(plan.copies)) {}

  /// Adds base points [from, to).
  void add(int from, int to) {
    const MatrixXd a = points(from, to, 0), b = points(from, to, coordinates_);
    const MatrixXd at_a = evaluated(a), at_b = evaluated(b);
    if (sums_.empty()) sums_.assign(copies_, CopySums(static_cast<std::size_t>(at_a.rows()), players_.count));
    add_base(from, at_a, at_b);
    for (std::size_t player = 0; player < players_.count; ++player) {
      const MatrixXd foremost = mixed(a, b, player, true);
      const MatrixXd at_first = evaluated(foremost);
      add_first(from, player, at_b, at_first);
      add_total(from, player, at_a, is_split(player) ? evaluated(mixed(a, b, player, false)) : at_first);
    }
  }

  [[nodiscard]] const std::vector<CopySums>& sums() const { return sums_; }
  [[nodiscard]] long long evaluations() const { return evaluations_; }

 private:
  [[nodiscard]] MatrixXd evaluated(const MatrixXd& at) {
    evaluations_ += at.cols();
    return model_(at);
  }

  [[nodiscard]] MatrixXd points(int from, int to, Index first_dimension) const {
    MatrixXd result(coordinates_, to - from);
    for (Index p = 0; p < result.cols(); ++p) {
      for (Index i = 0; i < coordinates_; ++i) {
        const double u =
            design_.uniform(static_cast<std::uint32_t>(from + p), static_cast<std::size_t>(first_dimension + i));
        result(i, p) = normal_quantile(u);
      }
    }
    return result;
  }

  [[nodiscard]] bool owns(std::size_t player, Index coordinate) const {
    return players_.of_input[static_cast<std::size_t>(coordinate)] == player;
  }

  /// Whether some block is only partly the player's.
  [[nodiscard]] bool is_split(std::size_t player) const {
    return std::ranges::any_of(dependence_.blocks(), [&](const InputDependence::Block& block) {
      const auto own = std::ranges::count_if(block.inputs, [&](Index i) { return owns(player, i); });
      return own > 0 && own < std::ranges::ssize(block.inputs);
    });
  }

  /// A with the player's coordinates from B; in blocks that it shares it comes first, or else last.
  [[nodiscard]] MatrixXd mixed(const MatrixXd& a, const MatrixXd& b, std::size_t player, bool foremost) const {
    MatrixXd result = a;
    for (Index i = 0; i < coordinates_; ++i) {
      if (owns(player, i) && (i >= dependence_.inputs() || dependence_.is_alone(i))) result.row(i) = b.row(i);
    }
    for (const InputDependence::Block& block : dependence_.blocks()) {
      if (block.inputs.size() > 1) mix_block(result, a, b, block, player, foremost);
    }
    return result;
  }

  void mix_block(MatrixXd& result, const MatrixXd& a, const MatrixXd& b, const InputDependence::Block& block,
                 std::size_t player, bool foremost) const {
    std::vector<bool> known;
    for (const Index i : block.inputs) known.push_back(owns(player, i) == foremost);
    const MatrixXd guess = detail::projection_on(block, known);
    const MatrixXd other = MatrixXd::Identity(guess.rows(), guess.cols()) - guess;
    const MatrixXd own_a = a(block.inputs, Eigen::all), own_b = b(block.inputs, Eigen::all);
    result(block.inputs, Eigen::all) = foremost ? guess * own_b + other * own_a : other * own_b + guess * own_a;
  }

  void add_base(int from, const MatrixXd& at_a, const MatrixXd& at_b) {
    for (Index p = 0; p < at_a.cols(); ++p) {
      CopySums& copy = copy_of(from, p);
      copy.points += 1;
      for (Index k = 0; k < at_a.rows(); ++k) {
        copy.sum[static_cast<std::size_t>(k)] += at_a(k, p) + at_b(k, p);
        copy.squares[static_cast<std::size_t>(k)] += at_a(k, p) * at_a(k, p) + at_b(k, p) * at_b(k, p);
      }
    }
  }

  void add_first(int from, std::size_t player, const MatrixXd& at_b, const MatrixXd& at) {
    for (Index p = 0; p < at.cols(); ++p) {
      for (Index k = 0; k < at.rows(); ++k) {
        PlayerSums& own = copy_of(from, p).players[static_cast<std::size_t>(k)][player];
        own.product += at_b(k, p) * at(k, p);
        own.both += at_b(k, p) + at(k, p);
        own.squares += at_b(k, p) * at_b(k, p) + at(k, p) * at(k, p);
      }
    }
  }

  void add_total(int from, std::size_t player, const MatrixXd& at_a, const MatrixXd& at) {
    for (Index p = 0; p < at.cols(); ++p) {
      for (Index k = 0; k < at.rows(); ++k) {
        const double gap = at_a(k, p) - at(k, p);
        copy_of(from, p).players[static_cast<std::size_t>(k)][player].gaps += gap * gap;
      }
    }
  }

  [[nodiscard]] CopySums& copy_of(int from, Index point) {
    return sums_[static_cast<std::size_t>(from + point) % copies_];
  }

  const NormalSpaceModel& model_;
  const InputDependence& dependence_;
  const Players& players_;
  Index coordinates_;
  Design design_;
  std::size_t copies_;
  std::vector<CopySums> sums_;
  long long evaluations_ = 0;
};

std::vector<SobolIndices> indices_of(const std::vector<CopySums>& sums, std::size_t players, double level) {
  std::vector<SobolIndices> result(sums[0].sum.size());
  for (std::size_t k = 0; k < result.size(); ++k) {
    for (std::size_t player = 0; player < players; ++player) {
      result[k].first.push_back(estimate(sums, k, player, &Ratio::first, level));
      result[k].total.push_back(estimate(sums, k, player, &Ratio::total, level));
    }
  }
  return result;
}

/// Half of the widest interval; outputs that never change have none.
double widest(const std::vector<SobolIndices>& outputs) {
  double half = 0;
  for (const SobolIndices& output : outputs) {
    for (const auto* kind : {&output.first, &output.total}) {
      for (const IndexEstimate& index : *kind) {
        if (std::isfinite(index.error.width())) half = std::max(half, index.error.width() / 2);
      }
    }
  }
  return half;
}

void check(const InputDependence& dependence, const Players& players, const SobolPlan& plan) {
  require(
      plan.copies >= 2 && plan.base_points >= 2 * plan.copies && plan.base_points % plan.copies == 0,
      "{} base points in {} copies (each copy needs two points or more, all as many); write for example 1024 and 16",
      plan.base_points, plan.copies);
  require(plan.most_base_points >= plan.base_points,
          "at most {} base points, {} at first (the first are never left out); raise the greatest number",
          plan.most_base_points, plan.base_points);
  require(static_cast<Index>(players.of_input.size()) >= dependence.inputs() && players.count > 0,
          "{} coordinates dealt to {} players, {} correlated (each coordinate has a player); give them all",
          players.of_input.size(), players.count, dependence.inputs());
}

}  // namespace

SobolResult sobol_indices(const NormalSpaceModel& model, const InputDependence& dependence, const Players& players,
                          const SobolPlan& plan) {
  check(dependence, players, plan);
  Saltelli points(model, dependence, players, plan);
  SobolResult result;
  for (int from = 0, to = plan.base_points;; from = to, to = std::min(2 * to, plan.most_base_points)) {
    points.add(from, to);
    result.outputs = indices_of(points.sums(), players.count, plan.level);
    result.base_points = to;
    result.evaluations = points.evaluations();
    result.reached = widest(result.outputs) <= plan.half_width;
    if (result.reached || to == plan.most_base_points) return result;
  }
}

}  // namespace muster
