#include "muster/core/number.hpp"
#include "muster/core/require.hpp"
#include "muster/core/spelling.hpp"
#include "muster/distributions/distribution.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace muster {
namespace {

using Numbers = std::span<const double>;

/// A distribution whose parameters are all numbers.
struct Form {
  std::string_view name, parameters;
  std::size_t least, most;  ///< how many parameters
  Distribution (*make)(Numbers);
};

const std::array<Form, 8> forms{{
    {"constant", "v", 1, 1, [](Numbers p) -> Distribution { return Constant{p[0]}; }},
    {"uniform", "low, high", 2, 2,
     [](Numbers p) -> Distribution {
       return Uniform{{p[0], p[1]}};
     }},
    {"triangular", "least, likeliest, greatest", 3, 3,
     [](Numbers p) -> Distribution {
       return Triangular{{p[0], p[1], p[2]}};
     }},
    {"pert", "least, likeliest, greatest", 3, 3,
     [](Numbers p) -> Distribution {
       return Pert{{p[0], p[1], p[2]}};
     }},
    {"beta", "a, b) or beta(a, b, low, high", 2, 4,
     [](Numbers p) -> Distribution {
       return p.size() == 2 ? Beta{{.a = p[0], .b = p[1]}} : Beta{{p[0], p[1], p[2], p[3]}};
     }},
    {"normal", "mean, deviation", 2, 2,
     [](Numbers p) -> Distribution {
       return Normal{{p[0], p[1]}};
     }},
    {"lognormal", "median, sigma", 2, 2,
     [](Numbers p) -> Distribution {
       return Lognormal{{p[0], p[1]}};
     }},
    {"logitnormal", "median, sigma", 2, 2,
     [](Numbers p) -> Distribution {
       return LogitNormal{{p[0], p[1]}};
     }},
}};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t";
  const auto first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (auto at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
    parts.push_back(trimmed(text.substr(0, at)));
    text.remove_prefix(at + 1);
  }
  parts.push_back(trimmed(text));
  return parts;
}

/// name(inside)[bounds]
struct Pieces {
  std::string_view name, inside;
  std::optional<std::string_view> bounds;
};

Pieces take_apart(std::string_view text) {
  const auto open = text.find('(');
  const auto close = text.find(')');
  const bool call = open != std::string_view::npos && close != std::string_view::npos && open < close;
  require(call,
          "\"{}\" is neither a number nor a distribution (no name with parameters in brackets); write as "
          "triangular(0.3, 0.7, 1.2)",
          text);
  Pieces pieces{trimmed(text.substr(0, open)), trimmed(text.substr(open + 1, close - open - 1)), {}};
  const std::string_view rest = trimmed(text.substr(close + 1));
  if (rest.empty()) return pieces;
  require(rest.size() >= 2 && rest.front() == '[' && rest.back() == ']',
          "\"{}\" ends in \"{}\" (only a truncation may stand behind the parameters); write [low, high]", text, rest);
  pieces.bounds = rest.substr(1, rest.size() - 2);
  return pieces;
}

double number(std::string_view part, std::string_view text) {
  const std::optional<double> value = read_number(part);
  require(value.has_value(),
          "{}: \"{}\" is not a number (a parameter is a finite number with a decimal point); write it in digits", text,
          part);
  return *value;
}

double bound(std::string_view part, std::string_view text) {
  if (part == "inf") return std::numeric_limits<double>::infinity();
  if (part == "-inf") return -std::numeric_limits<double>::infinity();
  return number(part, text);
}

Distribution made(const Form& form, std::string_view inside, std::string_view text) {
  std::vector<double> parameters;
  for (const std::string_view part : split(inside, ',')) parameters.push_back(number(part, text));
  const std::size_t found = parameters.size();
  const bool fits = found == form.least || found == form.most;
  require(fits, "{} has {} parameters (it needs {}); write {}({})", text, found,
          form.least == form.most ? fmt::format("{}", form.least) : fmt::format("{} or {}", form.least, form.most),
          form.name, form.parameters);
  return form.make(parameters);
}

struct NumberPair {
  double first, second;
};

/// first:second
NumberPair number_pair(std::string_view part, std::string_view meaning, std::string_view text) {
  const std::vector<std::string_view> pair = split(part, ':');
  require(pair.size() == 2, "{}: \"{}\" is not a pair (a colon stands between two numbers); write {}", text, part,
          meaning);
  return {number(pair[0], text), number(pair[1], text)};
}

Distribution discrete(std::string_view inside, std::string_view text) {
  std::vector<Discrete::Outcome> outcomes;
  for (const std::string_view part : split(inside, ',')) {
    const auto [value, weight] = number_pair(part, "value:weight", text);
    outcomes.push_back({value, weight});
  }
  return Discrete{std::move(outcomes)};
}

Distribution elicited(std::string_view inside, std::string_view text) {
  const std::vector<std::string_view> parts = split(inside, ',');
  std::vector<Elicited::Quantile> quantiles;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto [share, value] = number_pair(parts[i], "share:value", text);
    quantiles.push_back({share, value});
  }
  return Elicited{parts.front(), std::move(quantiles)};
}

[[noreturn]] void refuse_name(std::string_view name) {
  std::vector<std::string> known;
  for (const Form& form : forms) known.emplace_back(form.name);
  known.insert(known.end(), {"discrete", "elicited", "table"});
  throw InvalidInput(fmt::format("unknown distribution \"{}\" (known are {}){}", name, fmt::join(known, ", "),
                                 did_you_mean(name, known)));
}

Distribution named(const Pieces& pieces, std::string_view text) {
  if (pieces.name == "table") return TableRef{std::string{pieces.inside}};
  if (pieces.name == "discrete") return discrete(pieces.inside, text);
  if (pieces.name == "elicited") return elicited(pieces.inside, text);
  const auto form = std::ranges::find(forms, pieces.name, &Form::name);
  if (form == forms.end()) refuse_name(pieces.name);
  return made(*form, pieces.inside, text);
}

Distribution truncated(const Distribution& whole, std::string_view bounds, std::string_view text) {
  const std::vector<std::string_view> ends = split(bounds, ',');
  require(ends.size() == 2, "{} has {} bounds (a truncation has two); write [low, high], with inf for none", text,
          ends.size());
  const Truncated::Bounds range{bound(ends[0], text), bound(ends[1], text)};
  return std::visit(
      [&](const auto& law) -> Distribution {
        if constexpr (requires { Continuous{law}; }) {
          return Truncated{law, range};
        } else {
          throw InvalidInput(
              fmt::format("{} cannot be truncated (only a continuous distribution can); leave out [{}]", text, bounds));
        }
      },
      whole);
}

}  // namespace

Distribution parse_distribution(std::string_view text) {
  text = trimmed(text);
  if (const std::optional<double> value = read_number(text)) return Constant{*value};
  const Pieces pieces = take_apart(text);
  const Distribution whole = named(pieces, text);
  return pieces.bounds ? truncated(whole, *pieces.bounds, text) : whole;
}

}  // namespace muster
