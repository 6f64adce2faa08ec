#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"
#include "muster/report/axes.hpp"
#include "muster/report/figure_parts.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/placement.hpp"

namespace muster {
namespace {

/// A held-out year: no year from the origin on was known.
struct BackcastPoint {
  double origin = 0, year = 0, observed = 0, q025 = 0, q10 = 0, q50 = 0, q90 = 0, q975 = 0;
};

/// One indicator of one country, forecast from the latest origin.
struct Panel {
  std::string indicator;
  std::vector<BackcastPoint> points;
  std::vector<Point> known = {};  ///< year and value up to the origin
};

struct BackcastData {
  std::string country;
  std::vector<Panel> panels;
  double in80 = 0, in95 = 0, held_out = 0;  ///< counts over every point of the file that was held out
};

/// The countries that can be run, by ISO 3166-1; a hindcast learns from many more.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> country_names{{{"UKR", "Ukraine"},
                                                                                       {"HRV", "Croatia"},
                                                                                       {"FIN", "Finland"},
                                                                                       {"DEU", "Germany"},
                                                                                       {"ISR", "Israel"},
                                                                                       {"ROU", "Romania"},
                                                                                       {"RUS", "Russia"},
                                                                                       {"SGP", "Singapore"},
                                                                                       {"SWE", "Sweden"},
                                                                                       {"TWN", "Taiwan"},
                                                                                       {"TUR", "Turkey"},
                                                                                       {"GBR", "the United Kingdom"},
                                                                                       {"USA", "the United States"}}};

std::string country_words(const std::string& code) {
  const auto found = std::ranges::find(country_names, code, &std::pair<std::string_view, std::string_view>::first);
  return found == country_names.end() ? code : std::string(found->second);
}

BackcastPoint point_of(const ResultsTable& table, std::size_t row) {
  return {table.number(row, "origin"), table.number(row, "year"), table.number(row, "observed"),
          table.number(row, "q025"),   table.number(row, "q10"),  table.number(row, "q50"),
          table.number(row, "q90"),    table.number(row, "q975")};
}

void count(BackcastData& data, const BackcastPoint& p) {
  data.held_out += 1;
  data.in80 += p.observed >= p.q10 && p.observed <= p.q90 ? 1 : 0;
  data.in95 += p.observed >= p.q025 && p.observed <= p.q975 ? 1 : 0;
}

/// How the indicators of a hindcast read, in the order of the panels: what serves first.
struct Indicator {
  std::string_view name, words, unit;  ///< an empty unit: persons, whose number decides
};
constexpr std::array<Indicator, 6> indicators{{{"population", "Total population", ""},
                                               {"men_18_24", "Men 18\u201324", ""},
                                               {"men_25_44", "Men 25\u201344", ""},
                                               {"net_migration_cumulated", "Net migrants since {}", ""},
                                               {"e0", "Life expectancy at birth", "years"},
                                               {"tfr", "Total fertility", "per woman"}}};

std::ptrdiff_t place_of(const std::string& indicator) {
  return std::ranges::find(indicators, indicator, &Indicator::name) - indicators.begin();
}

/// The last known years beside the forecasts of a panel, where the hindcast wrote them.
void add_known(const Results& results, BackcastData& data, double origin) {
  const ResultsTable* known = results.table("known");
  for (std::size_t row = 0; known != nullptr && row < known->size(); ++row) {
    if (known->text(row, "country") != data.country || known->number(row, "origin") != origin) continue;
    const auto panel = std::ranges::find(data.panels, known->text(row, "indicator"), &Panel::indicator);
    if (panel != data.panels.end())
      panel->known.push_back({known->number(row, "year"), known->number(row, "observed")});
  }
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
  std::ranges::stable_sort(data.panels, {}, [](const Panel& panel) { return place_of(panel.indicator); });
  add_known(results, data, latest);
  return data;
}

