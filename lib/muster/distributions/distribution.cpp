#include "muster/distributions/distribution.hpp"

#include "muster/core/number.hpp"
#include "muster/distributions/detail/call.hpp"

#include <limits>

namespace muster {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::string text_of(const Constant& d) { return detail::call("constant", {d.value()}); }
std::string text_of(const Uniform& d) { return detail::call("uniform", {d.range().low, d.range().high}); }
std::string text_of(const Triangular& d) {
  return detail::call("triangular", {d.range().least, d.range().likeliest, d.range().greatest});
}
std::string text_of(const Beta& d) {
  const auto& [a, b, low, high] = d.shape();
  return low == 0 && high == 1 ? detail::call("beta", {a, b}) : detail::call("beta", {a, b, low, high});
}
std::string text_of(const Pert& d) {
  return detail::call("pert", {d.range().least, d.range().likeliest, d.range().greatest});
}
std::string text_of(const Normal& d) { return detail::call("normal", {d.shape().mean, d.shape().deviation}); }
std::string text_of(const Lognormal& d) { return detail::call("lognormal", {d.shape().median, d.shape().sigma}); }
std::string text_of(const LogitNormal& d) { return detail::call("logitnormal", {d.shape().median, d.shape().sigma}); }
std::string text_of(const TableRef& d) { return "table(" + d.file() + ")"; }

std::string text_of(const Discrete& d) {
  std::string text = "discrete";
  const char* before = "(";
  for (const Discrete::Outcome& outcome : d.outcomes()) {
    text += before + shortest(outcome.value) + ":" + shortest(outcome.weight);
    before = ", ";
  }
  return text + ")";
}

std::string text_of(const Elicited& d) {
  std::string text = "elicited(" + d.family();
  for (const Elicited::Quantile& stated : d.quantiles()) {
    text += ", " + shortest(stated.share) + ":" + shortest(stated.value);
  }
  return text + ")";
}

std::string text_of(const Truncated& d) {
  const std::string whole = std::visit([](const auto& law) { return text_of(law); }, d.whole());
  return whole + "[" + shortest(d.bounds().low) + ", " + shortest(d.bounds().high) + "]";
}

}  // namespace

double quantile(const Distribution& distribution, double u) {
  return std::visit(Overloaded{[](const Constant& d) { return d.value(); }, [](const TableRef&) { return none; },
                               [u](const auto& d) { return d.quantile(u); }},
                    distribution);
}

double upper_quantile(const Distribution& distribution, double q) {
  return std::visit(Overloaded{[](const Constant& d) { return d.value(); }, [](const TableRef&) { return none; },
                               [q](const auto& d) { return d.upper_quantile(q); }},
                    distribution);
}

double share_below(const Distribution& distribution, double x) {
  return std::visit(Overloaded{[x](const Constant& d) { return d.value() <= x ? 1.0 : 0.0; },
                               [](const TableRef&) { return none; }, [x](const auto& d) { return d.share_below(x); }},
                    distribution);
}

double mean(const Distribution& distribution) {
  return std::visit(Overloaded{[](const Constant& d) { return d.value(); }, [](const TableRef&) { return none; },
                               [](const auto& d) { return d.mean(); }},
                    distribution);
}

double median(const Distribution& distribution) { return quantile(distribution, 0.5); }

bool is_constant(const Distribution& distribution) { return std::holds_alternative<Constant>(distribution); }

bool is_table(const Distribution& distribution) { return std::holds_alternative<TableRef>(distribution); }

std::string to_text(const Distribution& distribution) {
  return std::visit([](const auto& d) { return text_of(d); }, distribution);
}

}  // namespace muster
