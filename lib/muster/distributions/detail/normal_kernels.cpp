#include "muster/distributions/detail/normal_kernels.hpp"

#include "muster/distributions/standard_normal.hpp"

namespace muster {
namespace detail {

const NormalKernels& normal_kernels(InstructionSet set) { return MUSTER_KERNELS_FOR(set, normal_kernels); }

}  // namespace detail

void normal_quantiles(std::span<double> shares, InstructionSet set) {
  detail::normal_kernels(set).quantiles(shares.data(), shares.size());
}

}  // namespace muster
