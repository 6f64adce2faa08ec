#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "muster/report/canvas.hpp"

namespace muster {

/// A cause of failure as figure F6 stacks it and table T6 lists it.
struct StackedCause {
  std::string_view name, label;
  Ink ink;
};

/// From below; the last stands for any other name.
inline constexpr std::array<StackedCause, 7> stacked_causes{{{"none", "none: sustained", Ink::band90},
                                                             {"people", "people", Ink::orange},
                                                             {"money", "money", Ink::yellow},
                                                             {"training", "training", Ink::pink},
                                                             {"start", "start", Ink::sky},
                                                             {"reserve", "reserve", Ink::green},
                                                             {"other", "other", Ink::field}}};

/// Place in the stack, from below.
[[nodiscard]] inline std::size_t cause_index(std::string_view name) {
  const auto* found = std::ranges::find(stacked_causes, name, &StackedCause::name);
  return static_cast<std::size_t>(found == stacked_causes.end() ? stacked_causes.size() - 1
                                                                : found - stacked_causes.begin());
}

}  // namespace muster
