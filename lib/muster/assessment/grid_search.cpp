#include "muster/assessment/grid_search.hpp"

#include <algorithm>
#include <cmath>

namespace muster {
namespace {

constexpr int last = 1 << halvings;
constexpr int patience = 3;  ///< tries that may leave more than half of the bracket and come no nearer to its edge
constexpr double much_nearer = 0.25;  ///< of the margin before, on the same side

double known(double margin) { return std::isfinite(margin) ? margin : 0; }

}  // namespace

GridSearch::GridSearch(double guess, double slope)
    : next_(static_cast<int>(std::clamp(std::floor(guess / force_step), 1.0, last - 1.0))),
      half_(last / 2),
      slope_(slope) {}

void GridSearch::tell(const Verdict& verdict) {
  const Point tried{next_, known(verdict.margin)};
  const double before = std::abs(verdict.holds ? low_.margin : high_.margin);
  if (verdict.holds) {
    before_low_ = low_;
    low_ = tried;
  } else {
    before_high_ = high_;
    high_ = tried;
  }
  const int width = high_.at - low_.at;
  ++since_half_;
  untold_ = tried.margin == 0 ? untold_ + 1 : 0;
  if (width <= half_) {
    since_half_ = 0;
    half_ = width / 2;
  }
  if (tried.margin != 0 && std::abs(tried.margin) < much_nearer * before) since_half_ = 0;
  if (verdict.holds && before_low_.at > 0)
    reach_ = std::min(last, std::max(4 * reach_, 3 * (low_.at - before_low_.at)));
  if (!done()) next_ = proposal();
}

/// Margin lost per person between the last two points of one side, if it is lost at all.
double GridSearch::slope_at(const Point& nearer, const Point& before) const {
  if (before.margin == 0 || before.at == nearer.at) return slope_;
  const double lost = (before.margin - nearer.margin) / ((nearer.at - before.at) * force_step);
  return lost > 0.1 * slope_ && lost < 10 * slope_ ? lost : slope_;
}

int GridSearch::proposal() const {
  const int width = high_.at - low_.at;
  if (untold_ == patience && low_.at == 0) return 1;  // perhaps not even the least size holds
  if (since_half_ >= patience && high_.at < last) return low_.at + width / 2;
  const bool up = high_.margin == 0 || (low_.margin != 0 && low_.margin < -high_.margin);
  if (up && low_.margin == 0) return low_.at + width / 2;
  double root = up ? low_.at + low_.margin / slope_at(low_, before_low_) / force_step
                   : high_.at + high_.margin / slope_at(high_, before_high_) / force_step;
  if (low_.margin > 0 && high_.margin < 0 && (root < low_.at + 1 || root > high_.at - 1))
    root = low_.at + width * low_.margin / (low_.margin - high_.margin);
  const double least = low_.at + (high_.at == last ? std::min(reach_, width - 1) : 1);
  return static_cast<int>(std::clamp(std::floor(root), least, high_.at - 1.0));
}

}  // namespace muster
