#include "muster/results/sensitivity_sample.hpp"

#include "muster/core/require.hpp"
#include "muster/sensitivity/shocked_model.hpp"

#include <algorithm>
#include <cmath>

namespace muster {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

std::vector<std::size_t> kept_draws(const RunDraws& run) {
  std::vector<std::size_t> kept;
  const auto futures = static_cast<std::size_t>(run.futures);
  for (std::size_t draw = 0; draw < run.draws; ++draw) {
    const auto first = run.failed.begin() + static_cast<std::ptrdiff_t>(draw * futures);
    if (std::all_of(first, first + run.futures, [](std::uint8_t failed) { return failed == 0; })) kept.push_back(draw);
  }
  return kept;
}

void add_column(MatrixXd& inputs, const std::vector<double>& values, const std::vector<std::size_t>& kept) {
  inputs.conservativeResize(static_cast<Index>(kept.size()), inputs.cols() + 1);
  for (std::size_t i = 0; i < kept.size(); ++i) inputs(static_cast<Index>(i), inputs.cols() - 1) = values[kept[i]];
}

/// Inputs that vary under the scenario and did in the run.
void add_inputs(SensitivitySample& sample, const Model& model, const RunDraws& run,
                const std::vector<std::size_t>& kept) {
  std::vector<std::size_t> varying;
  sample.inputs.resize(static_cast<Index>(kept.size()), 0);
  for (std::size_t i = 0; i < model.distributions.size(); ++i) {
    if (is_constant(model.distributions[i]) || is_table(model.distributions[i])) continue;
    const Input& input = model.scenario.inputs[i];
    const auto column = std::ranges::find(run.input_names, input.name);
    require(column != run.input_names.end(),
            "draws.nc: no input \"{}\" (it is not of this scenario.toml); run it again", input.name);
    varying.push_back(i);
    add_column(sample.inputs, run.input(static_cast<std::size_t>(column - run.input_names.begin())), kept);
    sample.names.push_back(input.name);
    sample.groups.push_back(input.group);
    sample.grades.push_back(input.grade);
  }
  require(!varying.empty(), "{}: no input varies (nothing to be sensitive to); give one a distribution",
          model.scenario.name);
  sample.dependence = dependence_of(model, varying);
}

/// The form of aid, where it is drawn, is one more input, independent of the others.
void add_aid_form(SensitivitySample& sample, const RunDraws& run, const std::vector<std::size_t>& kept) {
  if (run.aid_form.empty()) return;
  add_column(sample.inputs, run.aid_form, kept);
  sample.names.emplace_back("aid_form");
  sample.groups.emplace_back("budget");
  sample.grades.emplace_back("D");
  MatrixXd correlation = MatrixXd::Identity(sample.inputs.cols(), sample.inputs.cols());
  for (const InputDependence::Block& block : sample.dependence.blocks()) {
    correlation(block.inputs, block.inputs) = block.factor * block.factor.transpose();
  }
  correlation.diagonal().setOnes();
  sample.dependence = InputDependence(correlation);
}

/// Mean and variance within each kept draw of a value by trajectory.
SampleOutputs by_draw(const std::vector<double>& values, int futures, const std::vector<std::size_t>& kept) {
  SampleOutputs result{MatrixXd(static_cast<Index>(kept.size()), 1), MatrixXd(), futures};
  if (futures > 1) result.within = MatrixXd::Zero(result.mean.rows(), 1);
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const Eigen::Map<const Eigen::ArrayXd> own(values.data() + kept[i] * static_cast<std::size_t>(futures), futures);
    const auto row = static_cast<Index>(i);
    result.mean(row, 0) = own.mean();
    if (futures > 1) result.within(row, 0) = (own - own.mean()).square().sum() / (futures - 1);
  }
  return result;
}

std::size_t yearly_place(const RunDraws& run, std::size_t draw, std::size_t target, std::size_t year) {
  return (draw * run.targets.size() + target) * run.years.size() + year;
}

/// Active strength and reserve of one target in every year.
OutputBatch yearly_batch(const RunDraws& run, std::size_t target, const std::vector<std::size_t>& kept) {
  OutputBatch batch;
  const std::size_t years = run.years.size();
  batch.values.mean.resize(static_cast<Index>(kept.size()), static_cast<Index>(2 * years));
  for (std::size_t column = 0; column < 2 * years; ++column) {
    const bool active = column < years;
    const std::size_t year = column % years;
    batch.outputs.push_back({(active ? "active: " : "reserve: ") + run.targets[target].name, run.years[year]});
    const std::vector<double>& values = active ? run.active_mean : run.reserve_mean;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      batch.values.mean(static_cast<Index>(i), static_cast<Index>(column)) =
          values[yearly_place(run, kept[i], target, year)];
    }
  }
  return batch;
}

OutputBatch probability_batch(const RunDraws& run, std::size_t target, const std::vector<std::size_t>& kept) {
  return {{{run.targets[target].name, 0, true}}, by_draw(run.hits(run.sustained, target), run.futures, kept)};
}

void add_outputs(SensitivitySample& sample, const RunDraws& run, const std::vector<std::size_t>& kept) {
  sample.batches.push_back({{{"M"}}, by_draw(run.max_force, run.futures, kept)});
  for (std::size_t target = 0; target < run.targets.size(); ++target) {
    sample.batches.push_back(probability_batch(run, target, kept));
    if (!run.targets[target].reserve) continue;
    sample.batches.push_back({{{run.targets[target].name + ", active alone", 0, true}},
                              by_draw(run.hits(run.sustained_alone, target), run.futures, kept)});
  }
  for (std::size_t target = 0; target < run.targets.size() && !run.active_mean.empty(); ++target) {
    if (!run.targets[target].band_high) sample.batches.push_back(yearly_batch(run, target, kept));
  }
}

}  // namespace

SensitivitySample sensitivity_sample(const Model& model, const RunDraws& run) {
  SensitivitySample sample;
  const std::vector<std::size_t> kept = kept_draws(run);
  sample.left_out = run.draws - kept.size();
  add_inputs(sample, model, run, kept);
  add_aid_form(sample, run, kept);
  add_outputs(sample, run, kept);
  return sample;
}

}  // namespace muster
