#include "muster/report/series_chart.hpp"

#include <algorithm>
#include <cmath>

#include "muster/report/figure_parts.hpp"

namespace muster {
namespace {

std::vector<Point> placed(const SeriesChart& chart, const Series& series, const Axes& axes) {
  std::vector<Point> line;
  for (const Point& p : series.points) {
    const Point at = axes.at(p.x, p.y);
    if (chart.shape == SeriesChart::Shape::steps && !line.empty()) line.push_back({at.x, line.back().y});
    line.push_back(at);
  }
  return line;
}

std::vector<EndLabel> end_labels(const SeriesChart& chart, const Scale& y) {
  std::vector<EndLabel> labels;
  for (const Series& series : chart.series) {
    if (!series.points.empty()) labels.push_back({y(series.points.back().y), series.label});
  }
  return labels;
}

/// Whiskers of neighbouring series stand side by side, 3 pt apart or as close as it takes to stay within their year.
double shift(const SeriesChart& chart, const Axes& axes, std::size_t index) {
  const auto series = static_cast<double>(chart.series.size());
  const double year = std::abs(axes.x(1) - axes.x(0));
  const double apart = std::min(3.0, 0.9 * year / std::max(1.0, series - 1));
  return apart * (static_cast<double>(index) - (series - 1) / 2);
}

void draw_whiskers(Canvas& canvas, const SeriesChart& chart, const Axes& axes, Obstacles& obstacles) {
  for (std::size_t k = 0; k < chart.series.size(); ++k) {
    for (const Whisker& whisker : chart.series[k].whiskers) {
      const double x = std::clamp(axes.x(whisker.x) + shift(chart, axes, k), axes.plot.left + 1, axes.plot.right - 1);
      const Point ends[] = {{x, axes.y(whisker.low)}, {x, axes.y(whisker.high)}};
      canvas.polyline(ends, {series_pen(k).ink, 0.5, {}});
      obstacles.add_line(ends);
    }
  }
}

void draw_callouts(Canvas& canvas, const SeriesChart& chart, const Axes& axes, Obstacles& obstacles) {
  for (const Series& series : chart.series) {
    for (const Callout& callout : series.callouts) {
      const Point at = axes.at(callout.x, callout.y);
      obstacles.add({at.x - 3, at.y - 3, at.x + 3, at.y + 3});
    }
  }
  for (std::size_t k = 0; k < chart.series.size(); ++k) {
    for (const Callout& callout : chart.series[k].callouts) {
      const Point at = axes.at(callout.x, callout.y);
      draw_callout(canvas, at, callout.text, axes.plot, obstacles);
      canvas.marker(at, Marker::open_dot, series_pen(k).ink, 2);
    }
  }
}

}  // namespace

void draw_callout(Canvas& canvas, Point at, const std::string& text, const Box& room, Obstacles& obstacles) {
  constexpr double turns = 16, pi = 3.14159265358979323846;
  const double width = text_width(text, text_size), height = text_size;
  for (double reach = 6; reach <= 60; reach += 4) {
    for (double turn = 0; turn < turns; ++turn) {
      const double angle = 2 * pi * (turn + 0.5) / turns;
      const Point centre{at.x + std::cos(angle) * (reach + width / 2), at.y - std::sin(angle) * (reach + height / 2)};
      const Box box{centre.x - width / 2 - 1, centre.y - height / 2 - 1, centre.x + width / 2 + 1,
                    centre.y + height / 2 + 1};
      const bool inside =
          box.left >= room.left + 2 && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom - 1;
      if (!inside || !obstacles.free(box)) continue;
      if (reach > 10) {
        canvas.line(at, {std::clamp(at.x, box.left, box.right), std::clamp(at.y, box.top, box.bottom)},
                    {Ink::guide, 0.5, {}});
      }
      canvas.text({centre.x, centre.y + 0.26 * 1.34 * text_size}, text, {Anchor::middle});
      obstacles.add(box);
      return;
    }
  }
}

void draw_series_chart(Canvas& canvas, const SeriesChart& chart) {
  const double width = canvas.page().width(), height = canvas.page().height();
  const double key = key_height(width - 2, chart.key);
  const Box page{1, 1 + key + (key > 0 ? 2 : 0), width - 1, height - 1};
  const bool share = chart.y_low == 0 && chart.y_high == 1;
  const Axis y = share ? unit_axis(chart.y_title, page.height() - 30)
                       : vertical_axis(chart.y_title, chart.y_low, chart.y_high, page.height() - 30);
  const double right = end_labels_width(end_labels(chart, {0, 1, 0, 1}));
  const Axis x = year_axis(chart.x_title, chart.x_low, chart.x_high, page.width() - right - vertical_axis_width(y));
  const Axes axes = lay_out_axes(page, x, y, {0, 0, right, 0});
  draw_key(canvas, {1, 1}, width - 2, chart.key);
  if (chart.guide) canvas.line(axes.at(x.low, *chart.guide), axes.at(x.high, *chart.guide), {Ink::guide, 0.5, {2, 2}});
  Obstacles obstacles;
  if (chart.guide) {
    const Point ends[] = {axes.at(x.low, *chart.guide), axes.at(x.high, *chart.guide)};
    obstacles.add_line(ends);
  }
  draw_whiskers(canvas, chart, axes, obstacles);
  for (std::size_t k = 0; k < chart.series.size(); ++k) {
    const auto line = placed(chart, chart.series[k], axes);
    canvas.polyline(line, series_pen(k));
    obstacles.add_line(line);
  }
  draw_axes(canvas, axes, x, y);
  draw_callouts(canvas, chart, axes, obstacles);
  draw_end_labels(canvas, axes.plot.right, end_labels(chart, axes.y), axes.plot.top - 4, axes.plot.bottom + 4);
  canvas.plot_area(axes.area());
}

}  // namespace muster
