#include "muster/core/problems.hpp"

#include <fmt/ranges.h>

namespace muster {

void Problems::raise() const {
  if (!lines_.empty()) throw InvalidInput(fmt::format("{}", fmt::join(lines_, "\n")));
}

}  // namespace muster
