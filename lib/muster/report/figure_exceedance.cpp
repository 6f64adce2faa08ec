#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "muster/report/axes.hpp"
#include "muster/report/detail/exceedance_data.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/placement.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster {
namespace {

using detail::CurvePoint;
using detail::ExceedanceData;
using detail::TargetPoint;

bool inside_a_band(const ExceedanceData& data, double force) {
  return std::ranges::any_of(
      data.targets, [force](const TargetPoint& t) { return t.band_high && force >= t.force && force <= *t.band_high; });
}

std::vector<double> guide_forces(const ExceedanceData& data) {
  std::vector<double> forces;
  for (const TargetPoint& target : data.targets) {
    if (!target.band_high && !inside_a_band(data, target.force)) forces.push_back(target.force);
  }
  std::ranges::sort(forces);
  forces.erase(std::unique(forces.begin(), forces.end()), forces.end());
  return forces;
}

/// Guides and fields with their names, as far as the places on the page go.
std::vector<TopLabel> top_labels(const ExceedanceData& data, const Scale& x, double factor) {
  std::vector<TopLabel> labels;
  for (const double force : guide_forces(data)) labels.push_back({x(force / factor), thousands_label(force)});
  for (const TargetPoint& target : data.targets) {
    if (target.band_high) labels.push_back({x((target.force + *target.band_high) / 2 / factor), target.label});
  }
  return labels;
}

/// The read-out's columns, measured.
struct ReadOut {
  std::vector<std::array<std::string, 3>> rows;
  std::size_t head = 3;  ///< lines of the head
  std::array<double, 3> widths{};

  [[nodiscard]] double width() const { return widths[0] + widths[1] + widths[2] + 14; }
  [[nodiscard]] double height() const { return line_height * static_cast<double>(rows.size()) + 3; }
};

/// The head of the last column in as many lines, one to three.
std::vector<std::string> interval_head(std::size_t lines) {
  if (lines == 1) return {"90% parameter interval"};
  if (lines == 2) return {"90% parameter", "interval"};
  return {"90%", "parameter", "interval"};
}

ReadOut make_read_out(const ExceedanceData& data, std::size_t most_rows, std::size_t head_lines, double widest) {
  ReadOut table;
  table.head = head_lines;
  for (const std::string& line : interval_head(head_lines)) table.rows.emplace_back()[2] = line;
  table.rows.back()[0] = std::string("Target");
  table.rows.back()[1] = std::string("P");
  for (const TargetPoint& target : data.targets) {
    if (table.rows.size() == most_rows + head_lines - 1 && data.targets.size() > most_rows) {
      table.rows.push_back({fmt::format("and {} more, in the CSV", data.targets.size() - most_rows + 1), "", ""});
      break;
    }
    table.rows.push_back({target.label, detail::read_out_text(target, data.draws),
                          probability_range_text(target.p90_low, target.p90_high)});
  }
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const Weight weight = r < head_lines ? Weight::bold : Weight::regular;
    for (std::size_t k = 1; k < 3; ++k)
      table.widths[k] = std::max(table.widths[k], text_width(table.rows[r][k], text_size, weight));
  }
  for (auto& row : table.rows) {
    row[0] = shortened(row[0], widest - table.widths[1] - table.widths[2] - 14, text_size);
    table.widths[0] = std::max(table.widths[0], text_width(row[0], text_size));
  }
  return table;
}

void draw_read_out(Canvas& canvas, const Box& box, const ReadOut& table) {
  double baseline = box.top + text_ascent * text_size + 1;
  const double second = box.left + table.widths[0] + 6 + table.widths[1];
  for (std::size_t k = 0; k < table.rows.size(); ++k) {
    const auto& row = table.rows[k];
    const Weight weight = k < table.head ? Weight::bold : Weight::regular;
    canvas.text({box.left + 1, baseline}, row[0], {Anchor::start, Turn::level, weight});
    canvas.text({second, baseline}, row[1], {Anchor::end, Turn::level, weight});
    canvas.text({second + 7, baseline}, row[2], {Anchor::start, Turn::level, weight});
    if (k + 1 == table.head) {
      canvas.line({box.left, baseline + 2.2}, {box.right, baseline + 2.2}, {Ink::black, 0.5, {}});
      baseline += 1.5;
    }
    baseline += line_height;
  }
}

