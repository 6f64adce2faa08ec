#include "muster/report/document_sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "muster/core/number.hpp"
#include "muster/report/document_answer.hpp"
#include "muster/report/html_escape.hpp"
#include "muster/report/numbers_latex.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/tables_columns.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster {
namespace {

/// The drawing as it stands in a page: without an XML declaration, which HTML does not know.
std::string_view inline_svg(std::string_view svg) {
  const auto start = svg.find("<svg");
  return start == std::string_view::npos ? svg : svg.substr(start);
}

std::string drawing(const char* width_class, const Drawing& drawn) {
  if (drawn.svg.empty()) return "";
  return fmt::format("<div class=\"drawing {}\">{}</div>\n", width_class, inline_svg(drawn.svg));
}

/// Each line of a caption is a sentence group of its own; the last one tells where the numbers come from.
std::string paragraphs(const std::string& text) {
  std::string out;
  for (std::size_t from = 0; from < text.size();) {
    const auto end = std::min(text.find('\n', from), text.size());
    if (end > from) out += fmt::format("<p>{}</p>\n", html_escaped(text.substr(from, end - from)));
    from = end + 1;
  }
  return out;
}

/// A page stays under two megabytes: longer files than this stand beside it only.
constexpr std::size_t longest_csv_in_page = 150'000;  // bytes

/// The numbers of a figure, or where they are.
std::string figure_numbers(const std::string& file, const std::string& csv) {
  if (csv.empty()) return "";
  if (csv.size() > longest_csv_in_page) {
    return fmt::format("<p>Its {} lines of numbers are in {}, in the folder of this page.</p>\n",
                       std::ranges::count(csv, '\n') - 1, html_escaped(file));
  }
  return fmt::format("<p class=\"files\">{}</p>\n", download_link(file, "text/csv", csv)) + data_table(file, csv);
}

/// A cell for reading: long numbers are cut to five significant digits, all else stays.
std::string readable(const std::string& cell) {
  const auto value = read_number(cell);
  if (!value || cell.size() < 7 || *value == std::round(*value)) return cell;
  return fmt::format("{:.5g}", *value);
}

std::string table_row(const ResultsTable& table, std::size_t row) {
  std::string out = "<tr>";
  for (const auto& column : table.columns()) {
    out += fmt::format("<td>{}", html_escaped(readable(table.text(row, column))));
  }
  return out + "\n";
}

std::string buttons(const Results& results) {
  std::string out;
  std::vector<double> seen;
  for (const auto& target : named_targets(results)) {
    if (target.band_high || std::ranges::find(seen, target.active) != seen.end()) continue;
    seen.push_back(target.active);
    out += fmt::format("<button type=\"button\" data-force=\"{}\">{}</button>\n", target.active,
                       thousands_label(target.active));
  }
  return out;
}

/// A slider with the number field beside it; both hold thousands of persons.
std::string slider(const char* id, const char* label, double value, double top) {
  return fmt::format(
      "<div class=\"slider\"><label for=\"{0}\">{1}</label>\n"
      "<input type=\"range\" id=\"{0}\" min=\"0\" max=\"{3:.0f}\" step=\"5\" value=\"{2:.0f}\">\n"
      "<input type=\"number\" id=\"{0}-number\" min=\"0\" max=\"{3:.0f}\" step=\"any\" value=\"{2:.0f}\" "
      "aria-label=\"{1}, number\"><span class=\"unit\">thousand</span></div>\n",
      id, label, value / 1000, top / 1000);
}

double first_force(const Results& results) {
  const auto targets = named_targets(results);
  return targets.empty() ? 500000 : targets.front().active;
}

std::pair<double, double> first_range(const Results& results) {
  for (const auto& target : named_targets(results)) {
    if (target.band_high) return {target.active, *target.band_high};
  }
  return {300000, 400000};
}

std::string citation(const RunRecord& run) {
  return fmt::format(
      "<p>To cite this run: The muster developers, <i>muster</i>, version {}{}, run {} of scenario {}, seed {}, "
      "{}.</p>\n",
      html_escaped(run.version), run.commit.empty() ? "" : ", commit " + html_escaped(run.commit),
      html_escaped(run.run_id), html_escaped(run.scenario), run.seed, html_escaped(run.start.substr(0, 10)));
}

}  // namespace

