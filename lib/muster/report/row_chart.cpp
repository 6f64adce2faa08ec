#include "muster/report/row_chart.hpp"

#include <algorithm>
#include <cmath>

#include "muster/report/numbers_text.hpp"

namespace muster {
namespace {

constexpr double widest_names = 0.4, widest_wrapped = 0.28;  ///< shares of the page

Axis bottom_axis(const RowFrame& frame, double low, double high, double length) {
  Axis axis = horizontal_axis(frame.x_title, low, high, length);
  std::erase_if(axis.ticks, [&](const Tick& tick) { return tick.value < frame.x_low || tick.value > frame.x_high; });
  return axis;
}

/// The names in a column beside the plot, in two lines where the rows are high enough.
struct Names {
  double width = 0;  ///< [pt]
  std::size_t lines = 1;
};

Names measure_names(const RowFrame& frame, double step) {
  double longest = 0;
  for (const std::string& name : frame.names) longest = std::max(longest, text_width(name, text_size));
  const double page = frame.page.width();
  if (longest > widest_wrapped * page && step >= two_line_row) return {widest_wrapped * page, 2};
  return {std::min(longest, widest_names * page), 1};
}

void write_name(Canvas& canvas, const std::string& name, const Names& names, Point right_middle) {
  const auto lines = lines_of(name, names.width, names.lines, text_size);
  double baseline = right_middle.y + 0.35 * text_size -
                    0.5 * line_height * static_cast<double>(std::max<std::size_t>(1, lines.size()) - 1);
  for (const std::string& line : lines) {
    canvas.text({right_middle.x, baseline}, line, {Anchor::end});
    baseline += line_height;
  }
}

}  // namespace

RowChart lay_out_rows(Canvas& canvas, const RowFrame& frame) {
  const auto rows = static_cast<double>(std::max<std::size_t>(1, frame.names.size()));
  const double bottom = frame.page.bottom - horizontal_axis_height({frame.x_title});
  RowChart chart;
  chart.step = (bottom - frame.page.top) / rows;
  const Names names = measure_names(frame, chart.step);
  const double left = frame.page.left + names.width + 6, right = frame.page.right - 12;
  const double inner = std::max(20.0, right - left - frame.left - frame.right);
  const double unit = (frame.x_high - frame.x_low) / inner;  // of the axis to a point of the page
  const double low = frame.x_low - unit * frame.left, high = frame.x_high + unit * frame.right;
  chart.x = bottom_axis(frame, low, high, right - left);
  chart.axes.plot = {left, frame.page.top, right, bottom};
  chart.axes.x = {low, high, left, right};
  chart.axes.y = {0, 1, chart.axes.plot.bottom, chart.axes.plot.top};
  for (std::size_t row = 0; row < frame.names.size(); ++row)
    write_name(canvas, frame.names[row], names, {left - 5, chart.middle(row)});
  return chart;
}

void finish_rows(Canvas& canvas, const RowChart& chart) {
  draw_axes(canvas, chart.axes, chart.x, {"", 0, 1, {}, false});
  canvas.plot_area(chart.axes.area());
}

std::size_t rows_that_fit(double height, double above, double least) {
  constexpr double axis = 30;
  return static_cast<std::size_t>(std::max(1.0, std::floor((height - above - axis) / least)));
}

std::pair<double, double> round_range(double low, double high) {
  if (!(high > low)) return {low - 0.5 * std::max(1e-9, std::abs(low)), high + 0.5 * std::max(1e-9, std::abs(high))};
  constexpr int fine = 24;  // finer than the ticks: a little below nought must not cost a fifth of the plot
  const auto steps = round_steps(low, high, fine);
  if (steps.size() < 2) return {low, high};
  const double step = steps[1] - steps[0];
  const auto whole = [](double value) {
    return std::abs(value - std::round(value)) < 1e-9 ? std::round(value) : value;
  };
  return {std::floor(whole(low / step)) * step, std::ceil(whole(high / step)) * step};
}

std::string short_number(double value) {
  const double size = std::abs(value);
  if (size >= 1e9) return significant_text(value / 1e9, 3) + "bn";
  if (size >= 1e6) return significant_text(value / 1e6, 3) + "m";
  if (size >= 1e4) return significant_text(value / 1e3, 3) + "k";
  return significant_text(value, size >= 1000 ? 4 : 2);
}

}  // namespace muster
