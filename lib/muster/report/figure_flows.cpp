#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"
#include "muster/report/axes.hpp"
#include "muster/report/figure_parts.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/placement.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster {
namespace {

/// What feeds and drains the active force in a year [persons, mean]; drains are negative.
struct Flow {
  std::string_view name, label;
  Ink ink;
};
constexpr std::array<Flow, 6> flows{{{"recruits", "recruits", Ink::sky},
                                     {"called_up", "called up", Ink::green},
                                     {"training_dropouts", "training drop-outs", Ink::vermillion},
                                     {"left", "left the force", Ink::orange},
                                     {"released", "released above the target", Ink::yellow},
                                     {"other", "conversion, held, rest", Ink::pink}}};
constexpr std::size_t rest = flows.size() - 1;

constexpr double seam = 0.35;  ///< by which a bar reaches under the one before it, so that no light shows [pt]

/// Recruits and the called feed the force, the others drain it.
double sign_of(std::size_t flow) { return flow <= 1 ? 1 : -1; }

struct FlowYear {
  double year = 0;
  std::array<double, flows.size()> value{};
  double net = 0;  ///< change of the mean active strength: the sum of the values
};

struct FlowData {
  double asked = 0;
  std::vector<FlowYear> years;
};

std::map<double, double> means(const ResultsTable& paths, std::string_view variable, std::string_view target) {
  std::map<double, double> by_year;
  for (const std::size_t row : rows_where(paths, "variable", variable)) {
    if (paths.text(row, "target") == target) by_year[paths.number(row, "year")] = paths.number(row, "mean");
  }
  return by_year;
}

FlowData read_data(const Results& results, const FigureOptions& options) {
  const ResultsTable& paths = needed(results, "paths", "F14");
  const NamedTarget target =
      target_nearest(results, options.target, 300000, {"F14", "paths"},
                     [&paths](const NamedTarget& one) { return !means(paths, "active", one.name).empty(); });
  const auto active = means(paths, "active", target.name);
  std::array<std::map<double, double>, flows.size()> parts;
  for (std::size_t k = 0; k < rest; ++k) parts[k] = means(paths, flows[k].name, target.name);
  FlowData data{target.active, {}};
  for (const auto& [year, strength] : active) {
    const auto before = active.find(year - 1);
    if (before == active.end() || !parts[0].contains(year) || !parts[3].contains(year)) continue;
    FlowYear flow{year, {}, strength - before->second};
    flow.value[rest] = flow.net;
    for (std::size_t k = 0; k < rest; ++k) {
      const auto part = parts[k].find(year);  // a run without conscription need not write its flows
      flow.value[k] = part == parts[k].end() ? 0 : sign_of(k) * part->second;
      flow.value[rest] -= flow.value[k];
    }
    data.years.push_back(flow);
  }
  require(!data.years.empty(), "{}: figure F14 cannot be drawn (paths.csv lacks recruits or left); make the run again",
          results.folder.string());
  return data;
}

double extent(const FlowData& data, double side) {
  double most = 0;
  for (const FlowYear& year : data.years) {
    double sum = 0;
    for (const double v : year.value) sum += std::max(0.0, side * v);
    most = std::max({most, sum, side * year.net});
  }
  return most;
}

void draw_bars(Canvas& canvas, const FlowData& data, const Axes& axes, double factor) {
  const double half = 0.38 * axes.plot.width() / static_cast<double>(data.years.size());
  for (const FlowYear& year : data.years) {
    const double x = axes.x(year.year);
    double up = 0, down = 0;
    for (std::size_t k = 0; k < flows.size(); ++k) {
      double& from = year.value[k] >= 0 ? up : down;
      const double a = axes.y(from / factor), b = axes.y((from + year.value[k]) / factor);
      from += year.value[k];
      if (std::abs(a - b) < 0.05) continue;
      canvas.rectangle({x - half, std::min(a, b) - (b < a ? 0 : seam), x + half, std::max(a, b) + (b < a ? seam : 0)},
                       flows[k].ink);
    }
  }
}

void draw(Canvas& canvas, const FlowData& data) {
  std::vector<KeyItem> key;
  for (std::size_t k = 0; k < flows.size(); ++k) {
    const bool appears = std::ranges::any_of(data.years, [k](const FlowYear& y) { return std::abs(y.value[k]) >= 1; });
    if (appears) key.push_back({KeyItem::Kind::area, std::string(flows[k].label), {}, flows[k].ink});
  }
  key.push_back({KeyItem::Kind::line, "net change", {Ink::black, 1, {}}});
  const double width = canvas.page().width(), height = canvas.page().height();
  const double top = 1 + draw_key(canvas, {1, 1}, width - 2, key) + 2;
  const Box page{1, top, width - 1, height - 1};
  const double up = extent(data, 1), down = extent(data, -1);
  const PersonsUnit unit = persons_unit(std::max(up, down));
  const Axis y =
      vertical_axis(fmt::format("Flow in the year ({})", unit.word), down > 0 ? -round_up(down / unit.factor) : 0,
                    up > 0 ? round_up(up / unit.factor) : 1, page.height() - 30);
  const Axis x = year_axis("Year", data.years.front().year - 0.6, data.years.back().year + 0.6,
                           page.width() - vertical_axis_width(y));
  const Axes axes = lay_out_axes(page, x, y);
  draw_bars(canvas, data, axes, unit.factor);
  canvas.line(axes.at(x.low, 0), axes.at(x.high, 0), {Ink::black, 0.5, {}});
  std::vector<Point> net;
  for (const FlowYear& year : data.years) net.push_back(axes.at(year.year, year.net / unit.factor));
  canvas.polyline(net, {Ink::black, 1, {}});
  for (const Point& p : net) canvas.marker(p, Marker::dot, Ink::black, 1.5);
  draw_axes(canvas, axes, x, y);
  canvas.plot_area(axes.area());
}

FigureWords words_of(const FlowData& data) {
  FigureWords words{"F14", "flows", {}, {}, {}, {}};
  words.title_sentence = fmt::format("What feeds and drains the active force when {} are asked for, by year.",
                                     thousands_label(data.asked));
  const FlowYear& last = data.years.back();
  words.description = fmt::format("Mean flows in {}: {} recruits, {} left, net change {}.", shortest(last.year),
                                  rounded_text(last.value[0]), rounded_text(-last.value[3]), rounded_text(last.net));
  words.marks =
      "Bars: mean flows, stacked away from nought; drains are negative. Training losses, conscripts and held soldiers "
      "are "
      "what closes the account. Line: change of the mean active strength, which is the sum of the bars; the run holds "
      "no "
      "interval of it.";
  return words;
}

std::string csv_of(const FlowData& data) {
  FigureCsv csv{"year",         "recruits_persons", "called_up_persons", "training_dropouts_persons",
                "left_persons", "released_persons", "other_persons",     "net_persons"};
  for (const FlowYear& year : data.years) {
    csv.cell(year.year);
    for (const double value : year.value) csv.cell(value);
    csv.cell(year.net).end_row();
  }
  return csv.text();
}

std::string gnuplot_of() {
  return gnuplot_head("flows") + R"gp(set xlabel 'Year'
set ylabel 'Flow in the year (thousand)'
set key outside top horizontal
set style fill solid noborder
set boxwidth 0.76
up(v) = v > 0 ? v / 1000 : 0
down(v) = v < 0 ? v / 1000 : 0
plot file skip 1 using 1:(up($2) + up($3) + up($7)) with boxes linecolor '#CC79A7' title 'other', \
  '' skip 1 using 1:(up($2) + up($3)) with boxes linecolor '#009E73' title 'called up', \
  '' skip 1 using 1:(up($2)) with boxes linecolor '#56B4E9' title 'recruits', \
  '' skip 1 using 1:(down($4) + down($5) + down($6) + down($7)) with boxes linecolor '#CC79A7' notitle, \
  '' skip 1 using 1:(down($4) + down($5) + down($6)) with boxes linecolor '#F0E442' title 'released', \
  '' skip 1 using 1:(down($4) + down($5)) with boxes linecolor '#E69F00' title 'left', \
  '' skip 1 using 1:(down($4)) with boxes linecolor '#D55E00' title 'drop-outs', \
  '' skip 1 using 1:($8 / 1000) with linespoints pointtype 7 linecolor 'black' title 'net change'
)gp";
}

}  // namespace

Figure flows_figure(const Results& results, const FigureOptions& options) {
  const FlowData data = read_data(results, options);
  return assemble(results, options, words_of(data), csv_of(data), gnuplot_of(),
                  [&data](Canvas& canvas) { draw(canvas, data); });
}

}  // namespace muster