std::string download_link(std::string_view file, std::string_view media_type, std::string_view content) {
  return fmt::format("<a download=\"{}\" href=\"{}\">{}</a>", html_escaped(file), data_uri(media_type, content),
                     html_escaped(file));
}

std::string data_table(std::string_view name, std::string_view csv) {
  const ResultsTable table = read_results_table(std::string(name), csv);
  std::string out = fmt::format(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Numbers of {0}\">\n"
      "<table class=\"raw\"><caption>Numbers of {0}</caption>\n<thead><tr>",
      html_escaped(name));
  for (const auto& column : table.columns()) out += fmt::format("<th scope=\"col\">{}", html_escaped(column));
  out += "</thead><tbody>\n";
  for (std::size_t row = 0; row < table.size(); ++row) out += table_row(table, row);
  return out + "</tbody></table></div>\n";
}

std::string figure_block(const Figure& figure) {
  std::string label = figure.id;  // "F1", "Layers"
  if (!label.empty() && label[0] >= 'a' && label[0] <= 'z') label[0] = static_cast<char>(label[0] - 'a' + 'A');
  const std::string file = fmt::format("fig-{}.csv", figure.name);
  std::string out = fmt::format("<figure class=\"figure\" id=\"fig-{}\">\n", html_escaped(figure.name));
  out += drawing("wide", figure.page_wide) + drawing("narrow", figure.page_narrow);
  out += fmt::format("<figcaption><p><b>{}.</b> {}</p></figcaption>\n", html_escaped(label),
                     html_escaped(figure.description));
  out += fmt::format("<details><summary>{}: full caption and numbers</summary>\n", html_escaped(label));
  out += paragraphs(figure.caption);
  out += figure_numbers(file, figure.csv);
  return out + "</details>\n</figure>\n";
}

std::string table_block(const Table& table) {
  return fmt::format(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table {}\">\n{}</div>\n"
      "<p class=\"files\">{}</p>\n",
      html_escaped(table.id), as_html(table),
      download_link(fmt::format("tab-{}.csv", table.name), "text/csv", as_csv(table)));
}

std::string target_controls(const Results& results) {
  const auto curve = exceedance_curve(results);
  if (curve.empty()) return "";
  const double top = curve.back().force;
  const auto [low, high] = first_range(results);
  std::string out =
      "<form class=\"controls js-only\" id=\"controls\">\n<fieldset><legend>Choose a force</legend>\n"
      "<p class=\"sentence\" id=\"sentence\"></p><p class=\"frequency\" id=\"frequency\"></p>\n";
  out += slider("target", "Active force", first_force(results), top);
  out +=
      fmt::format("<div class=\"buttons\" role=\"group\" aria-label=\"Targets of the run\">\n{}</div>\n</fieldset>\n",
                  buttons(results));
  out +=
      "<fieldset><legend>Or a range</legend>\n<p class=\"sentence\" id=\"range-sentence\"></p>"
      "<p class=\"frequency\" id=\"range-frequency\"></p>\n";
  out += slider("from", "From", low, top) + slider("to", "Up to", high, top);
  return out + "</fieldset>\n<p role=\"status\" class=\"unseen\" id=\"announcement\"></p>\n</form>\n";
}

std::string reproduce_section(const DocumentParts& parts) {
  const Results& results = parts.results.front();
  std::string out = citation(results.run) + "<ul class=\"files\">\n";
  const auto add = [&out](const std::string& link) { out += fmt::format("<li>{}</li>\n", link); };
  if (!results.scenario_text.empty()) add(download_link("scenario.toml", "text/plain", results.scenario_text));
  add(download_link("numbers.tex", "text/plain", numbers_latex(results)));
  for (const auto& table : parts.tables) {
    add(download_link(fmt::format("tab-{}.tex", table.name), "text/plain", as_latex(table)));
  }
  return out + "</ul>\n";
}

}  // namespace muster
