#include "muster/report/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "muster/core/require.hpp"
#include "muster/report/document_answer.hpp"
#include "muster/report/document_assets.hpp"
#include "muster/report/document_data.hpp"
#include "muster/report/document_drivers.hpp"
#include "muster/report/document_sections.hpp"
#include "muster/report/html_escape.hpp"
#include "muster/report/tables.hpp"
#include "muster/report/tables_columns.hpp"

namespace muster {
namespace {

using Names = std::initializer_list<std::string_view>;

/// A part of the page: its place in the table of contents and what stands in it.
struct Part {
  std::string_view id, heading, introduction;
  Names figures, tables;
};

/// The order is that in which a reader asks.
const Part page_parts[] = {
    {"time",
     "Over time",
     "Where the force goes, and when each target becomes unlikely.",
     {"fan", "by-year", "shortfall", "flows", "pyramid", "layers"},
     {"years"}},
    {"binds", "What binds", "Which limit stops a force, and when.", {"constraints"}, {"constraints"}},
    {"war",
     "If the war may resume",
     "The same forces when war may return, and the surge test: whether a call-up from each force reaches the surge's "
     "size.",
     {},
     {"war"}},
    {"drivers",
     "What drives the answer",
     "Which inputs move it, alone and together.",
     {"tornado", "sobol", "heatmap", "box", "evppi"},
     {"sensitivity", "ledger"}},
    {"scenarios", "Scenarios", "What changes when assumptions or policies do.", {"scenarios"}, {"scenarios", "claims"}},
    {"inputs", "What was assumed", "Every uncertain input, with its source.", {"priors"}, {"inputs"}},
    {"trust",
     "How far to trust it",
     "Enough draws, the past, and other forms of the model.",
     {"convergence", "backcast", "forms"},
     {"diagnostics", "checklist"}}};

std::string figures_named(const DocumentParts& parts, Names names) {
  std::string out;
  for (const auto name : names) {
    const auto found = std::ranges::find(parts.figures, name, &Figure::name);
    if (found != parts.figures.end()) out += figure_block(*found);
  }
  return out;
}

std::string tables_named(const DocumentParts& parts, Names names) {
  std::string out;
  for (const auto name : names) {
    const auto found = std::ranges::find(parts.tables, name, &Table::name);
    if (found != parts.tables.end()) out += table_block(*found);
  }
  return out;
}

std::string section(std::string_view id, std::string_view heading, std::string_view introduction,
                    const std::string& body) {
  if (body.empty()) return "";
  return fmt::format(
      "<section id=\"{0}\" aria-labelledby=\"{0}-h\">\n<h2 id=\"{0}-h\">{1}</h2>\n<p>{2}</p>\n{3}</section>\n", id,
      heading, introduction, body);
}

std::string target_section(const DocumentParts& parts) {
  const std::string curve = figures_named(parts, {"exceedance"});
  return section(
      "curve", "Every force between",
      "Drag the line in the figure, move the slider, or type a number: the probability that at least this active "
      "force is sustained.",
      target_controls(parts.results.front()) + curve);
}

/// What a reader checks first about the model itself stands before the draws' diagnostics.
std::string part_body(const DocumentParts& parts, const Part& part) {
  std::string body = part.id == "drivers" ? drivers_words(parts.results.front()) : "";
  body += figures_named(parts, part.figures);
  const Results& results = parts.results.front();
  if (part.id == "trust" && results.table("levels") != nullptr) body += table_block(levels_table(results));
  return body + tables_named(parts, part.tables);
}

struct Section {
  std::string id, heading, html;
};

std::vector<Section> sections_of(const DocumentParts& parts) {
  std::vector<Section> sections{{"answer", "The answer", answer_section(parts.results.front())},
                                {"headline", "Every target",
                                 section("headline", "Every target", "All targets of the run, in every reading.",
                                         tables_named(parts, {"headline"}))},
                                {"curve", "Every force between", target_section(parts)}};
  for (const Part& part : page_parts) {
    sections.push_back({std::string(part.id), std::string(part.heading),
                        section(part.id, part.heading, part.introduction, part_body(parts, part))});
  }
  sections.push_back({"reproduce", "Make it again",
                      section("reproduce", "Make it again", "All that decides these numbers, and files to take away.",
                              tables_named(parts, {"provenance"}) + reproduce_section(parts))});
  std::erase_if(sections, [](const Section& one) { return one.html.empty(); });
  return sections;
}

std::string contents(const std::vector<Section>& sections) {
  std::string out = "<nav aria-label=\"Contents\"><ul>\n";
  for (const auto& one : sections) out += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", one.id, one.heading);
  return out + "</ul></nav>\n";
}

std::string head(const Results& results) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
      "script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>muster: {}</title>\n<style>\n{}</style>\n</head>\n",
      html_escaped(scenario_title(results)), document_style);
}

std::string header(const Results& results) {
  const RunRecord& run = results.run;
  std::string warning;
  if (!run.complete) {
    warning = fmt::format("<p class=\"warning\">This run was interrupted: {} of {} draws are done.</p>\n",
                          run.draws_done, run.draws_asked);
  }
  return fmt::format(
      "<header>\n<p class=\"kicker\">muster: what force can be sustained?</p>\n<h1>{}</h1>\n{}</header>\n",
      html_escaped(scenario_title(results)), warning);
}

constexpr std::string_view reading_switch =
    "<p class=\"switch\"><input type=\"checkbox\" id=\"as-frequency\"> <label for=\"as-frequency\">Read probabilities "
    "in "
    "the tables as futures: 0.67 as 67 of 100</label></p>\n";

}  // namespace

std::string write_document(const DocumentParts& parts) {
  require(!parts.results.empty(), "no results to report on (at least one is needed); name a results directory");
  const Results& results = parts.results.front();
  const auto sections = sections_of(parts);
  std::string page = head(results) + "<body>\n<a class=\"skip\" href=\"#answer\">To the answer</a>\n" + header(results);
  page += "<main>\n";
  for (std::size_t i = 0; i < sections.size(); ++i) {
    page += sections[i].html;
    if (i == 0) page += contents(sections) + std::string(reading_switch);
  }
  page += fmt::format("</main>\n<footer><p>{}</p></footer>\n", html_escaped(draws_note(results)));
  page += fmt::format("<script type=\"application/json\" id=\"data\">{}</script>\n", document_data(results));
  page += fmt::format("<script>\n{}</script>\n</body>\n</html>\n", document_script);
  return page;
}

}  // namespace muster
