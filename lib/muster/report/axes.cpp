#include "muster/report/axes.hpp"

#include <algorithm>
#include <cmath>

#include "muster/core/number.hpp"
#include "muster/report/numbers_text.hpp"

namespace muster {
namespace {

constexpr double tick_length = 3;
constexpr double label_gap = 2;
constexpr double title_gap = 3;
constexpr double text_height = (text_ascent + text_descent) * text_size;

double widest_label(const Axis& axis) {
  double width = 0;
  for (const Tick& tick : axis.ticks) width = std::max(width, text_width(tick.label, text_size));
  return width;
}

std::vector<Tick> labelled(const std::vector<double>& values) {
  std::vector<Tick> ticks;
  ticks.reserve(values.size());
  const auto decimals = [](const std::string& label) {
    const auto point = label.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(label.size() - point) - 1;
  };
  int most = 0;
  for (const double value : values) {
    ticks.push_back({value, tick_label(value)});
    most = std::max(most, decimals(ticks.back().label));
  }
  for (Tick& tick : ticks) {  // neighbours with like decimals, but a plain 0
    if (most > 0 && tick.value != 0) tick.label = number_text(tick.value, most);
  }
  return ticks;
}

/// Whether labels centred on their ticks keep 5 pt apart on an axis of that length.
bool fits(const Axis& axis, double length) {
  const Scale scale{axis.low, axis.high, 0, length, axis.logarithmic};
  double last = -1e300;
  for (const Tick& tick : axis.ticks) {
    const double half = text_width(tick.label, text_size) / 2, centre = scale(tick.value);
    if (centre - half < last) return false;
    last = centre + half + 5;
  }
  return true;
}

}  // namespace

double Scale::operator()(double value) const {
  const double share =
      logarithmic ? (std::log(value) - std::log(low)) / (std::log(high) - std::log(low)) : (value - low) / (high - low);
  return from + share * (to - from);
}

std::vector<double> round_steps(double low, double high, int most) {
  const double raw = (high - low) / std::max(most - 1, 1);
  double step = std::pow(10, std::floor(std::log10(raw) + 1e-9));
  for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
    if (step * factor >= raw * (1 - 1e-9)) {
      step *= factor;
      break;
    }
  }
  std::vector<double> values;
  const auto first = static_cast<long long>(std::ceil(low / step - 1e-9));
  for (auto k = first; static_cast<double>(k) * step <= high + 1e-9 * step; ++k) {
    // A division by the inverse gives 0.3 where 3 * 0.1 gives 0.30000000000000004.
    values.push_back(step < 1 ? static_cast<double>(k) / std::round(1 / step) : static_cast<double>(k) * step);
  }
  return values;
}

double round_up(double value) {
  const double decade = std::pow(10, std::floor(std::log10(value)));
  for (const double factor : {1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0}) {
    if (factor * decade >= value * (1 - 1e-12)) return factor * decade;
  }
  return 10 * decade;
}

std::string tick_label(double value) {
  const double size = std::abs(value);
  if (size != 0 && (size >= 1e9 || size < 9e-7)) {
    const double power = std::floor(std::log10(size) + 1e-12);
    return number_text(value / std::pow(10, power), 0) + "e" + number_text(power, 0);
  }
  int decimals = 0;
  while (decimals < 6 &&
         std::abs(std::round(size * std::pow(10, decimals)) / std::pow(10, decimals) - size) > 1e-9 * size) {
    ++decimals;
  }
  return number_text(value, decimals);
}

Axis horizontal_axis(std::string title, double low, double high, double length) {
  Axis axis{std::move(title), low, high};
  for (int most = 11; most >= 2; --most) {
    axis.ticks = labelled(round_steps(low, high, most));
    if (fits(axis, length)) break;
  }
  return axis;
}

std::string wrapped(const std::string& title, double length) {
  if (text_width(title, text_size) <= length) return title;
  std::size_t best = std::string::npos;
  for (std::size_t i = title.find(' '); i != std::string::npos; i = title.find(' ', i + 1)) {
    const auto off = [&](std::size_t k) {
      return std::abs(static_cast<double>(title.size()) / 2 - static_cast<double>(k));
    };
    if (best == std::string::npos || off(i) < off(best)) best = i;
  }
  if (best == std::string::npos) return title;
  return title.substr(0, best) + '\n' + title.substr(best + 1);
}

Axis vertical_axis(const std::string& title, double low, double high, double length) {
  constexpr double closest = 12;  ///< ticks, where fewer than three would say little of the scale [pt]
  int most = std::clamp(static_cast<int>(length / 22) + 1, 3, 9);
  std::vector<double> values = round_steps(low, high, most);
  while (values.size() < 3 && length / closest >= most) values = round_steps(low, high, ++most);
  return {wrapped(title, length), low, high, labelled(values)};
}

Axis year_axis(std::string title, double first, double last, double length) {
  Axis axis{std::move(title), first, last};
  for (const double step : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0}) {
    axis.ticks.clear();
    for (double year = std::ceil(first / step) * step; year <= last; year += step) {
      axis.ticks.push_back({year, shortest(year)});
    }
    if (fits(axis, length)) break;
  }
  return axis;
}

