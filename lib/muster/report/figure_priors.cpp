#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "muster/core/require.hpp"
#include "muster/distributions/distribution.hpp"
#include "muster/report/axes.hpp"
#include "muster/report/figure_parts.hpp"
#include "muster/report/input_words.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/placement.hpp"
#include "muster/report/row_chart.hpp"

namespace muster {
namespace {

/// One uncertain input and the outline of its prior; heights are relative to the highest.
struct Prior {
  std::string name, unit;
  double q05 = 0, q50 = 0, q95 = 0;
  double low = 0, high = 0;                     ///< ends of what is drawn: bounds, or where the density has faded
  std::vector<Point> outline;                   ///< value, relative density
  std::vector<std::vector<Point>> rivals = {};  ///< the same of other defensible priors; a constant has one value
};

/// A unit for people: "no unit" for 1, an en dash in a range.
std::string unit_words(const std::string& unit) {
  if (unit == "1") return "no unit";
  const auto digit = [&unit](std::size_t i) { return i < unit.size() && unit[i] >= '0' && unit[i] <= '9'; };
  std::string words;
  for (std::size_t i = 0; i < unit.size(); ++i) {
    const bool range = unit[i] == '-' && i > 0 && digit(i - 1) && digit(i + 1);
    words += range ? std::string("\u2013") : std::string(1, unit[i]);
  }
  return words;
}

/// The unit in one line; where it is too long, strokes stand for "per".
std::string unit_line(const std::string& unit, double width) {
  std::string words = unit_words(unit);
  if (text_width(words, text_size) <= width) return words;
  constexpr std::string_view per = " per ";
  for (auto at = words.find(per); at != std::string::npos; at = words.find(per)) words.replace(at, per.size(), 1, '/');
  return shortened(words, width, text_size);
}

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

/// Adds the rivals of a prior, and widens what is drawn by them. Older runs have no rivals.csv.
void add_rivals(const Results& results, Prior& prior) {
  const ResultsTable* rivals = results.table("rivals");
  if (rivals == nullptr) return;
  for (const std::size_t row : rows_where(*rivals, "name", prior.name)) {
    const Distribution rival = parse_distribution(rivals->text(row, "distribution"));
    if (is_table(rival)) continue;
    if (is_constant(rival))
      prior.rivals.push_back({{mean(rival), 0}, {mean(rival), 1}});
    else
      prior.rivals.push_back(density(rival));
    prior.low = std::min(prior.low, prior.rivals.back().front().x);
    prior.high = std::max(prior.high, prior.rivals.back().back().x);
  }
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
    if (prior.high <= prior.low || prior.outline.size() <= 2) continue;
    add_rivals(results, prior);
    priors.push_back(std::move(prior));
  }
  require(!priors.empty(), "{}: figure F12 cannot be drawn (inputs.csv has no uncertain input); leave the figure out",
          results.folder.string());
  return priors;
}

constexpr double least_height = 41.5, greatest_height = 50, panel_width = 100;

Pen rival_pen(std::size_t rival) {
  const std::vector<double> dashes[] = {{}, {3, 1.5}};
  return {Ink::vermillion, 1, dashes[rival % 2]};
}

/// The density and its rivals over a base line.
void draw_densities(Canvas& canvas, const Prior& prior, const Scale& x, const Scale& y) {
  const auto outline_of = [&](const std::vector<Point>& curve) {
    std::vector<Point> outline{{x(curve.front().x), y(0)}};
    for (const Point& p : curve) outline.push_back({x(p.x), y(p.y)});
    outline.push_back({x(curve.back().x), y(0)});
    return outline;
  };
  canvas.area(outline_of(prior.outline), Ink::band50);
  for (std::size_t k = 0; k < prior.rivals.size(); ++k) canvas.polyline(outline_of(prior.rivals[k]), rival_pen(k));
}

/// Name in bold where it fits so, in slimmer letters else, and the unit below.
void write_head(Canvas& canvas, const Prior& prior, const Box& box) {
  const std::string name = input_words(prior.name);
  const bool bold = text_width(name, text_size, Weight::bold) <= box.width();
  const Weight weight = bold ? Weight::bold : Weight::regular;
  canvas.text({box.left, box.top + 6}, shortened(name, box.width(), text_size, weight),
              {Anchor::start, Turn::level, weight});
  canvas.text({box.left, box.top + 5.8 + line_height}, unit_line(prior.unit, box.width()));
}

void draw_prior(Canvas& canvas, const Prior& prior, const Box& box) {
  write_head(canvas, prior, box);
  const Scale x{prior.low, prior.high, box.left + 1, box.right - 1}, y{0, 1, box.top + 29, box.top + 16.5};
  draw_densities(canvas, prior, x, y);
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
    canvas.text({(*places)[k], y(0) + 9.2}, labels[k], {Anchor::middle});
  }
}

