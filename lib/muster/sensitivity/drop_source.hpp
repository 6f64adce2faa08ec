#pragma once

#include "muster/ensemble/model.hpp"
#include "muster/evidence/source.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace muster {

/// What becomes of one input when a source is set aside.
struct WithoutSource {
  std::size_t input = 0;             ///< place in scenario.inputs
  Distribution rival = Constant(0);  ///< the prior that takes over; a constant stands for none
  bool has_rival = false;
  double widening = 1;  ///< else the factor on standard scores about the median
};

/// A source and the inputs that vary and rest on it.
struct SourceDrop {
  std::string source;  ///< its id: M116
  std::vector<WithoutSource> inputs;
};

/// Every source named by an input that varies, in the order of the ids. An input with n sources is spread by
/// sqrt(n / (n - 1)) in standard scores about its median, as if its sources had said the same with equal precision; one
/// that rests on this source alone takes the pack's first rival prior that rests on others, or else is spread twofold.
[[nodiscard]] std::vector<SourceDrop> source_drops(const Model& model, std::span<const RivalPrior> rivals);

/// Value with the same random number under what takes over. @param value  as drawn from the input's own prior
[[nodiscard]] double without_source(const Distribution& prior, const WithoutSource& change, double value);

/// Draws and futures of the run that are repeated without each source.
struct DropPlan {
  std::uint32_t draws = 256, futures = 16;
  int threads = 0;
};

/// Outcomes (outcome_names()) of the base and without each source, on the same draws and futures.
struct DropResults {
  std::vector<double> base;
  std::vector<std::vector<double>> without;  ///< by source, by outcome
};

[[nodiscard]] DropResults drop_each_source(const Model& model, std::span<const SourceDrop> drops, const DropPlan& plan);

}  // namespace muster
