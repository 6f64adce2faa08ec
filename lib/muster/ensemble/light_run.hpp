#pragma once

#include "muster/ensemble/trajectory.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace muster {

/// Changes the values of a draw, in the order of scenario.inputs (NaN for a table). Called from any thread.
using InputChange = std::function<void(std::uint32_t draw, std::span<double> values)>;

/// The change that fixes one input at a value; all others stay as drawn.
/// @throws InvalidInput when the input is a table
[[nodiscard]] InputChange fix_input(const Model& model, std::size_t input, double value);

/// Draw @p index of the plan with its values changed: the same random numbers for all that does not change.
[[nodiscard]] Draw make_draw_with(const Model& model, std::uint32_t index, const InputChange& change);

/// What a light run works out.
struct LightPlan {
  std::uint32_t first_draw = 0;  ///< the draws are first_draw .. first_draw + draws - 1
  std::uint32_t draws = 1;
  std::uint32_t futures = 1;      ///< futures 0 .. futures - 1 of each
  std::vector<Target> targets{};  ///< persons as tested: no target_scale is applied
  bool maximum = false;           ///< also M
  int threads = 0;                ///< 0: all cores; the numbers are the same for any
  std::function<bool()> stop{};   ///< asked before each draw; true leaves the draws not begun as failed
};

/// Verdicts by (variant, draw, future), and by target within.
struct LightRun {
  std::size_t variants = 0, draws = 0, futures = 0, targets = 0;
  std::vector<std::uint8_t> held;    ///< (variant, draw, future, target): sustained under the scenario's rule
  std::vector<std::uint8_t> failed;  ///< (variant, draw, future): a number is not finite; it holds nothing
  std::vector<double> max_force;     ///< (variant, draw, future), M [persons], NaN where failed; empty unless asked for

  [[nodiscard]] std::size_t trajectory(std::size_t variant, std::size_t draw, std::size_t future) const {
    return (variant * draws + draw) * futures + future;
  }
  [[nodiscard]] bool holds(std::size_t variant, std::size_t draw, std::size_t future, std::size_t target) const {
    return held[trajectory(variant, draw, future) * targets + target] != 0;
  }

  /// Futures of each draw in which a target holds; shape (draws).
  [[nodiscard]] std::vector<double> hits(std::size_t variant, std::size_t target) const;
  /// Futures of each draw that did not fail; shape (draws).
  [[nodiscard]] std::vector<double> valid(std::size_t variant) const;
  /// The share of trajectories that hold a target, failed ones aside; NaN when all fail.
  [[nodiscard]] double probability(std::size_t variant, std::size_t target) const;
};

/// Evaluates targets, and M where asked, on the random numbers that `muster run` uses, without ceilings, causes,
/// readings or paths: verdicts and M are those of run(), bit for bit. Variants of a draw share its shocks, and its
/// population too where their population's inputs agree, which makes many variants cheap.
/// @param variants  changes to the draws; an empty function changes nothing. None: one variant as drawn
[[nodiscard]] LightRun light_run(const Model& model, const LightPlan& plan, std::span<const InputChange> variants = {});

}  // namespace muster
