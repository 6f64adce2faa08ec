#include "muster/report/document_data.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "muster/report/document_answer.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster {
namespace {

using Json = nlohmann::ordered_json;

Json curve_of(const Results& results) {
  Json curve = {{"x", Json::array()}, {"p", Json::array()}, {"low", Json::array()}, {"high", Json::array()}};
  for (const CurvePoint& point : exceedance_curve(results)) {
    curve["x"].push_back(point.force);
    curve["p"].push_back(point.probability);
    curve["low"].push_back(point.p90_low);
    curve["high"].push_back(point.p90_high);
  }
  return curve;
}

/// Ranges that the run was asked for have a parameter interval of their own: the curve alone cannot give one.
Json ranges_of(const Results& results) {
  Json ranges = Json::array();
  const ResultsTable* table = results.table("probabilities");
  const std::string definition = scenario_facts(results).definition;
  for (const auto& reading : target_readings(results)) {
    const auto row = reading.row_of.find(definition.empty() ? "every-year" : definition);
    if (!reading.band_high || row == reading.row_of.end()) continue;
    ranges.push_back({{"from", reading.active},
                      {"to", *reading.band_high},
                      {"p", table->number(row->second, "probability")},
                      {"low", table->number(row->second, "p90_low")},
                      {"high", table->number(row->second, "p90_high")}});
  }
  return ranges;
}

}  // namespace

std::string inert_json(std::string json) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> escapes{
      {{"<", "\\u003c"}, {">", "\\u003e"}, {"&", "\\u0026"}, {"\u2028", "\\u2028"}, {"\u2029", "\\u2029"}}};
  for (const auto& [from, to] : escapes) {
    for (auto at = json.find(from); at != std::string::npos; at = json.find(from, at + to.size())) {
      json.replace(at, from.size(), to);
    }
  }
  return json;
}

std::string document_data(const Results& results) {
  Json data;
  data["title"] = results.run.title;
  data["draws"] = results.run.draws_done;
  data["curve"] = curve_of(results);
  data["ranges"] = ranges_of(results);
  data["start"] = Json::array();
  for (const auto& target : named_targets(results)) {
    if (!target.band_high) data["start"].push_back(target.active);
  }
  return inert_json(data.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace muster
