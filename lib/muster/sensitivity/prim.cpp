#include "muster/core/same_bits.hpp"

#include "muster/sensitivity/prim.hpp"

#include "muster/core/require.hpp"
#include "muster/distributions/standard_normal.hpp"
#include "muster/sampling/stream.hpp"
#include "muster/sensitivity/detail/peeling.hpp"

#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>
#include <boost/math/distributions/binomial.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace muster {
namespace {

namespace tbb = oneapi::tbb;
using detail::BoxCount;
using detail::BoxLimits;
using detail::BoxSample;

constexpr std::size_t least_sample = 40;

/// The half that finds boxes and the half that tries them.
struct Halves {
  BoxSample found, held_back;
};

/// One end of one input of a box.
struct End {
  std::size_t input = 0;
  BoxSide side = BoxSide::low;
};

Halves halves_of(const Eigen::MatrixXd& inputs, const Eigen::VectorXd& outcome, std::uint64_t seed) {
  std::vector<std::pair<double, Eigen::Index>> shuffled;
  for (Eigen::Index row = 0; row < inputs.rows(); ++row) {
    shuffled.emplace_back(uniform({.seed = seed,
                                   .draw = static_cast<std::uint32_t>(row),
                                   .future = no_future,
                                   .purpose = purpose("prim half"),
                                   .year = 0}),
                          row);
  }
  std::ranges::sort(shuffled);
  Halves halves{{inputs, outcome, {}}, {inputs, outcome, {}}};
  for (std::size_t i = 0; i < shuffled.size(); ++i) {
    (i % 2 == 0 ? halves.found : halves.held_back).rows.push_back(shuffled[i].second);
  }
  std::ranges::sort(halves.found.rows);
  std::ranges::sort(halves.held_back.rows);
  return halves;
}

BoxSample resample_of(const BoxSample& sample, std::uint64_t seed, std::size_t number) {
  Stream stream({.seed = seed,
                 .draw = static_cast<std::uint32_t>(number),
                 .future = no_future,
                 .purpose = purpose("prim resample"),
                 .year = 0});
  BoxSample resample{sample.inputs, sample.outcome, {}};
  for (std::size_t i = 0; i < sample.rows.size(); ++i) {
    resample.rows.push_back(sample.rows[static_cast<std::size_t>(stream() % sample.rows.size())]);
  }
  return resample;
}

std::vector<std::size_t> all_inputs(const Eigen::MatrixXd& inputs) {
  std::vector<std::size_t> all(static_cast<std::size_t>(inputs.cols()));
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

std::vector<std::size_t> restricted(const BoxLimits& box) {
  std::vector<std::size_t> inputs;
  for (std::size_t i = 0; i < box.size(); ++i) {
    if (box[i].restricts()) inputs.push_back(i);
  }
  return inputs;
}

/// The box of a peeling with the largest gain.
BoxLimits best_of(const BoxSample& sample, std::span<const PeelStep> steps) {
  const double points = static_cast<double>(sample.rows.size());
  double outcome = 0;
  for (const Eigen::Index row : sample.rows) outcome += sample.outcome[row];
  std::size_t best = 0;
  double most = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const double gain = detail::gain_of({steps[i].support * points, steps[i].coverage * outcome}, {points, outcome});
    if (gain <= most) continue;
    most = gain;
    best = i + 1;
  }
  return detail::box_after(steps, best, static_cast<std::size_t>(sample.inputs.cols()));
}

/// The input without which a box loses least.
std::size_t least_needed(const BoxSample& sample, const BoxLimits& box) {
  const BoxCount all = detail::count_in(sample, BoxLimits(box.size()));
  std::size_t least = box.size();
  double most = 0;
  for (const std::size_t input : restricted(box)) {
    BoxLimits without = box;
    without[input] = {};
    const double gain = detail::gain_of(detail::count_in(sample, without), all);
    if (least < box.size() && gain <= most) continue;
    most = gain;
    least = input;
  }
  return least;
}

/// Peels and takes the best box. While it restricts too many inputs, half of those it misses least are left out (no
/// more than needed) and the rest peel again, so that every input is judged beside those that matter.
BoxLimits found_box(const BoxSample& sample, const PrimPlan& plan) {
  BoxLimits box = best_of(sample, detail::peel(sample, plan, all_inputs(sample.inputs)));
  while (restricted(box).size() > plan.most_inputs) {
    const std::size_t kept = std::max(plan.most_inputs, restricted(box).size() / 2);
    while (restricted(box).size() > kept) box[least_needed(sample, box)] = {};
    box = best_of(sample, detail::peel(sample, plan, restricted(box)));
  }
  return detail::adjusted(sample, std::move(box), plan);
}

/// The chance that as many points drawn from @p wider are as dense as @p box: binomial where outcomes are 0 or 1, else
/// normal with the spread of the wider box's points.
double quasi_p(const BoxSample& sample, const BoxLimits& box, const BoxLimits& wider) {
  const BoxCount in = detail::count_in(sample, box), around = detail::count_in(sample, wider);
  if (in.points < 1 || around.points <= in.points) return 1;
  const double rate = around.density();
  bool zero_or_one = true;
  double squares = 0;
  for (const Eigen::Index row : sample.rows) {
    if (!detail::lies_in(sample, row, wider)) continue;
    const double y = sample.outcome[row];
    zero_or_one = zero_or_one && (y == 0 || y == 1);
    squares += (y - rate) * (y - rate);
  }
  constexpr double no_spread = 1e-12;  // outcomes that differ by rounding do not differ
  if (squares <= no_spread * around.points) return 1;
  if (zero_or_one) {
    if (in.outcome < 0.5) return 1;
    const boost::math::binomial_distribution<double> hits(in.points, rate);
    return cdf(complement(hits, in.outcome - 1));
  }
  const double spread = std::sqrt(squares / around.points / in.points);
  return normal_cdf((rate - in.density()) / spread);
}

double quasi_p_of_end(const BoxSample& sample, const BoxLimits& box, End end) {
  BoxLimits wider = box;
  (end.side == BoxSide::low ? wider[end.input].low : wider[end.input].high) =
      end.side == BoxSide::low ? BoxBounds{}.low : BoxBounds{}.high;
  return quasi_p(sample, box, wider);
}

std::vector<End> ends_of(const BoxLimits& box) {
  std::vector<End> ends;
  for (std::size_t i = 0; i < box.size(); ++i) {
    if (box[i].restricts_low()) ends.push_back({i, BoxSide::low});
    if (box[i].restricts_high()) ends.push_back({i, BoxSide::high});
  }
  return ends;
}

/// Takes off, worst first, the restrictions that do not stand on the half held back.
BoxLimits pruned(const Halves& halves, BoxLimits box, const PrimPlan& plan) {
  while (true) {
    const std::vector<End> ends = ends_of(box);
    double worst = 0;
    End weakest;
    for (const End end : ends) {
      const double p = quasi_p_of_end(halves.held_back, box, end);
      if (p <= worst) continue;
      worst = p;
      weakest = end;
    }
    if (worst * static_cast<double>(ends.size()) < plan.significance) return box;
    (weakest.side == BoxSide::low ? box[weakest.input].low : box[weakest.input].high) =
        weakest.side == BoxSide::low ? BoxBounds{}.low : BoxBounds{}.high;
    box = detail::adjusted(halves.found, box, plan);
  }
}

/// Standard error of the mean outcome in a box.
double density_error(const BoxSample& sample, const BoxLimits& box) {
  const BoxCount in = detail::count_in(sample, box);
  double squares = 0;
  for (const Eigen::Index row : sample.rows) {
    if (detail::lies_in(sample, row, box)) squares += std::pow(sample.outcome[row] - in.density(), 2);
  }
  return in.points > 1 ? std::sqrt(squares / (in.points - 1) / in.points) : 0;
}

/// In how many resamples each input is restricted again.
std::vector<double> resampled_shares(const BoxSample& sample, const PrimPlan& plan) {
  const auto inputs = static_cast<std::size_t>(sample.inputs.cols());
  std::vector<std::vector<std::size_t>> found(plan.resamples);
  tbb::task_arena arena(plan.threads > 0 ? plan.threads : tbb::task_arena::automatic);
  arena.execute([&] {
    tbb::parallel_for(std::size_t{0}, plan.resamples, [&](std::size_t i) {
      found[i] = restricted(found_box(resample_of(sample, plan.seed, i), plan));
    });
  });
  std::vector<double> shares(inputs, plan.resamples > 0 ? 0 : std::numeric_limits<double>::quiet_NaN());
  for (const auto& box : found) {
    for (const std::size_t input : box) ++shares[input];
  }
  for (double& share : shares) share /= static_cast<double>(plan.resamples);
  return shares;
}

DiscoveredBox described(const Halves& halves, const BoxLimits& box, const PrimPlan& plan) {
  const BoxCount all = detail::count_in(halves.found, BoxLimits(box.size())), in = detail::count_in(halves.found, box);
  const BoxCount held = detail::count_in(halves.held_back, box),
                 all_held = detail::count_in(halves.held_back, BoxLimits(box.size()));
  DiscoveredBox result{.coverage = in.outcome / all.outcome,
                       .density = in.density(),
                       .support = in.points / all.points,
                       .held_back_density = held.density(),
                       .held_back_error = density_error(halves.held_back, box),
                       .held_back_coverage = all_held.outcome > 0 ? held.outcome / all_held.outcome : 0,
                       .held_back_support = held.points / all_held.points,
                       .peeling = detail::peel(halves.found, plan, all_inputs(halves.found.inputs))};
  const std::vector<double> again = resampled_shares(halves.found, plan);
  for (const std::size_t input : restricted(box)) {
    BoxLimits wider = box;
    wider[input] = {};
    result.restrictions.push_back({input, box[input], quasi_p(halves.held_back, box, wider), again[input]});
  }
  return result;
}

/// Whether the half held back bears the box out: denser than all it was sought among.
bool stands(const Halves& halves, const BoxLimits& box, const PrimPlan& plan) {
  if (restricted(box).empty()) return false;
  return quasi_p(halves.held_back, box, BoxLimits(box.size())) < plan.box_significance;
}

void leave_out(BoxSample& sample, const BoxLimits& box) {
  std::erase_if(sample.rows, [&](Eigen::Index row) { return detail::lies_in(sample, row, box); });
}

void require_sample(const Eigen::MatrixXd& inputs, const Eigen::VectorXd& outcome) {
  require(inputs.rows() == outcome.size(), "a box cannot be sought: found {} points with {} outcomes; give one each",
          inputs.rows(), outcome.size());
  require(static_cast<std::size_t>(inputs.rows()) >= least_sample,
          "a box cannot be sought: found {} points (half of them are held back); give at least {}", inputs.rows(),
          least_sample);
  require(outcome.minCoeff() >= 0 && outcome.maxCoeff() <= 1,
          "a box cannot be sought: outcomes run from {} to {}; allowed is 0 to 1", outcome.minCoeff(),
          outcome.maxCoeff());
}

}  // namespace