Axis unit_axis(const std::string& title, double length) {
  Axis axis{wrapped(title, length), 0, 1};
  for (const double value : round_steps(0, 1, length > 90 ? 6 : length > 40 ? 3 : 2))
    axis.ticks.push_back({value, number_text(value, 1)});
  return axis;
}

Axis logarithmic_axis(std::string title, double low, double high, double length) {
  Axis axis{std::move(title), low, high, {}, true};
  for (const int step : {1, 2, 3, 4, 6}) {
    axis.ticks.clear();
    const int first = static_cast<int>(std::ceil(std::log10(low) - 1e-9));
    const int last = static_cast<int>(std::floor(std::log10(high) + 1e-9));
    for (int power = first; power <= last; power += step) {
      const double value = std::pow(10, power);
      axis.ticks.push_back({value, tick_label(value)});
    }
    if (fits(axis, length)) break;
  }
  return axis;
}

double vertical_axis_width(const Axis& y) {
  const auto lines = y.title.empty() ? 0 : 1 + std::ranges::count(y.title, '\n');
  return (y.title.empty() ? 0 : title_gap) + static_cast<double>(lines) * line_height + widest_label(y) + label_gap +
         tick_length;
}

double horizontal_axis_height(const Axis& x) {
  return tick_length + label_gap + text_height + (x.title.empty() ? 0 : title_gap + text_height);
}

namespace {

void draw_horizontal(Canvas& canvas, const Axes& axes, const Axis& x) {
  const Pen pen{Ink::black, axis_width, {}};
  const double base = axes.plot.bottom;
  canvas.line({axes.plot.left, base}, {axes.plot.right, base}, pen);
  const double labels = base + tick_length + label_gap + text_ascent * text_size;
  for (const Tick& tick : x.ticks) {
    const double place = axes.x(tick.value);
    canvas.line({place, base}, {place, base + tick_length}, pen);
    canvas.text({place, labels}, tick.label, {Anchor::middle, Turn::level, Weight::regular});
  }
  const double room = axes.plot.width() + 2 * vertical_axis_width({});
  const std::string title = shortened(x.title, room, text_size);
  const double half = text_width(title, text_size) / 2, page = canvas.page().width();
  const double centre =
      std::clamp((axes.plot.left + axes.plot.right) / 2, half + 0.5, std::max(half, page - half - 0.5));
  canvas.text({centre, labels + text_descent * text_size + title_gap + text_ascent * text_size}, title,
              {Anchor::middle, Turn::level, Weight::regular});
}

std::vector<std::string> title_lines(const std::string& title) {
  const auto cut = title.find('\n');
  if (cut == std::string::npos) return {title};
  return {title.substr(0, cut), title.substr(cut + 1)};
}

void draw_vertical(Canvas& canvas, const Axes& axes, const Axis& y) {
  const Pen pen{Ink::black, axis_width, {}};
  const double left = axes.plot.left;
  canvas.line({left, axes.plot.bottom}, {left, axes.plot.top}, pen);
  for (const Tick& tick : y.ticks) {
    const double place = axes.y(tick.value);
    canvas.line({left - tick_length, place}, {left, place}, pen);
    canvas.text({left - tick_length - label_gap, place + 0.26 * text_size * 1.34}, tick.label,
                {Anchor::end, Turn::level, Weight::regular});
  }
  double right = left - vertical_axis_width(y) + text_ascent * text_size;
  for (const std::string& line : title_lines(y.title)) {
    const double half = text_width(line, text_size) / 2, page = canvas.page().height();
    const double centre =
        std::clamp((axes.plot.top + axes.plot.bottom) / 2, half + 0.5, std::max(half, page - half - 0.5));
    canvas.text({right, centre}, line, {Anchor::middle, Turn::upwards, Weight::regular});
    right += line_height;
  }
}

}  // namespace

Axes lay_out_axes(const Box& page, const Axis& x, const Axis& y, const Room& room) {
  Axes axes;
  const double last_label = x.ticks.empty() ? 0 : text_width(x.ticks.back().label, text_size) / 2;
  axes.plot = {page.left + vertical_axis_width(y) + room.left, page.top + text_height / 2 + room.top,
               page.right - std::max(room.right, last_label + 1),
               page.bottom - horizontal_axis_height(x) - room.bottom};
  axes.x = {x.low, x.high, axes.plot.left, axes.plot.right, x.logarithmic};
  axes.y = {y.low, y.high, axes.plot.bottom, axes.plot.top, y.logarithmic};
  return axes;
}

void draw_axes(Canvas& canvas, const Axes& axes, const Axis& x, const Axis& y) {
  draw_horizontal(canvas, axes, x);
  draw_vertical(canvas, axes, y);
}

PersonsUnit persons_unit(double largest) {
  if (largest < 2000) return {1, "persons"};
  if (largest >= 20e6) return {1e6, "million"};
  return {};
}

}  // namespace muster
