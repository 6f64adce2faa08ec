#pragma once

#include "muster/results/draws_reader.hpp"
#include "muster/validation/claims.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace muster {

/// A claim and what a run of its scenario says of it.
struct EvaluatedClaim {
  Claim claim;
  std::string missing;                             ///< why it is not evaluated; empty when it is
  ClaimVerdict verdict;                            ///< of no meaning when it is not evaluated, like the rest
  std::optional<std::array<double, 3>> quantiles;  ///< 50, 80 and 95 % of a force [persons]
  std::vector<std::string> input_names;            ///< of the run; Overturn::input counts in them
  std::vector<Overturn> overturns;
};

/// Inputs listed for a claim.
inline constexpr std::size_t most_overturning_inputs = 8;

/// Holds a run of the claim's scenario against it; a run without the claim's target leaves it not evaluated.
[[nodiscard]] EvaluatedClaim evaluate_claim(const Claim& claim, const RunDraws& run);

/// A claim for which there is no run.
[[nodiscard]] EvaluatedClaim not_evaluated(const Claim& claim, std::string why);

/// claims.csv and overturn.csv.
[[nodiscard]] std::string claims_csv(std::span<const EvaluatedClaim> claims);
[[nodiscard]] std::string overturn_csv(std::span<const EvaluatedClaim> claims);

}  // namespace muster
