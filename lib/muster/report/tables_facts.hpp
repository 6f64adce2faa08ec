#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "muster/results/reader.hpp"

namespace muster {

/// One force that a run was asked about, in one reading of its reserve, with the rows of probabilities.csv.
struct TargetReading {
  std::string name;                                        ///< as in the scenario
  double active = 0;                                       ///< [persons]; the low end of a band
  std::optional<double> reserve;                           ///< [persons]; nothing: A alone
  std::optional<double> band_high;                         ///< [persons]
  std::string reserve_counts;                              ///< enrolled or ready; empty without reserve
  std::map<std::string, std::size_t, std::less<>> row_of;  ///< row of probabilities.csv by definition
};

/// The readings in the order that reports use: each target of the scenario in turn, A alone first.
/// Empty without probabilities.csv. @throws InvalidInput if a column is missing
[[nodiscard]] std::vector<TargetReading> target_readings(const Results& results);

/// "250k", "250k + 275k enrolled", "300k–400k"; "alone" is added where the same A also stands with a reserve.
[[nodiscard]] std::string reading_label(const TargetReading& reading, const std::vector<TargetReading>& all);

/// "300k", "1,250k", "302.5k", "900".
[[nodiscard]] std::string thousands_label(double persons);

/// The targets' names in the order of the scenario, with the active strength (low end of a band).
struct NamedTarget {
  std::string name;
  double active = 0;
  std::optional<double> reserve;
  std::optional<double> band_high;
};
[[nodiscard]] std::vector<NamedTarget> named_targets(const Results& results);

/// What the resolved scenario says that a reader must know; nothing where the file is silent.
struct ScenarioFacts {
  std::string definition;  ///< every-year, final-year, n-of-m, mean
  std::string reserve_counts;
  std::string level;
  std::optional<double> base_year, ceasefire_year, settle, until, fill, horizon;
  std::map<std::string, std::string> values;  ///< every key with its value as text, such as "policy.pay.w_t" -> "1.5"
};

/// Reads scenario.toml of the results. @throws InvalidInput if it is not TOML
[[nodiscard]] ScenarioFacts scenario_facts(const Results& results);

/// One key in which a scenario differs from another.
struct Change {
  std::string keys;   ///< for programs: "pay.w_t 1.5 → 2"
  std::string words;  ///< for readers: "pay over the average wage: 1.5 → 2"
};

/// Where @p other differs from @p base; settings of the run and texts are left out.
[[nodiscard]] std::vector<Change> changes_made(const ScenarioFacts& base, const ScenarioFacts& other);

/// A quantile of an output of max_force.csv [persons]; nothing where the run has none.
[[nodiscard]] std::optional<double> max_force_quantile(const Results& results, std::string_view output,
                                                       double quantile);

}  // namespace muster
