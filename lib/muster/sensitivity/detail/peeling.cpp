#include "muster/core/same_bits.hpp"

#include "muster/sensitivity/detail/peeling.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace muster::detail {
namespace {

using Rows = std::vector<Eigen::Index>;

/// A slice that may be taken off.
struct Slice {
  BoxSide side = BoxSide::low;
  std::size_t input = 0, removed = 0;  ///< rows at that end of the input's order
  double end = 0, score = 0;
};

/// The rows left in the box, in the order of each input.
struct Ordered {
  std::vector<Rows> by_input;
  BoxCount left;
};

double log_likelihood(const BoxCount& part) {
  const double p = part.density();
  double sum = 0;
  if (p > 0) sum += part.outcome * std::log(p);
  if (p < 1) sum += (part.points - part.outcome) * std::log(1 - p);
  return sum;
}

Ordered order_rows(const BoxSample& sample, std::span<const std::size_t> allowed) {
  Ordered ordered;
  for (const std::size_t input : allowed) {
    Rows rows = sample.rows;
    const auto column = sample.inputs.col(static_cast<Eigen::Index>(input));
    std::ranges::stable_sort(rows, {}, [&](Eigen::Index row) { return column[row]; });
    ordered.by_input.push_back(std::move(rows));
  }
  for (const Eigen::Index row : sample.rows) ordered.left.outcome += sample.outcome[row];
  ordered.left.points = static_cast<double>(sample.rows.size());
  return ordered;
}

/// How many rows a slice of about @p wanted takes off an end, so that equal values stay together; 0 when it cannot.
/// @param value  value(i) of the i-th row from that end
template <class Value>
std::size_t whole_slice(std::size_t rows, std::size_t wanted, const Value& value) {
  if (wanted >= rows) return 0;
  std::size_t removed = wanted;
  while (removed > 0 && value(removed - 1) == value(removed)) --removed;
  if (removed > 0) return removed;
  removed = wanted;
  while (removed < rows && value(removed - 1) == value(removed)) ++removed;
  return removed < rows ? removed : 0;
}

/// The slice off one end of an input's order.
std::optional<Slice> slice_of(const BoxSample& sample, const Ordered& ordered, std::size_t place, std::size_t input,
                              BoxSide side, std::size_t wanted) {
  const Rows& rows = ordered.by_input[place];
  const auto at = [&](std::size_t i) { return side == BoxSide::low ? rows[i] : rows[rows.size() - 1 - i]; };
  const auto value = [&](std::size_t i) { return sample.inputs(at(i), static_cast<Eigen::Index>(input)); };
  const std::size_t removed = whole_slice(rows.size(), wanted, value);
  if (removed == 0) return std::nullopt;
  double lost = 0;
  for (std::size_t i = 0; i < removed; ++i) lost += sample.outcome[at(i)];
  const double points = static_cast<double>(removed);
  const BoxCount left{ordered.left.points - points, ordered.left.outcome - lost};
  return Slice{side, input, removed, (value(removed - 1) + value(removed)) / 2,
               (left.density() - ordered.left.density()) / points};
}

std::optional<Slice> best_slice(const BoxSample& sample, const Ordered& ordered, std::span<const std::size_t> allowed,
                                double share) {
  const auto wanted = std::max<std::size_t>(1, static_cast<std::size_t>(share * ordered.left.points));
  std::optional<Slice> best;
  for (std::size_t place = 0; place < allowed.size(); ++place) {
    for (const BoxSide side : {BoxSide::low, BoxSide::high}) {
      const auto slice = slice_of(sample, ordered, place, allowed[place], side, wanted);
      if (slice && (!best || slice->score > best->score)) best = slice;
    }
  }
  return best;
}

void take_off(const BoxSample& sample, const Slice& slice, Ordered& ordered) {
  const auto column = sample.inputs.col(static_cast<Eigen::Index>(slice.input));
  const auto gone = [&](Eigen::Index row) {
    return slice.side == BoxSide::low ? column[row] < slice.end : column[row] > slice.end;
  };
  for (Rows& rows : ordered.by_input) std::erase_if(rows, gone);
  ordered.left = {};
  for (const Eigen::Index row : ordered.by_input.front()) {
    ++ordered.left.points;
    ordered.left.outcome += sample.outcome[row];
  }
}

/// Rows that only one end of one input keeps out, and rows in the box, with the values that decide.
struct Margin {
  std::vector<std::pair<double, double>> outside, inside;  ///< (distance from the end, outcome), nearest first
};

Margin margin_of(const BoxSample& sample, const BoxLimits& box, std::size_t input, BoxSide side) {
  BoxLimits open = box;
  (side == BoxSide::low ? open[input].low : open[input].high) =
      side == BoxSide::low ? BoxBounds{}.low : BoxBounds{}.high;
  const double end = side == BoxSide::low ? box[input].low : box[input].high;
  Margin margin;
  for (const Eigen::Index row : sample.rows) {
    if (!lies_in(sample, row, open)) continue;
    const double value = sample.inputs(row, static_cast<Eigen::Index>(input));
    const double inwards = side == BoxSide::low ? value - end : end - value;
    (inwards >= 0 ? margin.inside : margin.outside).emplace_back(std::abs(inwards), sample.outcome[row]);
  }
  std::ranges::sort(margin.outside);
  std::ranges::sort(margin.inside);
  return margin;
}

/// An end moved by a slice, and the gain of the box it gives.
struct Move {
  std::size_t input = 0;
  BoxSide side = BoxSide::low;
  double end = 0, gain = 0;
};

/// The distance at which an end lies so that a number of the nearest points changes sides.
double distance_past(const std::vector<std::pair<double, double>>& points, std::size_t count) {
  if (count >= points.size()) return std::numeric_limits<double>::infinity();
  return (points[count - 1].first + points[count].first) / 2;
}

void consider(Move move, const BoxCount& box, const BoxCount& all, std::optional<Move>& best) {
  move.gain = gain_of(box, all);
  if (!best || move.gain > best->gain) best = move;
}

/// Both moves of one end by a slice of points.
void consider_end(const BoxSample& sample, const BoxLimits& box, std::size_t input, BoxSide side, std::size_t slice,
                  const BoxCount& all, std::optional<Move>& best) {
  const Margin margin = margin_of(sample, box, input, side);
  const double end = side == BoxSide::low ? box[input].low : box[input].high;
  const double inwards = side == BoxSide::low ? 1 : -1;
  BoxCount in;
  for (const auto& point : margin.inside) in = {in.points + 1, in.outcome + point.second};
  BoxCount wider = in, tighter = in;
  for (std::size_t i = 0; i < std::min(slice, margin.outside.size()); ++i) {
    wider = {wider.points + 1, wider.outcome + margin.outside[i].second};
  }
  if (!margin.outside.empty()) {
    consider({input, side, end - inwards * distance_past(margin.outside, slice), 0}, wider, all, best);
  }
  if (margin.inside.size() <= slice) return;
  for (std::size_t i = 0; i < slice; ++i) {
    tighter = {tighter.points - 1, tighter.outcome - margin.inside[i].second};
  }
  consider({input, side, end + inwards * distance_past(margin.inside, slice), 0}, tighter, all, best);
}

std::optional<Move> best_move(const BoxSample& sample, const BoxLimits& box, double share, const BoxCount& all) {
  const BoxCount in = count_in(sample, box);
  const auto slice = std::max<std::size_t>(1, static_cast<std::size_t>(share * in.points));
  std::optional<Move> best;
  for (std::size_t input = 0; input < box.size(); ++input) {
    if (box[input].restricts_low()) consider_end(sample, box, input, BoxSide::low, slice, all, best);
    if (box[input].restricts_high()) consider_end(sample, box, input, BoxSide::high, slice, all, best);
  }
  constexpr double worth = 1e-9;
  return best && best->gain > gain_of(in, all) + worth ? best : std::nullopt;
}

}  // namespace

