#pragma once

#include "muster/ensemble/run_result.hpp"
#include "muster/results/netcdf_file.hpp"

namespace muster::detail {

/// The words of the results for what the model calls by number.
[[nodiscard]] FlagMeanings cause_terms();
[[nodiscard]] FlagMeanings binding_terms();
[[nodiscard]] FlagMeanings aid_form_terms();
[[nodiscard]] FlagMeanings yes_no_terms(std::string_view no, std::string_view yes);

[[nodiscard]] std::string definition_term(Definition definition);

/// "every-year", "every-year, enrolled": how a reading of a target is called.
[[nodiscard]] std::string reading_term(const Reading& reading);

[[nodiscard]] std::string sampler_term(Sampler sampler);

/// Title, seed, sampler, level and version as attributes of the file.
void describe_run(NetcdfFile& file, const Model& model);

/// Dimensions and coordinates that results of a run share: input, target, year and, where targets have readings,
/// reading.
void describe_axes(NetcdfFile& file, const Model& model, const RunShape& shape);

/// The most readings any target has; shape of the axis `reading`.
[[nodiscard]] std::size_t most_readings(const Model& model);

/// Enumerators as the bytes a file holds.
template <class Enumerators>
[[nodiscard]] std::vector<std::int8_t> as_flags(const Enumerators& values) {
  std::vector<std::int8_t> flags;
  flags.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) flags.push_back(static_cast<std::int8_t>(values[i]));
  return flags;
}

}  // namespace muster::detail
