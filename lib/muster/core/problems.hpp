#pragma once

#include "muster/core/require.hpp"

#include <string>
#include <utility>
#include <vector>

namespace muster {

/// Gathers what is wrong with an input, so that a user hears of everything at once instead of one fault a run.
class Problems {
 public:
  /// Adds one fault, worded as InvalidInput is.
  template <class... Args>
  void add(fmt::format_string<Args...> message, Args&&... args) {
    lines_.push_back(fmt::format(message, std::forward<Args>(args)...));
  }

  /// Does @p work; an InvalidInput from it is kept and false returned.
  template <class Work>
  bool gather(Work&& work) {
    try {
      std::forward<Work>(work)();
      return true;
    } catch (const InvalidInput& error) {
      lines_.emplace_back(error.what());
      return false;
    }
  }

  [[nodiscard]] bool empty() const { return lines_.empty(); }

  /// @throws InvalidInput with every fault on a line of its own, in the order found, unless there is none
  void raise() const;

 private:
  std::vector<std::string> lines_;
};

}  // namespace muster
