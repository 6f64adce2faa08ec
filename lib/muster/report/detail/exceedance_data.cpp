#include "muster/report/detail/exceedance_data.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "muster/report/numbers_text.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster::detail {
namespace {

std::vector<CurvePoint> read_curve(const ResultsTable& table) {
  std::vector<CurvePoint> curve;
  for (std::size_t row = 0; row < table.size(); ++row) {
    curve.push_back({table.number(row, "force_size"), table.number(row, "probability"), table.number(row, "p50_low"),
                     table.number(row, "p50_high"), table.number(row, "p90_low"), table.number(row, "p90_high")});
  }
  return curve;
}

TargetPoint target_point(const ResultsTable& table, std::size_t row, const TargetReading& reading, std::string label) {
  return {std::move(label),
          reading.active,
          reading.reserve,
          reading.band_high,
          table.number(row, "probability"),
          table.number(row, "p50_low"),
          table.number(row, "p50_high"),
          table.number(row, "p90_low"),
          table.number(row, "p90_high"),
          table.number(row, "successes") == 0};
}

}  // namespace

ExceedanceData read_exceedance(const Results& results) {
  ExceedanceData data;
  data.curve = read_curve(needed(results, "exceedance", "F1"));
  data.definition = scenario_facts(results).definition;
  if (data.definition.empty()) data.definition = "every-year";
  data.draws = static_cast<double>(results.run.draws_done);
  const auto readings = target_readings(results);
  for (const TargetReading& reading : readings) {
    auto row = reading.row_of.find(data.definition);
    if (row == reading.row_of.end()) row = reading.row_of.find("every-year");
    if (row == reading.row_of.end() || reading.reserve_counts == "ready") continue;  // T1 has both reserves
    data.targets.push_back(
        target_point(*results.table("probabilities"), row->second, reading, reading_label(reading, readings)));
  }
  return data;
}

std::string read_out_text(const TargetPoint& target, double draws) {
  return target.never_hit ? fmt::format("0 of {}", number_text(draws, 0)) : probability_text(target.probability);
}

namespace {

std::string said(const TargetPoint& target, double draws) {
  if (target.never_hit) return fmt::format("{} {}", target.label, no_hit_text(static_cast<long long>(draws)));
  return fmt::format("{} {} ({})", target.label, probability_text(target.probability),
                     probability_range_text(target.p90_low, target.p90_high));
}

/// The main numbers: at most six targets, the rest by their number.
std::string targets_sentence(const ExceedanceData& data) {
  constexpr std::size_t most = 6;
  std::string sentence;
  for (std::size_t i = 0; i < std::min(most, data.targets.size()); ++i) {
    if (!sentence.empty()) sentence += ", ";
    sentence += said(data.targets[i], data.draws);
  }
  if (data.targets.size() > most) sentence += fmt::format(" and {} more", data.targets.size() - most);
  return sentence;
}

std::string definition_words(const std::string& definition) {
  if (definition == "final-year") return "in the window's final year";
  if (definition == "n-of-m") return "in the required number of years of the window";
  if (definition == "mean") return "on average over the window";
  return "in every year of the window";
}

}  // namespace

FigureWords exceedance_words(const Results& results, const ExceedanceData& data) {
  FigureWords words{"F1",
                    "exceedance",
                    {},
                    {},
                    {},
                    largest_half_width(results.table("exceedance"), "ci_low", "ci_high"),
                    largest_half_width(results.table("exceedance"), "band_low", "band_high")};
  words.title_sentence =
      fmt::format("Probability that at least a given active force is sustained {}.", definition_words(data.definition));
  if (!data.targets.empty()) {
    words.description = fmt::format("Probability with 90% parameter interval: {}.", targets_sentence(data));
  } else {
    words.description =
        fmt::format("The probability falls from {} to {} over the forces shown.",
                    probability_text(data.curve.front().probability), probability_text(data.curve.back().probability));
  }
  words.marks =
      "Line: mean over all draws. Dark and light bands: 50% and 90% parameter interval, the spread over uncertain "
      "inputs. "
      "Dashed lines and grey fields: targets and bands of targets. Filled dots: targets, active force alone, on the "
      "line; "
      "open dots: with their reserve enrolled. The curve is the active force alone; it starts below 1 where no force "
      "at "
      "all is sustained. The read-out gives the target, its probability and its 90% parameter interval.";
  if (std::ranges::any_of(data.targets, &TargetPoint::never_hit))
    words.marks += fmt::format(" {}", no_hit_caption(static_cast<long long>(data.draws)));
  if (data.has_rare_target())
    words.marks += " The small axes repeat the curve below 0.1 by logarithm, down to one draw in all.";
  return words;
}

std::string exceedance_csv(const ExceedanceData& data) {
  FigureCsv csv{"series",      "label",   "force_persons", "band_high_persons", "reserve_persons",
                "probability", "p50_low", "p50_high",      "p90_low",           "p90_high"};
  for (const CurvePoint& p : data.curve) {
    csv.cell("curve").cell("").cell(p.force).cell("").cell("").cell(p.probability);
    csv.cell(p.p50_low).cell(p.p50_high).cell(p.p90_low).cell(p.p90_high).end_row();
  }
  for (const TargetPoint& t : data.targets) {
    csv.cell(t.band_high ? "band" : t.reserve ? "target-with-reserve" : "target").cell(t.label).cell(t.force);
    csv.cell(t.band_high).cell(t.reserve).cell(t.probability).cell(t.p50_low).cell(t.p50_high);
    csv.cell(t.p90_low).cell(t.p90_high).end_row();
  }
  return csv.text();
}

std::string exceedance_gnuplot(const ExceedanceData& data) {
  std::string script = gnuplot_head("exceedance");
  script += "set xlabel 'Active force (thousand)'\nset ylabel 'Probability that at least this force is sustained'\n";
  script += "set yrange [0:1]\nset key outside top horizontal\n";
  int object = 1;
  for (const TargetPoint& t : data.targets) {
    if (!t.band_high) continue;
    script += fmt::format("set object {} rectangle from {}, graph 0 to {}, graph 1 behind fillcolor '#EEEEEE'\n",
                          object++, t.force / 1000, *t.band_high / 1000);
  }
  return script + R"gp(curve(v) = is(1, 'curve') ? v : NaN
plot file skip 1 using (curve($3 / 1000)):9:10 with filledcurves linecolor '#C9DFEE' title '90% parameter interval', \
  '' skip 1 using (curve($3 / 1000)):7:8 with filledcurves linecolor '#8DBDDD' title '50% parameter interval', \
  '' skip 1 using (curve($3 / 1000)):6 with lines linecolor '#0072B2' linewidth 2 title 'mean', \
  '' skip 1 using (is(1, 'target') ? $3 / 1000 : NaN):6 with points pointtype 7 linecolor 'black' title 'target alone', \
  '' skip 1 using (is(1, 'target-with-reserve') ? $3 / 1000 : NaN):6 with points pointtype 6 linecolor 'black' title 'with its reserve'
)gp";
}

}  // namespace muster::detail