/// What a panel shows and in which unit: "Men 18-24 (million)".
std::string words_for(const Panel& panel, double factor) {
  const auto found = std::ranges::find(indicators, panel.indicator, &Indicator::name);
  if (found == indicators.end()) {
    std::string name = panel.indicator;
    std::ranges::replace(name, '_', ' ');
    return name + (factor == 1e6 ? " (million)" : factor == 1e3 ? " (thousand)" : "");
  }
  const std::string_view persons = factor == 1e6 ? "million" : factor == 1e3 ? "thousand" : "persons";
  return fmt::format("{} ({})", fmt::format(fmt::runtime(found->words), shortest(panel.points[0].origin)),
                     found->unit.empty() ? persons : found->unit);
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

/// Lowest and highest of all that a panel shows.
std::pair<double, double> range_of(const Panel& panel) {
  double low = panel.points[0].observed, high = low;
  for (const BackcastPoint& p : panel.points) {
    low = std::min({low, p.q025, p.observed});
    high = std::max({high, p.q975, p.observed});
  }
  for (const Point& p : panel.known) {
    low = std::min(low, p.y);
    high = std::max(high, p.y);
  }
  return {low, high};
}

/// Millions from a million on, thousands from two thousand on.
double factor_of(const Panel& panel) {
  const auto [low, high] = range_of(panel);
  const double size = std::max(std::abs(low), std::abs(high));
  return size >= 1e6 ? 1e6 : size >= 2e3 ? 1e3 : 1;
}

Axis values_axis(const Panel& panel, double length) {
  const auto [low, high] = range_of(panel);
  const double margin = high > low ? 0.05 * (high - low) : 1, factor = factor_of(panel);
  return vertical_axis("", (low - margin) / factor, (high + margin) / factor, length);
}

/// What all panels share.
struct PanelFrame {
  double first = 0, last = 0;  ///< years
  double axis_width = 0;       ///< of the widest vertical axis [pt]
};

void draw_values(Canvas& canvas, const Panel& panel, const Axes& axes, double factor) {
  draw_band(canvas, panel, axes, factor, &BackcastPoint::q025, &BackcastPoint::q975, Ink::band90);
  draw_band(canvas, panel, axes, factor, &BackcastPoint::q10, &BackcastPoint::q90, Ink::band50);
  std::vector<Point> median;
  for (const BackcastPoint& p : panel.points) median.push_back(axes.at(p.year, p.q50 / factor));
  canvas.polyline(median, {Ink::blue, 1, {}});
  for (const Point& p : panel.known) canvas.marker(axes.at(p.x, p.y / factor), Marker::open_square, Ink::black, 1.4);
  for (const BackcastPoint& p : panel.points)
    canvas.marker(axes.at(p.year, p.observed / factor), Marker::dot, Ink::black, 1.4);
}

void draw_panel(Canvas& canvas, const Panel& panel, const Box& box, const PanelFrame& frame,
                const std::string& x_title) {
  const Axis y = values_axis(panel, box.height() - 40);
  const Axis x = year_axis(x_title, frame.first - 0.5, frame.last + 0.5, box.width() - frame.axis_width - 4);
  const Axes axes = lay_out_axes(box, x, y, {frame.axis_width - vertical_axis_width(y), line_height + 1, 6, 0});
  draw_values(canvas, panel, axes, factor_of(panel));
  draw_axes(canvas, axes, x, y);
  canvas.text({box.left + 4, box.top + 6},
              shortened(words_for(panel, factor_of(panel)), box.width() - 6, text_size, Weight::bold),
              {Anchor::start, Turn::level, Weight::bold});
  canvas.plot_area(axes.area());
}

PanelFrame frame_of(const std::vector<Panel>& panels, std::span<const Box> boxes) {
  PanelFrame frame{panels[0].points.front().year, panels[0].points.back().year};
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    frame.first = std::min(frame.first, panels[i].points.front().year);
    if (!panels[i].known.empty()) frame.first = std::min(frame.first, panels[i].known.front().x);
    frame.last = std::max(frame.last, panels[i].points.back().year);
    frame.axis_width = std::max(frame.axis_width, vertical_axis_width(values_axis(panels[i], boxes[i].height() - 40)));
  }
  return frame;
}

