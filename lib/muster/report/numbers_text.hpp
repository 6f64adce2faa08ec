#pragma once

#include <string>

namespace muster {

/// How numbers are written for a reader: U+2212 for minus, an en dash for ranges, commas between thousands, no locale.

/// A probability as figures and tables show it: two decimals, "<0.01" under 0.005, ">0.99" from 0.995. A tie goes up
/// (0.125 reads "0.13"), by the same arithmetic as the report's script, so that both always show the same digits.
/// @param probability in [0, 1]
[[nodiscard]] std::string probability_text(double probability);

/// What is said when no draw had the event: "0 of 4,096 draws (95% upper bound 3/4,096)".
/// Source: Hanley and Lippman-Hand (1983), JAMA 249(13), the rule of three.
/// @param draws independent draws, > 0
[[nodiscard]] std::string no_hit_text(long long draws);

/// The short form of the same beside marks: "0 of 4,096" for 0, else as probability_text.
[[nodiscard]] std::string mark_text(double probability, long long draws);

/// What "0 of n" means, for a caption.
[[nodiscard]] std::string no_hit_caption(long long draws);

/// The probability as a frequency: "67 of 100", "<1 of 100", ">99 of 100".
[[nodiscard]] std::string frequency_text(double probability);

/// "0.28–0.96", "0.28 to >0.99"; one end alone when both are "<0.01" or both ">0.99".
[[nodiscard]] std::string probability_range_text(double low, double high);

/// The same as a frequency: "28–96 of 100".
[[nodiscard]] std::string frequency_range_text(double low, double high);

/// @p value with @p decimals decimals, thousands by comma, U+2212 for minus: "−1,250.5". Never "−0.0".
[[nodiscard]] std::string number_text(double value, int decimals);

/// "68–250", or "−2.0 to 1.5" when an end is negative, where a dash would be read as a minus.
[[nodiscard]] std::string range_text(double low, double high, int decimals);

/// Decimals that show two significant digits of an interval of this width, 0 to 6: what lies below says nothing.
[[nodiscard]] int decimals_for_width(double width);

/// @p value with @p digits significant digits and no exponent: "0.0075", "30,400,000", "1.50".
[[nodiscard]] std::string significant_text(double value, int digits);

/// Persons in a sentence, where more than three digits say nothing: "160,000", "5,410,000", "−2,960".
[[nodiscard]] std::string rounded_text(double persons);

/// Decimals after the point that give @p value so many significant digits, 0 to 9.
[[nodiscard]] int decimals_for_digits(double value, int digits);

}  // namespace muster
