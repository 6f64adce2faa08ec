#include "muster/results/sensitivity_tables.hpp"

#include "muster/results/csv_text.hpp"
#include "muster/sensitivity/importance.hpp"
#include "muster/sensitivity/outcomes.hpp"
#include "muster/sensitivity/rank_correlation.hpp"

#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <numeric>

namespace muster {
namespace {

namespace tbb = oneapi::tbb;

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t by_input = 0, by_group = 1, by_grade = 2;  ///< places in OutputIndices::by

/// The label of each input dealt to players, one a label, in order of appearance or (grades) of the alphabet.
Players players_of(const std::vector<std::string>& labels, std::vector<std::string>& names) {
  for (const std::string& label : labels) {
    if (std::ranges::find(names, label) == names.end()) names.push_back(label);
  }
  Players players{{}, names.size()};
  for (const std::string& label : labels) {
    players.of_input.push_back(static_cast<std::size_t>(std::ranges::find(names, label) - names.begin()));
  }
  return players;
}

/// Where a row of indices.csv belongs.
struct RowPlace {
  const SensitivityOutput& output;
  std::string input, group;
};

class IndexRows {
 public:
  void add(const RowPlace& place, const char* index, const char* estimator, const IndexEstimate& estimate) {
    csv_.row({place.output.name, place.output.year > 0 ? place.output.year : no_number, place.input, place.group, index,
              estimator, estimate.value, estimate.error.low, estimate.error.high});
  }

  void add(const RowPlace& place, const PlayerIndices& indices, std::size_t player) {
    const bool single = !place.input.empty();
    add(place, "first", single ? "rank regression" : "polynomial chaos", indices.first[player]);
    add(place, "total", "polynomial chaos", indices.total[player]);
    add(place, "shapley", "polynomial chaos", indices.shapley[player]);
  }

  [[nodiscard]] const std::string& text() const { return csv_.text(); }

 private:
  CsvText csv_{"output,year,input,group,index,estimator,value,ci_low,ci_high"};
};

void add_given_data(IndexRows& rows, const SensitivitySample& sample, const GivenDataIndices& all,
                    const BatchIndices& batch, std::size_t place, const SensitivityOutput& output) {
  const OutputIndices& found = batch.indices[place];
  if (found.constant) return;
  for (std::size_t i = 0; i < sample.names.size(); ++i) {
    const RowPlace row{output, sample.names[i], sample.groups[i]};
    rows.add(row, found.by[by_input], i);
    rows.add(row, "prcc", "partial rank correlation", batch.rank_correlations[place][i]);
  }
  for (std::size_t i = 0; i < all.groups.size(); ++i) {
    rows.add({output, "", all.groups[i]}, found.by[by_group], i);
  }
  if (output.year == 0) rows.add({output, "", "chance"}, "total", "variance within draws", found.chance);
  rows.add({output, "", "unexplained"}, "total", "polynomial chaos", found.unexplained);
}

void add_designed(IndexRows& rows, const SensitivitySample& sample, const DesignedIndices& designed,
                  std::size_t outcome, const SensitivityOutput& output) {
  const SobolIndices& found = designed.found.outputs[outcome];
  for (std::size_t i = 0; i < designed.names.size(); ++i) {
    const std::string& name = designed.names[i];
    const auto input = static_cast<std::size_t>(std::ranges::find(sample.names, name) - sample.names.begin());
    const bool single = !designed.by_group && input < sample.names.size();
    const RowPlace place{output, single ? name : "", single ? sample.groups[input] : name};
    if (!designed.by_group && !single) continue;  // chance is among the groups
    rows.add(place, "first", "janon", found.first[i]);
    rows.add(place, "total", "jansen", found.total[i]);
  }
}

/// Outcome of the designed points that an output is: M first, then the targets; none for what they do not work out.
std::size_t outcome_place(const SensitivitySample& sample, const SensitivityOutput& output) {
  std::size_t place = 0;
  for (const OutputBatch& batch : sample.batches) {
    const SensitivityOutput& one = batch.outputs.front();
    if (one.year > 0 || one.name.ends_with(", active alone")) continue;
    if (one.name == output.name) return place;
    ++place;
  }
  return std::numeric_limits<std::size_t>::max();
}

void add_ledger(CsvText& csv, const SensitivitySample& sample, const GivenDataIndices& all, const BatchIndices& batch,
                const std::string& output) {
  const OutputIndices& found = batch.indices[0];
  const auto row = [&](const std::string& grade, const std::string& input, const IndexEstimate& share, double far) {
    csv.row({output, grade, input, share.value, far, share.error.low, share.error.high});
  };
  const auto distance = [](const std::vector<IndexEstimate>& shares, std::size_t i) {
    return shares.empty() ? no_number : shares[i].value;
  };
  for (std::size_t i = 0; i < all.grades.size(); ++i) {
    row(all.grades[i], "", found.by[by_grade].shapley[i], distance(batch.distance_by_grade, i));
  }
  row("chance", "", found.chance, no_number);
  row("unexplained", "", found.unexplained, no_number);
  std::vector<std::size_t> order(sample.names.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto& shapley = found.by[by_input].shapley;
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return shapley[i].value; });
  for (const std::size_t i : order) {
    if (sample.grades[i] == "D") row("D", sample.names[i], shapley[i], distance(batch.distance_by_input, i));
  }
}

BatchIndices batch_indices(const SensitivitySample& sample, const OutputBatch& batch, std::span<const Players> ways,
                           const GivenDataPlan& plan) {
  BatchIndices found;
  found.indices = given_data_indices(sample.inputs, batch.values, sample.dependence, ways, plan);
  found.rank_correlations = partial_rank_correlations(sample.inputs, batch.values.mean, plan.bootstrap);
  if (!batch.outputs[0].probability) return found;
  const auto shares = [&](const Players& players) {
    return distance_shares(sample.inputs, batch.values.mean.col(0), sample.dependence, players, plan.bootstrap);
  };
  found.distance_by_input = shares(ways[by_input]);
  found.distance_by_grade = shares(ways[by_grade]);
  return found;
}

}  // namespace

