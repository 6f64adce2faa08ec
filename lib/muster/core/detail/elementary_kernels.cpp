#include "muster/core/detail/elementary_kernels.hpp"

namespace muster {
namespace detail {

const ElementaryKernels& elementary_kernels([[maybe_unused]] InstructionSet set) {
#if defined(__x86_64__)
  if (set == InstructionSet::v4) return elementary_kernels_v4;
  if (set == InstructionSet::v3) return elementary_kernels_v3;
#endif
  return elementary_kernels_v2;
}

}  // namespace detail

void raise_each(std::span<double> numbers, double power, InstructionSet set) {
  detail::elementary_kernels(set).raise(numbers.data(), numbers.size(), power);
}

void exponentiate_each(std::span<double> numbers, InstructionSet set) {
  detail::elementary_kernels(set).exponentiate(numbers.data(), numbers.size());
}

}  // namespace muster
