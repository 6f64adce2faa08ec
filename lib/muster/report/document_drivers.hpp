#pragma once

#include <string>

#include "muster/results/reader.hpp"

namespace muster {

/// What the analyses in the results' folder say of the answer, in sentences as HTML: what moves it most, what it rests
/// on, where a target holds, what is worth knowing. Empty where there is no analysis.
[[nodiscard]] std::string drivers_words(const Results& results);

}  // namespace muster
