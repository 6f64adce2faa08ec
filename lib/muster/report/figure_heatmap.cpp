#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"
#include "muster/distributions/distribution.hpp"
#include "muster/report/axes.hpp"
#include "muster/report/detail/contours.hpp"
#include "muster/report/figure_parts.hpp"
#include "muster/report/input_words.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/placement.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster {
namespace {

constexpr double seam = 0.35;         ///< by which neighbouring cells overlap [pt]
constexpr double large_error = 0.05;  ///< half the 95% interval from which a cell carries a dot
constexpr double levels[] = {0.1, 0.5, 0.9};

struct GridCell {
  double x = 0, y = 0, probability = 0, error = 0;
};

/// The sweep of one target over two keys.
struct Sweep {
  std::string x_key, y_key, target;
  std::vector<double> xs, ys;  ///< the values taken, rising
  std::vector<GridCell> cells;
  std::optional<Point> base;  ///< the base case, where it lies in the range
};

/// The columns before `target` are the keys.
std::vector<std::string> keys_of(const ResultsTable& grid) {
  const auto end = std::ranges::find(grid.columns(), "target");
  return {grid.columns().begin(), end};
}

double error_of(const ResultsTable& grid, std::size_t row) {
  const auto low = grid.number_if_any(row, "ci_low"), high = grid.number_if_any(row, "ci_high");
  return low && high ? (*high - *low) / 2 : 0;
}

/// The target about which the two assumptions decide most: its mean probability over the grid is nearest one half.
std::string deciding_target(const ResultsTable& grid) {
  std::map<std::string, std::pair<double, double>> sums;
  for (std::size_t row = 0; row < grid.size(); ++row) {
    auto& [sum, count] = sums[grid.text(row, "target")];
    sum += grid.number(row, "probability");
    ++count;
  }
  const auto off = [](const auto& entry) { return std::abs(entry.second.first / entry.second.second - 0.5); };
  return std::ranges::min_element(sums, {}, off)->first;
}

/// The value of a key in the base scenario: a number, or the median of a distribution.
std::optional<double> base_value(const ScenarioFacts& facts, const std::string& key) {
  for (const auto& [name, text] : facts.values) {
    if (name != key && !name.ends_with("." + key)) continue;
    if (const auto number = read_number(text)) return number;
    try {
      const double middle = median(parse_distribution(text));
      if (std::isfinite(middle)) return middle;
    } catch (const InvalidInput&) {
      return std::nullopt;  // a word, such as the form of the aid
    }
  }
  return std::nullopt;
}

Sweep read_data(const Results& results, const FigureOptions& options) {
  const ResultsTable& grid = needed(results, "sweep/grid", "F9");
  const auto keys = keys_of(grid);
  require(keys.size() == 2,
          "{}: figure F9 cannot be drawn (sweep/grid.csv varies {} keys; a map has two); vary two keys",
          results.folder.string(), keys.size());
  const std::string shown = options.target ? target_asked(results, *options.target).name : deciding_target(grid);
  Sweep sweep{keys[0], keys[1], shown, {}, {}, {}, {}};
  std::set<double> xs, ys;
  for (const std::size_t row : rows_where(grid, "target", sweep.target)) {
    sweep.cells.push_back(
        {grid.number(row, keys[0]), grid.number(row, keys[1]), grid.number(row, "probability"), error_of(grid, row)});
    xs.insert(sweep.cells.back().x);
    ys.insert(sweep.cells.back().y);
  }
  sweep.xs.assign(xs.begin(), xs.end());
  sweep.ys.assign(ys.begin(), ys.end());
  require(sweep.xs.size() > 1 && sweep.ys.size() > 1 && sweep.cells.size() == sweep.xs.size() * sweep.ys.size(),
          "{}: figure F9 cannot be drawn (sweep/grid.csv is no full grid of two or more steps each way); make the "
          "sweep again",
          results.folder.string());
  std::ranges::sort(sweep.cells, {}, [](const GridCell& c) { return std::pair(c.y, c.x); });
  const ScenarioFacts facts = scenario_facts(results);
  const auto x = base_value(facts, sweep.x_key), y = base_value(facts, sweep.y_key);
  if (x && y && *x >= sweep.xs.front() && *x <= sweep.xs.back() && *y >= sweep.ys.front() && *y <= sweep.ys.back()) {
    sweep.base = Point{*x, *y};
  }
  return sweep;
}

/// Borders between cells: halfway between their values, and as far beyond the first and last.
std::vector<double> borders(const std::vector<double>& values) {
  std::vector<double> out{values[0] - (values[1] - values[0]) / 2};
  for (std::size_t i = 0; i + 1 < values.size(); ++i) out.push_back((values[i] + values[i + 1]) / 2);
  out.push_back(values.back() + (values.back() - values[values.size() - 2]) / 2);
  return out;
}

std::string capitalised(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

/// Words and unit of a key, as the title of an axis.
std::string key_title(const Results& results, const std::string& key) {
  const ResultsTable* inputs = results.table("inputs");
  for (std::size_t row = 0; inputs != nullptr && row < inputs->size(); ++row) {
    const std::string& name = inputs->text(row, "name");
    const bool same = name == key || key.ends_with("." + name);
    if (same && !inputs->text(row, "unit").empty())
      return fmt::format("{} ({})", capitalised(key_words(key)), inputs->text(row, "unit"));
  }
  return capitalised(key_words(key));
}

/// The colour bar right of the map.
void draw_bar(Canvas& canvas, const Box& box) {
  constexpr int steps = 100;
  for (int k = 0; k < steps; ++k) {
    const double bottom = box.bottom - box.height() * k / steps, top = box.bottom - box.height() * (k + 1) / steps;
    canvas.cell({box.left, k + 1 < steps ? top - seam : top, box.right, bottom}, (k + 0.5) / steps);
  }
  const Axis y = unit_axis("Probability", box.height());
  for (const Tick& tick : y.ticks) {
    const double place = box.bottom - box.height() * tick.value;
    canvas.line({box.right, place}, {box.right + 3, place}, {Ink::black, 0.5, {}});
    canvas.text({box.right + 5, place + 0.35 * text_size}, tick.label);
  }
  canvas.text({box.right + 18 + text_ascent * text_size, (box.top + box.bottom) / 2}, y.title,
              {Anchor::middle, Turn::upwards});
}

void draw_cells(Canvas& canvas, const Sweep& sweep, const Axes& axes) {
  const auto across = borders(sweep.xs), up = borders(sweep.ys);
  for (std::size_t i = 0; i < sweep.cells.size(); ++i) {
    const std::size_t column = i % sweep.xs.size(), row = i / sweep.xs.size();
    const bool last = column + 1 == sweep.xs.size(), highest = row + 1 == sweep.ys.size();
    canvas.cell({axes.x(across[column]), axes.y(up[row + 1]) - (highest ? 0 : seam),
                 axes.x(across[column + 1]) + (last ? 0 : seam), axes.y(up[row])},
                sweep.cells[i].probability);
  }
  for (const GridCell& cell : sweep.cells) {
    if (cell.error <= large_error) continue;
    canvas.marker(axes.at(cell.x, cell.y), Marker::dot, Ink::white, 1.5);
    canvas.marker(axes.at(cell.x, cell.y), Marker::dot, Ink::black, 0.9);
  }
}

/// Value @p k of @p n values with one more at each end, half a step beyond and in line with the last two.
template <class Values>
double carried_on(std::size_t k, std::size_t n, Values values) {
  if (k == 0) return 1.5 * values(0) - 0.5 * values(1);
  return k <= n ? values(k - 1) : 1.5 * values(n - 1) - 0.5 * values(n - 2);
}

/// The cells' centres on the page, carried on to the border so that lines reach it.
detail::Field field_of(const Sweep& sweep, const Axes& axes) {
  const auto places = [](const std::vector<double>& values, const Scale& scale) {
    const auto ends = borders(values);
    std::vector<double> out{scale(ends.front())};
    for (const double value : values) out.push_back(scale(value));
    out.push_back(scale(ends.back()));
    return out;
  };
  detail::Field field{places(sweep.xs, axes.x), places(sweep.ys, axes.y), {}};
  const auto cell = [&](std::size_t column, std::size_t row) {
    return sweep.cells[row * sweep.xs.size() + column].probability;
  };
  const auto along_row = [&](std::size_t column, std::size_t row) {
    return carried_on(column, sweep.xs.size(), [&](std::size_t c) { return cell(c, row); });
  };
  for (std::size_t row = 0; row < field.y.size(); ++row) {
    for (std::size_t column = 0; column < field.x.size(); ++column) {
      const double value = carried_on(row, sweep.ys.size(), [&](std::size_t r) { return along_row(column, r); });
      field.values.push_back(std::clamp(value, 0.0, 1.0));
    }
  }
  return field;
}

/// Writes the level on a white ground where the line has room for it.
void label_line(Canvas& canvas, const std::vector<Point>& line, double level, const Box& room, Obstacles& taken) {
  const std::string text = number_text(level, 1);
  const double half = text_width(text, text_size) / 2 + 1.5;
  for (std::size_t k = 0; k < line.size(); ++k) {
    const std::size_t offset = (k + 1) / 2;  // from the middle outwards
    const std::size_t middle = line.size() / 2;
    if (k % 2 == 0 ? middle + offset >= line.size() : offset > middle) continue;
    const Point at = line[k % 2 == 0 ? middle + offset : middle - offset];
    const Box box{at.x - half, at.y - 4.2, at.x + half, at.y + 4.2};
    if (box.left < room.left || box.right > room.right || box.top < room.top || box.bottom > room.bottom) continue;
    if (!taken.free(box)) continue;
    canvas.rectangle(box, Ink::white);
    canvas.text({at.x, at.y + 0.35 * text_size}, text, {Anchor::middle});
    taken.add(box);
    return;
  }
}

void draw_contours(Canvas& canvas, const Sweep& sweep, const Axes& axes, Obstacles& taken) {
  const detail::Field field = field_of(sweep, axes);
  std::vector<std::pair<double, std::vector<Point>>> labelled;
  for (const double level : levels) {
    auto lines = detail::contour_lines(field, level);
    for (const auto& line : lines) {
      canvas.polyline(line, {Ink::white, 2.2, {}});
      canvas.polyline(line, {Ink::black, 1, {}});
    }
    const auto longest = std::ranges::max_element(lines, {}, &std::vector<Point>::size);
    if (longest != lines.end()) labelled.emplace_back(level, *longest);
  }
  for (const auto& [level, line] : labelled) label_line(canvas, line, level, axes.plot, taken);
}

void draw_base(Canvas& canvas, Point at) {
  for (const auto& [ink, width] : {std::pair(Ink::white, 3.0), std::pair(Ink::black, 1.2)}) {
    canvas.line({at.x - 4, at.y}, {at.x + 4, at.y}, {ink, width, {}});
    canvas.line({at.x, at.y - 4}, {at.x, at.y + 4}, {ink, width, {}});
  }
}

void draw(Canvas& canvas, const Sweep& sweep, const std::string& x_title, const std::string& y_title) {
  const double width = canvas.page().width(), height = canvas.page().height();
  constexpr double bar = 46;
  const auto across = borders(sweep.xs), up = borders(sweep.ys);
  const Axis y = vertical_axis(y_title, up.front(), up.back(), height - 40);
  const Axis x = horizontal_axis(x_title, across.front(), across.back(), width - bar - vertical_axis_width(y) - 8);
  const Axes axes = lay_out_axes({1, 1, width - 1, height - 1}, x, y, {0, 2, bar, 0});
  draw_cells(canvas, sweep, axes);
  Obstacles taken;
  if (sweep.base) {
    const Point at = axes.at(sweep.base->x, sweep.base->y);
    taken.add({at.x - 6, at.y - 6, at.x + 6, at.y + 6});
  }
  draw_contours(canvas, sweep, axes, taken);
  if (sweep.base) draw_base(canvas, axes.at(sweep.base->x, sweep.base->y));
  draw_axes(canvas, axes, x, y);
  draw_bar(canvas, {axes.plot.right + 10, axes.plot.top, axes.plot.right + 18, axes.plot.bottom});
  canvas.plot_area(axes.area());
}

/// "300,000" for a target named by its number.
std::string target_words(const std::string& name) {
  const auto number = read_number(name);
  return number ? number_text(*number, 0) : name;
}

FigureWords words_of(const Sweep& sweep) {
  FigureWords words{"F9",
                    "heatmap",
                    fmt::format("Probability that {} is sustained, over {} and {}.", target_words(sweep.target),
                                key_words(sweep.x_key), key_words(sweep.y_key)),
                    {},
                    {},
                    0.0};
  words.analysis = "sweep/grid";
  const auto [least, most] = std::ranges::minmax(sweep.cells, {}, &GridCell::probability);
  words.description = fmt::format("The probability is least ({}) at {} {} and {} {}, greatest ({}) at {} and {}.",
                                  probability_text(least.probability), key_words(sweep.x_key), shortest(least.x),
                                  key_words(sweep.y_key), shortest(least.y), probability_text(most.probability),
                                  shortest(most.x), shortest(most.y));
  std::size_t dots = 0;
  for (const GridCell& cell : sweep.cells) {
    words.largest_error = std::max(*words.largest_error, cell.error);
    dots += cell.error > large_error ? 1 : 0;
  }
  words.marks =
      "Cells: probability, dark for 0, light for 1, by the bar at the right; lines: 0.1, 0.5 and 0.9, straight between "
      "the "
      "cells' centres.";
  words.marks += sweep.base ? " Cross: the base case (the medians of inputs)." : " The base case lies outside the map.";
  words.marks += dots > 0 ? fmt::format(" Dots: {} cells whose simulation error exceeds 0.05.", dots)
                          : " No cell's simulation error exceeds 0.05.";
  words.marks += " All cells use the same random numbers.";
  return words;
}

std::string csv_of(const Sweep& sweep) {
  FigureCsv csv{sweep.x_key, sweep.y_key, "probability", "simulation_error"};
  for (const GridCell& cell : sweep.cells)
    csv.cell(cell.x).cell(cell.y).cell(cell.probability).cell(cell.error).end_row();
  return csv.text();
}

std::string gnuplot_of(const Sweep& sweep) {
  return gnuplot_head("heatmap") +
         fmt::format("set xlabel '{}'\nset ylabel '{}'\nset cblabel 'Probability'\nset cbrange [0:1]\n",
                     gnuplot_text(key_words(sweep.x_key)), gnuplot_text(key_words(sweep.y_key))) +
         fmt::format("set palette defined (0 '{}', 0.25 '{}', 0.5 '{}', 0.75 '{}', 1 '{}')\n", ramp_hex(0),
                     ramp_hex(0.25), ramp_hex(0.5), ramp_hex(0.75), ramp_hex(1)) +
         "plot file skip 1 using 1:2:3 with points pointtype 5 pointsize 2.5 palette notitle\n";
}

}  // namespace

bool has_two_keys(const Results& results) {
  const ResultsTable* grid = results.table("sweep/grid");
  return grid != nullptr && grid->has("target") && keys_of(*grid).size() == 2;
}

Figure heatmap_figure(const Results& results, const FigureOptions& options) {
  const Sweep sweep = read_data(results, options);
  const std::string x_title = key_title(results, sweep.x_key), y_title = key_title(results, sweep.y_key);
  return assemble(
      results, options, words_of(sweep), csv_of(sweep), gnuplot_of(sweep),
      [&](Canvas& canvas) { draw(canvas, sweep, x_title, y_title); }, NarrowHeight::tall);
}

}  // namespace muster