std::vector<KeyItem> key_of(const BackcastData& data) {
  std::vector<KeyItem> key{{KeyItem::Kind::line, "median", {Ink::blue, 1, {}}},
                           {KeyItem::Kind::area, "80% prediction interval", {}, Ink::band50},
                           {KeyItem::Kind::area, "95% prediction interval", {}, Ink::band90},
                           {KeyItem::Kind::marker, "observed, held out"}};
  const bool known = std::ranges::any_of(data.panels, [](const Panel& p) { return !p.known.empty(); });
  if (known) key.push_back({KeyItem::Kind::marker, "observed, known then", {}, Ink::black, Marker::open_square});
  return key;
}

void draw(Canvas& canvas, const BackcastData& data) {
  const double width = canvas.page().width(), height = canvas.page().height();
  double top = 1 + draw_key(canvas, {1, 1}, width - 2, key_of(data)) + 2;
  canvas.text({1, top + 6}, fmt::format("Held-out points inside: 80% interval {}, 95% interval {} (n = {})",
                                        probability_text(data.in80 / data.held_out),
                                        probability_text(data.in95 / data.held_out), number_text(data.held_out, 0)));
  top += line_height + 1;
  const std::size_t columns = is_wide(canvas.page()) ? 3 : 2,
                    shown = std::min<std::size_t>(data.panels.size(), 2 * columns);
  const std::vector<Box> boxes = panel_grid({1, top, width - 1, height - 1}, shown, columns,
                                            {.below = horizontal_axis_height({"Year"}) - horizontal_axis_height({})});
  const PanelFrame frame = frame_of(data.panels, boxes);
  for (std::size_t i = 0; i < shown; ++i)
    draw_panel(canvas, data.panels[i], boxes[i], frame, i + columns >= shown ? "Year" : "");
}

FigureWords words_of(const BackcastData& data) {
  FigureWords words{"F13", "backcast", {}, {}, {}, {}};
  words.analysis = "points";
  words.title_sentence = fmt::format("What was forecast for {} from {}, and what came.", country_words(data.country),
                                     shortest(data.panels[0].points[0].origin));
  words.description = fmt::format(
      "Of {} held-out points of all countries and origins, {} lie inside the 80% and {} inside the 95% prediction "
      "interval.",
      number_text(data.held_out, 0), probability_text(data.in80 / data.held_out),
      probability_text(data.in95 / data.held_out));
  words.marks =
      "Dark and light bands: 80% and 95% prediction interval; line: median. Dots: observed values that were held out. "
      "Open squares: values known at the origin, up to its 1 January; nothing later entered the forecast. The shares "
      "are over every held-out point of all countries and origins, not of the panels alone.";
  return words;
}

std::string csv_of(const BackcastData& data) {
  FigureCsv csv{"country", "indicator", "origin", "year", "observed", "q025", "q10", "q50", "q90", "q975", "held_out"};
  for (const Panel& panel : data.panels) {
    for (const Point& p : panel.known) {
      csv.cell(data.country).cell(panel.indicator).cell(panel.points[0].origin).cell(p.x).cell(p.y);
      csv.cell("").cell("").cell("").cell("").cell("").cell("0").end_row();
    }
    for (const BackcastPoint& p : panel.points) {
      csv.cell(data.country).cell(panel.indicator);
      for (const double v : {p.origin, p.year, p.observed, p.q025, p.q10, p.q50, p.q90, p.q975}) csv.cell(v);
      csv.cell("1").end_row();
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
        gnuplot_text(words_for(panel, 1)), panel.indicator);
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
