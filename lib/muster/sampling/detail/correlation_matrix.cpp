#include "muster/sampling/detail/correlation_matrix.hpp"

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"
#include "muster/core/spelling.hpp"
#include "muster/sampling/nearest_correlation.hpp"

#include <fmt/ranges.h>

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <iterator>

namespace muster::detail {
namespace {

Eigen::Index place_of(const std::string& name, std::span<const std::string> names) {
  const auto found = std::ranges::find(names, name);
  require(found != names.end(), "a correlation names the unknown input \"{}\" (it is not declared){}", name,
          did_you_mean(name, names));
  return found - names.begin();
}

std::string pair_text(const std::string& first, const std::string& second, double rank) {
  return fmt::format("({}, {}) {}", first, second, shortest(rank));
}

void add(const RankCorrelation& pair, std::span<const std::string> names, Eigen::MatrixXd& matrix) {
  const Eigen::Index i = place_of(pair.first, names);
  const Eigen::Index j = place_of(pair.second, names);
  const std::string text = pair_text(pair.first, pair.second, pair.rank);
  require(i != j, "the correlation {} is of an input with itself (that is always 1); name two inputs", text);
  require(std::abs(pair.rank) < 1,
          "the correlation {} is not inside (-1, 1) (the inputs would be one); write a rank between", text);
  require(matrix(i, j) == 0, "the correlation {} is named twice (a pair has one rank); leave one out", text);
  matrix(i, j) = matrix(j, i) = normal_correlation(pair.rank);
}

void collect(const Eigen::MatrixXd& correlations, Eigen::Index from, std::vector<bool>& seen,
             std::vector<Eigen::Index>& group) {
  seen[static_cast<std::size_t>(from)] = true;
  group.push_back(from);
  for (Eigen::Index to = 0; to < correlations.cols(); ++to) {
    if (correlations(from, to) != 0 && !seen[static_cast<std::size_t>(to)]) collect(correlations, to, seen, group);
  }
}

/// Members none of which can be left out without the contradiction going away.
std::vector<Eigen::Index> least_contradiction(const Eigen::MatrixXd& correlations, std::vector<Eigen::Index> members) {
  for (std::size_t i = 0; i < members.size();) {
    std::vector<Eigen::Index> fewer;
    std::ranges::copy_if(members, std::back_inserter(fewer), [&](Eigen::Index member) { return member != members[i]; });
    if (is_positive_definite(correlations(fewer, fewer))) {
      ++i;
    } else {
      members = fewer;
    }
  }
  return members;
}

/// Ranks other than 0 among @p members, to four decimals.
std::vector<std::string> rank_texts(std::span<const std::string> names, const Eigen::MatrixXd& correlations,
                                    const std::vector<Eigen::Index>& members) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t j = i + 1; j < members.size(); ++j) {
      const auto row = static_cast<Eigen::Index>(i), column = static_cast<Eigen::Index>(j);
      const double rank = std::round(rank_correlation(correlations(row, column)) * 1e4) / 1e4;
      const std::string& first = names[static_cast<std::size_t>(members[i])];
      const std::string& second = names[static_cast<std::size_t>(members[j])];
      if (rank != 0) texts.push_back(pair_text(first, second, rank));
    }
  }
  return texts;
}

}  // namespace

Eigen::MatrixXd correlation_matrix(std::span<const std::string> names, std::span<const RankCorrelation> pairs) {
  const auto size = static_cast<Eigen::Index>(names.size());
  Eigen::MatrixXd matrix = Eigen::MatrixXd::Identity(size, size);
  for (const RankCorrelation& pair : pairs) add(pair, names, matrix);
  return matrix;
}

std::vector<std::vector<Eigen::Index>> linked_groups(const Eigen::MatrixXd& correlations) {
  std::vector<std::vector<Eigen::Index>> groups;
  std::vector<bool> seen(static_cast<std::size_t>(correlations.rows()));
  for (Eigen::Index i = 0; i < correlations.rows(); ++i) {
    if (seen[static_cast<std::size_t>(i)]) continue;
    std::vector<Eigen::Index> group;
    collect(correlations, i, seen, group);
    std::ranges::sort(group);
    if (group.size() > 1) groups.push_back(group);
  }
  return groups;
}

bool is_positive_definite(const Eigen::MatrixXd& correlations) {
  constexpr double least = 1e-8;
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(correlations, Eigen::EigenvaluesOnly);
  return solver.eigenvalues().minCoeff() > least;
}

void refuse_contradiction(std::span<const std::string> names, const Eigen::MatrixXd& correlations,
                          const std::vector<Eigen::Index>& group) {
  const std::vector<Eigen::Index> members = least_contradiction(correlations, group);
  const Eigen::MatrixXd found = correlations(members, members);
  const Eigen::MatrixXd nearest = nearest_correlation(correlations(group, group), raised_eigenvalue);
  throw InvalidInput(fmt::format(
      "the rank correlations {} contradict one another (no distribution has all of them); write the nearest "
      "that one has: {}",
      fmt::join(rank_texts(names, found, members), ", "), fmt::join(rank_texts(names, nearest, group), ", ")));
}

}  // namespace muster::detail
