#include "muster/report/figure_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"
#include "muster/report/numbers_text.hpp"

namespace muster {
namespace {

constexpr double column_mm = 120;  ///< narrower than this is one column of a journal

std::string largest_error_text(double error) { return error < 0.0005 ? "under 0.001" : fmt::format("{:.3f}", error); }

/// The run whose draws a figure shows: the analysis' own, where it has some.
const RunRecord& run_shown(const Results& results, const FigureWords& words) {
  const auto found = results.made_by.find(words.analysis);
  return found == results.made_by.end() ? results.run : found->second;
}

std::string draws_text(const RunRecord& run) {
  if (run.draws_done == 0) return fmt::format("By \u201c{}\u201d", run.command);  // written before manifests said it
  const std::string draws = number_text(static_cast<double>(run.draws_done), 0) + " draws";
  if (run.futures == 0) return draws;
  return fmt::format("{}, {} futures each", draws, number_text(static_cast<double>(run.futures), 0));
}

/// The last line of a caption.
std::string run_line(const Results& results, const FigureWords& words) {
  const RunRecord& run = run_shown(results, words);
  std::optional<double> error = words.largest_error;
  if (!error && &run == &results.run) error = largest_half_width(results.table("probabilities"), "ci_low", "ci_high");
  std::string line = draws_text(run);
  const std::string over_all = words.error_over_all ? fmt::format(" at one point, {} over the whole curve",
                                                                  largest_error_text(*words.error_over_all))
                                                    : "";
  if (error)
    line += fmt::format("; largest simulation error {}{} in probability (half the 95% interval)",
                        largest_error_text(*error), over_all);
  line += fmt::format("; run {}, seed {}, muster {}.", run.run_id, run.seed, run.version);
  return run.complete ? line : "Unfinished run. " + line;
}

double height_for(double width_mm, NarrowHeight narrow) {
  if (narrow == NarrowHeight::page) return 240;
  return width_mm >= column_mm || narrow == NarrowHeight::tall ? 90 : 62;
}

}  // namespace

bool is_wide(const Page& page) { return page.width_mm / page.magnification >= column_mm; }

Figure assemble(const Results& results, const FigureOptions& options, FigureWords words, std::string csv,
                std::string gnuplot, const DrawFigure& draw, NarrowHeight narrow) {
  const SvgHead head{words.name, words.title_sentence, words.description};
  const auto drawing = [&](const Page& page) {
    Canvas canvas(page);
    draw(canvas);
    return canvas.finish(head);
  };
  Figure figure;
  if (options.style == FigureStyle::slides) {
    figure.drawings.push_back(drawing({254, 142.875, 2}));  // 16:9, 10 inches wide, text of 14 pt
  } else {
    for (const double width : options.widths_mm)
      figure.drawings.push_back(drawing({width, height_for(width, narrow), 1}));
  }
  figure.page_wide =
      drawing({181, height_for(181, narrow), 1});  // another width than print's: ids stay apart when both are inlined
  figure.page_narrow = drawing({80, std::max(90.0, height_for(80, narrow)), 1});
  figure.caption = words.title_sentence + ' ' + words.marks + '\n' + run_line(results, words) + '\n';
  figure.id = std::move(words.id);
  figure.name = std::move(words.name);
  figure.title_sentence = std::move(words.title_sentence);
  figure.description = std::move(words.description);
  figure.csv = std::move(csv);
  figure.gnuplot = std::move(gnuplot);
  return figure;
}

std::optional<double> largest_half_width(const ResultsTable* table, std::string_view low, std::string_view high) {
  if (table == nullptr || !table->has(low) || !table->has(high)) return std::nullopt;
  std::optional<double> largest;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto from = table->number_if_any(row, low), to = table->number_if_any(row, high);
    if (from && to) largest = std::max(largest.value_or(0), (*to - *from) / 2);
  }
  return largest;
}

FigureCsv::FigureCsv(std::initializer_list<std::string_view> columns) {
  for (const auto column : columns) cell(column);
  end_row();
}

void FigureCsv::separate() {
  if (row_begun_) text_ += ',';
  row_begun_ = true;
}

