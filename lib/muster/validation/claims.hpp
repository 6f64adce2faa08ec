#pragma once

#include "muster/core/toml.hpp"
#include "muster/estimate/binomial_interval.hpp"
#include "muster/estimate/draw_layout.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// What of a trajectory decides a claim.
enum class ClaimQuantity { sustained, max_force, max_people, max_money, max_training, self_financed_year, surge };

/// Whether the quantity is that of a target: sustained, the self-financed year, a surge from its path.
[[nodiscard]] bool is_of_target(ClaimQuantity quantity);

/// On which side of the threshold the claim holds.
enum class ClaimSide { at_least, at_most };

/// A sentence of the debate, the quantity that decides it, a threshold and the scenario it is judged under.
struct Claim {
  std::string name;  ///< the file's
  std::string sentence, scenario;
  ClaimQuantity quantity = ClaimQuantity::sustained;
  std::string target;    ///< by name; where is_of_target()
  double threshold = 1;  ///< 1 or 0 (sustained, surge), persons, or calendar year
  ClaimSide says = ClaimSide::at_least;
  std::vector<std::string> sources;
  std::string reading;                        ///< how the sentence became a number
  std::optional<std::array<double, 2>> band;  ///< persons; shown beside the quantiles, decides nothing
};

/// Reads a claim. @throws InvalidInput listing every fault as `FILE:LINE: KEY: found; allowed`
[[nodiscard]] Claim claim_of(const TomlNode& root, std::string name);

/// The words of a claim's file.
[[nodiscard]] const char* word_of(ClaimQuantity quantity);

/// Whether a claim holds in each trajectory: 1, 0, or NaN where the value is NaN (a failed trajectory).
/// @param values  by trajectory: 1 or 0, persons, or the first calendar year (0: never, which is beyond any threshold)
[[nodiscard]] std::vector<double> holds(const Claim& claim, std::span<const double> values);

/// From 0.9 on, from 0.67 on, between, up to 0.33, up to 0.1: the word for the probability that a claim holds.
enum class ClaimWord { supported, leaning, open, leaning_against, contradicted };

[[nodiscard]] ClaimWord claim_word(double probability);
[[nodiscard]] const char* word_of(ClaimWord word);

/// A claim's probability with its errors; the word never stands without them.
struct ClaimVerdict {
  double probability = 0;
  Interval error;     ///< simulation error at 95 %, the draw as the unit
  Interval p50, p90;  ///< parameter intervals
  ClaimWord word = ClaimWord::open;
};

/// @param held   by trajectory, as holds() gives it; shape (draws futures)
/// @param layout futures a draw, and copies of scrambled points
/// @throws InvalidInput if no draw is left
[[nodiscard]] ClaimVerdict judge_claim(std::span<const double> held, const DrawLayout& layout);

/// An input that sways a claim, and where it would overturn it.
struct Overturn {
  std::size_t input = 0;           ///< column
  double rank_correlation = 0;     ///< Spearman's over draws; positive: more of the input favours the claim
  double p_low = 0, p_high = 0;    ///< P(the claim holds) in the draws with the lowest and highest tenth of the input
  std::optional<double> value;     ///< where the probability given the input crosses one half; absent: nowhere
  std::optional<double> quantile;  ///< of the input's draws at that value
};

/// Inputs that sway a claim: first those that can overturn it, then the others, each by rank correlation; only those
/// whose correlation exceeds three standard errors of none, at most @p most. The probability given an input is fitted
/// by isotonic regression over draws; a crossing counts between the input's 2.5 % and 97.5 % quantiles.
/// @param held     share of each draw's futures in which the claim holds; NaN left out; shape (draws)
/// @param margins  what decides the claim, mean over each draw's futures, more being in the claim's favour: tells
///                 draws apart even where the claim always holds; NaN left out; shape (draws)
/// @param inputs   by input: its value in each draw; one that is constant or NaN sways nothing
/// Sources: Spearman (1904); Barlow, Bartholomew, Bremner and Brunk (1972), Statistical Inference under Order
/// Restrictions, ch. 1 (pool adjacent violators).
[[nodiscard]] std::vector<Overturn> overturning_inputs(std::span<const double> held, std::span<const double> margins,
                                                       const std::vector<std::vector<double>>& inputs,
                                                       std::size_t most);

}  // namespace muster
