#pragma once

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

namespace muster {

/// Input that cannot be used. what() reads "<what is wrong> (<why that is wrong>); <what to do>".
class InvalidInput : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Throws InvalidInput unless @p holds. For input only: a broken promise of our own is an assert.
template <class... Args>
void require(bool holds, fmt::format_string<Args...> message, Args&&... args) {
  if (!holds) throw InvalidInput(fmt::format(message, std::forward<Args>(args)...));
}

}  // namespace muster
