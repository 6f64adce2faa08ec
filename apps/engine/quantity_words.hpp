#pragma once

#include <string>

namespace muster::engine {

/// A number with its unit as a sentence takes it: "38 % of GDP", "31.2 million persons", "0.0091 contracts per ...".
[[nodiscard]] std::string quantity_words(double value, const std::string& unit);

/// A number of persons with its thousands apart: "400,000".
[[nodiscard]] std::string persons_words(double persons);

/// An input's name with what it is: "propensity (enlistment rate at w_ref)".
[[nodiscard]] std::string named_in_words(const std::string& name);

}  // namespace muster::engine
