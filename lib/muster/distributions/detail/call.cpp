#include "muster/distributions/detail/call.hpp"

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"

#include <algorithm>
#include <cmath>

namespace muster::detail {

std::string call(std::string_view name, std::initializer_list<double> parameters) {
  std::string text{name};
  const char* before = "(";
  for (const double parameter : parameters) {
    text += before + shortest(parameter);
    before = ", ";
  }
  return text + ")";
}

void require_finite(const std::string& text, std::initializer_list<double> parameters) {
  const bool finite = std::ranges::all_of(parameters, [](double parameter) { return std::isfinite(parameter); });
  require(finite, "{} has a parameter that is not finite (no number can be drawn from it); write finite numbers", text);
}

}  // namespace muster::detail
