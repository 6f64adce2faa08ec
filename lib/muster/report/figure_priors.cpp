#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "muster/core/require.hpp"
#include "muster/distributions/distribution.hpp"
#include "muster/report/axes.hpp"
#include "muster/report/figure_parts.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/placement.hpp"
#include "muster/report/row_chart.hpp"

namespace muster {
namespace {

/// One uncertain input and the outline of its prior; heights are relative to the highest.
struct Prior {
  std::string name, unit;
  double q05 = 0, q50 = 0, q95 = 0;
  double low = 0, high = 0;    ///< ends of what is drawn: bounds, or where the density has faded
  std::vector<Point> outline;  ///< value, relative density
};

constexpr int slices = 96;

/// Density by slices of equal probability inside, finer in the tails: share over width of each slice.
std::vector<Point> density(const Distribution& distribution) {
  std::vector<Point> points;
  double before = quantile(distribution, 0.001), highest = 0;
  for (int k = 1; k <= slices; ++k) {
    const double share = 0.5 - 0.5 * std::cos(3.14159265358979323846 * k / slices);
    const double earlier = 0.5 - 0.5 * std::cos(3.14159265358979323846 * (k - 1) / slices);
    const double value = quantile(distribution, 0.001 + 0.998 * share);
    if (value > before) points.push_back({(value + before) / 2, (share - earlier) / (value - before)});
    before = value;
  }
  for (const Point& p : points) highest = std::max(highest, p.y);
  for (Point& p : points) p.y /= highest;
  return points;
}

std::vector<Prior> read_data(const Results& results) {
  const ResultsTable& table = needed(results, "inputs", "F12");
  std::vector<Prior> priors;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const Distribution distribution = parse_distribution(table.text(row, "distribution"));
    if (is_constant(distribution) || is_table(distribution)) continue;
    Prior prior{table.text(row, "name"),       table.text(row, "unit"),      quantile(distribution, 0.05),
                quantile(distribution, 0.5),   quantile(distribution, 0.95), quantile(distribution, 0.001),
                quantile(distribution, 0.999), density(distribution)};
    if (prior.high > prior.low && prior.outline.size() > 2) priors.push_back(std::move(prior));
  }
  require(!priors.empty(), "{}: figure F12 cannot be drawn (inputs.csv has no uncertain input); leave the figure out",
          results.folder.string());
  return priors;
}

constexpr double least_height = 41.5, greatest_height = 50, panel_width = 100;

void draw_prior(Canvas& canvas, const Prior& prior, const Box& box) {
  const bool bold = text_width(prior.name, text_size, Weight::bold) <= box.width();  // long names in slimmer letters
  const Weight weight = bold ? Weight::bold : Weight::regular;
  canvas.text({box.left, box.top + 6}, shortened(prior.name, box.width(), text_size, weight),
              {Anchor::start, Turn::level, weight});
  canvas.text({box.left, box.top + 6 + line_height}, shortened(prior.unit, box.width(), text_size));
  const Scale x{prior.low, prior.high, box.left + 1, box.right - 1}, y{0, 1, box.top + 33, box.top + 17};
  std::vector<Point> outline{{x(prior.outline.front().x), y(0)}};
  for (const Point& p : prior.outline) outline.push_back({x(p.x), y(p.y)});
  outline.push_back({x(prior.outline.back().x), y(0)});
  canvas.area(outline, Ink::band50);
  canvas.line({box.left, y(0)}, {box.right, y(0)}, {Ink::black, 0.5, {}});
  std::vector<double> wanted, sizes;
  const std::vector<double> values{prior.q05, prior.q50, prior.q95};
  std::vector<std::string> labels;
  for (const double value : values) {
    labels.push_back(short_number(value));
    wanted.push_back(x(value));
    sizes.push_back(text_width(labels.back(), text_size) + 3);
    canvas.line({x(value), y(0)}, {x(value), y(0) + 2.5}, {Ink::black, 0.5, {}});
  }
  auto places = spread(wanted, sizes, box.left - 1.5, box.right + 1.5);
  if (!places) {  // long numbers: the ends alone say the width
    for (auto* list : {&wanted, &sizes}) list->erase(list->begin() + 1);
    labels.erase(labels.begin() + 1);
    places = spread(wanted, sizes, box.left - 1.5, box.right + 1.5);
  }
  for (std::size_t k = 0; places && k < labels.size(); ++k) {
    canvas.text({(*places)[k], y(0) + 9.5}, labels[k], {Anchor::middle});
  }
}

void draw(Canvas& canvas, const std::vector<Prior>& priors) {
  const double width = canvas.page().width(), height = canvas.page().height();
  const auto columns = std::max<std::size_t>(1, static_cast<std::size_t>((width - 2 + 6) / panel_width));
  const double share = (width - 2 + 6) / static_cast<double>(columns);
  const double needed = std::ceil(static_cast<double>(priors.size()) / static_cast<double>(columns));
  const double panel_height = std::clamp((height - 3) / needed, least_height, greatest_height);
  const auto rows = static_cast<std::size_t>((height - 2) / panel_height);
  const bool all = priors.size() <= rows * columns;
  const std::size_t shown = all ? priors.size() : (rows - 1) * columns;  // the last row says how many more there are
  for (std::size_t i = 0; i < shown; ++i) {
    const std::size_t row = i / columns, column = i % columns;
    const double left = 1 + share * static_cast<double>(column), top = 1 + panel_height * static_cast<double>(row);
    draw_prior(canvas, priors[i], {left, top, left + share - 6, top + panel_height});
  }
  if (shown < priors.size())
    canvas.text({1, height - 3}, fmt::format("and {} more, in the CSV and in table T2", priors.size() - shown));
  canvas.plot_area({{1, 1, width - 1, height - 1}});
}

FigureWords words_of(const std::vector<Prior>& priors) {
  FigureWords words{"F12", "priors", "What was assumed: the prior distribution of every uncertain input.", {}, {}, {}};
  words.description = fmt::format("{} uncertain inputs; their sources are in table T2.", priors.size());
  words.marks =
      "Filled: prior density between its 0.1% and 99.9% quantiles, each scaled to the same height. Ticks and numbers: "
      "5, "
      "50 and 95% (k thousand, m million, bn billion). Under each name: its unit. Sources: table T2.";
  return words;
}

std::string csv_of(const std::vector<Prior>& priors) {
  FigureCsv csv{"name", "unit", "q05", "q50", "q95", "value", "relative_density"};
  for (const Prior& prior : priors) {
    for (const Point& p : prior.outline) {
      csv.cell(prior.name)
          .cell(prior.unit)
          .cell(prior.q05)
          .cell(prior.q50)
          .cell(prior.q95)
          .cell(p.x)
          .cell(p.y)
          .end_row();
    }
  }
  return csv.text();
}

std::string gnuplot_of(const std::vector<Prior>& priors) {
  std::string script = gnuplot_head("priors");
  constexpr std::size_t columns = 6;
  script += fmt::format("set terminal svg size 1000,{} font 'Liberation Sans,10' enhanced background 'white'\n",
                        100 * ((priors.size() + columns - 1) / columns));
  script += fmt::format(
      "set output 'fig-priors-gnuplot.svg'\nunset key\nunset ytics\nset xtics auto\nset multiplot layout {},{}\n",
      (priors.size() + columns - 1) / columns, columns);
  for (const Prior& prior : priors) {
    script += fmt::format(
        "set title '{}'\nset xtics ({}, {})\nplot file skip 1 using (is(1, '{}') ? $6 : NaN):7 with filledcurves y1=0 "
        "linecolor '#8DBDDD'\n",
        gnuplot_text(prior.name.empty() ? "input" : prior.name), prior.q05, prior.q95, prior.name);
  }
  return script + "unset multiplot\n";
}

}  // namespace

Figure priors_figure(const Results& results, const FigureOptions& options) {
  const auto priors = read_data(results);
  return assemble(
      results, options, words_of(priors), csv_of(priors), gnuplot_of(priors),
      [&priors](Canvas& canvas) { draw(canvas, priors); }, NarrowHeight::page);
}

}  // namespace muster
