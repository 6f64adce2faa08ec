#include "muster/core/detail/elementary_kernels.hpp"

namespace muster {
namespace detail {

const ElementaryKernels& elementary_kernels(InstructionSet set) { return MUSTER_KERNELS_FOR(set, elementary_kernels); }

}  // namespace detail

void raise_each(std::span<double> numbers, double power, InstructionSet set) {
  detail::elementary_kernels(set).raise(numbers.data(), numbers.size(), power);
}

void exponentiate_each(std::span<double> numbers, InstructionSet set) {
  detail::elementary_kernels(set).exponentiate(numbers.data(), numbers.size());
}

}  // namespace muster
