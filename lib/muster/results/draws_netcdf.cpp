#include "muster/results/draws_netcdf.hpp"

#include "muster/results/detail/run_terms.hpp"

#include <limits>
#include <numeric>

namespace muster {
namespace {

using namespace detail;

void describe_trajectories(NetcdfFile& file, const RunResult& run) {
  const auto counted = [&](const char* name, std::size_t size, std::string_view long_name) {
    std::vector<std::int32_t> numbers(size);
    std::iota(numbers.begin(), numbers.end(), 0);
    file.dimension(name, size);
    file.variable(name, {name}, numbers, {.long_name = long_name});
  };
  counted("draw", run.draws, "draw of the uncertain inputs");
  counted("future", static_cast<std::size_t>(run.shape.futures), "future of yearly shocks, within its draw");
}

/// Columns over the trajectories as the numbers of the file, some draws at a time.
template <class Value, class Column>
NetcdfFile::Parts<Value> in_parts(const Column& column, std::size_t draws) {
  constexpr std::size_t enough = 1 << 16;
  const std::size_t of_draw = draws == 0 ? 0 : column.size() / draws;
  const std::size_t most = std::max<std::size_t>(1, enough / std::max<std::size_t>(1, of_draw));
  return [&column, draws, of_draw, most, part = std::vector<Value>()](std::size_t draw) mutable {
    part.clear();
    for (std::size_t i = draw * of_draw; i < std::min(draws, draw + most) * of_draw; ++i)
      part.push_back(static_cast<Value>(column[i]));
    return std::span<const Value>(part);
  };
}

void write_inputs(NetcdfFile& file, const Model& model, const RunResult& run) {
  std::vector<double> drawn;
  file.variable_in_parts<double>(
      "inputs", {"draw", "input"},
      [&](std::size_t draw) {
        drawn = run.inputs.of_draw(draw);
        return std::span<const double>(drawn);
      },
      {"value of the input; its unit is in input_unit; NaN for a table, which is the same in every draw"});
  if (model.scenario.aid_form != AidForm::drawn) return;
  file.variable("aid_form", {"draw"}, as_flags(run.aid_form), {"form of aid drawn", {}, aid_form_terms()});
}

void write_forces(NetcdfFile& file, const RunResult& run) {
  const auto persons = [&](const char* name, const ForceColumn& values, std::string_view long_name) {
    file.variable_in_parts<double>(name, {"draw", "future"}, in_parts<double>(values, run.draws),
                                   {long_name, "persons"});
  };
  persons("max_force", run.max_force, "maximum sustainable force M: active strength alone");
  persons("M_ratio", run.max_with_reserve, "maximum sustainable force with a reserve of reserve_ratio times its size");
  persons("max_people", run.max_people, "ceiling set by people: training places and money unlimited");
  persons("max_money", run.max_money, "ceiling set by money: volunteers and training places unlimited");
  persons("max_training", run.max_training, "ceiling set by training places: volunteers and money unlimited");
  file.variable_in_parts<std::int8_t>(
      "binding", {"draw", "future"}, in_parts<std::int8_t>(run.binding, run.draws),
      {"limit whose lifting alone raises the maximum sustainable force most", {}, binding_terms()});
  file.variable_in_parts<std::int8_t>(
      "failed", {"draw", "future"}, in_parts<std::int8_t>(run.failed, run.draws),
      {"whether a number of the trajectory is not finite", {}, yes_no_terms("computed", "failed")});
}

void write_verdicts(NetcdfFile& file, const RunResult& run) {
  file.variable_in_parts<std::int8_t>("sustained", {"draw", "future", "target"},
                                      in_parts<std::int8_t>(run.as_ruled, run.draws),
                                      {"whether the target is sustained under the scenario's own definition",
                                       {},
                                       yes_no_terms("not_sustained", "sustained")});
  file.variable_in_parts<std::uint16_t>(
      "readings", {"draw", "future", "target"}, in_parts<std::uint16_t>(run.readings, run.draws),
      {.long_name = "bit i is set when the target is sustained under reading i of reading_name"});
  file.variable_in_parts<std::int16_t>("shortfall_year", {"draw", "future", "target"},
                                       in_parts<std::int16_t>(run.shortfall_year, run.draws),
                                       {.long_name = "calendar year of the window's first failure; 0 none"});
  file.variable_in_parts<std::int8_t>("cause", {"draw", "future", "target"},
                                      in_parts<std::int8_t>(run.cause, run.draws),
                                      {"cause of the first failure", {}, cause_terms()});
  file.variable_in_parts<std::int16_t>(
      "self_financed_year", {"draw", "future", "target"}, in_parts<std::int16_t>(run.self_financed_year, run.draws),
      {.long_name =
           "first calendar year from which own money alone carries the target to the end of the window; 0 none"});
}

/// What level L3 adds: when the war returns, and whether a surge then reaches its size.
void write_war(NetcdfFile& file, const RunResult& run) {
  file.variable(
      "relapse_year", {"draw", "future"}, run.relapse_year,
      {.long_name = "year of peace in which the war returns, 1 being that of the ceasefire; 0 not in the run"});
  file.variable("surge_month_cost", {"draw", "future"}, run.surge_month_cost,
                {"pay and equipment of surge_size soldiers for a month of the surge year", "USD"});
  const FlagMeanings words = yes_no_terms("not_reached", "reached");
  if (!run.shape.plain_targets.empty()) {
    std::vector<std::uint8_t> first;
    for (std::size_t i = run.shape.plain_targets.front(); i < run.surge_reached.size(); i += run.shape.targets) {
      first.push_back(run.surge_reached[i]);
    }
    file.variable("surge", {"draw", "future"}, as_flags(first),
                  {"whether a surge from the path of the first target that is no band reaches surge_size", {}, words});
  }
  file.variable("surge_by_target", {"draw", "future", "target"}, as_flags(run.surge_reached),
                {"whether a surge from the target's path reaches surge_size; never for bands", {}, words});
}

/// Spreads values of (step, plain target, year) over all targets, NaN for bands, some steps at a time; a step is a draw
/// or a future of one.
template <class Value>
class OverAllTargets {
 public:
  OverAllTargets(const RunResult& run, const std::vector<Value>& values, std::size_t steps)
      : shape_(run.shape), values_(values), steps_(steps) {}

