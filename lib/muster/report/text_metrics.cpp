#include "muster/report/text_metrics.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace muster {
namespace {

// Advance widths of Liberation Sans 2.1 (SIL Open Font License 1.1) in 1/2048 em, from the fonts' hmtx tables.
constexpr double units_per_em = 2048;

// U+0020 .. U+007E
constexpr std::array<std::uint16_t, 95> regular_ascii{
    569,  569,  727,  1139, 1139, 1821, 1366, 391,  682,  682,  797,  1196, 569,  682,  569,  569,  1139, 1139, 1139,
    1139, 1139, 1139, 1139, 1139, 1139, 1139, 569,  569,  1196, 1196, 1196, 1139, 2079, 1366, 1366, 1479, 1479, 1366,
    1251, 1593, 1479, 569,  1024, 1366, 1139, 1706, 1479, 1593, 1366, 1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366,
    1366, 1251, 569,  569,  569,  961,  1139, 682,  1139, 1139, 1024, 1139, 1139, 569,  1139, 1139, 455,  455,  1024,
    455,  1706, 1139, 1139, 1139, 1139, 682,  1024, 569,  1139, 1024, 1479, 1024, 1024, 1024, 684,  532,  684,  1196};
constexpr std::array<std::uint16_t, 95> bold_ascii{
    569,  682,  971,  1139, 1139, 1821, 1479, 487,  682,  682,  797,  1196, 569,  682,  569,  569,  1139, 1139, 1139,
    1139, 1139, 1139, 1139, 1139, 1139, 1139, 682,  682,  1196, 1196, 1196, 1251, 1997, 1479, 1479, 1479, 1479, 1366,
    1251, 1593, 1479, 569,  1139, 1479, 1251, 1706, 1479, 1593, 1366, 1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366,
    1366, 1251, 682,  569,  682,  1196, 1139, 682,  1139, 1251, 1139, 1251, 1139, 682,  1251, 1251, 569,  569,  1139,
    569,  1821, 1251, 1251, 1251, 1251, 797,  1139, 682,  1251, 1139, 1593, 1139, 1139, 1024, 797,  573,  797,  1196};
// U+00A0 .. U+017F: Latin-1 and Latin Extended-A
constexpr std::array<std::uint16_t, 224> regular_latin{
    569,  682,  1139, 1139, 1139, 1139, 532,  1139, 682,  1509, 758,  1139, 1196, 682,  1509, 1131, 819,  1124, 682,
    682,  682,  1180, 1100, 569,  682,  682,  748,  1139, 1708, 1708, 1708, 1251, 1366, 1366, 1366, 1366, 1366, 1366,
    2048, 1479, 1366, 1366, 1366, 1366, 569,  569,  569,  569,  1479, 1479, 1593, 1593, 1593, 1593, 1593, 1196, 1593,
    1479, 1479, 1479, 1479, 1366, 1366, 1251, 1139, 1139, 1139, 1139, 1139, 1139, 1821, 1024, 1139, 1139, 1139, 1139,
    569,  569,  569,  569,  1139, 1139, 1139, 1139, 1139, 1139, 1139, 1124, 1251, 1139, 1139, 1139, 1139, 1024, 1139,
    1024, 1366, 1139, 1366, 1139, 1366, 1139, 1479, 1024, 1479, 1024, 1479, 1024, 1479, 1024, 1479, 1259, 1479, 1139,
    1366, 1139, 1366, 1139, 1366, 1139, 1366, 1139, 1366, 1139, 1593, 1139, 1593, 1139, 1593, 1139, 1593, 1139, 1479,
    1139, 1479, 1139, 569,  569,  569,  569,  569,  569,  569,  455,  569,  569,  1505, 909,  1024, 455,  1366, 1024,
    1024, 1139, 455,  1139, 455,  1139, 597,  1139, 684,  1139, 455,  1479, 1139, 1479, 1139, 1479, 1139, 1237, 1481,
    1139, 1593, 1139, 1593, 1139, 1593, 1139, 2048, 1933, 1479, 682,  1479, 682,  1479, 682,  1366, 1024, 1366, 1024,
    1366, 1024, 1366, 1024, 1251, 569,  1251, 768,  1251, 569,  1479, 1139, 1479, 1139, 1479, 1139, 1479, 1139, 1479,
    1139, 1479, 1139, 1933, 1479, 1366, 1024, 1366, 1251, 1024, 1251, 1024, 1251, 1024, 455};
constexpr std::array<std::uint16_t, 224> bold_latin{
    569,  682,  1139, 1139, 1139, 1139, 573,  1139, 682,  1509, 758,  1139, 1196, 682,  1509, 1131, 819,  1124, 682,
    682,  682,  1180, 1139, 569,  682,  682,  748,  1139, 1708, 1708, 1708, 1251, 1479, 1479, 1479, 1479, 1479, 1479,
    2048, 1479, 1366, 1366, 1366, 1366, 569,  569,  569,  569,  1479, 1479, 1593, 1593, 1593, 1593, 1593, 1196, 1593,
    1479, 1479, 1479, 1479, 1366, 1366, 1251, 1139, 1139, 1139, 1139, 1139, 1139, 1821, 1139, 1139, 1139, 1139, 1139,
    569,  569,  569,  569,  1251, 1251, 1251, 1251, 1251, 1251, 1251, 1124, 1251, 1251, 1251, 1251, 1251, 1139, 1251,
    1139, 1479, 1139, 1479, 1139, 1479, 1139, 1479, 1139, 1479, 1139, 1479, 1139, 1479, 1139, 1479, 1472, 1479, 1251,
    1366, 1139, 1366, 1139, 1366, 1139, 1366, 1139, 1366, 1139, 1593, 1251, 1593, 1251, 1593, 1251, 1593, 1251, 1479,
    1251, 1479, 1251, 569,  569,  569,  569,  569,  569,  569,  569,  569,  569,  1607, 1139, 1139, 569,  1479, 1139,
    1139, 1251, 569,  1251, 569,  1251, 789,  1251, 981,  1251, 569,  1479, 1251, 1479, 1251, 1479, 1251, 1451, 1481,
    1251, 1593, 1251, 1593, 1251, 1593, 1251, 2048, 1933, 1479, 797,  1479, 797,  1479, 797,  1366, 1139, 1366, 1139,
    1366, 1139, 1366, 1139, 1251, 682,  1251, 981,  1251, 682,  1479, 1251, 1479, 1251, 1479, 1251, 1479, 1251, 1479,
    1251, 1479, 1251, 1933, 1593, 1366, 1139, 1366, 1251, 1024, 1251, 1024, 1251, 1024, 569};
// U+0391 .. U+03C9: Greek
constexpr std::array<std::uint16_t, 57> regular_greek{
    1366, 1366, 1128, 1368, 1366, 1251, 1479, 1593, 569,  1366, 1368, 1706, 1479, 1331, 1593, 1479, 1366, 2048, 1266,
    1251, 1366, 1634, 1366, 1711, 1531, 569,  1366, 1184, 913,  1139, 455,  1120, 1184, 1178, 1024, 1140, 913,  903,
    1139, 1139, 455,  1024, 1024, 1180, 1024, 917,  1139, 1413, 1165, 987,  1264, 809,  1120, 1328, 1075, 1460, 1599};
constexpr std::array<std::uint16_t, 57> bold_greek{
    1479, 1479, 1231, 1472, 1366, 1251, 1479, 1593, 569,  1479, 1366, 1706, 1479, 1318, 1593, 1479, 1366, 2048, 1229,
    1251, 1366, 1681, 1366, 1657, 1642, 569,  1366, 1259, 924,  1251, 569,  1192, 1259, 1250, 1139, 1242, 972,  943,
    1251, 1107, 569,  1142, 1139, 1253, 1139, 912,  1251, 1568, 1267, 1065, 1401, 914,  1192, 1465, 1179, 1543, 1730};

struct Sign {
  char32_t code;
  std::uint16_t regular, bold;
};
// Dashes, quotation marks, bullet, ellipsis, arrow, minus, comparisons, currencies.
constexpr Sign signs[] = {
    {0x2013, 1139, 1139}, {0x2014, 2048, 2048}, {0x2018, 455, 569},   {0x2019, 455, 569},   {0x201C, 682, 1024},
    {0x201D, 682, 1024},  {0x2022, 717, 717},   {0x2026, 2048, 2048}, {0x2192, 2048, 2048}, {0x2212, 1196, 1196},
    {0x2260, 1124, 1124}, {0x2264, 1124, 1124}, {0x2265, 1124, 1124}, {0x20AC, 1139, 1139},
};

struct Decoded {
  char32_t code;
  std::size_t length;  ///< bytes
};

/// The sign at the front of the text; U+FFFF of one byte where the bytes are no UTF-8.
Decoded first_sign(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (length == 1 || text.size() < length) return {0xFFFF, 1};
  char32_t code = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0u) != 0x80u) return {0xFFFF, 1};
    code = (code << 6) | (byte(i) & 0x3Fu);
  }
  return {code, length};
}

