#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace muster::detail {

/// "triangular(0.3, 0.7, 1.2)": a name and its parameters in the notation of scenario files, shortest digits.
[[nodiscard]] std::string call(std::string_view name, std::initializer_list<double> parameters);

/// Throws InvalidInput, quoting @p text, unless every parameter is finite.
void require_finite(const std::string& text, std::initializer_list<double> parameters);

}  // namespace muster::detail
