#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace muster {

enum class Weight { regular, bold };

/// Width of a line of text in Liberation Sans [the unit of @p size], from the font's own advance widths and without
/// kerning, which only ever narrows it by a little. A sign outside the table counts as one em, the widest there is.
/// @param utf8  text; a broken byte counts as one em
[[nodiscard]] double text_width(std::string_view utf8, double size, Weight weight = Weight::regular);

/// Above and below the baseline, as shares of the size: what letters, digits and their accents fill.
inline constexpr double text_ascent = 0.74;
inline constexpr double text_descent = 0.22;

/// The text, cut and ended by an ellipsis where it is wider than @p width.
[[nodiscard]] std::string shortened(std::string_view utf8, double width, double size, Weight weight = Weight::regular);

/// The text in at most @p most lines of that width, cut at spaces; the last ends by an ellipsis where there is more.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view utf8, double width, std::size_t most, double size,
                                                Weight weight = Weight::regular);

}  // namespace muster
