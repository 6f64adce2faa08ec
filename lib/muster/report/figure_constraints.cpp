#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"
#include "muster/report/axes.hpp"
#include "muster/report/causes.hpp"
#include "muster/report/figure_parts.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/placement.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster {
namespace {

using Cause = StackedCause;
using Shares = std::array<double, stacked_causes.size()>;

struct ConstraintsData {
  std::string target_label;
  std::vector<double> years;
  std::vector<Shares> shares;    ///< one a year
  std::optional<Shares> of_max;  ///< what binds M
};

std::string label_of(const NamedTarget& target) {
  return target.reserve
             ? fmt::format("{} + {} reserve", thousands_label(target.active), thousands_label(*target.reserve))
             : thousands_label(target.active);
}

ConstraintsData read_data(const Results& results, const FigureOptions& options) {
  ConstraintsData data;
  const ResultsTable& table = needed(results, "constraints", "F6");
  const NamedTarget target =
      target_nearest(results, options.target, 400000, {"F6", "constraints"},
                     [&table](const NamedTarget& one) { return !rows_where(table, "target", one.name).empty(); });
  data.target_label = label_of(target);
  std::map<double, Shares> by_year;
  for (const std::size_t row : rows_where(table, "target", target.name)) {
    const auto year = table.number_if_any(row, "year");
    if (year) by_year[*year][cause_index(table.text(row, "constraint"))] += table.number(row, "share");
  }
  for (const auto& [year, shares] : by_year) {
    data.years.push_back(year);
    data.shares.push_back(shares);
  }
  require(data.years.size() >= 2,
          "{}: figure F6 cannot be drawn (constraints.csv has under two years of {}); make the run again",
          results.folder.string(), target.name);
  for (const std::size_t row : rows_where(table, "target", "max_force")) {
    if (!data.of_max) data.of_max = Shares{};
    (*data.of_max)[cause_index(table.text(row, "constraint"))] += table.number(row, "share");
  }
  return data;
}

double below(const Shares& shares, std::size_t cause) {
  double sum = 0;
  for (std::size_t k = 0; k < cause; ++k) sum += shares[k];
  return sum;
}

bool appears(const ConstraintsData& data, std::size_t cause) {
  const bool in_years = std::ranges::any_of(data.shares, [cause](const Shares& s) { return s[cause] > 0; });
  return in_years || (data.of_max && (*data.of_max)[cause] > 0);
}

/// The stack's outline of one cause, overlapping the one above by 0.35 pt so that no seam shows.
std::vector<Point> outline(const ConstraintsData& data, const Axes& axes, std::size_t cause) {
  constexpr double seam = 0.35;
  std::vector<Point> points;
  for (std::size_t i = 0; i < data.years.size(); ++i) {
    points.push_back(axes.at(data.years[i], below(data.shares[i], cause)));
  }
  for (std::size_t i = data.years.size(); i-- > 0;) {
    const double upper = below(data.shares[i], cause + 1);
    const Point p = axes.at(data.years[i], upper);
    points.push_back({p.x, upper < 0.9999 ? p.y - seam : p.y});
  }
  return points;
}

/// A roomy place near the middle of an area where its label fits between the edges; nothing where it fits nowhere.
std::optional<Point> label_place(const ConstraintsData& data, const Axes& axes, std::size_t cause,
                                 std::string_view label) {
  const double half = text_width(label, text_size) / 2 + 2;
  const double centre = (axes.plot.left + axes.plot.right) / 2;
  std::optional<Point> best;
  double best_score = -1e300;
  for (double x = axes.plot.left + half; x <= axes.plot.right - half; x += 2) {
    double top = axes.plot.top, bottom = axes.plot.bottom;
    for (std::size_t i = 0; i < data.years.size(); ++i) {
      const double year_x = axes.x(data.years[i]);
      const double step = axes.plot.width() / static_cast<double>(data.years.size() - 1);
      if (year_x < x - half - step || year_x > x + half + step) continue;  // the edge between years is a straight line
      top = std::max(top, axes.y(below(data.shares[i], cause + 1)));
      bottom = std::min(bottom, axes.y(below(data.shares[i], cause)));
    }
    const double score = std::min(bottom - top, 3 * line_height) - 0.02 * std::abs(x - centre);
    if (bottom - top < line_height + 1 || score <= best_score) continue;
    best_score = score;
    best = Point{x, (top + bottom) / 2 + 0.26 * 1.34 * text_size};
  }
  return best;
}

void draw_areas(Canvas& canvas, const ConstraintsData& data, const Axes& axes) {
  for (std::size_t k = stacked_causes.size(); k-- > 0;) {
    if (appears(data, k)) canvas.area(outline(data, axes, k), stacked_causes[k].ink);
  }
  for (std::size_t k = 1; k < stacked_causes.size(); ++k) {
    if (!appears(data, k)) continue;
    std::vector<Point> edge;
    for (std::size_t i = 0; i < data.years.size(); ++i) {
      edge.push_back(axes.at(data.years[i], below(data.shares[i], k)));
    }
    canvas.polyline(edge, {Ink::black, 0.5, {}});
  }
}

/// A cause's name and where it goes.
struct CauseLabels {
  std::vector<std::pair<Point, std::string_view>> inside;
  std::vector<EndLabel> outside;  ///< those that fit nowhere in their area
};

/// One column of a journal has no room for what the caption says anyway.
std::string_view label_of(const Cause& cause, const Page& page) {
  return cause.name == "none" && !is_wide(page) ? cause.name : cause.label;
}

CauseLabels place_labels(const ConstraintsData& data, const Axes& axes, const Page& page) {
  CauseLabels labels;
  for (std::size_t k = 0; k < stacked_causes.size(); ++k) {
    const bool in_years = std::ranges::any_of(data.shares, [k](const Shares& s) { return s[k] > 0; });
    if (!in_years) continue;
    const Shares& last = data.shares.back();
    const std::string_view label = label_of(stacked_causes[k], page);
    const auto place = label_place(data, axes, k, label);
    if (place)
      labels.inside.emplace_back(*place, label);
    else
      labels.outside.push_back({axes.y(below(last, k) + last[k] / 2), std::string(label)});
  }
  return labels;
}

constexpr double bar_width = 26;

/// One bar: what binds M, with names and shares beside it.
void draw_bar(Canvas& canvas, const ConstraintsData& data, const Axes& axes, double left) {
  const Shares& shares = *data.of_max;
  std::vector<EndLabel> labels;
  for (std::size_t k = stacked_causes.size(); k-- > 0;) {
    if (shares[k] <= 0) continue;
    const double bottom = axes.y(below(shares, k)), top = axes.y(below(shares, k + 1));
    canvas.rectangle({left, top - (below(shares, k + 1) < 0.9999 ? 0.35 : 0), left + bar_width, bottom},
                     stacked_causes[k].ink);
    const std::string_view name = stacked_causes[k].name == "none" ? "none" : stacked_causes[k].label;
    labels.push_back({(top + bottom) / 2, fmt::format("{} {}", name, probability_text(shares[k]))});
  }
  for (std::size_t k = 1; k < stacked_causes.size(); ++k) {
    const double edge = axes.y(below(shares, k));
    if (shares[k] > 0 && below(shares, k) > 0)
      canvas.line({left, edge}, {left + bar_width, edge}, {Ink::black, 0.5, {}});
  }
  draw_end_labels(canvas, left + bar_width, std::move(labels), axes.plot.top - 4, axes.plot.bottom + 4);
  canvas.text({left + bar_width / 2, axes.plot.bottom + 3 + 2 + text_ascent * text_size}, "binds M", {Anchor::middle});
}

double bar_room(const ConstraintsData& data) {
  if (!data.of_max) return 0;
  const EndLabel widest[] = {{0, "training >0.99"}};
  return bar_width + end_labels_width(widest) + 4;
}

void draw(Canvas& canvas, const ConstraintsData& data) {
  const double width = canvas.page().width(), height = canvas.page().height();
  const Box page{1, 1, width - 1, height - 1};
  const Axis y = unit_axis("Share of trajectories", page.height() - 30);
  const auto axes_for = [&](double right, Axis& x) {
    x = year_axis("Year", data.years.front(), data.years.back(), page.width() - right - 30);
    return lay_out_axes(page, x, y, {0, 0, right, 0});
  };
  Axis x;
  const EndLabel widest[] = {{0, std::string(label_of(stacked_causes[0], canvas.page()))}};
  const Axes narrower = axes_for(bar_room(data) + end_labels_width(widest) + 6, x);
  const auto outside = place_labels(data, narrower, canvas.page()).outside;  // a wider plot only takes names in
  const Axes axes = axes_for(bar_room(data) + end_labels_width(outside) + 6, x);
  draw_areas(canvas, data, axes);
  draw_axes(canvas, axes, x, y);
  const CauseLabels labels = place_labels(data, axes, canvas.page());
  for (const auto& [place, name] : labels.inside) canvas.text(place, name, {Anchor::middle});
  draw_end_labels(canvas, axes.plot.right, labels.outside, axes.plot.top - 4, axes.plot.bottom + 4);
  if (data.of_max) draw_bar(canvas, data, axes, page.right - bar_room(data));
  canvas.plot_area(axes.area());
}

FigureWords words_of(const Results& results, const ConstraintsData& data) {
  FigureWords words{
      "F6", "constraints", {}, {}, {}, largest_half_width(results.table("constraints"), "ci_low", "ci_high")};
  words.title_sentence = fmt::format("What stops a force of {}, by year.", data.target_label);
  const Shares& last = data.shares.back();
  std::size_t main_cause = 1;
  for (std::size_t k = 2; k < stacked_causes.size(); ++k) {
    if (last[k] > last[main_cause]) main_cause = k;
  }
  words.description =
      fmt::format("In {} the tests hold in {} of trajectories; the most frequent cause of failure is {} ({}).",
                  shortest(data.years.back()), probability_text(last[0]), stacked_causes[main_cause].label,
                  probability_text(last[main_cause]));
  words.marks =
      "Stacked areas: share of trajectories by cause of failure in that year. None: all tests of the year hold. "
      "People: too "
      "few volunteers. Money: intake or strength cut, or a bill unpaid. Training: too few places. Start: too few even "
      "with "
      "volunteers and money unlimited. Reserve: the reserve alone falls short. Shares sum to 1 in every year.";
  if (data.of_max) {
    words.marks +=
        " Bar: the one relaxation that raises the maximum sustainable force M most, as a share of trajectories.";
  }
  return words;
}

std::string csv_of(const ConstraintsData& data) {
  FigureCsv csv{"series", "year", "cause", "share"};
  for (std::size_t i = 0; i < data.years.size(); ++i) {
    for (std::size_t k = 0; k < stacked_causes.size(); ++k) {
      if (appears(data, k))
        csv.cell("by-year").cell(data.years[i]).cell(stacked_causes[k].name).cell(data.shares[i][k]).end_row();
    }
  }
  for (std::size_t k = 0; data.of_max && k < stacked_causes.size(); ++k) {
    if (appears(data, k))
      csv.cell("binds-max-force").cell("").cell(stacked_causes[k].name).cell((*data.of_max)[k]).end_row();
  }
  return csv.text();
}

std::string gnuplot_of(const ConstraintsData& data) {
  std::string script = gnuplot_head("constraints");
  script += "set xlabel 'Year'\nset ylabel 'Share of trajectories'\nset yrange [0:1]\nset key outside right\n";
  script += fmt::format("set xrange [{}:{}]\n", data.years.front(), data.years.back());
  // Each cause's rows are summed onto those below it: the table is in the order of the stack.
  std::string plot = "plot ", sum;
  std::vector<std::string> parts;
  for (std::size_t k = 0; k < stacked_causes.size(); ++k) {
    if (!appears(data, k)) continue;
    sum += (sum.empty() ? "" : " || ");
    sum += fmt::format("is(3, '{}')", stacked_causes[k].name);
    parts.insert(parts.begin(),
                 fmt::format("file skip 1 using (is(1, 'by-year') ? $2 : NaN):(({}) ? $4 : 0) smooth frequency "
                             "with filledcurves y1=0 linecolor '{}' title '{}'",
                             sum, hex(stacked_causes[k].ink), stacked_causes[k].name));
  }
  for (std::size_t i = 0; i < parts.size(); ++i) plot += (i == 0 ? "" : ", \\\n  ") + parts[i];
  return script + plot + "\n";
}

}  // namespace

Figure constraints_figure(const Results& results, const FigureOptions& options) {
  const ConstraintsData data = read_data(results, options);
  return assemble(results, options, words_of(results, data), csv_of(data), gnuplot_of(data),
                  [&data](Canvas& canvas) { draw(canvas, data); });
}

}  // namespace muster
