#pragma once

#include <string>
#include <utility>
#include <vector>

#include "muster/report/axes.hpp"

namespace muster {

/// The height from which a row takes a name of two lines [pt].
inline constexpr double two_line_row = 2 * line_height - 1.5;

/// What a chart of rows needs to know before it is laid out.
struct RowFrame {
  Box page;                        ///< where names, axis and rows may lie [pt]
  std::vector<std::string> names;  ///< one a row, from the top
  std::string x_title;
  double x_low = 0, x_high = 1;
  double left = 0, right = 0;  ///< room for words beside the marks, left and right of the two ends [pt]
};

/// Rows, one for each name on the left, over one horizontal axis.
struct RowChart {
  Axes axes;
  Axis x;
  double step = 0;  ///< height of a row [pt]

  [[nodiscard]] double middle(std::size_t row) const { return axes.plot.top + step * (static_cast<double>(row) + 0.5); }
};

/// Lays out the chart and writes the names; finish_rows draws the axis over the marks.
[[nodiscard]] RowChart lay_out_rows(Canvas& canvas, const RowFrame& frame);

void finish_rows(Canvas& canvas, const RowChart& chart);

/// Rows of at least @p least [pt] that fit a page of that height below @p above [pt].
[[nodiscard]] std::size_t rows_that_fit(double height, double above, double least);

/// Round numbers just outside @p low and @p high, as the ends of an axis.
[[nodiscard]] std::pair<double, double> round_range(double low, double high);

/// "0.25", "30.4m", "115k": three digits at most, for numbers beside marks.
[[nodiscard]] std::string short_number(double value);

}  // namespace muster
