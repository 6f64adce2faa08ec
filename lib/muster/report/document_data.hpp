#pragma once

#include <string>

#include "muster/results/reader.hpp"

namespace muster {

/// The curve, the targets and the ranges that the page's script needs, as JSON that may stand in a script element:
/// no "<", "&" or line separator is left in it.
[[nodiscard]] std::string document_data(const Results& results);

/// @p json with every character written as an escape that could end a script element or a line of script.
[[nodiscard]] std::string inert_json(std::string json);

}  // namespace muster