double advance(char32_t code, Weight weight) {
  const bool bold = weight == Weight::bold;
  if (code >= 0x20 && code < 0x7F) return (bold ? bold_ascii : regular_ascii)[code - 0x20];
  if (code >= 0xA0 && code < 0x180) return (bold ? bold_latin : regular_latin)[code - 0xA0];
  if (code >= 0x391 && code < 0x3CA) return (bold ? bold_greek : regular_greek)[code - 0x391];
  const auto* sign = std::ranges::find(signs, code, &Sign::code);
  if (sign == std::end(signs)) return units_per_em;
  return bold ? sign->bold : sign->regular;
}

}  // namespace

double text_width(std::string_view utf8, double size, Weight weight) {
  double units = 0;
  while (!utf8.empty()) {
    const Decoded sign = first_sign(utf8);
    units += advance(sign.code, weight);
    utf8.remove_prefix(sign.length);
  }
  return units / units_per_em * size;
}

std::string shortened(std::string_view utf8, double width, double size, Weight weight) {
  if (text_width(utf8, size, weight) <= width) return std::string(utf8);
  const std::string ellipsis = "\u2026";
  double left = width - text_width(ellipsis, size, weight);
  std::size_t end = 0;
  while (end < utf8.size()) {
    const Decoded sign = first_sign(utf8.substr(end));
    left -= advance(sign.code, weight) / units_per_em * size;
    if (left < 0) break;
    end += sign.length;
  }
  while (end > 0 && utf8[end - 1] == ' ') --end;
  return std::string(utf8.substr(0, end)) + ellipsis;
}

std::vector<std::string> lines_of(std::string_view utf8, double width, std::size_t most, double size, Weight weight) {
  std::vector<std::string> lines;
  while (!utf8.empty() && lines.size() + 1 < most) {
    if (text_width(utf8, size, weight) <= width) break;
    std::size_t cut = std::string_view::npos;
    for (std::size_t i = utf8.find(' '); i != std::string_view::npos; i = utf8.find(' ', i + 1)) {
      if (text_width(utf8.substr(0, i), size, weight) > width) break;
      cut = i;
    }
    if (cut == std::string_view::npos) break;
    lines.emplace_back(utf8.substr(0, cut));
    utf8.remove_prefix(cut + 1);
  }
  if (!utf8.empty() && most > 0) lines.push_back(shortened(utf8, width, size, weight));
  return lines;
}

}  // namespace muster