std::size_t most_rivals(const std::vector<Prior>& priors) {
  std::size_t most = 0;
  for (const Prior& prior : priors) most = std::max(most, prior.rivals.size());
  return most;
}

/// Says what is filled and what is a line, where there are both. @return the height it took [pt]
double draw_priors_key(Canvas& canvas, const std::vector<Prior>& priors) {
  const std::size_t rivals = most_rivals(priors);
  if (rivals == 0) return 0;
  std::vector<KeyItem> key{{KeyItem::Kind::area, "prior of this run", {}, Ink::band50}};
  key.push_back({KeyItem::Kind::line, "rival prior", rival_pen(0)});
  if (rivals > 1) key.push_back({KeyItem::Kind::line, "another rival", rival_pen(1)});
  return draw_key(canvas, {1, 1}, canvas.page().width() - 2, key) + 2;
}

void draw(Canvas& canvas, const std::vector<Prior>& priors) {
  const double above = draw_priors_key(canvas, priors);
  const double width = canvas.page().width(), height = canvas.page().height() - above;
  const auto columns = std::max<std::size_t>(1, static_cast<std::size_t>((width - 2 + 6) / panel_width));
  const double share = (width - 2 + 6) / static_cast<double>(columns);
  const double needed = std::ceil(static_cast<double>(priors.size()) / static_cast<double>(columns));
  const bool all = (height - 3) / needed >= least_height;
  const double room = height - 3 - (all ? 0 : line_height);  // the last line says how many more there are
  const double rows = all ? needed : std::max(1.0, std::floor(room / least_height));
  const double panel_height = std::min(room / rows, greatest_height);
  const std::size_t shown = std::min(priors.size(), static_cast<std::size_t>(rows) * columns);
  for (std::size_t i = 0; i < shown; ++i) {
    const std::size_t row = i / columns, column = i % columns;
    const double left = 1 + share * static_cast<double>(column),
                 top = 1 + above + panel_height * static_cast<double>(row);
    draw_prior(canvas, priors[i], {left, top, left + share - 6, top + panel_height});
  }
  if (shown < priors.size())
    canvas.text({1, above + height - 3}, fmt::format("and {} more, in the CSV and in table T2", priors.size() - shown));
  canvas.plot_area({{1, 1 + above, width - 1, above + height - 1}});
}

FigureWords words_of(const std::vector<Prior>& priors) {
  FigureWords words{"F12", "priors", "What was assumed: the prior distribution of every uncertain input.", {}, {}, {}};
  words.description = fmt::format("{} uncertain inputs; their sources are in table T2.", priors.size());
  words.marks =
      "Filled: prior density between its 0.1% and 99.9% quantiles, each scaled to the same height. Ticks and numbers: "
      "5, 50 and 95% of it (k thousand, m million, bn billion). Under each name: its unit. Sources: table T2.";
  if (most_rivals(priors) > 0) {
    words.marks +=
        " Lines, solid and dashed: rival priors, which others would defend; nothing was drawn from these. A rival that "
        "is one value is an upright line.";
  }
  return words;
}

std::string csv_of(const std::vector<Prior>& priors) {
  FigureCsv csv{"name", "unit", "q05", "q50", "q95", "value", "relative_density", "rival"};
  const auto add = [&csv](const Prior& prior, const std::vector<Point>& curve, std::size_t rival) {
    for (const Point& p : curve) {
      csv.cell(prior.name).cell(prior.unit).cell(prior.q05).cell(prior.q50).cell(prior.q95);
      csv.cell(p.x).cell(p.y).cell(static_cast<double>(rival)).end_row();
    }
  };
  for (const Prior& prior : priors) {
    add(prior, prior.outline, 0);
    for (std::size_t k = 0; k < prior.rivals.size(); ++k) add(prior, prior.rivals[k], k + 1);
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
        "set title '{}'\nset xtics ({}, {})\nplot file skip 1 using (is(1, '{}') && $8 == 0 ? $6 : NaN):7 with "
        "filledcurves y1=0 linecolor '#8DBDDD'",
        gnuplot_text(prior.name.empty() ? "input" : input_words(prior.name)), prior.q05, prior.q95, prior.name);
    for (std::size_t k = 1; k <= prior.rivals.size(); ++k) {
      script +=
          fmt::format(", file skip 1 using (is(1, '{}') && $8 == {} ? $6 : NaN):7 with lines linecolor '#D55E00' {}",
                      prior.name, k, k % 2 == 0 ? "dashtype 2" : "");
    }
    script += "\n";
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
