#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "muster/core/require.hpp"
#include "muster/report/axes.hpp"
#include "muster/report/figure_parts.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/placement.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster {
namespace {

constexpr double tolerance = 0.01;  ///< as in T7: two settled decimals

struct Estimate {
  double draws = 0, probability = 0, low = 0, high = 0;
};

/// The running estimates of one target, one list for each stream.
struct TargetStreams {
  std::string label;
  std::map<std::string, std::vector<Estimate>> streams;

  /// Mean of the streams' last estimates.
  [[nodiscard]] double settled() const {
    double sum = 0;
    for (const auto& [name, estimates] : streams) sum += estimates.back().probability;
    return sum / static_cast<double>(streams.size());
  }
  [[nodiscard]] bool meet() const {
    return std::ranges::all_of(
        streams, [this](const auto& s) { return std::abs(s.second.back().probability - settled()) <= tolerance; });
  }
};

/// The first handful of draws says nothing and would press all that follows flat.
void leave_out_beginnings(TargetStreams& target) {
  constexpr double share = 1.0 / 64;
  for (auto& [name, estimates] : target.streams) {
    const double from = estimates.back().draws * share;
    std::erase_if(estimates, [from](const Estimate& e) { return e.draws < from; });
  }
}

std::vector<TargetStreams> read_data(const Results& results) {
  const ResultsTable& table = needed(results, "convergence", "F11");
  std::vector<TargetStreams> targets;
  for (const NamedTarget& target : named_targets(results)) {
    TargetStreams found{thousands_label(target.active), {}};
    if (target.band_high) found.label += "\u2013" + thousands_label(*target.band_high);
    if (target.reserve) found.label += " + " + thousands_label(*target.reserve);
    for (const std::size_t row : rows_where(table, "target", target.name)) {
      found.streams[table.text(row, "stream")].push_back({table.number(row, "draws"), table.number(row, "probability"),
                                                          table.number(row, "ci_low"), table.number(row, "ci_high")});
    }
    leave_out_beginnings(found);
    if (!found.streams.empty()) targets.push_back(std::move(found));
  }
  require(!targets.empty(),
          "{}: figure F11 cannot be drawn (convergence.csv has no row of a target); make the run again",
          results.folder.string());
  return targets;
}

constexpr double whisker_gap = 2;  ///< between the streams' whiskers [pt]

/// Powers of two: every one, or every second, third ... counted from the last, as labels fit.
std::vector<Tick> draws_ticks(const std::vector<Estimate>& estimates, const Scale& scale) {
  const std::size_t count = estimates.size();
  std::vector<Tick> ticks;
  for (std::size_t step = 1; step <= count; ++step) {
    ticks.clear();
    bool fits = true;
    double last = -1e300;
    for (std::size_t i = 0; i < count; ++i) {
      const bool labelled = (count - 1 - i) % step == 0;
      ticks.push_back({estimates[i].draws, labelled ? tick_label(estimates[i].draws) : ""});
      if (!labelled) continue;
      const double half = text_width(ticks.back().label, text_size) / 2 + 2.5, at = scale(estimates[i].draws);
      fits = fits && at - half >= last;
      last = at + half;
    }
    if (fits) break;
  }
  return ticks;
}

/// By logarithm, with room for the whiskers of the first and last estimates within the axis.
Axis draws_axis(const std::vector<TargetStreams>& targets, double length, const std::string& title) {
  const auto& estimates = targets[0].streams.begin()->second;
  const double first = estimates.front().draws, last = estimates.back().draws;
  const double room = whisker_gap * static_cast<double>(targets[0].streams.size() + 1) / 2;
  const double reach = last > first ? room / std::max(length - 2 * room, 1.0) * std::log(last / first) : std::log(1.1);
  Axis axis{title, first * std::exp(-reach), last * std::exp(reach), {}, true};
  axis.ticks = draws_ticks(estimates, {axis.low, axis.high, 0, length, true});
  return axis;
}

void draw_streams(Canvas& canvas, const TargetStreams& target, const Axes& axes) {
  std::size_t k = 0;
  for (const auto& [name, estimates] : target.streams) {
    std::vector<Point> line;
    for (const Estimate& e : estimates) {
      const Point at = axes.at(e.draws, e.probability);
      const double x =
          at.x + whisker_gap * (static_cast<double>(k) - static_cast<double>(target.streams.size() - 1) / 2);
      canvas.line({x, axes.y(e.low)}, {x, axes.y(e.high)}, {series_pen(k).ink, 0.5, {}});
      line.push_back(at);
    }
    canvas.polyline(line, series_pen(k));
    ++k;
  }
}

void draw_panel(Canvas& canvas, const std::vector<TargetStreams>& all, const TargetStreams& target, const Box& box,
                const std::string& x_title, const std::string& y_title) {
  double low = 1, high = 0;
  for (const auto& [name, estimates] : target.streams) {
    for (const Estimate& e : estimates) {
      low = std::min(low, e.low);
      high = std::max(high, e.high);
    }
  }
  low = std::max(0.0, std::floor(low * 10) / 10);
  high = std::min(1.0, std::max(std::ceil(high * 10) / 10, low + 0.1));
  const Axis y = vertical_axis(y_title, low, high, box.height() - 40);
  const Axis x = draws_axis(all, box.width() - vertical_axis_width(y) - 4, x_title);
  const Axes axes = lay_out_axes(box, x, y, {0, line_height, 0, 0});
  for (const double off : {-tolerance, tolerance}) {
    const double level = target.settled() + off;
    if (level >= low && level <= high)
      canvas.line(axes.at(x.low, level), axes.at(x.high, level), {Ink::guide, 0.5, {2, 2}});
  }
  draw_streams(canvas, target, axes);
  draw_axes(canvas, axes, x, y);
  canvas.text({axes.plot.left + 3, axes.plot.top - 3}, shortened(target.label, axes.plot.width(), text_size),
              {Anchor::start, Turn::level, Weight::bold});
  canvas.plot_area(axes.area());
}

void draw(Canvas& canvas, const std::vector<TargetStreams>& targets) {
  std::vector<KeyItem> key;
  for (std::size_t k = 0; k < targets[0].streams.size(); ++k) {
    key.push_back({KeyItem::Kind::line, fmt::format("stream {}", k + 1), series_pen(k)});
  }
  key.push_back({KeyItem::Kind::line, "simulation error, 95%", {Ink::black, 0.5, {}}});
  key.push_back({KeyItem::Kind::line, fmt::format("within {}", tick_label(tolerance)), {Ink::guide, 0.5, {2, 2}}});
  const double width = canvas.page().width(), height = canvas.page().height();
  const double top = 1 + draw_key(canvas, {1, 1}, width - 2, key) + 2;
  const std::size_t columns = is_wide(canvas.page()) ? 3 : 2;
  const std::size_t shown = std::min<std::size_t>(targets.size(), 2 * columns);
  const auto boxes = panel_grid({1, top, width - 1, height - 1}, shown, columns,
                                {.beside = vertical_axis_width({"Probability"}) - vertical_axis_width({}),
                                 .below = horizontal_axis_height({"Draws"}) - horizontal_axis_height({})});
  for (std::size_t i = 0; i < shown; ++i)
    draw_panel(canvas, targets, targets[i], boxes[i], i + columns >= shown ? "Draws" : "",
               i % columns == 0 ? "Probability" : "");
}

FigureWords words_of(const std::vector<TargetStreams>& targets) {
  FigureWords words{
      "F11", "convergence", "Running estimate of each target's probability against the number of draws.", {}, {}, {}};
  const auto met = std::ranges::count_if(targets, &TargetStreams::meet);
  words.description = fmt::format("In {} of {} targets the independent streams end within {} of their mean.", met,
                                  targets.size(), tick_label(tolerance));
  words.marks = fmt::format(
      "Lines: independent streams of draws. Upright lines: 95% simulation error of each. Dashed: {} above and below "
      "the "
      "streams' mean. {}",
      tick_label(tolerance),
      met == static_cast<std::ptrdiff_t>(targets.size())
          ? "The streams meet within the tolerance at the right edge."
          : "The streams do not all meet within the tolerance at the right edge: a stream alone has too few draws for "
            "two settled decimals.");
  constexpr std::size_t most = 6;
  if (targets.size() > most)
    words.marks += fmt::format(" The first {} of {} targets are drawn; the CSV holds all.", most, targets.size());
  return words;
}

std::string csv_of(const std::vector<TargetStreams>& targets) {
  FigureCsv csv{"target", "stream", "draws", "probability", "ci_low", "ci_high"};
  for (const TargetStreams& target : targets) {
    for (const auto& [name, estimates] : target.streams) {
      for (const Estimate& e : estimates) {
        csv.cell(target.label).cell(name).cell(e.draws).cell(e.probability).cell(e.low).cell(e.high).end_row();
      }
    }
  }
  return csv.text();
}

std::string gnuplot_of(const std::vector<TargetStreams>& targets) {
  std::string script = gnuplot_head("convergence");
  script += "set logscale x 2\nset xlabel 'Draws'\nset ylabel 'Probability'\nset key outside right\nplot ";
  bool first = true;
  std::size_t k = 0;
  for (const TargetStreams& target : targets) {
    for (const auto& [name, estimates] : target.streams) {
      script += fmt::format(
          "{}file skip 1 using (is(1, '{}') && is(2, '{}') ? $3 : NaN):4:5:6 with yerrorlines linecolor '{}' "
          "pointtype 0 title '{}, {}'",
          first ? "" : ", \\\n  ", gnuplot_text(target.label), gnuplot_text(name), hex(series_pen(k).ink),
          gnuplot_text(target.label), gnuplot_text(name));
      first = false;
    }
    ++k;
  }
  return script + "\n";
}

}  // namespace

Figure convergence_figure(const Results& results, const FigureOptions& options) {
  const auto targets = read_data(results);
  return assemble(
      results, options, words_of(targets), csv_of(targets), gnuplot_of(targets),
      [&targets](Canvas& canvas) { draw(canvas, targets); }, NarrowHeight::tall);
}

}  // namespace muster
