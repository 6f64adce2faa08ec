// The library's own exp, log, pow and their like: near the true value, and the same bits on every machine.
#include "muster/core/detail/elementary.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace muster {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();

struct Case {
  std::string name;
  std::function<double(double)> own;
  std::function<long double(long double)> truth;  // from the C library, with more digits
  double least, greatest;
  double error;         ///< units in the last place
  std::uint64_t print;  ///< fingerprint of the bits over the range
};

const std::vector<Case>& cases() {
  static const std::vector<Case> all{
      {"exp", muster_exp, [](long double x) { return std::exp(x); }, -700, 700, 0.6, 0xe4c7a5953f743168},
      {"exp", muster_exp, [](long double x) { return std::exp(x); }, -3, 3, 0.6, 0x5a404da0777abc69},
      {"exp2", muster_exp2, [](long double x) { return std::exp2(x); }, -20, 20, 0.6, 0x2577107d6a24c6c7},
      {"expm1", muster_expm1, [](long double x) { return std::expm1(x); }, -2, 2, 1, 0xcf98b4fe3f1bf28b},
      {"log", muster_log, [](long double x) { return std::log(x); }, 0.01, 3, 1, 0x5fb433bfba50cb9e},
      {"log", muster_log, [](long double x) { return std::log(x); }, 1, 1e12, 1, 0xc88645e37a90549c},
      {"log1p", muster_log1p, [](long double x) { return std::log1p(x); }, -0.9, 2, 0.6, 0x624d3341a7423d12},
      {"power 0.35", [](double x) { return muster_pow(x, 0.35); },
       [](long double x) { return std::pow(x, static_cast<long double>(0.35)); }, 0.01, 10, 0.6, 0xb38a80d3e20507e8},
      {"power of 1.03", [](double x) { return muster_pow(1.03, x); },
       [](long double x) { return std::pow(static_cast<long double>(1.03), x); }, -40, 20000, 0.6, 0x3c3ba8ce0b034644},
      {"sin", muster_sin, [](long double x) { return std::sin(x); }, -7, 7, 1, 0x282689cae23fcff},
      {"cos", muster_cos, [](long double x) { return std::cos(x); }, -7, 7, 1, 0xcaf1f6f9f7339133},
      {"asin", muster_asin, [](long double x) { return std::asin(x); }, -1, 1, 4, 0x4d3ba694ea5d4fee},
      {"acos", muster_acos, [](long double x) { return std::acos(x); }, -1, 1, 4, 0x23e0676361c96c7d},
      {"atan", muster_atan, [](long double x) { return std::atan(x); }, -20, 20, 4, 0x4d44645c679d95d1},
      {"atan2", [](double x) { return muster_atan2(x, -1.5); },
       [](long double x) { return std::atan2(x, static_cast<long double>(-1.5)); }, -20, 20, 4, 0xcb08b6f9984e8633},
      {"sinh", muster_sinh, [](long double x) { return std::sinh(x); }, -3, 3, 4, 0x46c08281f92ece6c},
      {"cosh", muster_cosh, [](long double x) { return std::cosh(x); }, -3, 3, 4, 0x8f68eb66c19b3752},
      {"tanh", muster_tanh, [](long double x) { return std::tanh(x); }, -3, 3, 4, 0xe8a3de63438d7867},
      {"erf", muster_erf, [](long double x) { return std::erf(x); }, -4, 4, 4, 0x3c3fcee66196c998},
      {"erfc", muster_erfc, [](long double x) { return std::erfc(x); }, -4, 25, 4, 0xda2bcf5ad6758bf9},
      {"lgamma", muster_lgamma, [](long double x) { return std::lgamma(x); }, 3, 500, 4, 0x6f59a5305b0b0f3c},
  };
  return all;
}

/// Numbers between two bounds, the same on every machine.
std::vector<double> numbers(double least, double greatest) {
  std::mt19937_64 bits(7);
  std::vector<double> all(20000);
  for (double& x : all) x = least + (greatest - least) * (static_cast<double>(bits() >> 11) * 0x1p-53);
  return all;
}

double units_of(double value) {
  const double size = std::abs(value);
  return std::nextafter(size, infinity) - size;
}

TEST(SameBits, AreNearTheTrueValue) {
  for (const Case& is : cases()) {
    double worst = 0;
    for (const double x : numbers(is.least, is.greatest)) {
      const long double truth = is.truth(x);
      const auto error = static_cast<double>(std::abs(is.own(x) - truth)) / units_of(static_cast<double>(truth));
      if (!(error <= worst)) worst = error;
    }
    EXPECT_LT(worst, is.error) << is.name;
  }
}

TEST(SameBits, AreTheSameOnEveryMachine) {
  for (const Case& is : cases()) {
    std::uint64_t print = 0xcbf29ce484222325;  // FNV-1a, by numbers
    for (const double x : numbers(is.least, is.greatest))
      print = (print ^ std::bit_cast<std::uint64_t>(is.own(x))) * 0x100000001b3;
    EXPECT_EQ(print, is.print) << is.name << " from " << is.least << ": 0x" << std::hex << print;
  }
}

TEST(SameBits, AgreeWithTheCLibraryWhereTheAnswerIsExact) {
  const auto same = [](double a, double b) {
    return (std::isnan(a) && std::isnan(b)) || (a == b && std::signbit(a) == std::signbit(b));
  };
  for (const double x : {0.0, -0.0, 1.0, infinity, -infinity, nan}) {
    EXPECT_TRUE(same(muster_exp(x), x == 1 ? muster_exp(1) : std::exp(x))) << x;
    EXPECT_TRUE(same(muster_log(x), std::log(x))) << x;
    EXPECT_TRUE(same(muster_log1p(x), x == 1 ? muster_log1p(1) : std::log1p(x))) << x;
    EXPECT_TRUE(same(muster_exp2(x), std::exp2(x))) << x;
    EXPECT_TRUE(same(muster_expm1(x), x == 1 ? muster_expm1(1) : std::expm1(x))) << x;
    for (const double y : {0.0, -0.0, 1.0, -1.0, 3.0, 0.5, infinity, -infinity, nan})
      EXPECT_TRUE(same(muster_pow(x, y), std::pow(x, y))) << x << "^" << y;
  }
  EXPECT_EQ(muster_asin(1), std::asin(1.0));
  EXPECT_EQ(muster_acos(-1), std::acos(-1.0));
  EXPECT_EQ(muster_acos(1), 0);
  EXPECT_EQ(muster_atan2(0, -1), std::atan2(0.0, -1.0));
  EXPECT_EQ(muster_atan2(1, 0), std::atan2(1.0, 0.0));
  EXPECT_TRUE(std::isnan(muster_log(-1)));
  EXPECT_TRUE(std::isnan(muster_pow(-2, 0.5)));
  EXPECT_EQ(muster_pow(-2, 3), -8);
  EXPECT_EQ(muster_pow(-2, -2), 0.25);
  EXPECT_EQ(muster_exp2(-1074), std::numeric_limits<double>::denorm_min());
  EXPECT_EQ(muster_exp(-800), 0);
  EXPECT_EQ(muster_exp(800), infinity);
  EXPECT_EQ(muster_pow(10, 400), infinity);
  EXPECT_EQ(muster_pow(10, -400), 0);
}

}  // namespace
}  // namespace muster
