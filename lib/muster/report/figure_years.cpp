#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"
#include "muster/report/figure_parts.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/series_chart.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster {
namespace {

/// What years.csv says of one target, in the order of the years.
struct TargetYears {
  std::string label;
  std::vector<double> years, passing, low, high;
  std::vector<double> judged, short_by;  ///< years of the window and P(some test has failed by then)
};

std::string label_of(const NamedTarget& target) {
  if (!target.reserve) return thousands_label(target.active);
  return fmt::format("{} + {} reserve", thousands_label(target.active), thousands_label(*target.reserve));
}

void read_row(const ResultsTable& table, std::size_t row, TargetYears& into) {
  const double year = table.number(row, "year");
  if (const auto passing = table.number_if_any(row, "passing")) {
    into.years.push_back(year);
    into.passing.push_back(*passing);
    into.low.push_back(table.number_if_any(row, "passing_p90_low").value_or(*passing));
    into.high.push_back(table.number_if_any(row, "passing_p90_high").value_or(*passing));
  }
  if (const auto short_by = table.number_if_any(row, "short_by")) {
    into.judged.push_back(year);
    into.short_by.push_back(*short_by);
  }
}

std::vector<TargetYears> read_data(const Results& results, std::string_view figure) {
  const ResultsTable& table = needed(results, "years", figure);
  std::vector<TargetYears> targets;
  for (const NamedTarget& target : named_targets(results)) {
    TargetYears found{label_of(target), {}, {}, {}, {}, {}, {}};
    for (const std::size_t row : rows_where(table, "target", target.name)) read_row(table, row, found);
    if (!found.years.empty()) targets.push_back(std::move(found));
  }
  require(!targets.empty(), "{}: figure {} cannot be drawn (years.csv has no row of a target); make the run again",
          results.folder.string(), figure);
  return targets;
}

/// Where a polyline first falls through one half; nothing where it does not.
std::optional<double> crossing(const std::vector<double>& x, const std::vector<double>& y) {
  for (std::size_t i = 0; i + 1 < x.size(); ++i) {
    const double a = y[i] - 0.5, b = y[i + 1] - 0.5;
    if (a >= 0 && b < 0) return x[i] + (x[i + 1] - x[i]) * a / (a - b);
  }
  return std::nullopt;
}

/// Years since the ceasefire, as settle and until count them.
double years_after(const ScenarioFacts& facts, double calendar_year) {
  return calendar_year - facts.base_year.value_or(0) - facts.ceasefire_year.value_or(0);
}

/// Keeps the years in which tests are judged.
void keep_window(TargetYears& target, const ScenarioFacts& facts) {
  TargetYears kept = target;
  kept.judged.clear();
  kept.short_by.clear();
  for (std::size_t i = 0; i < target.judged.size(); ++i) {
    const double tau = years_after(facts, target.judged[i]);
    if (tau < facts.settle.value_or(tau) || tau > facts.until.value_or(tau)) continue;
    kept.judged.push_back(target.judged[i]);
    kept.short_by.push_back(target.short_by[i]);
  }
  target = kept;
}

// F3

Series by_year_series(const TargetYears& target) {
  Series series{target.label, {}, {}, {}};
  for (std::size_t i = 0; i < target.years.size(); ++i) {
    series.points.push_back({target.years[i], target.passing[i]});
    if (i % 4 == 2) series.whiskers.push_back({target.years[i], target.low[i], target.high[i]});
  }
  if (const auto year = crossing(target.years, target.passing)) {
    series.callouts.push_back({*year, 0.5, shortest(std::floor(*year + 0.5))});
  }
  return series;
}

bool has_callouts(const SeriesChart& chart) {
  return std::ranges::any_of(chart.series, [](const Series& series) { return !series.callouts.empty(); });
}

SeriesChart by_year_chart(const std::vector<TargetYears>& targets) {
  SeriesChart chart{"Year", "Probability that all tests of the year hold", targets[0].years.front(),
                    targets[0].years.back()};
  chart.guide = 0.5;
  chart.key = {{KeyItem::Kind::line, "probability", {Ink::black, 1, {}}},
               {KeyItem::Kind::line, "90% parameter interval, upright, every fourth year", {Ink::black, 0.5, {}}}};
  for (const TargetYears& target : targets) chart.series.push_back(by_year_series(target));
  if (has_callouts(chart))
    chart.key.push_back({KeyItem::Kind::marker, "falls through 0.5", {}, Ink::black, Marker::open_dot});
  return chart;
}

FigureWords by_year_words(const Results& results, const std::vector<TargetYears>& targets) {
  FigureWords words{"F3",
                    "by-year",
                    "Probability, year by year, that each target passes all tests of that year.",
                    {},
                    {},
                    largest_half_width(results.table("years"), "passing_ci_low", "passing_ci_high"),
                    largest_half_width(results.table("years"), "passing_band_low", "passing_band_high")};
  std::string list;
  for (std::size_t i = 0; i < std::min<std::size_t>(6, targets.size()); ++i) {
    list +=
        fmt::format("{}{} {}", list.empty() ? "" : ", ", targets[i].label, probability_text(targets[i].passing.back()));
  }
  words.description = fmt::format("Probability in {}: {}.", shortest(targets[0].years.back()), list);
  words.marks =
      "One line for each target, named at its end. Upright lines: 90% parameter interval of every fourth year, set "
      "side by "
      "side. Dashed: 0.5; open dots mark where a line first falls through it, with the year.";
  return words;
}

std::string by_year_csv(const std::vector<TargetYears>& targets) {
  FigureCsv csv{"target", "year", "probability", "p90_low", "p90_high"};
  for (const TargetYears& t : targets) {
    for (std::size_t i = 0; i < t.years.size(); ++i) {
      csv.cell(t.label).cell(t.years[i]).cell(t.passing[i]).cell(t.low[i]).cell(t.high[i]).end_row();
    }
  }
  return csv.text();
}

std::string by_year_gnuplot(const std::vector<TargetYears>& targets) {
  std::string script = gnuplot_head("by-year");
  script +=
      "set xlabel 'Year'\nset ylabel 'Probability that all tests of the year hold'\nset yrange [0:1]\nset key outside "
      "right\n";
  script += "plot 0.5 with lines dashtype 2 linecolor '#595959' notitle";
  for (std::size_t k = 0; k < targets.size(); ++k) {
    const auto colour = hex(series_pen(k).ink);
    script += fmt::format(
        ", \\\n  file skip 1 using (is(1, '{0}') ? $2 : NaN):3:4:5 with yerrorlines linecolor '{1}' "
        "dashtype {2} pointtype 0 title '{0}'",
        gnuplot_text(targets[k].label), colour, k + 1);
  }
  return script + "\n";
}

// F4

double never_short(const TargetYears& target) { return std::max(0.0, 1 - target.short_by.back()); }

Series shortfall_series(const TargetYears& target, const ScenarioFacts& facts, long long draws) {
  Series series{fmt::format("{}: {}", target.label, mark_text(never_short(target), draws)), {}, {}, {}};
  for (std::size_t i = 0; i < target.judged.size(); ++i) {
    const double j = years_after(facts, target.judged[i]);
    series.points.push_back({j, target.short_by[i]});
    const bool reached = target.short_by[i] >= 0.5 && (i > 0 && target.short_by[i - 1] < 0.5);
    if (reached) series.callouts.push_back({j, 0.5, fmt::format("median {}", shortest(j))});
  }
  return series;
}

SeriesChart shortfall_chart(const std::vector<TargetYears>& targets, const ScenarioFacts& facts, long long draws) {
  SeriesChart chart{"Years after the ceasefire", "Probability that a test has failed by then",
                    years_after(facts, targets[0].judged.front()), years_after(facts, targets[0].judged.back())};
  chart.shape = SeriesChart::Shape::steps;
  chart.key = {{KeyItem::Kind::line, "target: share never short", {Ink::black, 1, {}}}};
  chart.guide = 0.5;
  for (const TargetYears& target : targets) chart.series.push_back(shortfall_series(target, facts, draws));
  if (has_callouts(chart))
    chart.key.push_back({KeyItem::Kind::marker, "median time", {}, Ink::black, Marker::open_dot});
  return chart;
}

FigureWords shortfall_words(const Results& results, const std::vector<TargetYears>& targets) {
  FigureWords words{"F4",
                    "shortfall",
                    "Time until a test first fails, as the share of trajectories that have fallen short.",
                    {},
                    {},
                    largest_half_width(results.table("years"), "short_ci_low", "short_ci_high"),
                    largest_half_width(results.table("years"), "short_band_low", "short_band_high")};
  const auto draws = static_cast<long long>(results.run.draws_done);
  std::string list;
  for (std::size_t i = 0; i < std::min<std::size_t>(6, targets.size()); ++i) {
    list +=
        fmt::format("{}{} {}", list.empty() ? "" : ", ", targets[i].label, mark_text(never_short(targets[i]), draws));
  }
  words.description = fmt::format("Share never short within the window: {}.", list);
  words.marks =
      "One step line for each target over the judged window; it starts at the share already short in the window's "
      "first "
      "year and never falls. At the right edge: the share that is never short. Open dots: median time, where reached.";
  if (draws > 0 && std::ranges::any_of(targets, [](const TargetYears& t) { return never_short(t) == 0; }))
    words.marks += fmt::format(" {}", no_hit_caption(draws));
  return words;
}

std::string shortfall_csv(const std::vector<TargetYears>& targets, const ScenarioFacts& facts) {
  FigureCsv csv{"target", "years_after_ceasefire", "year", "short_by_then"};
  for (const TargetYears& t : targets) {
    for (std::size_t i = 0; i < t.judged.size(); ++i) {
      csv.cell(t.label).cell(years_after(facts, t.judged[i])).cell(t.judged[i]).cell(t.short_by[i]).end_row();
    }
  }
  return csv.text();
}

std::string shortfall_gnuplot(const std::vector<TargetYears>& targets) {
  std::string script = gnuplot_head("shortfall");
  script +=
      "set xlabel 'Years after the ceasefire'\nset ylabel 'Probability that a test has failed by then'\nset yrange "
      "[0:1]\n";
  script += "set key outside right\nplot 0.5 with lines dashtype 2 linecolor '#595959' notitle";
  for (std::size_t k = 0; k < targets.size(); ++k) {
    script += fmt::format(
        ", \\\n  file skip 1 using (is(1, '{0}') ? $2 : NaN):4 with steps linecolor '{1}' dashtype {2} title '{0}'",
        gnuplot_text(targets[k].label), hex(series_pen(k).ink), k + 1);
  }
  return script + "\n";
}

}  // namespace

Figure by_year_figure(const Results& results, const FigureOptions& options) {
  const auto targets = read_data(results, "F3");
  const SeriesChart chart = by_year_chart(targets);
  return assemble(results, options, by_year_words(results, targets), by_year_csv(targets), by_year_gnuplot(targets),
                  [&chart](Canvas& canvas) { draw_series_chart(canvas, chart); });
}

Figure shortfall_figure(const Results& results, const FigureOptions& options) {
  auto targets = read_data(results, "F4");
  const ScenarioFacts facts = scenario_facts(results);
  for (TargetYears& target : targets) keep_window(target, facts);
  std::erase_if(targets, [](const TargetYears& t) { return t.judged.empty(); });
  require(!targets.empty(), "{}: figure F4 cannot be drawn (years.csv has no short_by); make the run again",
          results.folder.string());
  const SeriesChart chart = shortfall_chart(targets, facts, static_cast<long long>(results.run.draws_done));
  return assemble(results, options, shortfall_words(results, targets), shortfall_csv(targets, facts),
                  shortfall_gnuplot(targets), [&chart](Canvas& canvas) { draw_series_chart(canvas, chart); });
}

}  // namespace muster
