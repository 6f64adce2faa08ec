#pragma once

#include <string>
#include <string_view>

namespace muster {

/// @p text as HTML text or attribute value: & < > " ' become references, control characters that HTML forbids go.
[[nodiscard]] std::string html_escaped(std::string_view text);

/// @p text as a LaTeX paragraph: special characters escaped, typographic ones as commands that pdfLaTeX knows.
[[nodiscard]] std::string latex_escaped(std::string_view text);

/// @p text as a cell of a Markdown pipe table: one line, no character that starts markup.
[[nodiscard]] std::string markdown_escaped(std::string_view text);

/// @p text as one CSV field, quoted when it holds a comma, a quote or a line's end (RFC 4180).
[[nodiscard]] std::string csv_field(std::string_view text);

/// "data:TYPE;charset=utf-8,..." with everything percent-encoded that could end an attribute or a URL.
[[nodiscard]] std::string data_uri(std::string_view media_type, std::string_view content);

}  // namespace muster
