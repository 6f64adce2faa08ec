#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "muster/report/figure_parts.hpp"

namespace muster::detail {

/// One point of the exceedance curve; force in persons.
struct CurvePoint {
  double force, probability, p50_low, p50_high, p90_low, p90_high;
};

/// A target under the headline definition.
struct TargetPoint {
  std::string label;
  double force = 0;
  std::optional<double> reserve, band_high;
  double probability = 0, p50_low = 0, p50_high = 0, p90_low = 0, p90_high = 0;
  bool never_hit = false;
};

/// All that F1 shows.
struct ExceedanceData {
  std::vector<CurvePoint> curve;
  std::vector<TargetPoint> targets;
  std::string definition;
  double draws = 0;

  [[nodiscard]] bool has_rare_target() const {
    return std::ranges::any_of(targets, [](const TargetPoint& t) { return t.probability < 0.05; });
  }
};

/// Reads F1's numbers. @throws InvalidInput without exceedance.csv
[[nodiscard]] ExceedanceData read_exceedance(const Results& results);

/// "0.67"; "0" where no draw had it.
[[nodiscard]] std::string read_out_text(const TargetPoint& target, double draws);

[[nodiscard]] FigureWords exceedance_words(const Results& results, const ExceedanceData& data);
[[nodiscard]] std::string exceedance_csv(const ExceedanceData& data);
[[nodiscard]] std::string exceedance_gnuplot(const ExceedanceData& data);

}  // namespace muster::detail
