#include "muster/ensemble/future_series.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace muster {
namespace {

/// In eight partial sums: an order like any other, and a quick one.
double sum_of(std::span<const double> values) {
  std::array<double, 8> part{};
  std::size_t i = 0;
  for (; i + part.size() <= values.size(); i += part.size()) {
    for (std::size_t k = 0; k < part.size(); ++k) part[k] += values[i + k];
  }
  for (; i < values.size(); ++i) part[0] += values[i];
  return ((part[0] + part[4]) + (part[2] + part[6])) + ((part[1] + part[5]) + (part[3] + part[7]));
}

/// Moves the valid values to the front; how many they are.
std::size_t keep_valid(const std::vector<bool>& valid, double* values) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < valid.size(); ++i) {
    if (valid[i]) values[kept++] = values[i];
  }
  return kept;
}

}  // namespace

void FutureSeries::begin(std::size_t series) {
  series_ = series;
  if (values_.size() < series * most_futures) values_.resize(series * most_futures);
}

void FutureSeries::count(const std::vector<bool>& valid, std::vector<double>& sums,
                         std::vector<LogHistogram>& histograms) {
  assert(valid.size() <= most_futures);
  const bool all = std::ranges::find(valid, false) == valid.end();
  for (std::size_t series = 0; series < series_; ++series) {
    double* values = of(series);
    const std::size_t n = all ? valid.size() : keep_valid(valid, values);
    sums[series] += sum_of({values, n});
    histograms[series].add(std::span<const double>{values, n});
  }
}

}  // namespace muster