std::vector<Point> curve_points(const ExceedanceData& data, const Axes& axes, double factor,
                                double CurvePoint::*value) {
  std::vector<Point> points;
  for (const CurvePoint& p : data.curve) {
    if (p.force / factor <= axes.x.high * (1 + 1e-12)) points.push_back(axes.at(p.force / factor, p.*value));
  }
  return points;
}

std::vector<Point> band(std::vector<Point> low, const std::vector<Point>& high) {
  low.insert(low.end(), high.rbegin(), high.rend());
  return low;
}

void draw_fields(Canvas& canvas, const ExceedanceData& data, const Axes& axes, double factor) {
  for (const TargetPoint& target : data.targets) {
    if (!target.band_high) continue;
    canvas.rectangle(
        {axes.x(target.force / factor), axes.plot.top, axes.x(*target.band_high / factor), axes.plot.bottom},
        Ink::field);
  }
}

void draw_bands(Canvas& canvas, const ExceedanceData& data, const Axes& axes, double factor) {
  canvas.area(band(curve_points(data, axes, factor, &CurvePoint::p90_low),
                   curve_points(data, axes, factor, &CurvePoint::p90_high)),
              Ink::band90);
  canvas.area(band(curve_points(data, axes, factor, &CurvePoint::p50_low),
                   curve_points(data, axes, factor, &CurvePoint::p50_high)),
              Ink::band50);
}

void draw_targets(Canvas& canvas, const ExceedanceData& data, const Axes& axes, double factor) {
  for (const TargetPoint& target : data.targets) {
    if (target.band_high || target.force / factor > axes.x.high) continue;
    const Point at = axes.at(target.force / factor, target.probability);
    if (target.reserve)
      canvas.marker(at, Marker::open_dot, Ink::black, 2.2);
    else
      canvas.marker(at, Marker::dot, Ink::black, 1.8);
  }
}

constexpr double tail_top = 0.1;

/// The curve below 0.1 on a logarithmic axis, for the rare targets.
struct Tail {
  std::vector<Point> values;  ///< force in units of the axis, probability > 0
  double low = 1e-4;
};

std::optional<Tail> make_tail(const ExceedanceData& data, double factor) {
  if (!data.has_rare_target()) return std::nullopt;
  Tail tail;
  const double one_draw = 1 / std::max(1.0, data.draws);  // less is noise
  double least = tail_top;
  for (const CurvePoint& p : data.curve) {
    if (p.probability > tail_top || p.probability < one_draw) continue;
    tail.values.push_back({p.force / factor, p.probability});
    least = std::min(least, p.probability);
  }
  if (tail.values.size() < 2) return std::nullopt;
  tail.low = std::pow(10, std::floor(std::log10(least) - 1e-9));
  return tail;
}

void draw_tail(Canvas& canvas, const Box& box, const Tail& tail, const ExceedanceData& data, double factor) {
  Axis y = logarithmic_axis("", tail.low, tail_top, 1e3);
  const double from = tail.values.front().x, to = tail.values.back().x;
  const Axis x = horizontal_axis("", from, to, box.width() - vertical_axis_width(y) - 12);
  for (std::size_t k = 0; k < y.ticks.size(); ++k) {
    const bool room = box.height() / static_cast<double>(y.ticks.size()) > line_height;
    if (!room && k % 2 == 1) y.ticks[k].label.clear();
  }
  canvas.text({box.left, box.top + text_ascent * text_size}, "Tail, logarithmic axis");
  const Axes axes = lay_out_axes({box.left, box.top + line_height, box.right, box.bottom}, x, y);
  draw_axes(canvas, axes, x, y);
  std::vector<Point> points;
  for (const Point& p : tail.values) points.push_back(axes.at(p.x, p.y));
  canvas.polyline(points, {Ink::blue, 1, {}});
  for (const TargetPoint& target : data.targets) {
    const double force = target.force / factor;
    const bool shown = !target.band_high && force >= from && force <= to && target.probability >= tail.low &&
                       target.probability <= tail_top;
    if (!shown) continue;
    canvas.marker(axes.at(force, target.probability), target.reserve ? Marker::open_dot : Marker::dot, Ink::black, 1.8);
  }
}