Discovery discover_boxes(const Eigen::MatrixXd& inputs, const Eigen::VectorXd& outcome, const PrimPlan& plan) {
  require_sample(inputs, outcome);
  Halves halves = halves_of(inputs, outcome, plan.seed);
  const BoxLimits everything(static_cast<std::size_t>(inputs.cols()));
  const double all_found = detail::count_in(halves.found, everything).outcome,
               all_held = detail::count_in(halves.held_back, everything).outcome,
               points = static_cast<double>(halves.found.rows.size()),
               held_points = static_cast<double>(halves.held_back.rows.size());
  Discovery result{{}, all_found / points, halves.found.rows.size(), halves.held_back.rows.size()};
  while (result.boxes.size() < plan.most_boxes && halves.found.rows.size() >= 2 * plan.least_points) {
    const BoxLimits box = pruned(halves, found_box(halves.found, plan), plan);
    if (!stands(halves, box, plan)) break;
    DiscoveredBox found = described(halves, box, plan);
    // Shares of the whole sample, also for a box found among what earlier boxes left.
    found.coverage = detail::count_in(halves.found, box).outcome / all_found;
    found.support = detail::count_in(halves.found, box).points / points;
    found.held_back_coverage = all_held > 0 ? detail::count_in(halves.held_back, box).outcome / all_held : 0;
    found.held_back_support = detail::count_in(halves.held_back, box).points / held_points;
    result.boxes.push_back(std::move(found));
    leave_out(halves.found, box);
    leave_out(halves.held_back, box);
  }
  return result;
}

}  // namespace muster
