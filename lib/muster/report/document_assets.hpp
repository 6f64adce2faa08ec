#pragma once

#include <string_view>

namespace muster {

/// The page's style sheet and script as they lie beside this header (document_style.css, document_script.js), put into
/// the program when it is built.
extern const std::string_view document_style;
extern const std::string_view document_script;

}  // namespace muster
