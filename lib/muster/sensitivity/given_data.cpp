#include "muster/sensitivity/given_data.hpp"

#include <algorithm>
#include <cmath>

#include "muster/core/require.hpp"
#include "muster/sensitivity/detail/check_sample.hpp"
#include "muster/sensitivity/detail/group_sums.hpp"
#include "muster/sensitivity/detail/grouped_regression.hpp"

namespace muster {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

using Counts = std::vector<std::vector<double>>;

constexpr Index most_selected_on = 6;  ///< outputs on which terms are sought, evenly spaced among all

/// Variance of an outcome, in the sample or in a resampled set of groups.
struct Spread {
  double all = 0;     ///< between inputs and within draws
  double within = 0;  ///< within draws
};

/// Sums by group and output, from which variances follow.
class Spreads {
 public:
  Spreads(const SampleOutputs& outputs, int groups)
      : futures_(outputs.within.size() > 0 ? outputs.futures : 1),
        ones_(detail::group_products(VectorXd::Ones(outputs.mean.rows()), VectorXd::Ones(outputs.mean.rows()), groups)),
        sums_(by_group(outputs.mean, groups)),
        squares_(by_group(outputs.mean.cwiseAbs2(), groups)),
        within_(by_group(outputs.within.size() > 0 ? outputs.within : MatrixXd(0 * outputs.mean), groups)) {}

  [[nodiscard]] Spread at(const std::vector<double>& counts, Index output) const {
    const double draws = detail::weighted_sum(ones_, counts)(0, 0);
    const auto sum = [&](const std::vector<MatrixXd>& parts) { return total(parts, counts, output); };
    const double mean = sum(sums_) / draws;
    const double between = (sum(squares_) - draws * mean * mean) / (draws - 1);
    const double within = sum(within_) / draws;
    return {.all = between - within / futures_ + within, .within = within};
  }

 private:
  static std::vector<MatrixXd> by_group(const MatrixXd& values, int groups) {
    return detail::group_products(VectorXd::Ones(values.rows()), values, groups);
  }
  static double total(const std::vector<MatrixXd>& parts, const std::vector<double>& counts, Index output) {
    double sum = 0;
    for (std::size_t g = 0; g < parts.size(); ++g) sum += counts[g] * parts[g](0, output);
    return sum;
  }

  double futures_;
  std::vector<MatrixXd> ones_, sums_, squares_, within_;
};

IndexEstimate corrected(const std::vector<double>& parts, const std::vector<Spread>& spreads,
                        const Bootstrap& bootstrap) {
  std::vector<double> wholes;
  for (const Spread& spread : spreads) wholes.push_back(spread.all);
  return detail::corrected_share(parts, wholes, bootstrap);
}

/// Everything that the estimates of all outputs share.
class GivenData {
 public:
  GivenData(const MatrixXd& inputs, const SampleOutputs& outputs, const InputDependence& dependence,
            const GivenDataPlan& plan)
      : plan_(plan), dependence_(dependence), outputs_(outputs), spreads_(outputs, plan.bootstrap.groups) {
    sets_ = detail::sample_and_resampled(plan.bootstrap);
    const TermLimits limits = with_joint_degree(plan.limits, inputs.cols());
    const PolynomialBasis basis(inputs, dependence, std::max(limits.own_degree, limits.joint_degree - 1));
    terms_ = select_terms(basis, selected_on(), limits);
    columns_ = term_columns(basis, terms_);
    const detail::GroupedRegression regression(columns_, outputs.mean, plan.bootstrap.groups);
    for (const std::vector<double>& set : sets_) coefficients_.push_back(regression.solve(set));
    for (Index k = 0; k < outputs.mean.cols(); ++k) {
      std::vector<Spread> spreads;
      for (const std::vector<double>& set : sets_) spreads.push_back(spreads_.at(set, k));
      spread_of_.push_back(std::move(spreads));
    }
  }

  [[nodiscard]] PlayerIndices indices(const EffectForms& forms, Index output) const {
    std::vector<Effects> found;
    for (const MatrixXd& c : coefficients_) found.push_back(forms.of(c.col(output).tail(c.rows() - 1)));
    PlayerIndices result;
    for (Index player = 0; player < found[0].first.size(); ++player) {
      const auto of = [&](VectorXd Effects::*kind) {
        std::vector<double> parts;
        for (const Effects& effects : found) parts.push_back((effects.*kind)[player]);
        return corrected(parts, spread_of(output), plan_.bootstrap);
      };
      result.first.push_back(of(&Effects::first));
      result.total.push_back(of(&Effects::total));
      result.shapley.push_back(of(&Effects::shapley));
    }
    return result;
  }

  /// First-order indices of one input, by output. @param polynomials  of its rank, a column of ones first
  [[nodiscard]] std::vector<IndexEstimate> first_order(Index input, const MatrixXd& polynomials) const {
    const detail::GroupedRegression regression(polynomials, freed_of_other_blocks(input), plan_.bootstrap.groups);
    std::vector<std::vector<double>> parts(static_cast<std::size_t>(outputs_.mean.cols()));
    for (const std::vector<double>& set : sets_) {
      const MatrixXd c = regression.solve(set);
      for (std::size_t k = 0; k < parts.size(); ++k) {
        parts[k].push_back(c.col(static_cast<Index>(k)).tail(c.rows() - 1).squaredNorm());
      }
    }
    std::vector<IndexEstimate> result;
    for (std::size_t k = 0; k < parts.size(); ++k) {
      result.push_back(corrected(parts[k], spread_of_[k], plan_.bootstrap));
    }
    return result;
  }