bool lies_in(const BoxSample& sample, Eigen::Index row, const BoxLimits& box) {
  for (std::size_t input = 0; input < box.size(); ++input) {
    if (box[input].restricts() && !box[input].holds(sample.inputs(row, static_cast<Eigen::Index>(input)))) return false;
  }
  return true;
}

BoxCount count_in(const BoxSample& sample, const BoxLimits& box) {
  BoxCount count;
  for (const Eigen::Index row : sample.rows) {
    if (lies_in(sample, row, box)) count = {count.points + 1, count.outcome + sample.outcome[row]};
  }
  return count;
}

double gain_of(const BoxCount& box, const BoxCount& all) {
  const BoxCount rest{all.points - box.points, all.outcome - box.outcome};
  const double gain = 2 * (log_likelihood(box) + log_likelihood(rest) - log_likelihood(all));
  return box.density() >= all.density() ? gain : -gain;
}

std::vector<PeelStep> peel(const BoxSample& sample, const PrimPlan& plan, std::span<const std::size_t> allowed) {
  std::vector<PeelStep> steps;
  if (allowed.empty()) return steps;
  Ordered ordered = order_rows(sample, allowed);
  const BoxCount all = ordered.left;
  while (ordered.left.density() < 1) {
    const auto slice = best_slice(sample, ordered, allowed, plan.peel);
    if (!slice || ordered.left.points - static_cast<double>(slice->removed) < static_cast<double>(plan.least_points)) {
      break;
    }
    take_off(sample, *slice, ordered);
    steps.push_back({slice->input, slice->side, slice->end, ordered.left.outcome / all.outcome, ordered.left.density(),
                     ordered.left.points / all.points});
  }
  return steps;
}

BoxLimits box_after(std::span<const PeelStep> steps, std::size_t count, std::size_t inputs) {
  BoxLimits box(inputs);
  for (const PeelStep& step : steps.first(count)) {
    (step.side == BoxSide::low ? box[step.input].low : box[step.input].high) = step.value;
  }
  return box;
}

BoxLimits adjusted(const BoxSample& sample, BoxLimits box, const PrimPlan& plan) {
  constexpr int most_moves = 200;
  const BoxCount all = count_in(sample, BoxLimits(box.size()));
  int moves = 0;
  for (const double share : {plan.peel, plan.peel / 2, plan.peel / 5, 0.0}) {
    while (moves++ < most_moves) {
      const auto move = best_move(sample, box, share, all);
      if (!move) break;
      BoxLimits moved = box;
      (move->side == BoxSide::low ? moved[move->input].low : moved[move->input].high) = move->end;
      // Where many points share a value the end cannot part them, and the gain that was hoped for does not come.
      if (gain_of(count_in(sample, moved), all) <= gain_of(count_in(sample, box), all)) break;
      box = std::move(moved);
    }
  }
  return box;
}

}  // namespace muster::detail
