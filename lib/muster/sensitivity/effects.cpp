#include "muster/sensitivity/effects.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <set>

#include "muster/core/require.hpp"
#include "muster/sensitivity/detail/chaos_product.hpp"
#include "muster/sensitivity/detail/projection.hpp"

namespace muster {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

using BlockSet = std::set<std::size_t>;

BlockSet blocks_in(const BasisTerm& term, const InputDependence& dependence) {
  BlockSet blocks;
  for (const BasisTerm::Factor& factor : term.factors) blocks.insert(dependence.block_of(factor.coordinate));
  return blocks;
}

/// A set of blocks, its terms, and the explained variance of any set of the players in it.
class Game {
 public:
  Game(const BlockSet& blocks, std::vector<const BasisTerm*> terms, const InputDependence& dependence,
       const Players& players)
      : blocks_(blocks), terms_(std::move(terms)), dependence_(dependence), players_(players) {
    std::set<std::size_t> names;
    for (const std::size_t block : blocks) {
      for (const Index input : dependence.blocks()[block].inputs) names.insert(player_of(input));
    }
    names_.assign(names.begin(), names.end());
    require(names_.size() <= 12,
            "{} inputs or groups are correlated in one chain (at most 14 can be told apart); "
            "leave out their weakest correlations",
            names_.size());
    for (unsigned set = 0; set < (1U << names_.size()); ++set) explained_.push_back(explained_by(set));
  }

  [[nodiscard]] const std::vector<std::size_t>& names() const { return names_; }
  [[nodiscard]] MatrixXd first(std::size_t place) const { return explained_[1U << place]; }
  [[nodiscard]] MatrixXd total(std::size_t place) const {
    return explained_.back() - explained_[(explained_.size() - 1) & ~(std::size_t{1} << place)];
  }

  /// Weight of a set of s of the n - 1 others: s! (n - 1 - s)! / n!.
  [[nodiscard]] MatrixXd shapley(std::size_t place) const {
    MatrixXd sum = MatrixXd::Zero(explained_[0].rows(), explained_[0].cols());
    const std::size_t own = std::size_t{1} << place;
    for (std::size_t set = 0; set < explained_.size(); ++set) {
      if ((set & own) == 0) sum += weight(std::popcount(set)) * (explained_[set | own] - explained_[set]);
    }
    return sum;
  }

 private:
  [[nodiscard]] std::size_t player_of(Index input) const { return players_.of_input[static_cast<std::size_t>(input)]; }

  [[nodiscard]] double weight(int size) const {
    const auto count = static_cast<int>(names_.size());
    double result = 1.0 / count;  // one over n times (n - 1 choose s)
    for (int i = 1; i <= size; ++i) result *= static_cast<double>(i) / (count - i);
    return result;
  }

  [[nodiscard]] std::vector<bool> known_in(const InputDependence::Block& block, unsigned known) const {
    std::vector<bool> result;
    for (const Index input : block.inputs) {
      const auto place = std::ranges::find(names_, player_of(input)) - names_.begin();
      result.push_back((known >> place & 1U) != 0);
    }
    return result;
  }

  [[nodiscard]] MatrixXd explained_by(unsigned known) const {
    MatrixXd form = MatrixXd::Ones(static_cast<Index>(terms_.size()), static_cast<Index>(terms_.size()));
    for (const std::size_t at : blocks_) {
      const InputDependence::Block& block = dependence_.blocks()[at];
      const MatrixXd guess = detail::projection_on(block, known_in(block, known));
      for (Index i = 0; i < form.rows(); ++i) {
        for (Index j = 0; j <= i; ++j) {
          form(i, j) *= detail::chaos_product(guess, degrees(i, block), degrees(j, block));
          form(j, i) = form(i, j);
        }
      }
    }
    return form;
  }

  [[nodiscard]] std::vector<int> degrees(Index term, const InputDependence::Block& block) const {
    std::vector<int> result(block.inputs.size(), 0);
    for (const BasisTerm::Factor& factor : terms_[static_cast<std::size_t>(term)]->factors) {
      const auto found = std::ranges::find(block.inputs, factor.coordinate);
      if (found != block.inputs.end()) result[static_cast<std::size_t>(found - block.inputs.begin())] = factor.degree;
    }
    return result;
  }

  const BlockSet& blocks_;
  std::vector<const BasisTerm*> terms_;
  const InputDependence& dependence_;
  const Players& players_;
  std::vector<std::size_t> names_;   ///< of the players in it
  std::vector<MatrixXd> explained_;  ///< by set of players, bit i standing for names_[i]
};

}  // namespace

Players Players::each(Index inputs) {
  Players players;
  for (Index i = 0; i < inputs; ++i) players.of_input.push_back(players.count++);
  return players;
}

EffectForms::EffectForms(const std::vector<BasisTerm>& terms, const InputDependence& dependence, const Players& players)
    : players_(static_cast<Index>(players.count)) {
  std::map<BlockSet, std::vector<Index>> meetings;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    meetings[blocks_in(terms[i], dependence)].push_back(static_cast<Index>(i));
  }
  for (const auto& [blocks, members] : meetings) {
    std::vector<const BasisTerm*> own;
    for (const Index i : members) own.push_back(&terms[static_cast<std::size_t>(i)]);
    const Game game(blocks, std::move(own), dependence, players);
    for (std::size_t place = 0; place < game.names().size(); ++place) {
      parts_.push_back({members, static_cast<Index>(game.names()[place]), game.first(place), game.total(place),
                        game.shapley(place)});
    }
  }
}

Effects EffectForms::of(const VectorXd& coefficients) const {
  Effects effects{VectorXd::Zero(players_), VectorXd::Zero(players_), VectorXd::Zero(players_)};
  for (const Part& part : parts_) {
    const VectorXd own = coefficients(part.terms);
    effects.first[part.player] += own.dot(part.first * own);
    effects.total[part.player] += own.dot(part.total * own);
    effects.shapley[part.player] += own.dot(part.shapley * own);
  }
  return effects;
}

}  // namespace muster
