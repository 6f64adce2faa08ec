#pragma once

#include "muster/ensemble/trajectory.hpp"

#include <Eigen/Core>

#include <array>
#include <span>
#include <string>
#include <vector>

namespace muster {

/// A model as a function on the space of independent standard normals, in which rare events are sought: one coordinate
/// for every input that varies, one for the form of aid where it is drawn, then the yearly shocks k, F, r, y, crisis
/// and x, each from the first year to the last.
class NormalSpace {
 public:
  /// @param model  kept by reference
  explicit NormalSpace(const Model& model);

  [[nodiscard]] std::size_t dimensions() const { return dimensions_; }

  /// Inputs of the scenario that vary, ascending; coordinate i belongs to varying()[i].
  [[nodiscard]] const std::vector<std::size_t>& varying() const { return varying_; }

  /// Processes of the yearly shocks, and the coordinate of the first year of one.
  static constexpr std::array processes{"k", "F", "r", "y", "crisis", "x"};
  [[nodiscard]] std::size_t first_of(std::size_t process) const { return shocks_ + process * years_; }
  [[nodiscard]] std::size_t years() const { return years_; }

  /// The draw at a point; shape (dimensions).
  [[nodiscard]] Draw draw_at(std::span<const double> point) const;

  /// Standard scores of the inputs that vary, correlations included: what each input's own quantile says of a point.
  /// Shape (varying).
  [[nodiscard]] std::vector<double> scores_at(std::span<const double> point) const;

  /// The shocks at a point; those of renewed war are 0.
  [[nodiscard]] Shocks shocks_at(std::span<const double> point) const;

 private:
  [[nodiscard]] std::vector<double> independent(std::span<const double> point) const;

  const Model& model_;
  std::vector<std::size_t> varying_;
  std::size_t years_ = 0, aid_form_ = 0, shocks_ = 0, dimensions_ = 0;
};

/// How far M falls short of a target at each point [persons]: at most 0 where the target is sustained under the
/// scenario's rule, NaN where the trajectory fails. Shape of @p points (dimensions, points).
/// @param target   no band
/// @param threads  0: all cores; the numbers are the same for any
[[nodiscard]] std::vector<double> shortfalls(const NormalSpace& space, const Model& model, const Target& target,
                                             const Eigen::MatrixXd& points, int threads);

}  // namespace muster