  void add_shares(OutputIndices& result, Index output) const {
    std::vector<double> chance, unexplained, norms;
    for (const MatrixXd& c : coefficients_) norms.push_back(c.col(output).tail(c.rows() - 1).squaredNorm());
    for (const Spread& spread : spread_of(output)) chance.push_back(spread.within / spread.all);
    const IndexEstimate explained = corrected(norms, spread_of(output), plan_.bootstrap);
    for (std::size_t b = 0; b < norms.size(); ++b) {
      unexplained.push_back(1 - chance[b] - norms[b] / spread_of(output)[b].all);
    }
    const double chance_now = chance[0], rest = 1 - chance[0] - explained.value;
    chance.erase(chance.begin());
    unexplained.erase(unexplained.begin());
    result.chance = with_bootstrap_error(chance_now, chance, plan_.bootstrap);
    result.unexplained = with_bootstrap_error(rest, unexplained, plan_.bootstrap);
  }

  [[nodiscard]] const std::vector<BasisTerm>& terms() const { return terms_; }
  [[nodiscard]] bool is_constant(Index output) const { return spread_of(output)[0].all <= 0; }

 private:
  [[nodiscard]] const std::vector<Spread>& spread_of(Index output) const {
    return spread_of_[static_cast<std::size_t>(output)];
  }

  [[nodiscard]] MatrixXd selected_on() const {
    const Index all = outputs_.mean.cols(), some = std::min(all, most_selected_on);
    MatrixXd picked(outputs_.mean.rows(), some);
    for (Index i = 0; i < some; ++i) picked.col(i) = outputs_.mean.col((2 * i + 1) * all / (2 * some));
    return picked;
  }

  [[nodiscard]] bool stays_within(const BasisTerm& term, std::size_t block) const {
    return std::ranges::all_of(term.factors, [&](const BasisTerm::Factor& factor) {
      return dependence_.block_of(factor.coordinate) == block;
    });
  }

  /// The outputs less every term that has a part of another block: its mean given this input is 0.
  [[nodiscard]] MatrixXd freed_of_other_blocks(Index input) const {
    MatrixXd others = coefficients_[0];
    for (std::size_t i = 0; i < terms_.size(); ++i) {
      if (stays_within(terms_[i], dependence_.block_of(input))) others.row(static_cast<Index>(i) + 1).setZero();
    }
    return outputs_.mean - columns_ * others;
  }

  const GivenDataPlan& plan_;
  const InputDependence& dependence_;
  const SampleOutputs& outputs_;
  Spreads spreads_;
  Counts sets_;  ///< the whole sample first, then the resampled ones
  std::vector<BasisTerm> terms_;
  MatrixXd columns_;
  std::vector<MatrixXd> coefficients_;          ///< by set; shape (1 + terms, outputs)
  std::vector<std::vector<Spread>> spread_of_;  ///< by output, by set
};

/// Polynomials of one input's rank, a column of ones first.
MatrixXd polynomials_of(const MatrixXd& inputs, Index input, int degree) {
  const PolynomialBasis basis(inputs.col(input), InputDependence(1), degree);
  MatrixXd columns(inputs.rows(), 1 + basis.highest_degree(0));
  columns.col(0).setOnes();
  for (int k = 1; k <= basis.highest_degree(0); ++k) columns.col(k) = basis.degree(k).col(0);
  return columns;
}

void check(const MatrixXd& inputs, const SampleOutputs& outputs, const InputDependence& dependence) {
  detail::check_sample(inputs, outputs.mean);
  require(dependence.inputs() == inputs.cols(),
          "a dependence of {} inputs for a sample of {} (they are the same); give "
          "both alike",
          dependence.inputs(), inputs.cols());
  const bool fits = outputs.within.size() == 0 ||
                    (outputs.within.rows() == outputs.mean.rows() && outputs.within.cols() == outputs.mean.cols());
  require(fits && outputs.futures >= 1,
          "variances within draws of shape ({}, {}), {} futures (one variance goes with "
          "each mean); give both alike",
          outputs.within.rows(), outputs.within.cols(), outputs.futures);
}

}  // namespace

std::vector<OutputIndices> given_data_indices(const MatrixXd& inputs, const SampleOutputs& outputs,
                                              const InputDependence& dependence, std::span<const Players> players,
                                              const GivenDataPlan& plan) {
  check(inputs, outputs, dependence);
  const GivenData data(inputs, outputs, dependence, plan);
  std::vector<OutputIndices> result(static_cast<std::size_t>(outputs.mean.cols()));
  for (std::size_t k = 0; k < result.size(); ++k) {
    result[k].constant = data.is_constant(static_cast<Index>(k));
    if (!result[k].constant) data.add_shares(result[k], static_cast<Index>(k));
  }
  for (const Players& way : players) {
    const EffectForms forms(data.terms(), dependence, way);
    for (std::size_t k = 0; k < result.size(); ++k) {
      result[k].by.push_back(data.indices(forms, static_cast<Index>(k)));
    }
  }
  for (Index input = 0; input < inputs.cols(); ++input) {
    const std::vector<IndexEstimate> first = data.first_order(input, polynomials_of(inputs, input, plan.first_degree));
    for (std::size_t k = 0; k < result.size(); ++k) {
      for (std::size_t way = 0; way < players.size(); ++way) {
        const auto& owner = players[way].of_input;
        const std::size_t player = owner[static_cast<std::size_t>(input)];
        if (std::ranges::count(owner, player) == 1) result[k].by[way].first[player] = first[k];
      }
    }
  }
  return result;
}

}  // namespace muster
