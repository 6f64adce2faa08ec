#pragma once

#include <string>

#include "muster/results/reader.hpp"

namespace muster {

/// "A force of 300,000 can be sustained with probability 0.67 (90% parameter interval 0.28 to 0.96)", as the script
/// writes it too. The probability is that of the curve of the active force alone.
struct CurvePoint {
  double force = 0;  ///< [persons]
  double probability = 0, p90_low = 0, p90_high = 0;
};
[[nodiscard]] std::string sentence_about(const CurvePoint& point);

/// "That is in 67 of 100 futures." or, without a hit, "That is in 0 of 4096 draws (95% upper bound 3/4096)."
[[nodiscard]] std::string frequency_sentence(double probability, std::uint64_t draws);

/// The curve of exceedance.csv; empty where the run has none.
[[nodiscard]] std::vector<CurvePoint> exceedance_curve(const Results& results);

/// The point of @p curve at @p force, linear between grid points and level beyond them.
[[nodiscard]] CurvePoint point_at(const std::vector<CurvePoint>& curve, double force);

/// The first screen: the answer in a sentence, the definition, the reserve's reading and what binds.
[[nodiscard]] std::string answer_section(const Results& results);

}  // namespace muster