FigureCsv& FigureCsv::cell(std::string_view text) {
  separate();
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    text_ += text;
    return *this;
  }
  text_ += '"';
  for (const char c : text) text_ += c == '"' ? std::string("\"\"") : std::string(1, c);
  text_ += '"';
  return *this;
}

FigureCsv& FigureCsv::cell(double value) { return cell(std::string_view(shortest(value))); }

FigureCsv& FigureCsv::cell(std::optional<double> value) { return value ? cell(*value) : cell(std::string_view()); }

void FigureCsv::end_row() {
  text_ += '\n';
  row_begun_ = false;
}

std::string gnuplot_head(std::string_view name) {
  return fmt::format(
      "# Redraws fig-{0}.svg from fig-{0}.csv: run `gnuplot fig-{0}.gp` beside it; writes fig-{0}-gnuplot.svg.\n"
      "set terminal svg size 680,340 font 'Liberation Sans,10' enhanced background 'white'\n"
      "set output 'fig-{0}-gnuplot.svg'\n"
      "set encoding utf8\n"
      "set datafile separator comma\n"
      "set datafile missing ''\n"
      "set tics out nomirror\n"
      "set border 3\n"
      "file = 'fig-{0}.csv'\n"
      "is(column, word) = (strcol(column) eq word)\n",
      name);
}

std::string gnuplot_text(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || std::string_view("'\"\\{}_^@&~`$").find(c) != std::string_view::npos)
      continue;
    plain += c;
  }
  return plain;
}

std::string bound_arrows(std::string change) {
  constexpr std::string_view loose = " \u2192 ", bound = "\u00A0\u2192\u00A0";
  for (auto at = change.find(loose); at != std::string::npos; at = change.find(loose, at + bound.size()))
    change.replace(at, loose.size(), bound);
  return change;
}

Pen series_pen(std::size_t index) {
  constexpr Ink inks[] = {Ink::black, Ink::blue, Ink::vermillion, Ink::green, Ink::pink};
  const std::vector<double> dashes[] = {{}, {6, 2}, {1.5, 1.5}, {6, 2, 1.5, 2}, {3.5, 2}, {9, 2, 1.5, 2, 1.5, 2}};
  return {inks[index % 5], 1, dashes[index % 6]};  // 30 pairs before one comes again
}

std::vector<std::size_t> rows_where(const ResultsTable& table, std::string_view column, std::string_view text) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (table.text(row, column) == text) rows.push_back(row);
  }
  return rows;
}

const ResultsTable& needed(const Results& results, std::string_view table, std::string_view figure) {
  const ResultsTable* found = results.table(table);
  require(found != nullptr && found->size() > 0,
          "{}: figure {} cannot be drawn ({}.csv is missing or empty); make the run again, or leave the figure out",
          results.folder.string(), figure, table);
  return *found;
}

NamedTarget target_asked(const Results& results, const AskedTarget& asked) {
  const auto written = [](double active, std::optional<double> reserve) {
    return reserve ? fmt::format("{}+{}", thousands_label(active), thousands_label(*reserve)) : thousands_label(active);
  };
  std::vector<std::string> names;
  for (const NamedTarget& target : named_targets(results)) {
    if (target.band_high) continue;
    if (target.active == asked.active && (!asked.reserve || asked.reserve == target.reserve)) return target;
    names.push_back(written(target.active, target.reserve));
  }
  throw InvalidInput(fmt::format("--target: {} is no target of {} (its targets are {}); write one of them",
                                 written(asked.active, asked.reserve), results.folder.string(),
                                 fmt::join(names, ", ")));
}

NamedTarget target_nearest(const Results& results, const std::optional<AskedTarget>& asked, double active,
                           const FigureNeed& need, const std::function<bool(const NamedTarget&)>& has_numbers) {
  if (asked) return target_asked(results, *asked);
  std::optional<NamedTarget> best;
  for (const NamedTarget& target : named_targets(results)) {
    if (target.band_high || !has_numbers(target)) continue;
    if (!best || std::abs(target.active - active) < std::abs(best->active - active)) best = target;
  }
  require(best.has_value(), "{}: figure {} cannot be drawn ({}.csv has no row of a target); make the run again",
          results.folder.string(), need.figure, need.table);
  return *best;
}

}  // namespace muster
