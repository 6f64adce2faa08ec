#pragma once

#include <optional>
#include <string>
#include <vector>

#include "muster/report/axes.hpp"
#include "muster/report/placement.hpp"

namespace muster {

/// An interval at a place on the horizontal axis.
struct Whisker {
  double x = 0, low = 0, high = 0;
};

/// A mark on a line that is worth a word.
struct Callout {
  double x = 0, y = 0;
  std::string text;
};

/// One line of a chart, in the units of its axes.
struct Series {
  std::string label;  ///< stands at the line's end
  std::vector<Point> points;
  std::vector<Whisker> whiskers = {};
  std::vector<Callout> callouts = {};
};

/// Lines with their names at their ends.
struct SeriesChart {
  enum class Shape { lines, steps };
  std::string x_title, y_title;
  double x_low = 0, x_high = 1;
  double y_low = 0, y_high = 1;  ///< 0 and 1: a probability
  Shape shape = Shape::lines;
  std::optional<double> guide = {};  ///< a dashed level
  std::vector<KeyItem> key = {};
  std::vector<Series> series = {};
};

void draw_series_chart(Canvas& canvas, const SeriesChart& chart);

/// Writes @p text near @p at where it covers neither obstacles nor the edge of @p room, with a leader where it is far.
/// Adds it to the obstacles. Writes nothing where there is no place within reach.
void draw_callout(Canvas& canvas, Point at, const std::string& text, const Box& room, Obstacles& obstacles);

}  // namespace muster