GivenDataIndices estimate_indices(const SensitivitySample& sample, const GivenDataPlan& plan, int threads) {
  GivenDataIndices result;
  const Players each = Players::each(sample.inputs.cols());
  const Players groups = players_of(sample.groups, result.groups);
  result.grades = sample.grades;
  std::ranges::sort(result.grades);
  result.grades.erase(std::unique(result.grades.begin(), result.grades.end()), result.grades.end());
  const Players grades = players_of(sample.grades, result.grades);
  const std::array ways{each, groups, grades};
  result.batches.resize(sample.batches.size());
  tbb::task_arena arena(threads > 0 ? threads : tbb::task_arena::automatic);
  arena.execute([&] {
    tbb::parallel_for(std::size_t{0}, sample.batches.size(),
                      [&](std::size_t i) { result.batches[i] = batch_indices(sample, sample.batches[i], ways, plan); });
  });
  return result;
}

std::string indices_csv(const SensitivitySample& sample, const GivenDataIndices& indices,
                        std::span<const DesignedIndices> designed) {
  IndexRows rows;
  for (std::size_t b = 0; b < sample.batches.size(); ++b) {
    const std::vector<SensitivityOutput>& outputs = sample.batches[b].outputs;
    for (std::size_t k = 0; k < outputs.size(); ++k) {
      add_given_data(rows, sample, indices, indices.batches[b], k, outputs[k]);
      const std::size_t outcome = outcome_place(sample, outputs[k]);
      for (const DesignedIndices& each : designed) {
        if (outcome < each.found.outputs.size()) add_designed(rows, sample, each, outcome, outputs[k]);
      }
    }
  }
  return rows.text();
}

std::string ledger_csv(const SensitivitySample& sample, const GivenDataIndices& indices) {
  CsvText csv("output,grade,input,share_variance,share_distance,ci_low,ci_high");
  for (std::size_t b = 0; b < sample.batches.size(); ++b) {
    const SensitivityOutput& output = sample.batches[b].outputs[0];
    if (output.year > 0 || indices.batches[b].indices[0].constant) continue;
    add_ledger(csv, sample, indices, indices.batches[b], output.name);
  }
  return csv.text();
}

std::string tornado_csv(const Model& model, std::span<const TornadoMove> moves, const TornadoBars& bars) {
  CsvText csv("output,input,basis,low_value,high_value,low_result,base_result,high_result");
  const std::vector<std::string> outputs = outcome_names(model);
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    for (std::size_t i = 0; i < moves.size(); ++i) {
      csv.row({outputs[k], moves[i].input, moves[i].basis, moves[i].low, moves[i].high, bars.low[i][k], bars.base[k],
               bars.high[i][k]});
    }
  }
  return csv.text();
}

std::string sources_csv(const Model& model, std::span<const SourceDrop> drops, const DropResults& results) {
  CsvText csv("source,output,result,base_result");
  const std::vector<std::string> outputs = outcome_names(model);
  for (std::size_t i = 0; i < drops.size(); ++i) {
    for (std::size_t k = 0; k < outputs.size(); ++k) {
      csv.row({drops[i].source, outputs[k], results.without[i][k], results.base[k]});
    }
  }
  return csv.text();
}

}  // namespace muster
