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

/// One restriction of a box.
struct Side {
  std::string input;
  std::string unit = {};
  std::optional<double> low, high;  ///< bounds of the box; nothing where it is open
  std::optional<double> quasi_p, resampled;
  double least = 0, greatest = 1;  ///< ends of what the input takes
};

/// One step of the peeling.
struct Step {
  double coverage = 0, density = 0;
};

struct BoxData {
  std::string box;  ///< the first one's name
  std::vector<Side> sides;
  std::vector<Step> steps;
  std::optional<double> coverage, density, held_back;
  std::string sentence;
  std::size_t boxes = 0;
};

/// The range in which an input is drawn; its 0.1% to 99.9% quantiles.
void find_range(const Results& results, Side& side) {
  const ResultsTable* inputs = results.table("inputs");
  for (std::size_t row = 0; inputs != nullptr && row < inputs->size(); ++row) {
    if (inputs->text(row, "name") != side.input) continue;
    side.unit = inputs->text(row, "unit") == "1" ? "" : inputs->text(row, "unit");
    const Distribution prior = parse_distribution(inputs->text(row, "distribution"));
    if (is_constant(prior) || is_table(prior)) break;
    side.least = quantile(prior, 0.001);
    side.greatest = quantile(prior, 0.999);
    return;
  }
  side.least = side.low.value_or(side.high.value_or(0)) - 0.5;
  side.greatest = side.high.value_or(side.low.value_or(0)) + 0.5;
}

void read_summary(const Results& results, BoxData& data) {
  const ResultsTable* table = results.table("discover/summary");
  if (table == nullptr) return;
  data.boxes = table->size();
  for (const std::size_t row : rows_where(*table, "box", data.box)) {
    data.coverage = table->number_if_any(row, "coverage");
    data.density = table->number_if_any(row, "density");
    data.held_back = table->number_if_any(row, "density_held_back");
    data.sentence = sentence_in_words(table->text(row, "sentence"));
  }
}

BoxData read_data(const Results& results) {
  const ResultsTable& boxes = needed(results, "discover/boxes", "PRIM");
  BoxData data;
  data.box = boxes.text(0, "box");
  for (const std::size_t row : rows_where(boxes, "box", data.box)) {
    Side side{boxes.text(row, "input"),
              {},
              boxes.number_if_any(row, "low"),
              boxes.number_if_any(row, "high"),
              boxes.number_if_any(row, "quasi_p"),
              boxes.number_if_any(row, "resampled")};
    find_range(results, side);
    data.sides.push_back(std::move(side));
  }
  if (const ResultsTable* peeling = results.table("discover/peeling")) {
    for (const std::size_t row : rows_where(*peeling, "box", data.box)) {
      data.steps.push_back({peeling->number(row, "coverage"), peeling->number(row, "density")});
    }
  }
  read_summary(results, data);
  return data;
}

std::string bounds_text(const Side& side) {
  if (side.low && side.high) return short_number(*side.low) + " to " + short_number(*side.high);
  if (side.low) return "above " + short_number(*side.low);
  return side.high ? "below " + short_number(*side.high) : "open";
}

/// The bounds, their unit where it fits in @p width, and how sure they are.
std::string side_words(const Side& side, double width) {
  const std::string sure = side.quasi_p ? fmt::format(", quasi-p {}", probability_text(*side.quasi_p)) : "";
  const std::string whole = fmt::format("{} ({}){}", bounds_text(side), side.unit, sure);
  return side.unit.empty() || text_width(whole, text_size) > width ? bounds_text(side) + sure : whole;
}

/// Coverage against density, from all futures to the box.
void draw_peeling(Canvas& canvas, const BoxData& data, const Box& page) {
  const Axis y = unit_axis("Density: share of the box's futures", page.height() - 30);
  const Axis x = unit_axis("Coverage: share of such futures in the box", page.width() - vertical_axis_width(y) - 10);
  const Axes axes = lay_out_axes(page, x, y);
  std::vector<Point> line;
  for (const Step& step : data.steps) line.push_back(axes.at(step.coverage, step.density));
  if (line.size() > 1) canvas.polyline(line, {Ink::blue, 1, {}});
  for (const Point& p : line) canvas.marker(p, Marker::dot, Ink::blue, 1.3);
  if (data.coverage && data.held_back)
    canvas.marker(axes.at(*data.coverage, *data.held_back), Marker::open_diamond, Ink::vermillion, 2.4);
  if (data.coverage && data.density)
    canvas.marker(axes.at(*data.coverage, *data.density), Marker::diamond, Ink::black, 2.2);
  draw_axes(canvas, axes, x, y);
  canvas.plot_area(axes.area());
}

constexpr double row_height = 3 * line_height + 12;

/// One row for each restricted input: its whole range as a line, the box as a bar, the bounds in words.
void draw_sides(Canvas& canvas, const BoxData& data, const Box& page) {
  const auto room = static_cast<std::size_t>(std::max(1.0, (page.height() + 0.5) / row_height));
  const bool all = data.sides.size() <= room;
  const std::size_t shown = all ? data.sides.size() : std::max<std::size_t>(1, room - 1);
  if (!all) {
    canvas.text({page.left, page.top + row_height * static_cast<double>(shown) + text_ascent * text_size},
                fmt::format("and {} more, in the CSV", data.sides.size() - shown));
  }
  for (std::size_t i = 0; i < shown; ++i) {
    const Side& side = data.sides[i];
    const double top = page.top + row_height * static_cast<double>(i), y = top + 2 * line_height + 2.5;
    canvas.text({page.left, top + text_ascent * text_size},
                shortened(input_words(side.input), page.width(), text_size, Weight::bold),
                {Anchor::start, Turn::level, Weight::bold});
    canvas.text({page.left, top + line_height + text_ascent * text_size},
                shortened(side_words(side, page.width()), page.width(), text_size));
    const Scale x{side.least, side.greatest, page.left, page.right};
    const auto place = [&](double value) { return std::clamp(x(value), page.left, page.right); };
    canvas.line({page.left, y}, {page.right, y}, {Ink::black, 0.5, {}});
    canvas.rectangle({place(side.low.value_or(side.least)), y - 2, place(side.high.value_or(side.greatest)), y + 2},
                     Ink::band50);
    const double ends = y + 3 + text_ascent * text_size;
    canvas.text({page.left, ends}, short_number(side.least));
    canvas.text({page.right, ends}, short_number(side.greatest), {Anchor::end});
  }
}

