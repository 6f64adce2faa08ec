// The body of elementary_kernels_v2.cpp, _v3.cpp and _v4.cpp; see assessment/detail/lane_kernels_of.hpp for the rules.
#include "muster/core/detail/elementary.hpp"
#include "muster/core/detail/elementary_kernels.hpp"
#include "muster/core/elementary_steps.hpp"

// NOLINTBEGIN(misc-definitions-in-headers): one source, one inclusion, as said above
namespace muster::detail {
namespace {

/// x^y for a base and a power that are ordinary.
Lanes ordinary_power(const Lanes& x, double y) {
  return ordinary_exp(product(DoubleDoubleOf<Lanes>{y, 0.0}, precise_log<Lanes>(split(x), 0.0)));
}

/// Whether powers of x go through ordinary numbers alone, and none has an exact answer of its own.
bool is_ordinary_base(double x) { return x > 1e-30 && x < 1e30 && x != 1; }
bool is_ordinary_exponent(double y) { return y > -8 && y < 8 && y != 0 && y != 1; }

void raise(double* numbers, std::size_t count, double power) {
  if (!is_ordinary_exponent(power)) {
    for (std::size_t i = 0; i < count; ++i) numbers[i] = muster_pow(numbers[i], power);
    return;
  }
  for (std::size_t first = 0; first < count; first += lanes_at_once) {
    const std::size_t some = count - first < lanes_at_once ? count - first : lanes_at_once;
    double* const at = numbers + first;
    double given[lanes_at_once], raised[lanes_at_once];
    for (double& each : given) each = 2;
    for (std::size_t i = 0; i < some; ++i) given[i] = is_ordinary_base(at[i]) ? at[i] : 2;
    ordinary_power(Lanes::load(given), power).store(raised);
    for (std::size_t i = 0; i < some; ++i) at[i] = is_ordinary_base(at[i]) ? raised[i] : muster_pow(at[i], power);
  }
}

void exponentiate(double* numbers, std::size_t count) {
  for (std::size_t first = 0; first < count; first += lanes_at_once) {
    const std::size_t some = count - first < lanes_at_once ? count - first : lanes_at_once;
    double* const at = numbers + first;
    double given[lanes_at_once] = {}, results[lanes_at_once];
    const auto is_ordinary = [](double x) { return x > -700 && x < 700; };
    for (std::size_t i = 0; i < some; ++i) given[i] = is_ordinary(at[i]) ? at[i] : 0;
    ordinary_exp(DoubleDoubleOf<Lanes>{Lanes::load(given), 0.0}).store(results);
    for (std::size_t i = 0; i < some; ++i) at[i] = is_ordinary(at[i]) ? results[i] : muster_exp(at[i]);
  }
}

}  // namespace

extern const ElementaryKernels MUSTER_KERNELS;
const ElementaryKernels MUSTER_KERNELS{raise, exponentiate};

}  // namespace muster::detail
// NOLINTEND(misc-definitions-in-headers)
