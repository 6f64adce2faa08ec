#include "muster/validation/claims.hpp"

#include "muster/core/problems.hpp"
#include "muster/core/require.hpp"
#include "muster/core/spelling.hpp"
#include "muster/estimate/parameter_spread.hpp"
#include "muster/estimate/probability.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace muster {
namespace {

const std::vector<std::string> quantities{"sustained",    "max_force",          "max_people", "max_money",
                                          "max_training", "self_financed_year", "surge"};
const std::vector<std::string> sides{"at-least", "at-most"};
const std::vector<std::string> keys{"sentence", "scenario", "quantity", "target", "threshold",
                                    "says",     "sources",  "reading",  "band"};

void check_keys(const TomlNode& root, Problems& problems) {
  for (const TomlEntry& entry : root.entries) {
    if (std::ranges::find(keys, entry.key) != keys.end()) continue;
    problems.add("{}: unknown key \"{}\"{}", entry.value.origin.place(), entry.key, did_you_mean(entry.key, keys));
  }
}

const TomlNode& needed(const TomlNode& root, const char* key) {
  const TomlNode* node = root.find(key);
  require(node != nullptr, "{}: {}: it is missing (a claim needs it); add {} = ...", root.origin.file, key, key);
  return *node;
}

std::string text_in(const TomlNode& root, const char* key) {
  const TomlNode& node = needed(root, key);
  require(node.kind == TomlNode::Kind::text && !node.text.empty(),
          "{}: {}: found {} (a text is needed); write it in quotes", node.origin.place(), key, describe(node));
  return node.text;
}

std::size_t choice_in(const TomlNode& root, const char* key, const std::vector<std::string>& words) {
  const std::string text = text_in(root, key);
  const auto found = std::ranges::find(words, text);
  require(found != words.end(), "{}: {}: found \"{}\" (it is none of the choices){}; {} is allowed",
          needed(root, key).origin.place(), key, text, did_you_mean(text, words), fmt::join(words, ", "));
  return static_cast<std::size_t>(found - words.begin());
}

double number_in(const TomlNode& node, const char* key) {
  require(node.is_number() && node.number >= 0, "{}: {}: found {} (a number is needed); at least 0 is allowed",
          node.origin.place(), key, describe(node));
  return node.number;
}

std::vector<std::string> texts_in(const TomlNode& root, const char* key) {
  std::vector<std::string> texts;
  const TomlNode& node = needed(root, key);
  for (const TomlNode& item : node.items) texts.push_back(item.text);
  const bool all = std::ranges::all_of(node.items, [](const TomlNode& i) { return i.kind == TomlNode::Kind::text; });
  require(node.kind == TomlNode::Kind::array && all,
          "{}: {}: found {} (a list of texts is needed); write it in brackets, [] for a judgement", node.origin.place(),
          key, describe(node));
  return texts;
}

void read_band(const TomlNode& root, Claim& claim) {
  const TomlNode* node = root.find("band");
  if (node == nullptr) return;
  require(node->kind == TomlNode::Kind::array && node->items.size() == 2,
          "{}: band: found {} (two numbers of persons are needed); write [LOW, HIGH]", node->origin.place(),
          describe(*node));
  claim.band = {number_in(node->items[0], "band"), number_in(node->items[1], "band")};
}

bool is_yes_or_no(ClaimQuantity quantity) {
  return quantity == ClaimQuantity::sustained || quantity == ClaimQuantity::surge;
}

void read_threshold(const TomlNode& root, Claim& claim) {
  const TomlNode& node = needed(root, "threshold");
  claim.threshold = number_in(node, "threshold");
  const bool yes_or_no = claim.threshold == 0 || claim.threshold == 1;
  require(!is_yes_or_no(claim.quantity) || yes_or_no,
          "{}: threshold: found {} ({} is 1 or 0 in a trajectory); write 1 with at-least for \"can\", 0 with "
          "at-most for \"cannot\"",
          node.origin.place(), describe(node), word_of(claim.quantity));
}

}  // namespace

bool is_of_target(ClaimQuantity quantity) {
  return is_yes_or_no(quantity) || quantity == ClaimQuantity::self_financed_year;
}

Claim claim_of(const TomlNode& root, std::string name) {
  Claim claim;
  claim.name = std::move(name);
  Problems problems;
  check_keys(root, problems);
  problems.gather([&] { claim.sentence = text_in(root, "sentence"); });
  problems.gather([&] { claim.scenario = text_in(root, "scenario"); });
  problems.gather([&] { claim.reading = text_in(root, "reading"); });
  problems.gather([&] { claim.sources = texts_in(root, "sources"); });
  problems.gather([&] { claim.says = static_cast<ClaimSide>(choice_in(root, "says", sides)); });
  problems.gather([&] { read_band(root, claim); });
  problems.gather([&] {
    claim.quantity = static_cast<ClaimQuantity>(choice_in(root, "quantity", quantities));
    read_threshold(root, claim);
    if (is_of_target(claim.quantity)) claim.target = text_in(root, "target");
  });
  problems.raise();
  return claim;
}

const char* word_of(ClaimQuantity quantity) { return quantities[static_cast<std::size_t>(quantity)].c_str(); }

std::vector<double> holds(const Claim& claim, std::span<const double> values) {
  std::vector<double> held;
  held.reserve(values.size());
  const bool years = claim.quantity == ClaimQuantity::self_financed_year;
  for (const double found : values) {
    const double value = years && found == 0 ? std::numeric_limits<double>::infinity() : found;
    const bool yes = claim.says == ClaimSide::at_least ? value >= claim.threshold : value <= claim.threshold;
    held.push_back(std::isnan(value) ? value : yes ? 1 : 0);
  }
  return held;
}

ClaimWord claim_word(double probability) {
  if (probability >= 0.9) return ClaimWord::supported;
  if (probability >= 0.67) return ClaimWord::leaning;
  if (probability <= 0.1) return ClaimWord::contradicted;
  return probability <= 0.33 ? ClaimWord::leaning_against : ClaimWord::open;
}

const char* word_of(ClaimWord word) {
  switch (word) {
    case ClaimWord::supported:
      return "supported";
    case ClaimWord::leaning:
      return "leaning";
    case ClaimWord::open:
      return "open";
    case ClaimWord::leaning_against:
      return "leaning against";
    case ClaimWord::contradicted:
      return "contradicted";
  }
  return "";
}

ClaimVerdict judge_claim(std::span<const double> held, const DrawLayout& layout) {
  const int futures = layout.futures();
  std::vector<double> shares;
  const auto width = static_cast<std::size_t>(futures);
  for (std::size_t at = 0; at < held.size(); at += width) {
    double sum = 0;
    for (const double hit : held.subspan(at, width)) sum += hit;
    shares.push_back(sum / futures);
  }
  const ProbabilityEstimate p = clustered_probability(shares, layout, 0.95);
  const ParameterSpread spread(shares, futures);
  return {p.mean, p.simulation_error, spread.interval(0.5), spread.interval(0.9), claim_word(p.mean)};
}

}  // namespace muster
