#include "muster/sampling/detail/uniform_kernels.hpp"

#include <cassert>

namespace muster {
namespace detail {

const UniformKernels& uniform_kernels(InstructionSet set) { return MUSTER_KERNELS_FOR(set, uniform_kernels); }

}  // namespace detail

void uniforms(const Address& common, std::span<const std::uint32_t> futures, std::span<const std::uint32_t> years,
              std::span<double> shares, InstructionSet set) {
  assert(futures.size() == shares.size() && years.size() == shares.size());
  detail::uniform_kernels(set).uniforms(common, futures.data(), years.data(), shares.size(), shares.data());
}

}  // namespace muster
