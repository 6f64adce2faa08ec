#pragma once

#include "muster/ensemble/model.hpp"

#include <optional>
#include <string_view>

/// Measurements that need a process of their own: the instruction set is chosen once, memory only grows.
namespace muster::bench {

/// What the child is asked.
inline constexpr std::string_view child_settled = "--child-settled", child_memory = "--child-memory";

/// Answers on standard output when this process is a child. @return its exit code; nothing when it is none
[[nodiscard]] std::optional<int> answer_as_child(int count, char** arguments, const Model& model);

/// Processor time of a settled trajectory on one thread under MUSTER_SIMD=@p level [s].
[[nodiscard]] double settled_at_level(const char* level);
/// The greatest resident size of a process that runs so many draws on all cores [bytes].
[[nodiscard]] double resident_peak(std::uint32_t draws);

}  // namespace muster::bench
