#include "muster/distributions/uniform.hpp"

#include "muster/core/require.hpp"
#include "muster/distributions/detail/call.hpp"

namespace muster {

Uniform::Uniform(Range range) : range_(range) {
  const std::string text = detail::call("uniform", {range.low, range.high});
  detail::require_finite(text, {range.low, range.high});
  require(range.low < range.high, "{} is out of order (the first value must be the smaller one); write low, high",
          text);
}

}  // namespace muster