  std::span<const Value> operator()(std::size_t from) { return of(from, std::min(most_steps, steps_ - from)); }

  std::span<const Value> of(std::size_t from, std::size_t count) {
    const auto years = static_cast<std::size_t>(shape_.years);
    const std::size_t plain = shape_.plain_targets.size();
    part_.assign(count * shape_.targets * years, std::numeric_limits<Value>::quiet_NaN());
    for (std::size_t step = 0; step < count; ++step) {
      for (std::size_t i = 0; i < plain; ++i) {
        const auto source = values_.begin() + static_cast<std::ptrdiff_t>(((from + step) * plain + i) * years);
        const std::size_t to = (step * shape_.targets + shape_.plain_targets[i]) * years;
        std::copy_n(source, years, part_.begin() + static_cast<std::ptrdiff_t>(to));
      }
    }
    return part_;
  }

 private:
  static constexpr std::size_t most_steps = 1024;

  const RunShape& shape_;
  const std::vector<Value>& values_;
  std::size_t steps_;
  std::vector<Value> part_;
};

void write_yearly_means(NetcdfFile& file, const RunResult& run) {
  if (run.draws > most_draws_with_yearly_means && !run.shape.whole_paths) return;
  const auto means = [&](const char* name, const std::vector<float>& values, std::string_view long_name) {
    file.variable_in_parts<float>(name, {"draw", "target", "year"}, OverAllTargets(run, values, run.draws),
                                  {long_name, "persons"});
  };
  means("active_mean", run.active_mean, "active strength at the end of the year, mean over futures; NaN for bands");
  means("reserve_mean", run.reserve_mean,
        run.ready_counts ? "ready reserve at the end of the year, mean over futures; NaN for bands"
                         : "enrolled reserve at the end of the year, mean over futures; NaN for bands");
}

void write_paths(NetcdfFile& file, const RunResult& run) {
  if (!run.shape.whole_paths) return;
  const auto paths = [&](const char* name, const std::vector<float>& values, std::string_view long_name) {
    const auto futures = static_cast<std::size_t>(run.shape.futures);
    OverAllTargets<float> steps(run, values, run.trajectories());
    file.variable_in_parts<float>(name, {"draw", "future", "target", "year"},
                                  [&](std::size_t draw) { return steps.of(draw * futures, futures); },
                                  {long_name, "persons"});
  };
  paths("active", run.active_paths, "active strength at the end of the year; NaN for bands");
  paths("reserve", run.reserve_paths,
        run.ready_counts ? "ready reserve at the end of the year; NaN for bands"
                         : "enrolled reserve at the end of the year; NaN for bands");
}

}  // namespace

void write_draws(const std::filesystem::path& file, const Model& model, const RunResult& run) {
  NetcdfFile netcdf(file);
  describe_run(netcdf, model);
  describe_trajectories(netcdf, run);
  describe_axes(netcdf, model, run.shape);
  write_inputs(netcdf, model, run);
  write_forces(netcdf, run);
  write_verdicts(netcdf, run);
  if (model.scenario.level == Level::L3) write_war(netcdf, run);
  write_yearly_means(netcdf, run);
  write_paths(netcdf, run);
  netcdf.close();
}

}  // namespace muster
