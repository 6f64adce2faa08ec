#pragma once

#include <optional>
#include <string_view>

namespace muster {

/// Seconds from @p start to @p end, both UTC as in 2026-11-22T20:15:30Z (fractions of a second are read too);
/// nothing when either is not such a time.
[[nodiscard]] std::optional<double> seconds_between(std::string_view start, std::string_view end);

}  // namespace muster
