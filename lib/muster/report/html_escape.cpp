#include "muster/report/html_escape.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace muster {
namespace {

bool is_forbidden_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f;
}

using Replacement = std::pair<std::string_view, std::string_view>;

constexpr std::array latex_special{Replacement{"\\", "\\textbackslash{}"},
                                   Replacement{"{", "\\{"},
                                   Replacement{"}", "\\}"},
                                   Replacement{"$", "\\$"},
                                   Replacement{"&", "\\&"},
                                   Replacement{"%", "\\%"},
                                   Replacement{"#", "\\#"},
                                   Replacement{"_", "\\_"},
                                   Replacement{"~", "\\textasciitilde{}"},
                                   Replacement{"^", "\\textasciicircum{}"},
                                   Replacement{"<", "$<$"},
                                   Replacement{">", "$>$"},
                                   Replacement{"|", "\\textbar{}"},
                                   Replacement{"\"", "''"},
                                   Replacement{"\u2212", "$-$"},
                                   Replacement{"\u2013", "--"},
                                   Replacement{"\u2014", "---"},
                                   Replacement{"\u2019", "'"},
                                   Replacement{"\u2265", "$\\geq$"},
                                   Replacement{"\u2264", "$\\leq$"},
                                   Replacement{"\u00d7", "$\\times$"},
                                   Replacement{"\u00b7", "$\\cdot$"},
                                   Replacement{"\u03b1", "$\\alpha$"},
                                   Replacement{"\u03ba", "$\\kappa$"},
                                   Replacement{"\u03bc", "$\\mu$"},
                                   Replacement{"\u03c1", "$\\rho$"},
                                   Replacement{"\u03c3", "$\\sigma$"},
                                   Replacement{"\u03c6", "$\\varphi$"},
                                   Replacement{"\u2026", "\\ldots{}"},
                                   Replacement{"\u20ac", "EUR"},
                                   Replacement{"\u2248", "$\\approx$"},
                                   Replacement{"\u00a0", "~"},
                                   Replacement{"\n", " "},
                                   Replacement{"\u2192", "$\\rightarrow$"}};

constexpr std::array markdown_special{Replacement{"|", "\\|"}, Replacement{"<", "&lt;"}, Replacement{">", "&gt;"},
                                      Replacement{"*", "\\*"}, Replacement{"_", "\\_"},  Replacement{"`", "\\`"},
                                      Replacement{"[", "\\["}, Replacement{"]", "\\]"},  Replacement{"\\", "\\\\"},
                                      Replacement{"\n", " "}};

template <std::size_t n>
std::string replaced(std::string_view text, const std::array<Replacement, n>& table) {
  std::string out;
  while (!text.empty()) {
    std::size_t taken = 0;
    for (const auto& [from, to] : table) {
      if (!text.starts_with(from)) continue;
      out += to;
      taken = from.size();
      break;
    }
    if (taken == 0) {
      if (!is_forbidden_control(text.front())) out += text.front();
      taken = 1;
    }
    text.remove_prefix(taken);
  }
  return out;
}

/// Letters beyond Latin (U+017F) become "?": pdfLaTeX would stop at them.
std::string latin_only(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const bool latin = lead < 0x80 || (lead >= 0xc3 && lead <= 0xc5);
    if (latin) {
      out.append(text, i, length);
    } else {
      out.push_back('?');
    }
    i += length;
  }
  return out;
}

bool stands_in_uri(char c) {
  constexpr std::string_view safe = "-_.~!*()/:,;=@+$?";
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         safe.find(c) != std::string_view::npos;
}

}  // namespace

std::string html_escaped(std::string_view text) {
  constexpr std::array special{Replacement{"&", "&amp;"}, Replacement{"<", "&lt;"}, Replacement{">", "&gt;"},
                               Replacement{"\"", "&quot;"}, Replacement{"'", "&#39;"}};
  return replaced(text, special);
}

std::string latex_escaped(std::string_view text) { return latin_only(replaced(text, latex_special)); }

std::string markdown_escaped(std::string_view text) { return replaced(text, markdown_special); }

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string data_uri(std::string_view media_type, std::string_view content) {
  std::string out = fmt::format("data:{};charset=utf-8,", media_type);
  for (const char c : content) {
    if (stands_in_uri(c)) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
  }
  return out;
}

}  // namespace muster
