#pragma once

#include <vector>

#include "muster/report/canvas.hpp"

namespace muster::detail {

/// Values at the crossings of columns and rows.
struct Field {
  std::vector<double> x, y;    ///< places of columns and rows, each rising
  std::vector<double> values;  ///< row by row; size x.size() * y.size()

  [[nodiscard]] double at(std::size_t column, std::size_t row) const { return values[row * x.size() + column]; }
};

/// The lines along which the field has the value @p level, by linear interpolation along the sides of its squares.
/// Source: Lorensen and Cline (1987), Computer Graphics 21(4), in two dimensions; saddles are joined through the mean.
[[nodiscard]] std::vector<std::vector<Point>> contour_lines(const Field& field, double level);

}  // namespace muster::detail
