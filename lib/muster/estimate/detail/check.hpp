#pragma once

#include "muster/core/require.hpp"

namespace muster::detail {

/// @throws InvalidInput unless @p level is a usable coverage, inside (0, 1).
inline void require_level(double level) {
  require(level > 0 && level < 1, "level {} (a coverage lies strictly between 0 and 1); write for example 0.95", level);
}

/// @throws InvalidInput unless @p futures is at least 1.
inline void require_futures(int futures) {
  require(futures >= 1, "{} futures a draw (a draw has at least one); write 1 or more", futures);
}

}  // namespace muster::detail
