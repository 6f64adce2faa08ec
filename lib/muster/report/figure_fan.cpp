#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"
#include "muster/report/axes.hpp"
#include "muster/report/figure_parts.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/placement.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster {
namespace {

constexpr std::array<std::string_view, 5> quantiles{"q05", "q25", "q50", "q75", "q95"};

/// Active strength at the end of a year [persons].
struct FanYear {
  double year = 0;
  std::array<double, 5> q{};  ///< in the order of quantiles
};

/// What the force was before the first year of the fan.
struct Start {
  double year = 0, low = 0, median = 0, high = 0;
};

struct FanData {
  std::vector<FanYear> years;
  NamedTarget asked;  ///< the target that the path aims at
  std::vector<double> targets;
  std::optional<Start> start;
};

/// The largest target among those with paths.
NamedTarget largest_target(const Results& results, const ResultsTable& paths) {
  NamedTarget largest;
  for (const NamedTarget& target : named_targets(results)) {
    const bool known = std::ranges::any_of(rows_where(paths, "variable", "active"),
                                           [&](std::size_t row) { return paths.text(row, "target") == target.name; });
    if (known && target.active > largest.active) largest = target;
  }
  return largest;
}

/// The strength at the ceasefire, which the run holds as an input.
std::optional<Start> start_of(const Results& results, double year) {
  const ResultsTable* inputs = results.table("inputs");
  if (inputs == nullptr) return std::nullopt;
  const auto rows = rows_where(*inputs, "name", "wartime_strength");
  if (rows.empty()) return std::nullopt;
  const auto low = inputs->number_if_any(rows[0], "q05"), median = inputs->number_if_any(rows[0], "q50"),
             high = inputs->number_if_any(rows[0], "q95");
  if (!median) return std::nullopt;
  return Start{year, low.value_or(*median), *median, high.value_or(*median)};
}

FanData read_data(const Results& results) {
  FanData data;
  const ResultsTable& paths = needed(results, "paths", "F2");
  data.asked = largest_target(results, paths);
  for (const std::size_t row : rows_where(paths, "variable", "active")) {
    if (paths.text(row, "target") != data.asked.name) continue;
    FanYear year{paths.number(row, "year"), {}};
    for (std::size_t k = 0; k < quantiles.size(); ++k) year.q[k] = paths.number(row, quantiles[k]);
    data.years.push_back(year);
  }
  require(!data.years.empty(), "{}: figure F2 cannot be drawn (paths.csv has no rows of active); make the run again",
          results.folder.string());
  for (const NamedTarget& target : named_targets(results)) {
    data.targets.push_back(target.active);
    if (target.band_high) data.targets.push_back(*target.band_high);
  }
  std::ranges::sort(data.targets);
  data.targets.erase(std::unique(data.targets.begin(), data.targets.end()), data.targets.end());
  if (scenario_facts(results).ceasefire_year.value_or(0) == 0) data.start = start_of(results, data.years[0].year - 1);
  return data;
}

double largest_value(const FanData& data) {
  double largest = 1;
  for (const FanYear& year : data.years) largest = std::max(largest, year.q[4]);
  if (data.start) largest = std::max(largest, data.start->high);
  return largest;
}

std::vector<Point> quantile_line(const FanData& data, const Axes& axes, double factor, std::size_t k) {
  std::vector<Point> points;
  for (const FanYear& year : data.years) points.push_back(axes.at(year.year, year.q[k] / factor));
  return points;
}

void draw_band(Canvas& canvas, const FanData& data, const Axes& axes, double factor, std::size_t low, Ink ink) {
  auto outline = quantile_line(data, axes, factor, low);
  const auto high = quantile_line(data, axes, factor, quantiles.size() - 1 - low);
  outline.insert(outline.end(), high.rbegin(), high.rend());
  canvas.area(outline, ink);
}

std::vector<EndLabel> end_labels(const FanData& data, const Scale& y, double factor) {
  constexpr std::array<std::string_view, 5> words{"5%", "25%", "median", "75%", "95%"};
  std::vector<EndLabel> labels;
  for (std::size_t k = 0; k < words.size(); ++k) {
    labels.push_back({y(data.years.back().q[k] / factor), std::string(words[k])});
  }
  for (const double target : data.targets) {
    if (target / factor <= y.high) labels.push_back({y(target / factor), "target " + thousands_label(target)});
  }
  return labels;
}

void draw_start(Canvas& canvas, const Start& start, const Axes& axes, double factor) {
  const double x = axes.x(start.year);
  canvas.line({x, axes.y(start.low / factor)}, {x, axes.y(start.high / factor)}, {Ink::black, 0.5, {}});
  canvas.marker({x, axes.y(start.median / factor)}, Marker::dot, Ink::black, 2);
}

void draw(Canvas& canvas, const FanData& data) {
  const double top = largest_value(data);
  const PersonsUnit unit = persons_unit(top);
  std::vector<KeyItem> key{{KeyItem::Kind::line, "median", {Ink::blue, 1, {}}},
                           {KeyItem::Kind::area, "50% prediction interval", {}, Ink::band50},
                           {KeyItem::Kind::area, "90% prediction interval", {}, Ink::band90}};
  if (data.start) key.push_back({KeyItem::Kind::marker, "strength at the ceasefire, 5% to 95%"});
  const double width = canvas.page().width(), height = canvas.page().height();
  const Box page{1, 1 + key_height(width - 2, key) + 2, width - 1, height - 1};
  const double first = data.start ? data.start->year : data.years.front().year;
  const Axis x = year_axis("Year (strength at its end)", first - (data.start ? 0.5 : 0), data.years.back().year,
                           page.width() - 90);
  const Axis y =
      vertical_axis(fmt::format("Active strength ({})", unit.word), 0, round_up(top / unit.factor), page.height() - 30);
  const double right = end_labels_width(end_labels(data, {0, y.high, 0, 1}, unit.factor));
  const Axes axes = lay_out_axes(page, x, y, {2, 0, right, 0});
  draw_key(canvas, {1, 1}, width - 2, key);
  draw_band(canvas, data, axes, unit.factor, 0, Ink::band90);
  draw_band(canvas, data, axes, unit.factor, 1, Ink::band50);
  for (const double target : data.targets) {
    if (target / unit.factor > y.high) continue;
    canvas.line(axes.at(x.low, target / unit.factor), axes.at(x.high, target / unit.factor), {Ink::guide, 0.5, {2, 2}});
  }
  canvas.polyline(quantile_line(data, axes, unit.factor, 2), {Ink::blue, 1, {}});
  if (data.start) draw_start(canvas, *data.start, axes, unit.factor);
  draw_axes(canvas, axes, x, y);
  draw_end_labels(canvas, axes.plot.right, end_labels(data, axes.y, unit.factor), axes.plot.top - 4,
                  axes.plot.bottom + 4);
  canvas.plot_area(axes.area());
}

FigureWords words_of(const FanData& data) {
  const FanYear& last = data.years.back();
  FigureWords words{"F2", "fan", {}, {}, {}, {}};
  words.title_sentence =
      fmt::format("Active strength reached year by year when {} are asked for.", thousands_label(data.asked.active));
  words.description =
      fmt::format("At the end of {} the median strength is {}, with a 90% prediction interval of {} to {}.",
                  shortest(last.year), rounded_text(last.q[2]), rounded_text(last.q[0]), rounded_text(last.q[4]));
  words.marks =
      "Line: median. Dark and light bands: 50% and 90% prediction interval, inputs and chance together. "
      "Dashed lines: targets.";
  if (data.start) {
    words.marks += fmt::format(
        " Black dot and whisker: the uncertain strength at the ceasefire (median, 5% to 95%), of whom those who "
        "demobilise no longer count; no later strength has been observed.");
  }
  return words;
}

std::string csv_of(const FanData& data) {
  FigureCsv csv{"series",      "year",        "target_persons", "q05_persons",
                "q25_persons", "q50_persons", "q75_persons",    "q95_persons"};
  if (data.start) {
    csv.cell("start").cell(data.start->year).cell("").cell(data.start->low).cell("").cell(data.start->median).cell("");
    csv.cell(data.start->high).end_row();
  }
  for (const FanYear& year : data.years) {
    csv.cell("active").cell(year.year).cell(data.asked.active);
    for (const double q : year.q) csv.cell(q);
    csv.end_row();
  }
  for (const double target : data.targets) {
    csv.cell("target").cell("").cell(target).cell("").cell("").cell("").cell("").cell("").end_row();
  }
  return csv.text();
}

std::string gnuplot_of(const FanData& data) {
  std::string script = gnuplot_head("fan");
  script += "set xlabel 'Year (strength at its end)'\nset ylabel 'Active strength (thousand)'\n";
  script += "set yrange [0:*]\nset key outside top horizontal\nactive(v) = is(1, 'active') ? v : NaN\n";
  for (const double target : data.targets) {
    if (target > largest_value(data)) continue;
    script += fmt::format(
        "set arrow from graph 0, first {0} to graph 1, first {0} nohead dashtype 2 linecolor '#595959' front\n",
        target / 1000);
  }
  return script +
         R"gp(plot file skip 1 using (active($2)):($4/1000):($8/1000) with filledcurves linecolor '#C9DFEE' title '90% prediction interval', \
  '' skip 1 using (active($2)):($5/1000):($7/1000) with filledcurves linecolor '#8DBDDD' title '50% prediction interval', \
  '' skip 1 using (active($2)):($6/1000) with lines linecolor '#0072B2' linewidth 2 title 'median', \
  '' skip 1 using (is(1, 'start') ? $2 : NaN):($6/1000):($4/1000):($8/1000) with yerrorbars pointtype 7 linecolor 'black' title 'at the ceasefire'
)gp";
}

}  // namespace

Figure fan_figure(const Results& results, const FigureOptions& options) {
  const FanData data = read_data(results);
  return assemble(results, options, words_of(data), csv_of(data), gnuplot_of(data),
                  [&data](Canvas& canvas) { draw(canvas, data); });
}

}  // namespace muster
