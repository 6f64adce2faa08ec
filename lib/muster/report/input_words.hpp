#pragma once

#include <string>
#include <string_view>

namespace muster {

/// What an input or a number of a policy is called before a reader: "w_t" and "policy.pay.w_t" are "pay over the
/// average wage". Short enough for the row of a figure. A name that is none of the model's stays as it is.
[[nodiscard]] std::string input_words(std::string_view name);

/// A sentence of scenario discovery with each "name (help)" in the words of the figures.
[[nodiscard]] std::string sentence_in_words(std::string sentence);

/// The same for any key of a scenario, such as "sustained.definition". Keys without words stay, less "inputs." and
/// "policy.".
[[nodiscard]] std::string key_words(std::string_view key);

}  // namespace muster
