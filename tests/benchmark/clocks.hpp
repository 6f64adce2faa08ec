#pragma once

namespace muster::bench {

/// Processor time of this thread, of all threads of the process, and time on the wall [s]. On a machine that others use
/// too the first two are the steadier ones.
[[nodiscard]] double thread_seconds();
[[nodiscard]] double process_seconds();
[[nodiscard]] double wall_seconds();

}  // namespace muster::bench
