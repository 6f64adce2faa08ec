#include "muster/distributions/detail/normal_kernels.hpp"

#include "muster/distributions/standard_normal.hpp"

namespace muster {
namespace detail {

const NormalKernels& normal_kernels([[maybe_unused]] InstructionSet set) {
#if defined(__x86_64__)
  if (set == InstructionSet::v4) return normal_kernels_v4;
  if (set == InstructionSet::v3) return normal_kernels_v3;
#endif
  return normal_kernels_v2;
}

}  // namespace detail

void normal_quantiles(std::span<double> shares, InstructionSet set) {
  detail::normal_kernels(set).quantiles(shares.data(), shares.size());
}

}  // namespace muster
