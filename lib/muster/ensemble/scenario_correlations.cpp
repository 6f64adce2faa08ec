#include "muster/core/number.hpp"
#include "muster/core/spelling.hpp"
#include "muster/ensemble/detail/scenario_decode.hpp"

#include <algorithm>

namespace muster::detail {
namespace {

const Input& named_input(const TomlNode& node, const std::vector<Input>& inputs) {
  std::vector<std::string> names;
  for (const Input& input : inputs) {
    if (input.name == node.text) {
      require(!is_table(input.distribution),
              "{}: correlations[].between: found {} (a table has no rank); name a number", node.origin.place(),
              describe(node));
      return input;
    }
    names.push_back(input.name);
  }
  throw InvalidInput(fmt::format("{}: correlations[].between: found {} (the scenario has no such input){}",
                                 node.origin.place(), describe(node), did_you_mean(node.text, names)));
}

void check_correlation_keys(const TomlNode& item) {
  const std::vector<std::string> known{"between", "rank"};
  Problems problems;
  for (const TomlEntry& entry : item.entries) {
    if (std::ranges::find(known, entry.key) != known.end()) continue;
    problems.add("{}: unknown key \"correlations[].{}\"{}", entry.value.origin.place(), entry.key,
                 did_you_mean(entry.key, known));
  }
  problems.raise();
}

Correlation read_correlation(const TomlNode& item, const std::vector<Input>& inputs) {
  require(item.is_table(), "{}: correlations: found {} (a table is needed); write between and rank",
          item.origin.place(), describe(item));
  check_correlation_keys(item);
  const TomlNode *between = item.find("between"), *rank = item.find("rank");
  require(between != nullptr && between->items.size() == 2,
          "{}: correlations[].between: found {} (two inputs are needed); write [\"e_p\", \"fit\"]",
          (between != nullptr ? between : &item)->origin.place(), between == nullptr ? "nothing" : describe(*between));
  require(rank != nullptr && rank->is_number() && rank->number >= -1 && rank->number <= 1,
          "{}: correlations[].rank: found {} (Spearman's rank is needed); -1 to 1 is allowed",
          (rank != nullptr ? rank : &item)->origin.place(), rank == nullptr ? "nothing" : describe(*rank));
  Correlation correlation;
  correlation.first = named_input(between->items[0], inputs).name;
  correlation.second = named_input(between->items[1], inputs).name;
  require(correlation.first != correlation.second,
          "{}: correlations[].between: found {} twice (an input goes with itself); name two", between->origin.place(),
          correlation.first);
  correlation.rank = rank->number;
  correlation.origin = item.origin;
  return correlation;
}

}  // namespace

std::vector<Correlation> read_correlations(const TomlNode& merged, const std::vector<Input>& inputs) {
  std::vector<Correlation> correlations;
  const TomlNode* list = merged.find("correlations");
  if (list == nullptr) return correlations;
  require(list->kind == TomlNode::Kind::array,
          "{}: correlations: found {} (a list of tables is needed); write [[correlations]] for each",
          list->origin.place(), describe(*list));
  Problems problems;
  for (const TomlNode& item : list->items) {
    problems.gather([&] {
      Correlation correlation = read_correlation(item, inputs);
      if (correlation.rank != 0) correlations.push_back(std::move(correlation));  // rank 0 removes an ancestor's
    });
  }
  problems.raise();
  return correlations;
}

}  // namespace muster::detail
