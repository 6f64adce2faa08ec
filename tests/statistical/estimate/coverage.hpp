#pragma once

#include <gtest/gtest.h>

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_01.hpp>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>

#include "muster/estimate/binomial_interval.hpp"

namespace muster {

inline constexpr int repeats = 4000;

/// A right interval of 95 % leaves these bounds once in 20,000: 4.06 standard errors at 4,000 repeats.
inline constexpr double least_coverage = 0.936, greatest_coverage = 0.964;

/// Random numbers of one study, all from one seed.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}
  double normal() { return normal_(engine_); }
  double uniform() { return uniform_(engine_); }
  int hits(double p, int trials) {
    int count = 0;
    for (int i = 0; i < trials; ++i) count += uniform() < p ? 1 : 0;
    return count;
  }

 private:
  boost::random::mt19937_64 engine_;
  boost::random::normal_distribution<> normal_;
  boost::random::uniform_01<> uniform_;
};

/// Counts how often an interval holds a known answer, and how wide it is: a wide interval is no merit.
class CoverageStudy {
 public:
  explicit CoverageStudy(std::string name) : name_(std::move(name)) {}

  void add(const Interval& shown, double truth) { add(shown, shown.contains(truth)); }
  void add(const Interval& shown, bool covered) {
    width_ += shown.width();
    covered_ += covered ? 1 : 0;
    ++count_;
  }

  [[nodiscard]] double coverage() const { return static_cast<double>(covered_) / count_; }

  /// Measured coverage inside the bounds that a right 95 % interval keeps.
  void expect_nominal() const {
    print();
    EXPECT_GE(coverage(), least_coverage) << name_;
    EXPECT_LE(coverage(), greatest_coverage) << name_;
  }

  /// For an interval that is known to be short, and by how much.
  void expect_at_least(double known) const {
    print();
    EXPECT_GE(coverage(), known) << name_;
  }

  /// For an interval that is conservative by design.
  void expect_at_least_nominal() const {
    print();
    EXPECT_GE(coverage(), least_coverage) << name_;
  }

 private:
  void print() const {
    std::printf("coverage %.4f  mean width %.5g  %s (%d repeats)\n", coverage(), width_ / count_, name_.c_str(),
                count_);
    ::testing::Test::RecordProperty(name_ + " coverage", std::to_string(coverage()));
    ::testing::Test::RecordProperty(name_ + " mean width", std::to_string(width_ / count_));
  }

  std::string name_;
  int count_ = 0;
  int covered_ = 0;
  double width_ = 0;
};

inline double normal_share_below(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

}  // namespace muster
