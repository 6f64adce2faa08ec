#pragma once

#include "muster/distributions/truncated.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// A distribution of a named family fitted to quantiles that somebody stated. Two quantiles are met exactly; more are
/// met as well as the family can, and the residuals say how well. Fitted by least squares: uniform, normal and beta in
/// the value, lognormal in its logarithm, logit-normal in its logit. Source: O'Hagan et al. (2006), Uncertain
/// Judgements, ch. 6.
class Elicited {
 public:
  struct Quantile {
    double share, value;  ///< a share @p share is held to lie below @p value
    friend bool operator==(const Quantile&, const Quantile&) = default;
  };
  struct Residual {
    Quantile stated;
    double fitted;  ///< what the fitted distribution has in place of stated.value
  };

  /// @param family  uniform, normal, lognormal, logitnormal or beta
  /// @throws InvalidInput for an unknown family, fewer than two quantiles, shares or values not rising, shares outside
  ///         (0, 1), values outside the family's range
  Elicited(std::string_view family, std::vector<Quantile> quantiles);

  [[nodiscard]] const std::string& family() const { return family_; }
  [[nodiscard]] const std::vector<Quantile>& quantiles() const { return quantiles_; }
  /// The distribution that is drawn from.
  [[nodiscard]] const Continuous& fitted() const { return fitted_; }
  [[nodiscard]] std::vector<Residual> residuals() const;

  [[nodiscard]] double mean() const;
  /// Value below which a share @p u lies, u in [0, 1].
  [[nodiscard]] double quantile(double u) const;
  /// Value above which a share @p q lies; full precision for small q.
  [[nodiscard]] double upper_quantile(double q) const;
  /// Share below @p x.
  [[nodiscard]] double share_below(double x) const;

  friend bool operator==(const Elicited&, const Elicited&) = default;

 private:
  std::string family_;
  std::vector<Quantile> quantiles_;
  Continuous fitted_;
};

}  // namespace muster
