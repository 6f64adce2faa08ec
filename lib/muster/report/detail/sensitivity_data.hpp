#pragma once

#include <optional>
#include <string>
#include <vector>

#include "muster/results/reader.hpp"

namespace muster::detail {

/// One input moved alone, or one input's prior exchanged for a rival.
struct TornadoBar {
  std::string input, basis;
  std::string low_value, high_value;  ///< as in the file: numbers, or words
  double low_result = 0, base_result = 0, high_result = 0;

  [[nodiscard]] bool rival() const { return basis.find("rival") != std::string::npos; }
  [[nodiscard]] double length() const;     ///< from the least to the greatest of the three results
  [[nodiscard]] bool one_sided() const;    ///< both ends raise the result, or both lower it
  [[nodiscard]] std::string name() const;  ///< the input in words, and the basis where it is a rival prior
};

/// An index with the ends of its simulation error.
struct Index {
  double value = 0, low = 0, high = 0;
};

/// Sensitivity indices of one input.
struct InputIndices {
  std::string input;
  std::optional<Index> first, total, shapley;
};

inline constexpr std::size_t inputs_shown = 12;  ///< in F7, F8 and T5

/// The output that figures and table show: the first of tornado.csv, else of indices.csv; empty without either.
[[nodiscard]] std::string main_output(const Results& results);

/// The bars of that output, longest first; empty without tornado.csv.
[[nodiscard]] std::vector<TornadoBar> tornado_bars(const Results& results, const std::string& output);

/// The indices of that output over the whole run, largest Shapley effect (else total, else first order) first;
/// without groups.
[[nodiscard]] std::vector<InputIndices> input_indices(const Results& results, const std::string& output);

/// An output in words with its unit, as the title of an axis. @param persons  whether it counts persons
[[nodiscard]] std::string output_title(const Results& results, const std::string& output, bool persons);

/// A value of an input as it stands beside a mark: three digits, or the word.
[[nodiscard]] std::string value_text(const std::string& value);

}  // namespace muster::detail
