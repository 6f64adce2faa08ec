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

namespace muster {
namespace {

struct AgeGroup {
  double low = 0, median = 0, high = 0;  ///< persons of one age
};

/// One year's residents by sex and single age.
struct PyramidYear {
  double year = 0;
  std::array<std::vector<AgeGroup>, 2> sexes;  ///< women, men
};

struct PyramidData {
  std::vector<PyramidYear> years;  ///< the base year first
  double service_low = 18, service_high = 45;
  double largest = 0;  ///< persons
};

constexpr const char* age_title = "Age (years)";

/// A constant of the run, such as an age limit.
double input_value(const Results& results, std::string_view name, double otherwise) {
  const ResultsTable* inputs = results.table("inputs");
  if (inputs == nullptr) return otherwise;
  const auto rows = rows_where(*inputs, "name", name);
  return rows.empty() ? otherwise : inputs->number_if_any(rows[0], "q50").value_or(otherwise);
}

PyramidData read_data(const Results& results) {
  const ResultsTable& table = needed(results, "pyramid", "F5");
  std::map<double, PyramidYear> years;
  PyramidData data;
  for (std::size_t row = 0; row < table.size(); ++row) {
    PyramidYear& year = years[table.number(row, "year")];
    year.year = table.number(row, "year");
    const AgeGroup group{table.number(row, "q05"), table.number(row, "q50"), table.number(row, "q95")};
    year.sexes[table.text(row, "sex") == "m" ? 1 : 0].push_back(group);
    data.largest = std::max(data.largest, group.high);
  }
  for (auto& [number, year] : years) data.years.push_back(std::move(year));
  data.service_low = input_value(results, "min_enlist_age", 18);
  data.service_high = input_value(results, "max_enlist_age", 45);
  return data;
}

/// The horizontal axis: positive numbers on both sides of nought.
Axis mirrored_axis(double end, double length) {
  Axis axis = horizontal_axis(length < 100 ? "Persons (thousand)" : "Persons of one age (thousand)", -end, end, length);
  if (axis.ticks.size() < 3) axis.ticks = {{-end, tick_label(-end)}, {0, "0"}, {end, tick_label(end)}};
  for (Tick& tick : axis.ticks) tick.label = tick_label(std::abs(tick.value));
  return axis;
}

std::vector<Point> steps(const std::vector<AgeGroup>& ages, const Axes& axes, double side) {
  std::vector<Point> line;
  for (std::size_t age = 0; age < ages.size(); ++age) {
    const double x = axes.x(side * ages[age].median / 1000), a = static_cast<double>(age);
    line.push_back({x, axes.y(a)});
    line.push_back({x, axes.y(a + 1)});
  }
  return line;
}

void draw_side(Canvas& canvas, const PyramidYear& year, const PyramidYear& base, const Axes& axes, std::size_t sex) {
  const double side = sex == 1 ? 1 : -1;
  auto bars = steps(year.sexes[sex], axes, side);
  bars.push_back({axes.x(0), bars.back().y});
  bars.push_back({axes.x(0), bars.front().y});
  canvas.area(bars, sex == 1 ? Ink::band50 : Ink::band90);
  canvas.polyline(steps(base.sexes[sex], axes, side), {Ink::black, 0.5, {}});
  for (std::size_t age = 2; age < year.sexes[sex].size(); age += 5) {
    const AgeGroup& group = year.sexes[sex][age];
    const double y = axes.y(static_cast<double>(age) + 0.5);
    canvas.line({axes.x(side * group.low / 1000), y}, {axes.x(side * group.high / 1000), y},
                {Ink::vermillion, 0.8, {}});
  }
}

/// A bracket at the right edge over the ages that may serve.
void draw_bracket(Canvas& canvas, const PyramidData& data, const Axes& axes) {
  const double x = axes.plot.right + 1, top = axes.y(data.service_high + 1), bottom = axes.y(data.service_low);
  const Point bracket[] = {{x, top}, {x + 3, top}, {x + 3, bottom}, {x, bottom}};
  canvas.polyline(bracket, {Ink::black, 0.5, {}});
  canvas.text({x + 10.5, (top + bottom) / 2},
              fmt::format("{}\u2013{}", shortest(data.service_low), shortest(data.service_high)),
              {Anchor::middle, Turn::upwards});
}

void draw_panel(Canvas& canvas, const PyramidData& data, const PyramidYear& year, const Box& box,
                const std::string& y_title) {
  const Axis y = vertical_axis(y_title, 0, 101, box.height() - 40);
  const double end = round_up(data.largest / 1000);
  const Axis x = mirrored_axis(end, box.width() - 50);
  const Axes axes = lay_out_axes(box, x, y, {0, line_height + 2, 16, 0});
  draw_side(canvas, year, data.years.front(), axes, 0);
  draw_side(canvas, year, data.years.front(), axes, 1);
  canvas.line({axes.x(0), axes.plot.top}, {axes.x(0), axes.plot.bottom}, {Ink::black, 0.5, {}});
  draw_axes(canvas, axes, x, y);
  draw_bracket(canvas, data, axes);
  const double baseline = axes.plot.top - 4;
  canvas.text({axes.x(-end), baseline}, "Women");
  canvas.text({axes.x(0), baseline}, shortest(year.year), {Anchor::middle, Turn::level, Weight::bold});
  canvas.text({axes.x(end), baseline}, "Men", {Anchor::end});
  canvas.plot_area(axes.area());
}

void draw(Canvas& canvas, const PyramidData& data) {
  const std::vector<KeyItem> key{
      {KeyItem::Kind::area, "median, men", {}, Ink::band50},
      {KeyItem::Kind::area, "median, women", {}, Ink::band90},
      {KeyItem::Kind::line, "90% prediction interval, every fifth age", {Ink::vermillion, 0.8, {}}},
      {KeyItem::Kind::line, fmt::format("median in {}", shortest(data.years.front().year)), {Ink::black, 0.5, {}}}};
  const double width = canvas.page().width(), height = canvas.page().height();
  const double top = 1 + draw_key(canvas, {1, 1}, width - 2, key) + 2;
  std::vector<const PyramidYear*> shown;
  for (std::size_t i = 1; i < data.years.size(); ++i) shown.push_back(&data.years[i]);
  if (shown.empty()) shown.push_back(&data.years.front());
  const double least = 118;  // a narrower panel has no room for its axis
  while (shown.size() > 1 && (width - 2) / static_cast<double>(shown.size()) < least) shown.erase(shown.begin());
  const auto boxes = panel_grid({1, top, width - 1, height - 1}, shown.size(), shown.size(),
                                {.beside = vertical_axis_width({age_title}) - vertical_axis_width({})});
  for (std::size_t i = 0; i < shown.size(); ++i) draw_panel(canvas, data, *shown[i], boxes[i], i == 0 ? age_title : "");
}

double men_in_service(const PyramidData& data, const PyramidYear& year) {
  double sum = 0;
  for (std::size_t age = 0; age < year.sexes[1].size(); ++age) {
    const double a = static_cast<double>(age);
    if (a >= data.service_low && a <= data.service_high) sum += year.sexes[1][age].median;
  }
  return sum;
}

FigureWords words_of(const PyramidData& data) {
  FigureWords words{"F5", "pyramid", "Residents by sex and single year of age, against the base year.", {}, {}, {}};
  const PyramidYear &first = data.years.front(), &last = data.years.back();
  words.description =
      fmt::format("Men of service age ({} to {}), summed medians: {} in {} and {} in {}.", shortest(data.service_low),
                  shortest(data.service_high), rounded_text(men_in_service(data, first)), shortest(first.year),
                  rounded_text(men_in_service(data, last)), shortest(last.year));
  words.marks =
      "Men right, women left, both on the same scale. Areas: median of each single age. Vermillion lines: 90% "
      "prediction "
      "interval of every fifth age. Black outline: median of the base year. Bracket: ages of enlistment.";
  return words;
}

std::string csv_of(const PyramidData& data) {
  FigureCsv csv{"year", "sex", "age_years", "q05_persons", "q50_persons", "q95_persons"};
  for (const PyramidYear& year : data.years) {
    for (std::size_t sex = 0; sex < 2; ++sex) {
      for (std::size_t age = 0; age < year.sexes[sex].size(); ++age) {
        const AgeGroup& g = year.sexes[sex][age];
        csv.cell(year.year).cell(sex == 1 ? "m" : "f").cell(static_cast<double>(age)).cell(g.low).cell(g.median);
        csv.cell(g.high).end_row();
      }
    }
  }
  return csv.text();
}

/// The same thousands, positive, on both sides.
std::string gnuplot_thousands(const PyramidData& data) {
  double most = 1000;
  for (const PyramidYear& year : data.years) {
    for (const auto& sex : year.sexes) {
      for (const AgeGroup& group : sex) most = std::max(most, group.high);
    }
  }
  const double end = round_up(most / 1000), half = end / 2;
  return fmt::format("set xrange [{0}:{1}]\nset xtics ('{1}' {0}, '{3}' {2}, '0' 0, '{3}' {3}, '{1}' {1})\n", -end, end,
                     -half, half);
}

std::string gnuplot_of(const PyramidData& data) {
  return gnuplot_head("pyramid") + gnuplot_thousands(data) +
         fmt::format("first = {}\nlast = {}\n", data.years.front().year, data.years.back().year) +
         R"gp(set xlabel 'Persons of one age (thousand)'
set ylabel 'Age (years)'
set key outside top horizontal
side(v) = is(2, 'm') ? v / 1000 : -v / 1000
set arrow from 0, graph 0 to 0, graph 1 nohead
set style fill solid noborder
plot file skip 1 using ($1 == last ? side($5) / 2 : NaN):($3 + 0.5):(0):(side($5)):3:($3 + 1) with boxxyerror linecolor '#8DBDDD' title 'median, last year', \
  '' skip 1 using ($1 == last && int($3) % 5 == 2 ? side($5) : NaN):($3 + 0.5):(side($4)):(side($6)) with xerrorbars pointtype 0 linecolor '#D55E00' title '90% prediction interval', \
  '' skip 1 using ($1 == first ? side($5) : NaN):($3 + 0.5) with points pointtype 6 pointsize 0.3 linecolor 'black' title 'median, base year'
)gp";
}

}  // namespace

Figure pyramid_figure(const Results& results, const FigureOptions& options) {
  const PyramidData data = read_data(results);
  return assemble(
      results, options, words_of(data), csv_of(data), gnuplot_of(data), [&data](Canvas& canvas) { draw(canvas, data); },
      NarrowHeight::tall);
}

}  // namespace muster
