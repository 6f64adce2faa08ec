#include <gtest/gtest.h>

#include <vector>

#include "muster/estimate/stop_rule.hpp"
#include "statistical/estimate/coverage.hpp"

namespace muster {
namespace {

/// Two targets hit with 0.3 and 0.05; the run stops when both are known to 0.025.
TEST(StopRule, IntervalsCoverAtTheMomentItStops) {
  const StopRule rule({.precision = 0.025, .first_look = 128, .max_draws = 8192});
  CoverageStudy wide("stop rule, p = 0.3");
  CoverageStudy narrow("stop rule, p = 0.05");
  Chance chance(107);
  double draws = 0;
  for (int i = 0; i < repeats; ++i) {
    double hits[2] = {0, 0};
    std::vector<Interval> shown(2);
    std::size_t done = 0;
    for (const std::size_t look : rule.looks()) {
      const int more = static_cast<int>(look - done);
      hits[0] += chance.hits(0.3, more);
      hits[1] += chance.hits(0.05, more);
      done = look;
      for (std::size_t k = 0; k < 2; ++k) shown[k] = wilson(hits[k], static_cast<double>(done), rule.look_level());
      if (rule.precise(shown)) break;
    }
    ASSERT_TRUE(rule.precise(shown));
    draws += static_cast<double>(done) / repeats;
    wide.add(shown[0], 0.3);
    narrow.add(shown[1], 0.05);
  }
  std::printf("stop rule: %zu looks planned, look level %.4f, mean draws %.0f\n", rule.looks().size(),
              rule.look_level(), draws);
  wide.expect_at_least_nominal();
  narrow.expect_at_least_nominal();
}

/// The trap the rule is for: intervals at 95 % taken at every look, kept at the worst one.
TEST(StopRule, AllLooksHoldTogether) {
  const StopRule rule({.first_look = 128, .max_draws = 8192});
  CoverageStudy study("all looks together, p = 0.3");
  CoverageStudy naive("the same at 95 % a look");
  Chance chance(108);
  for (int i = 0; i < repeats; ++i) {
    double hits = 0;
    std::size_t done = 0;
    bool all = true;
    bool all_naive = true;
    Interval last;
    for (const std::size_t look : rule.looks()) {
      hits += chance.hits(0.3, static_cast<int>(look - done));
      done = look;
      last = wilson(hits, static_cast<double>(done), rule.look_level());
      all = all && last.contains(0.3);
      all_naive = all_naive && wilson(hits, static_cast<double>(done), 0.95).contains(0.3);
    }
    study.add(last, all);
    naive.add(last, all_naive);
  }
  study.expect_at_least_nominal();
  EXPECT_LT(naive.coverage(), 0.85);  // so the allowance is needed
}

}  // namespace
}  // namespace muster