std::vector<KeyItem> key_items(const ExceedanceData& data) {
  std::vector<KeyItem> items;
  items.push_back({KeyItem::Kind::line, "mean", {Ink::blue, 1, {}}});
  items.push_back({KeyItem::Kind::area, "50% parameter interval", {}, Ink::band50});
  items.push_back({KeyItem::Kind::area, "90% parameter interval", {}, Ink::band90});
  items.push_back({KeyItem::Kind::marker, "target, active force alone", {}, Ink::black, Marker::dot});
  const bool reserve = std::ranges::any_of(data.targets, [](const TargetPoint& t) { return t.reserve.has_value(); });
  if (reserve) {
    items.push_back({KeyItem::Kind::marker, "target with its reserve enrolled", {}, Ink::black, Marker::open_dot});
  }
  return items;
}

/// Obstacles inside the plot: the outer band with the line in it, targets, fields; guides apart.
Obstacles marks_in(const ExceedanceData& data, const Axes& axes, double factor, std::span<const double> guides) {
  Obstacles marks;
  const auto low = curve_points(data, axes, factor, &CurvePoint::p90_low);
  const auto high = curve_points(data, axes, factor, &CurvePoint::p90_high);
  for (std::size_t i = 0; i + 1 < high.size(); ++i) {
    marks.add({high[i].x - 1, std::min(high[i].y, high[i + 1].y) - 2, high[i + 1].x + 1,
               std::max(low[i].y, low[i + 1].y) + 2});
  }
  for (const TargetPoint& target : data.targets) {
    const Point at = axes.at(std::min(target.force / factor, axes.x.high), target.probability);
    marks.add({at.x - 3.5, at.y - 3.5, at.x + 3.5, at.y + 3.5});
    if (target.band_high)
      marks.add(
          {axes.x(target.force / factor) - 2, axes.plot.top, axes.x(*target.band_high / factor) + 2, axes.plot.bottom});
  }
  for (const double guide : guides) marks.add({guide - 2, axes.plot.top, guide + 2, axes.plot.bottom});
  return marks;
}

/// Where everything lies on one page.
struct Layout {
  Axis x, y;
  Axes axes;
  std::vector<TopLabel> labels;
  double key = 0;
  std::optional<Box> read_out, tail;
};

struct Insets {
  ReadOut read_out;
  std::optional<Tail> tail;
  double tail_width = 0, tail_height = 0;
};

enum class ReadOutPlace { inside, below };

/// Both insets side by side under the axes.
void place_below(Layout& layout, const Box& page, double strip, const Insets& insets, const Tail* tail) {
  const double top = page.bottom - strip + 4;
  layout.read_out = Box{page.left, top, page.left + insets.read_out.width(), top + insets.read_out.height()};
  if (tail == nullptr) return;
  layout.tail = Box{page.right - insets.tail_width, top, page.right, top + insets.tail_height};
}

Layout lay_out(const ExceedanceData& data, const Canvas& canvas, double strip, double factor,
               std::span<const KeyItem> key) {
  Layout layout;
  const Box page{1, 1, canvas.page().width() - 1, canvas.page().height() - 1};
  layout.key = key_height(page.width(), key) + 2;
  layout.x = horizontal_axis(fmt::format("Active force ({})", factor == 1000 ? "thousand"
                                                              : factor == 1  ? "persons"
                                                                             : "million"),
                             0, data.curve.back().force / factor, page.width() - 40);
  const std::string title = "Probability that at least this force is sustained";
  const double height = page.height() - strip - layout.key - 40;
  layout.y = unit_axis(title, height);
  const Box room{page.left, page.top + layout.key, page.right, page.bottom - strip};
  layout.axes = lay_out_axes(room, layout.x, layout.y);
  layout.labels = top_labels(data, layout.axes.x, factor);
  const double labels = top_labels_height(layout.labels, layout.axes.plot.left, layout.axes.plot.right);
  layout.y = unit_axis(title, height - labels);
  layout.axes = lay_out_axes(room, layout.x, layout.y, {0, labels, 0, 0});
  return layout;
}

