#pragma once

#include "muster/core/require.hpp"

#include <string>

namespace muster::test {

/// What() of the InvalidInput that @p action throws, or "nothing was thrown".
template <class Action>
std::string message_of(const Action& action) {
  try {
    action();
  } catch (const InvalidInput& error) {
    return error.what();
  }
  return "nothing was thrown";
}

}  // namespace muster::test
