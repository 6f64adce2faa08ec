#pragma once

#include <vector>

namespace muster {

/// A quantity that takes one of a few values.
class Discrete {
 public:
  struct Outcome {
    double value, weight;  ///< weights are divided by their sum
    friend bool operator==(const Outcome&, const Outcome&) = default;
  };

  /// @throws InvalidInput unless there is an outcome, all are finite, weights are positive and no value stands twice
  explicit Discrete(std::vector<Outcome> outcomes);

  /// By rising value, weights as given.
  [[nodiscard]] const std::vector<Outcome>& outcomes() const { return outcomes_; }
  [[nodiscard]] double mean() const;
  /// The least value with at least a share @p u at or below it, u in [0, 1].
  [[nodiscard]] double quantile(double u) const;
  /// The least value with at most a share @p q above it.
  [[nodiscard]] double upper_quantile(double q) const;
  /// Share at or below @p x.
  [[nodiscard]] double share_below(double x) const;

  friend bool operator==(const Discrete&, const Discrete&) = default;

 private:
  std::vector<Outcome> outcomes_;
  double total_;  ///< sum of the weights
};

}  // namespace muster
