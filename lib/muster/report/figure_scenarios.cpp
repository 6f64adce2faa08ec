#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "muster/core/require.hpp"
#include "muster/report/axes.hpp"
#include "muster/report/figure_parts.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/placement.hpp"
#include "muster/report/tables_columns.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster {
namespace {

/// The maximum sustainable force of one scenario [persons].
struct ScenarioRow {
  std::string title, change;
  std::array<double, 5> q{};  ///< 5, 25, 50, 75, 95%
};

struct ScenariosData {
  std::vector<ScenarioRow> rows;  ///< the base case first
  std::vector<double> targets;
};

ScenarioRow row_of(const Results& base, const Results& results) {
  ScenarioRow row{scenario_title(results), {}, {}};
  if (&base == &results) {
    row.change = "base case";
  } else {
    for (const Change& change : changes_made(scenario_facts(base), scenario_facts(results))) {
      row.change += (row.change.empty() ? "" : "; ") + change.words;
    }
    if (row.change.empty()) row.change = "no change of an assumption";
  }
  constexpr std::array<double, 5> levels{0.05, 0.25, 0.5, 0.75, 0.95};
  for (std::size_t k = 0; k < levels.size(); ++k) {
    const auto value = max_force_quantile(results, "M", levels[k]);
    require(value.has_value(),
            "{}: figure F10 cannot be drawn (max_force.csv lacks the {} quantile of M); make the run again",
            results.folder.string(), levels[k]);
    row.q[k] = *value;
  }
  return row;
}

ScenariosData read_data(std::span<const Results> results) {
  ScenariosData data;
  for (const Results& one : results) data.rows.push_back(row_of(results.front(), one));
  for (const NamedTarget& target : named_targets(results.front())) {
    if (!target.band_high) data.targets.push_back(target.active);
  }
  std::ranges::sort(data.targets);
  data.targets.erase(std::unique(data.targets.begin(), data.targets.end()), data.targets.end());
  return data;
}

constexpr double least_row = 2 * line_height;  ///< [pt]: a name and its change
constexpr std::size_t half_page_rows = 11, page_rows = 34;

/// A page of 240 mm where 90 mm would leave rows out.
NarrowHeight height_of(std::size_t rows, bool long_words) {
  if (rows > half_page_rows) return NarrowHeight::page;
  return rows > 6 || long_words ? NarrowHeight::tall : NarrowHeight::low;
}

/// As far as the intervals and the lowest target go: a far target would press all rows into a corner.
double right_end(const ScenariosData& data) {
  double most = data.targets.empty() ? 0 : data.targets.front();
  for (const ScenarioRow& row : data.rows) most = std::max(most, row.q[4]);
  return most;
}

void draw_row(Canvas& canvas, const ScenarioRow& row, const Axes& axes, double y, double factor) {
  const auto x = [&](std::size_t k) { return axes.x(row.q[k] / factor); };
  canvas.line({x(0), y}, {x(4), y}, {Ink::blue, 0.8, {}});
  canvas.rectangle({x(1), y - 2.5, x(3), y + 2.5}, Ink::band50);
  canvas.marker({x(2), y}, Marker::dot, Ink::black, 2);
}

/// The scenario's name and the change it makes, in as many lines as the row has room for, about its middle.
void draw_words(Canvas& canvas, const ScenarioRow& row, const Box& room) {
  const auto most = static_cast<std::size_t>(std::max(2.0, room.height() / line_height));
  const auto name = lines_of(row.title, room.width(), most > 2 ? 2 : 1, text_size, Weight::bold);
  const auto change = lines_of(bound_arrows(row.change), room.width(), most - name.size(), text_size);
  const double lines = static_cast<double>(name.size() + change.size());
  double baseline = (room.top + room.bottom - lines * line_height) / 2 + text_ascent * text_size + 1;
  const auto write = [&](const std::string& line, Weight weight) {
    canvas.text({room.left, baseline}, line, {Anchor::start, Turn::level, weight});
    baseline += line_height;
  };
  for (const std::string& line : name) write(line, Weight::bold);
  for (const std::string& line : change) write(line, Weight::regular);
}

void draw(Canvas& canvas, const ScenariosData& data) {
  const std::vector<KeyItem> key{{KeyItem::Kind::marker, "median of M"},
                                 {KeyItem::Kind::area, "50% prediction interval", {}, Ink::band50},
                                 {KeyItem::Kind::line, "90% prediction interval", {Ink::blue, 0.8, {}}}};
  const double width = canvas.page().width(), height = canvas.page().height();
  const double top = 1 + draw_key(canvas, {1, 1}, width - 2, key) + 2;
  const PersonsUnit unit = persons_unit(right_end(data));
  const double names = 0.42 * width;
  const Axis x = horizontal_axis(fmt::format("Maximum sustainable force M ({})", unit.word), 0,
                                 round_up(right_end(data) / unit.factor), width - names - 20);
  std::vector<TopLabel> labels;
  const Scale scale{0, x.high, names, width - 12};
  for (const double target : data.targets) {
    if (target / unit.factor <= x.high) labels.push_back({scale(target / unit.factor), thousands_label(target)});
  }
  const double above = top_labels_height(labels, names, width - 12);
  Axes axes;
  axes.plot = {names, top + above, width - 12, height - 1 - horizontal_axis_height(x)};
  axes.x = scale;
  const auto room = static_cast<std::size_t>(axes.plot.height() / least_row);
  const std::size_t shown = std::min(data.rows.size(), room);
  const double step = axes.plot.height() / static_cast<double>(shown);
  for (const TopLabel& label : labels)
    canvas.line({label.x, axes.plot.top}, {label.x, axes.plot.bottom}, {Ink::guide, 0.5, {2, 2}});
  for (std::size_t i = 0; i < shown; ++i) {
    const double y = axes.plot.top + step * (static_cast<double>(i) + 0.5);
    draw_row(canvas, data.rows[i], axes, y, unit.factor);
    draw_words(canvas, data.rows[i], {1, y - step / 2, names - 7, y + step / 2});
  }
  draw_axes(canvas, axes, x, {"", 0, 1, {}, false});
  draw_top_labels(canvas, labels, names, width - 12, axes.plot.top);
  canvas.plot_area(axes.area());
}

FigureWords words_of(const ScenariosData& data) {
  FigureWords words{"F10", "scenarios", "Maximum sustainable force M under each scenario; the base case first.",
                    {},    {},          {}};
  for (const ScenarioRow& row : data.rows) {
    words.description +=
        fmt::format("{}{}: median {} (90% prediction interval {} to {})", words.description.empty() ? "" : "; ",
                    row.title, rounded_text(row.q[2]), rounded_text(row.q[0]), rounded_text(row.q[4]));
  }
  words.description += '.';
  words.marks =
      "One row each: dot median, bar 50% and line 90% prediction interval. Under each name: the change made. Dashed: "
      "targets in range. All scenarios use the same random numbers.";
  if (data.rows.size() > page_rows) words.marks += " Scenarios that a page has no room for stand in the CSV alone.";
  return words;
}

std::string csv_of(const ScenariosData& data) {
  FigureCsv csv{"row", "scenario", "change", "q05_persons", "q25_persons", "q50_persons", "q75_persons", "q95_persons"};
  for (std::size_t i = 0; i < data.rows.size(); ++i) {
    csv.cell(static_cast<double>(i + 1)).cell(data.rows[i].title).cell(data.rows[i].change);
    for (const double q : data.rows[i].q) csv.cell(q);
    csv.end_row();
  }
  return csv.text();
}

std::string gnuplot_of(const ScenariosData& data) {
  return gnuplot_head("scenarios") + fmt::format("set yrange [{}.5:0.5]\n", data.rows.size()) +
         R"gp(set xlabel 'Maximum sustainable force M (thousand)'
set xrange [0:*]
set key outside top horizontal
plot file skip 1 using ($6/1000):1:($4/1000):($8/1000):ytic(2) with xerrorbars pointtype 0 linecolor '#0072B2' title '90% prediction interval', \
  '' skip 1 using ($6/1000):1:($5/1000):($7/1000) with xerrorbars pointtype 7 linewidth 4 linecolor '#8DBDDD' title '50% prediction interval', \
  '' skip 1 using ($6/1000):1 with points pointtype 7 linecolor 'black' title 'median'
)gp";
}

}  // namespace

Figure scenarios_figure(std::span<const Results> results, const FigureOptions& options) {
  const ScenariosData data = read_data(results);
  constexpr std::size_t short_words = 40;  // what a low drawing of one column holds in a row beside the name
  const bool long_words =
      std::ranges::any_of(data.rows, [](const auto& row) { return row.change.size() > short_words; });
  return assemble(
      results.front(), options, words_of(data), csv_of(data), gnuplot_of(data),
      [&data](Canvas& canvas) { draw(canvas, data); }, height_of(data.rows.size(), long_words));
}

}  // namespace muster
