#include "muster/core/number.hpp"
#include "muster/distributions/distribution.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <string>
#include <vector>

namespace muster {
namespace {

struct Printed {
  std::string distribution;
  std::vector<std::string> figures;  ///< mean, q05, q50, q95 as an independent program (SciPy) printed them
};

std::vector<Printed> printed_priors() {
  std::ifstream file(MUSTER_SOURCE_DIR "/tests/unit/distributions/priors.csv");
  std::vector<Printed> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    Printed row;
    std::size_t from = line.find(';');
    row.distribution = line.substr(0, from);
    while (from != std::string::npos) {
      const std::size_t next = line.find(';', from + 1);
      row.figures.push_back(line.substr(from + 1, next - from - 1));
      from = next;
    }
    rows.push_back(row);
  }
  return rows;
}

/// Half a unit of the last digit printed: four digits below 10,000, whole numbers below ten million, else five digits.
double half_digit(double printed) {
  const double size = std::abs(printed);
  if (size == 0) return 1e-12;
  if (size >= 1e4 && size < 1e7) return 0.5001;
  const double last = std::floor(std::log10(size)) - (size < 1e4 ? 3 : 4);
  return 0.5001 * std::pow(10.0, last);
}

TEST(Priors, HaveTheMeanAndQuantilesAnIndependentProgramPrinted) {
  const std::vector<Printed> rows = printed_priors();
  ASSERT_EQ(rows.size(), 118u);
  for (const Printed& row : rows) {
    const Distribution prior = parse_distribution(row.distribution);
    ASSERT_EQ(row.figures.size(), 4u) << row.distribution;
    const std::vector<double> ours{mean(prior), quantile(prior, 0.05), median(prior), quantile(prior, 0.95)};
    for (std::size_t i = 0; i < ours.size(); ++i) {
      const double printed = read_number(row.figures[i]).value();
      EXPECT_NEAR(ours[i], printed, half_digit(printed)) << row.distribution << ", figure " << i;
    }
  }
}

}  // namespace
}  // namespace muster