/// Finds places within the plot that cover no mark, if there are any.
void place_inside(Layout& layout, const ExceedanceData& data, const Insets& insets, double factor, ReadOutPlace place) {
  std::vector<double> guides;
  for (const double force : guide_forces(data)) guides.push_back(layout.axes.x(force / factor));
  Obstacles marks = marks_in(data, layout.axes, factor, guides);
  const Box& plot = layout.axes.plot;
  const Box room{plot.left + 4, plot.top + 2, plot.right, plot.bottom - 4};
  if (place == ReadOutPlace::inside) {
    layout.read_out = free_place(room, insets.read_out.width(), insets.read_out.height(), marks);
    if (layout.read_out) {
      const Box& table = *layout.read_out;
      marks.add({table.left - 8, table.top, table.right + 8, table.bottom + 6});
    }
  }
  if (insets.tail) layout.tail = free_place(room, insets.tail_width, insets.tail_height, marks);
}

/// Both insets within the plot where they cover nothing; else the table below the axes; else both.
Layout choose_layout(const ExceedanceData& data, const Canvas& canvas, const Insets& insets, double factor,
                     std::span<const KeyItem> key) {
  const Box page{1, 1, canvas.page().width() - 1, canvas.page().height() - 1};
  Layout layout = lay_out(data, canvas, 0, factor, key);
  place_inside(layout, data, insets, factor, ReadOutPlace::inside);
  if (layout.read_out && (layout.tail || !insets.tail)) return layout;
  const double strip = insets.read_out.height() + 6;
  layout = lay_out(data, canvas, strip, factor, key);
  place_inside(layout, data, insets, factor, ReadOutPlace::below);
  const bool tail_below = insets.tail && !layout.tail;
  const double deeper = tail_below ? std::max(strip, insets.tail_height + 6) : strip;
  if (tail_below) layout = lay_out(data, canvas, deeper, factor, key);
  place_below(layout, page, deeper, insets, tail_below ? &*insets.tail : nullptr);
  return layout;
}

void draw(Canvas& canvas, const ExceedanceData& data) {
  const double factor = persons_unit(data.curve.back().force).factor;
  const auto key = key_items(data);
  const bool wide = is_wide(canvas.page());
  const bool slide = canvas.page().height() < 230;
  const double least_tail = wide ? 124 : 64, room = canvas.page().width() - 8;  // read-out and tail side by side
  Insets insets{make_read_out(data, wide && !slide ? 9 : 7,
                              slide  ? 1
                              : wide ? 2
                                     : 3,
                              room - least_tail),
                make_tail(data, factor)};
  insets.tail_width = wide ? least_tail : std::clamp(room - insets.read_out.width(), least_tail, 80.0);
  insets.tail_height = wide ? 66 : 62;
  const Layout layout = choose_layout(data, canvas, insets, factor, key);
  const Axes& axes = layout.axes;
  draw_key(canvas, {1, 1}, canvas.page().width() - 2, key);
  draw_fields(canvas, data, axes, factor);
  draw_bands(canvas, data, axes, factor);
  for (const double force : guide_forces(data)) {
    const double x = axes.x(force / factor);
    canvas.line({x, axes.plot.bottom}, {x, axes.plot.top}, {Ink::guide, 0.5, {2, 2}});
  }
  canvas.polyline(curve_points(data, axes, factor, &CurvePoint::probability), {Ink::blue, 1, {}});
  draw_axes(canvas, axes, layout.x, layout.y);
  draw_targets(canvas, data, axes, factor);
  draw_top_labels(canvas, layout.labels, axes.plot.left, axes.plot.right, axes.plot.top);
  if (layout.read_out) draw_read_out(canvas, *layout.read_out, insets.read_out);
  if (layout.tail) draw_tail(canvas, *layout.tail, *insets.tail, data, factor);
  canvas.plot_area(axes.area());
}

}  // namespace

Figure exceedance_figure(const Results& results, const FigureOptions& options) {
  const ExceedanceData data = detail::read_exceedance(results);
  return assemble(
      results, options, detail::exceedance_words(results, data), detail::exceedance_csv(data),
      detail::exceedance_gnuplot(data), [&data](Canvas& canvas) { draw(canvas, data); }, NarrowHeight::tall);
}

}  // namespace muster