void draw(Canvas& canvas, const BoxData& data) {
  const double width = canvas.page().width(), height = canvas.page().height();
  std::vector<KeyItem> key{{KeyItem::Kind::line, "peeling, step by step", {Ink::blue, 1, {}}},
                           {KeyItem::Kind::marker, "the box", {}, Ink::black, Marker::diamond}};
  if (data.held_back)
    key.push_back({KeyItem::Kind::marker, "on the half held back", {}, Ink::vermillion, Marker::open_diamond});
  key.push_back({KeyItem::Kind::area, "range of the input in the box", {}, Ink::band50});
  const double top = 1 + draw_key(canvas, {1, 1}, width - 2, key) + 4;
  if (is_wide(canvas.page())) {
    draw_peeling(canvas, data, {1, top, 0.5 * width, height - 1});
    draw_sides(canvas, data, {0.5 * width + 22, top, width - 4, height - 1});
    return;
  }
  const double most = std::min(0.5 * (height - top), row_height * static_cast<double>(data.sides.size()));
  draw_peeling(canvas, data, {1, top, width - 1, height - most - 6});
  draw_sides(canvas, data, {4, height - most - 2, width - 4, height - 1});
}

/// Whether the box chosen is none of the steps.
bool leaves_the_path(const BoxData& data) {
  if (!data.coverage || !data.density || data.steps.empty()) return false;
  return std::ranges::none_of(data.steps, [&](const Step& step) {
    return std::abs(step.coverage - *data.coverage) < 1e-9 && std::abs(step.density - *data.density) < 1e-9;
  });
}

FigureWords words_of(const BoxData& data) {
  FigureWords words{
      "PRIM", "box", "Which combination of inputs sets the futures in question apart (scenario discovery).",
      {},     {},    {}};
  words.description = data.sentence;
  if (words.description.empty()) {
    for (const Side& side : data.sides) {
      words.description += fmt::format("{}{} {}", words.description.empty() ? "The box: " : ", ",
                                       input_words(side.input), bounds_text(side));
    }
    words.description += '.';
  }
  words.marks =
      "Left: the trajectory of the peeling, from all futures to ever smaller boxes; coverage is the share of the "
      "futures in "
      "question that a box holds, density their share within it; the diamond is the box chosen, the open one the same "
      "box "
      "on the half of the draws that it was not fitted to. Right: each restricted input, its range between the 0.1% "
      "and 99.9% quantiles (the numbers at its ends), and the part inside the box; quasi-p is the chance that the "
      "restriction is noise.";
  if (leaves_the_path(data)) {
    words.marks +=
        " The box lies off the trajectory: restrictions of the peeling that made no difference on the half held back "
        "were taken out again.";
  }
  if (data.boxes > 1) words.marks += fmt::format(" The first of {} boxes.", data.boxes);
  return words;
}

std::string csv_of(const BoxData& data) {
  FigureCsv csv{"part", "step", "input", "low", "high", "quasi_p", "coverage", "density"};
  const std::optional<double> none;
  for (std::size_t i = 0; i < data.steps.size(); ++i) {
    csv.cell("peeling").cell(static_cast<double>(i)).cell("").cell(none).cell(none).cell(none);
    csv.cell(data.steps[i].coverage).cell(data.steps[i].density).end_row();
  }
  for (const Side& side : data.sides) {
    csv.cell("box")
        .cell(none)
        .cell(side.input)
        .cell(side.low)
        .cell(side.high)
        .cell(side.quasi_p)
        .cell(none)
        .cell(none)
        .end_row();
  }
  csv.cell("chosen")
      .cell(none)
      .cell("")
      .cell(none)
      .cell(none)
      .cell(none)
      .cell(data.coverage)
      .cell(data.density)
      .end_row();
  csv.cell("held_back")
      .cell(none)
      .cell("")
      .cell(none)
      .cell(none)
      .cell(none)
      .cell(data.coverage)
      .cell(data.held_back)
      .end_row();
  return csv.text();
}

std::string gnuplot_of() {
  return gnuplot_head("box") + R"gp(set xlabel 'Coverage'
set ylabel 'Density'
set xrange [0:1]
set yrange [0:1]
set key outside top
plot file skip 1 using (is(1, 'peeling') ? $7 : NaN):8 with linespoints pointtype 7 linecolor '#0072B2' title 'peeling', \
  '' skip 1 using (is(1, 'chosen') ? $7 : NaN):8 with points pointtype 13 linecolor 'black' title 'the box'
)gp";
}

}  // namespace

Figure box_figure(const Results& results, const FigureOptions& options) {
  const BoxData data = read_data(results);
  return assemble(
      results, options, words_of(data), csv_of(data), gnuplot_of(), [&data](Canvas& canvas) { draw(canvas, data); },
      NarrowHeight::tall);
}

}  // namespace muster
