#pragma once

#include <span>
#include <string>
#include <string_view>

namespace muster {

/// The entry of @p known nearest to @p found by Damerau-Levenshtein distance (restricted edits); "" when none is near
/// enough to be a likely slip (more than a third of the letters differ). Source: Damerau (1964), CACM 7(3).
[[nodiscard]] std::string nearest_spelling(std::string_view found, std::span<const std::string> known);

/// "; did you mean \"horizon\"?" or "" when nothing is near.
[[nodiscard]] std::string did_you_mean(std::string_view found, std::span<const std::string> known);

}  // namespace muster
