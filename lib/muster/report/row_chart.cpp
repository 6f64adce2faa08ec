#include "muster/report/row_chart.hpp"

#include <algorithm>
#include <cmath>

#include "muster/report/numbers_text.hpp"

namespace muster {
namespace {

constexpr double widest_names = 0.4;  ///< share of the page

Axis bottom_axis(const RowFrame& frame, double low, double high, double length) {
  Axis axis = horizontal_axis(frame.x_title, low, high, length);
  std::erase_if(axis.ticks, [&](const Tick& tick) { return tick.value < frame.x_low || tick.value > frame.x_high; });
  return axis;
}

}  // namespace

RowChart lay_out_rows(Canvas& canvas, const RowFrame& frame) {
  const double most = widest_names * frame.page.width();
  double names = 0;
  for (const std::string& name : frame.names) names = std::max(names, text_width(name, text_size));
  names = std::min(names, most) + 6;
  RowChart chart;
  const double left = frame.page.left + names, right = frame.page.right - 12;
  const double inner = std::max(20.0, right - left - frame.left - frame.right);
  const double unit = (frame.x_high - frame.x_low) / inner;  // of the axis to a point of the page
  const double low = frame.x_low - unit * frame.left, high = frame.x_high + unit * frame.right;
  chart.x = bottom_axis(frame, low, high, right - left);
  chart.axes.plot = {left, frame.page.top, right, frame.page.bottom - horizontal_axis_height(chart.x)};
  chart.axes.x = {low, high, left, right};
  chart.axes.y = {0, 1, chart.axes.plot.bottom, chart.axes.plot.top};
  chart.step = chart.axes.plot.height() / static_cast<double>(std::max<std::size_t>(1, frame.names.size()));
  for (std::size_t row = 0; row < frame.names.size(); ++row) {
    canvas.text({left - 5, chart.middle(row) + 0.35 * text_size}, shortened(frame.names[row], most, text_size),
                {Anchor::end});
  }
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
  const auto steps = round_steps(low, high, 7);
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
