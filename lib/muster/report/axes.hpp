#pragma once

#include <functional>
#include <string>
#include <vector>

#include "muster/report/canvas.hpp"

namespace muster {

/// Maps values to places on the page, linearly or by logarithm.
struct Scale {
  double low = 0, high = 1;  ///< values
  double from = 0, to = 1;   ///< their places [pt]
  bool logarithmic = false;

  [[nodiscard]] double operator()(double value) const;
};

struct Tick {
  double value = 0;
  std::string label;  ///< may be empty
};

/// What an axis shows. Values are in the axis' own unit, so thousands where the title says so.
struct Axis {
  std::string title;  ///< "Quantity (unit)"; a vertical one may have two lines
  double low = 0, high = 1;
  std::vector<Tick> ticks = {};
  bool logarithmic = false;
};

/// Room to keep free around the axes [pt].
struct Room {
  double left = 0, top = 0, right = 0, bottom = 0;
};

/// The axes as they were drawn.
struct Axes {
  Box plot;
  Scale x, y;

  [[nodiscard]] Point at(double x_value, double y_value) const { return {x(x_value), y(y_value)}; }
  /// What a script that draws on top must know.
  [[nodiscard]] PlotArea area() const { return {plot, x.low, x.high, y.low, y.high}; }
};

/// Round numbers from @p low to @p high, at most @p most of them: steps of 1, 2 or 5 times a power of ten.
[[nodiscard]] std::vector<double> round_steps(double low, double high, int most);

/// The next round number at or above @p value, as the end of an axis. @param value  > 0
[[nodiscard]] double round_up(double value);

/// The title in two lines, cut at the space nearest its middle, where it is longer than @p length [pt].
[[nodiscard]] std::string wrapped(const std::string& title, double length);

/// An axis with as many labelled round ticks as fit in @p length [pt].
[[nodiscard]] Axis horizontal_axis(std::string title, double low, double high, double length);
[[nodiscard]] Axis vertical_axis(const std::string& title, double low, double high, double length);

/// An axis of whole years (calendar years, or years since), from one to the other.
[[nodiscard]] Axis year_axis(std::string title, double first, double last, double length);

/// An axis from 0 to 1 for shares and probabilities.
[[nodiscard]] Axis unit_axis(const std::string& title, double length);

/// An axis by logarithm, ticks at powers of ten or of two. @param low, high  > 0
[[nodiscard]] Axis logarithmic_axis(std::string title, double low, double high, double length);

/// Lays the axes into @p page; the left margin comes from the longest label. Nothing is drawn yet.
[[nodiscard]] Axes lay_out_axes(const Box& page, const Axis& x, const Axis& y, const Room& room = {});

/// Draws lines, outward ticks, labels and titles.
void draw_axes(Canvas& canvas, const Axes& axes, const Axis& x, const Axis& y);

/// Width that the vertical axis will take: title, labels, ticks [pt].
[[nodiscard]] double vertical_axis_width(const Axis& y);

/// Height that the horizontal axis will take [pt].
[[nodiscard]] double horizontal_axis_height(const Axis& x);

/// The unit in which an axis counts persons.
struct PersonsUnit {
  double factor = 1000;           ///< persons in one
  std::string word = "thousand";  ///< for "(thousand)"
};

/// Thousands as a rule; persons below 2,000 and millions from 20 million on.
[[nodiscard]] PersonsUnit persons_unit(double largest);

/// A number on an axis: shortest digits, U+2212 for minus, commas between thousands.
[[nodiscard]] std::string tick_label(double value);

}  // namespace muster
