#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace muster {

/// Shortest decimal digits that read back to the same double, with '.' in every locale and without an exponent from
/// 1e-5 up to 1e15; "nan", "inf", "-inf" for the rest.
[[nodiscard]] std::string shortest(double value);

/// Reads the whole of @p text as a number with '.' in every locale; empty when it is not one or is not finite.
[[nodiscard]] std::optional<double> read_number(std::string_view text);

/// Reads the whole of @p text as an integer; empty when it is not one.
[[nodiscard]] std::optional<long long> read_integer(std::string_view text);

}  // namespace muster
