// A run has the same bits from every architecture, instruction set, compiler and C library.
#include "muster/ensemble/run.hpp"
#include "support/baseline_model.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace muster {
namespace {

/// FNV-1a over the bits of numbers.
class Fingerprint {
 public:
  template <std::integral Number>
  void add(Number value) {
    print_ = (print_ ^ static_cast<std::uint64_t>(value)) * 0x100000001b3;
  }
  void add(double value) { add(value != value ? 1 : std::bit_cast<std::uint64_t>(value)); }  // one NaN is like another
  template <class Number>
  void add(const std::vector<Number>& values) {
    for (const Number value : values) {
      if constexpr (std::is_enum_v<Number>)
        add(static_cast<int>(value));
      else
        add(value);
    }
  }
  template <class Column>
  requires requires(const Column& column) { column.values(); }
  void add(const Column& column) { add(column.values()); }
  void add(const InputTable& inputs) {
    for (std::size_t draw = 0; draw < inputs.draws(); ++draw) add(inputs.of_draw(draw));
  }
  void add(const SeriesTotals& totals) {
    add(totals.sums);
    for (const LogHistogram& histogram : totals.histograms) {
      for (const double share : {0.05, 0.5, 0.95}) add(histogram.quantile(share));
    }
  }
  [[nodiscard]] std::uint64_t value() const { return print_; }

 private:
  std::uint64_t print_ = 0xcbf29ce484222325;
};

template <class... Parts>
std::uint64_t fingerprint(const Parts&... parts) {
  Fingerprint print;
  (print.add(parts), ...);
  return print.value();
}

TEST(SameBits, ARunOfTheBaselineHasThemOnEveryMachine) {
  const RunResult is = run(testing::baseline_model({"run.draws=24", "run.futures=11", "level=L3"}), 24, {.threads = 2});
  const std::array found{
      fingerprint(is.inputs, is.aid_form),
      fingerprint(is.max_force, is.max_with_reserve, is.max_people, is.max_money, is.max_training, is.binding,
                  is.failed),
      fingerprint(is.readings, is.as_ruled, is.shortfall_year, is.self_financed_year, is.cause, is.passing),
      fingerprint(is.relapse_year, is.surge_month_cost, is.surge_reached),
      fingerprint(is.active_mean, is.reserve_mean, is.cause_sum, is.cause_square),
      fingerprint(is.paths),
      fingerprint(is.pyramid),
      fingerprint(is.layers)};
  // Another model, other data or another order of sums moves these, and the new ones are then written here; another
  // machine or compiler does not.
  constexpr std::array<std::uint64_t, 8> expected{0x9cabe4446c14c97d, 0x853153778e99e31d, 0xcb10acc14c5bccde,
                                                  0xdb83ce261fc4c2c4, 0x72f84bc28f6694e1, 0xf0757313f6763e25,
                                                  0x59f51dc1f2618577, 0x9c97e2bb1d8873b0};
  const std::array parts{"inputs", "maxima", "verdicts", "relapse", "means and causes", "paths", "pyramids", "layers"};
  for (std::size_t i = 0; i < expected.size(); ++i)
    EXPECT_EQ(found[i], expected[i]) << parts[i] << ": 0x" << std::hex << found[i];
}

}  // namespace
}  // namespace muster
