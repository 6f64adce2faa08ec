#include "muster/distributions/pert.hpp"

#include "muster/core/require.hpp"
#include "muster/distributions/detail/call.hpp"

namespace muster {
namespace {

Beta beta_of(const Pert::Range& range) {
  const auto& [least, likeliest, greatest] = range;
  const std::string text = detail::call("pert", {least, likeliest, greatest});
  detail::require_finite(text, {least, likeliest, greatest});
  require(least < greatest,
          "{} is out of order (the last value must exceed the first); write least, likeliest, greatest", text);
  require(least <= likeliest && likeliest <= greatest,
          "{} is out of order (the middle value lies outside the range); write least, likeliest, greatest", text);
  const double width = greatest - least;
  return Beta{{.a = 1 + 4 * (likeliest - least) / width,
               .b = 1 + 4 * (greatest - likeliest) / width,
               .low = least,
               .high = greatest}};
}

}  // namespace

Pert::Pert(Range range) : range_(range), beta_(beta_of(range)) {}

}  // namespace muster
