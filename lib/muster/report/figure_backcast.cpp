#include <fmt/format.h>

#include <algorithm>

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"
#include "muster/report/axes.hpp"
#include "muster/report/figure_parts.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/placement.hpp"

namespace muster {
namespace {

struct BackcastPoint {
  double origin = 0, year = 0, observed = 0, q025 = 0, q10 = 0, q50 = 0, q90 = 0, q975 = 0;

  [[nodiscard]] bool fitted() const { return year <= origin; }
};

/// One indicator of one country, forecast from the latest origin.
struct Panel {
  std::string indicator;
  std::vector<BackcastPoint> points;
};

struct BackcastData {
  std::string country;
  std::vector<Panel> panels;
  double in80 = 0, in95 = 0, held_out = 0;  ///< counts over every point of the file that was held out
};

BackcastPoint point_of(const ResultsTable& table, std::size_t row) {
  return {table.number(row, "origin"), table.number(row, "year"), table.number(row, "observed"),
          table.number(row, "q025"),   table.number(row, "q10"),  table.number(row, "q50"),
          table.number(row, "q90"),    table.number(row, "q975")};
}

void count(BackcastData& data, const BackcastPoint& p) {
  if (p.fitted()) return;
  data.held_out += 1;
  data.in80 += p.observed >= p.q10 && p.observed <= p.q90 ? 1 : 0;
  data.in95 += p.observed >= p.q025 && p.observed <= p.q975 ? 1 : 0;
}

BackcastData read_data(const Results& results) {
  const ResultsTable& table = needed(results, "points", "F13");
  BackcastData data;
  data.country = rows_where(table, "country", "UKR").empty() ? table.text(0, "country") : "UKR";
  double latest = 0;
  for (const std::size_t row : rows_where(table, "country", data.country))
    latest = std::max(latest, table.number(row, "origin"));
  for (std::size_t row = 0; row < table.size(); ++row) {
    const BackcastPoint p = point_of(table, row);
    count(data, p);
    if (table.text(row, "country") != data.country || p.origin != latest) continue;
    const std::string& indicator = table.text(row, "indicator");
    auto panel = std::ranges::find(data.panels, indicator, &Panel::indicator);
    if (panel == data.panels.end()) panel = data.panels.insert(data.panels.end(), {indicator, {}});
    panel->points.push_back(p);
  }
  return data;
}

std::string words_for(std::string name) {
  std::ranges::replace(name, '_', ' ');
  return name;
}

void draw_band(Canvas& canvas, const Panel& panel, const Axes& axes, double factor, double BackcastPoint::*low,
               double BackcastPoint::*high, Ink ink) {
  std::vector<Point> outline;
  for (const BackcastPoint& p : panel.points) outline.push_back(axes.at(p.year, p.*low / factor));
  for (std::size_t i = panel.points.size(); i-- > 0;) {
    outline.push_back(axes.at(panel.points[i].year, panel.points[i].*high / factor));
  }
  canvas.area(outline, ink);
}

void draw_panel(Canvas& canvas, const Panel& panel, const Box& box, const std::string& x_title) {
  double low = panel.points[0].observed, high = low;
  for (const BackcastPoint& p : panel.points) {
    low = std::min({low, p.q025, p.observed});
    high = std::max({high, p.q975, p.observed});
  }
  const double size = std::max(std::abs(low), std::abs(high));
  const double factor = size >= 2e6 ? 1e6 : size >= 2e3 ? 1e3 : 1;
  const double margin = high > low ? 0.05 * (high - low) : 1;
  const Axis y = vertical_axis("", (low - margin) / factor, (high + margin) / factor, box.height() - 40);
  const Axis x = year_axis(x_title, panel.points.front().year - 0.5, panel.points.back().year + 0.5,
                           box.width() - vertical_axis_width(y) - 4);
  const Axes axes = lay_out_axes(box, x, y, {0, line_height + 1, 0, 0});
  draw_band(canvas, panel, axes, factor, &BackcastPoint::q025, &BackcastPoint::q975, Ink::band90);
  draw_band(canvas, panel, axes, factor, &BackcastPoint::q10, &BackcastPoint::q90, Ink::band50);
  std::vector<Point> median;
  for (const BackcastPoint& p : panel.points) median.push_back(axes.at(p.year, p.q50 / factor));
  canvas.polyline(median, {Ink::blue, 1, {}});
  for (const BackcastPoint& p : panel.points) {
    canvas.marker(axes.at(p.year, p.observed / factor), p.fitted() ? Marker::open_square : Marker::dot, Ink::black,
                  1.4);
  }
  draw_axes(canvas, axes, x, y);
  const std::string unit = factor == 1e6 ? " (million)" : factor == 1e3 ? " (thousand)" : "";
  canvas.text({box.left + 4, box.top + 6},
              shortened(words_for(panel.indicator) + unit, box.width() - 6, text_size, Weight::bold),
              {Anchor::start, Turn::level, Weight::bold});
  canvas.plot_area(axes.area());
}

void draw(Canvas& canvas, const BackcastData& data) {
  std::vector<KeyItem> key{{KeyItem::Kind::line, "median", {Ink::blue, 1, {}}},
                           {KeyItem::Kind::area, "80% prediction interval", {}, Ink::band50},
                           {KeyItem::Kind::area, "95% prediction interval", {}, Ink::band90},
                           {KeyItem::Kind::marker, "observed, held out"}};
  const bool fitted = std::ranges::any_of(data.panels, [](const Panel& p) { return p.points.front().fitted(); });
  if (fitted) key.push_back({KeyItem::Kind::marker, "observed, fitted", {}, Ink::black, Marker::open_square});
  const double width = canvas.page().width(), height = canvas.page().height();
  double top = 1 + draw_key(canvas, {1, 1}, width - 2, key) + 2;
  canvas.text({1, top + 6}, fmt::format("Held-out points inside: 80% interval {}, 95% interval {} (n = {})",
                                        probability_text(data.in80 / data.held_out),
                                        probability_text(data.in95 / data.held_out), number_text(data.held_out, 0)));
  top += line_height + 1;
  const std::size_t columns = is_wide(canvas.page()) ? 3 : 2,
                    shown = std::min<std::size_t>(data.panels.size(), 2 * columns);
  const std::size_t across = std::min(columns, shown), down = (shown + across - 1) / across;
  const double share = (width - 2) / static_cast<double>(across), tall = (height - top - 1) / static_cast<double>(down);
  for (std::size_t i = 0; i < shown; ++i) {
    const std::size_t row = i / across, column = i % across;
    const double left = 1 + share * static_cast<double>(column), upper = top + tall * static_cast<double>(row);
    draw_panel(canvas, data.panels[i], {left, upper, left + share - 4, upper + tall - 2},
               i + across >= shown ? "Year" : "");
  }
}

FigureWords words_of(const BackcastData& data) {
  FigureWords words{"F13", "backcast", {}, {}, {}, {}};
  words.title_sentence = fmt::format("What was forecast for {} from {}, and what came.", data.country,
                                     shortest(data.panels[0].points[0].origin));
  words.description = fmt::format(
      "Of {} held-out points of all countries and origins, {} lie inside the 80% and {} inside the 95% prediction "
      "interval.",
      number_text(data.held_out, 0), probability_text(data.in80 / data.held_out),
      probability_text(data.in95 / data.held_out));
  words.marks =
      "Dark and light bands: 80% and 95% prediction interval; line: median. Dots: observed years that were held out; "
      "open "
      "squares: years up to the origin. The shares are over every held-out point of the file, not of the panels alone.";
  return words;
}

std::string csv_of(const BackcastData& data) {
  FigureCsv csv{"country", "indicator", "origin", "year", "observed", "q025", "q10", "q50", "q90", "q975"};
  for (const Panel& panel : data.panels) {
    for (const BackcastPoint& p : panel.points) {
      csv.cell(data.country).cell(panel.indicator);
      for (const double v : {p.origin, p.year, p.observed, p.q025, p.q10, p.q50, p.q90, p.q975}) csv.cell(v);
      csv.end_row();
    }
  }
  return csv.text();
}

std::string gnuplot_of(const BackcastData& data) {
  std::string script = gnuplot_head("backcast");
  const std::size_t down = (data.panels.size() + 2) / 3;
  script += fmt::format("unset key\nset multiplot layout {},{}\n", down, std::min<std::size_t>(3, data.panels.size()));
  for (const Panel& panel : data.panels) {
    script += fmt::format(
        "set title '{0}'\n"
        "plot file skip 1 using (is(2, '{1}') ? $4 : NaN):6:10 with filledcurves linecolor '#C9DFEE', \\\n"
        "  '' skip 1 using (is(2, '{1}') ? $4 : NaN):7:9 with filledcurves linecolor '#8DBDDD', \\\n"
        "  '' skip 1 using (is(2, '{1}') ? $4 : NaN):8 with lines linecolor '#0072B2', \\\n"
        "  '' skip 1 using (is(2, '{1}') ? $4 : NaN):5 with points pointtype 7 pointsize 0.3 linecolor 'black'\n",
        gnuplot_text(words_for(panel.indicator)), panel.indicator);
  }
  return script + "unset multiplot\n";
}

}  // namespace

Figure backcast_figure(const Results& results, const FigureOptions& options) {
  const BackcastData data = read_data(results);
  return assemble(
      results, options, words_of(data), csv_of(data), gnuplot_of(data), [&data](Canvas& canvas) { draw(canvas, data); },
      NarrowHeight::tall);
}

}  // namespace muster
