#include "muster/results/state_netcdf.hpp"

#include "muster/core/require.hpp"
#include "muster/ensemble/run.hpp"
#include "muster/results/detail/run_terms.hpp"
#include "muster/results/draws_netcdf.hpp"

namespace muster {
namespace {

/// How histograms are laid end to end: for each its counts below zero, at zero and above.
struct HistogramLayout {
  std::vector<std::int32_t> first;    ///< (histogram, side): grid index of the first count
  std::vector<std::uint64_t> length;  ///< (histogram, side): how many counts follow
  std::vector<std::uint64_t> zeros;   ///< (histogram)
  std::size_t counts = 0;
};

HistogramLayout layout_of(const std::vector<LogHistogram>& histograms) {
  HistogramLayout layout;
  for (const LogHistogram& histogram : histograms) {
    layout.zeros.push_back(histogram.zeros());
    for (const LogHistogram::Side* side : {&histogram.negative(), &histogram.positive()}) {
      layout.first.push_back(side->first());
      layout.length.push_back(side->bins());
      layout.counts += side->bins();
    }
  }
  return layout;
}

/// The counts of a few histograms at a time, one behind the other.
class CountsInParts {
 public:
  explicit CountsInParts(const std::vector<LogHistogram>& histograms) : histograms_(histograms) {}

  std::span<const std::uint32_t> operator()(std::size_t) {
    counts_.clear();
    while (counts_.size() < enough && next_ < histograms_.size()) {
      const LogHistogram& histogram = histograms_[next_++];
      for (const LogHistogram::Side* side : {&histogram.negative(), &histogram.positive()}) {
        for (std::size_t bin = 0; bin < side->bins(); ++bin) counts_.push_back(side->count(bin));
      }
    }
    return counts_;
  }

 private:
  static constexpr std::size_t enough = 1 << 18;

  const std::vector<LogHistogram>& histograms_;
  std::size_t next_ = 0;
  std::vector<std::uint32_t> counts_;
};

void write_totals(NetcdfFile& file, const std::string& name, const SeriesTotals& totals) {
  const HistogramLayout layout = layout_of(totals.histograms);
  const std::string series = name + "_series", count = name + "_count";
  file.dimension(series, totals.sums.size());
  file.dimension(count, layout.counts);
  file.variable(name + "_sum", {series.c_str()}, totals.sums,
                {.long_name = "sum over draws, each summed over its futures first"});
  file.variable(name + "_zeros", {series.c_str()}, layout.zeros, {.long_name = "values counted as zero"});
  file.variable(name + "_first", {series.c_str(), "side"}, layout.first,
                {.long_name = "place of the first count on the grid"});
  file.variable(name + "_length", {series.c_str(), "side"}, layout.length,
                {.long_name = "counts of the histogram's side"});
  file.variable_in_parts<std::uint32_t>(name + "_counts", {count.c_str()}, CountsInParts(totals.histograms),
                                        {.long_name = "counts of all histograms, one behind the other"});
}

void write_counts(NetcdfFile& file, const RunResult& run) {
  file.dimension("draw", run.draws);
  file.dimension("plain_target", run.shape.plain_targets.size());
  file.dimension("year", static_cast<std::size_t>(run.shape.years));
  file.dimension("cause", cause_count);
  file.variable("passing", {"draw", "plain_target", "year"}, run.passing.values(),
                {.long_name = "futures in which all tests of the year hold"});
  file.dimension("copy", run.shape.copies);
  file.variable("cause_sum", {"copy", "plain_target", "year", "cause"}, run.cause_sum,
                {.long_name = "futures that fail for the cause, by copy of the points"});
  file.variable("cause_square", {"plain_target", "year", "cause"}, run.cause_square,
                {.long_name = "squares of the draws' counts, summed"});
  file.dimension("counter", 4);
  file.variable<std::uint64_t>(
      "counters", {"counter"}, {run.with_gaps, run.gap_checked, run.none_sustained, run.trace},
      {.long_name = "trajectories with gaps; looked at for them; that sustain nobody; asked to be kept whole"});
  if (run.draws <= most_draws_with_yearly_means || run.shape.whole_paths) return;  // else they stand in draws.nc
  file.variable("active_mean", {"draw", "plain_target", "year"}, run.active_mean,
                {"active strength, mean over futures", "persons"});
  file.variable("reserve_mean", {"draw", "plain_target", "year"}, run.reserve_mean,
                {"reserve, mean over futures", "persons"});
}

template <class Number>
std::vector<Number> read(const NetcdfReader& file, const std::string& name) {
  const NetcdfValues values = file.values(name);
  std::vector<Number> result;
  result.reserve(values.numbers.size());
  for (const double value : values.numbers) result.push_back(static_cast<Number>(value));
  return result;
}

/// Fills an empty column of a run.
template <class Column>
void read_into(Column& column, const NetcdfReader& file, const std::string& name) {
  using Value = std::remove_cvref_t<decltype(column[0])>;
  const NetcdfValues values = file.values(name);
  column.reserve(values.numbers.size());
  for (const double value : values.numbers) {
    if constexpr (std::is_enum_v<Value>)
      column.push_back(static_cast<Value>(static_cast<int>(value)));
    else
      column.push_back(static_cast<Value>(value));
  }
}

LogHistogram::Side side_of(std::int32_t first, std::size_t length, std::vector<std::uint32_t>::const_iterator& from) {
  const LogHistogram::Side side(first, {from, from + static_cast<std::ptrdiff_t>(length)});
  from += static_cast<std::ptrdiff_t>(length);
  return side;
}

void read_totals(const NetcdfReader& file, const std::string& name, SeriesTotals& totals) {
  const auto zeros = read<std::uint64_t>(file, name + "_zeros");
  const auto first = read<std::int32_t>(file, name + "_first");
  const auto length = read<std::uint64_t>(file, name + "_length");
  const auto counts = read<std::uint32_t>(file, name + "_counts");
  require(zeros.size() == totals.histograms.size(),
          "state.nc: it holds {} series of {} where the scenario has {} (it belongs to another one); "
          "make the run anew",
          zeros.size(), name, totals.histograms.size());
  totals.sums = read<double>(file, name + "_sum");
  auto from = counts.begin();
  for (std::size_t i = 0; i < zeros.size(); ++i) {
    LogHistogram::Side negative = side_of(first[2 * i], length[2 * i], from);
    LogHistogram::Side positive = side_of(first[2 * i + 1], length[2 * i + 1], from);
    totals.histograms[i] = LogHistogram(std::move(negative), zeros[i], std::move(positive));
  }
}

void read_counts(const NetcdfReader& file, RunResult& run) {
  read_into(run.passing, file, "passing");
  const std::size_t causes = run.cause_sum.size();
  run.cause_sum = read<std::int64_t>(file, "cause_sum");
  require(
      run.cause_sum.size() == causes,
      "state.nc: it holds {} sums of causes where the scenario has {} (an older program wrote it); make the run anew",
      run.cause_sum.size(), causes);
  run.cause_square = read<std::int64_t>(file, "cause_square");
  const auto counters = read<std::uint64_t>(file, "counters");
  run.with_gaps = counters.at(0);
  run.gap_checked = counters.at(1);
  run.none_sustained = counters.at(2);
  run.trace = counters.at(3);
}

/// Takes the plain targets out of values by (..., target, year).
template <class Value>
std::vector<Value> of_plain_targets(const RunShape& shape, const NetcdfReader& file, const std::string& name) {
  const NetcdfValues all = file.values(name);
  std::vector<Value> values;
  const auto years = static_cast<std::size_t>(shape.years);
  for (std::size_t step = 0; step < all.numbers.size() / (shape.targets * years); ++step) {
    for (const std::size_t target : shape.plain_targets) {
      const auto from = all.numbers.begin() + static_cast<std::ptrdiff_t>((step * shape.targets + target) * years);
      for (std::size_t t = 0; t < years; ++t)
        values.push_back(static_cast<Value>(from[static_cast<std::ptrdiff_t>(t)]));
    }
  }
  return values;
}

void read_means(const NetcdfReader& draws, const NetcdfReader& state, RunResult& run) {
  const bool in_draws = draws.has("active_mean");
  run.active_mean =
      in_draws ? of_plain_targets<float>(run.shape, draws, "active_mean") : read<float>(state, "active_mean");
  run.reserve_mean =
      in_draws ? of_plain_targets<float>(run.shape, draws, "reserve_mean") : read<float>(state, "reserve_mean");
  run.shape.whole_paths = draws.has("active");
  if (!run.shape.whole_paths) return;
  run.active_paths = of_plain_targets<float>(run.shape, draws, "active");
  run.reserve_paths = of_plain_targets<float>(run.shape, draws, "reserve");
}

template <class Enumerator>
std::vector<Enumerator> read_flags(const NetcdfReader& file, const std::string& name) {
  std::vector<Enumerator> flags;
  for (const int value : read<int>(file, name)) flags.push_back(static_cast<Enumerator>(value));
  return flags;
}

void read_trajectories(const NetcdfReader& file, RunResult& run) {
  read_into(run.max_force, file, "max_force");
  read_into(run.max_with_reserve, file, "M_ratio");
  read_into(run.max_people, file, "max_people");
  read_into(run.max_money, file, "max_money");
  read_into(run.max_training, file, "max_training");
  read_into(run.binding, file, "binding");
  read_into(run.failed, file, "failed");
  read_into(run.readings, file, "readings");
  read_into(run.as_ruled, file, "sustained");
  read_into(run.shortfall_year, file, "shortfall_year");
  read_into(run.self_financed_year, file, "self_financed_year");
  read_into(run.cause, file, "cause");
  if (!file.has("relapse_year")) return;  // below level L3
  run.relapse_year = read<std::int16_t>(file, "relapse_year");
  run.surge_month_cost = read<double>(file, "surge_month_cost");
  run.surge_reached = read<std::uint8_t>(file, "surge_by_target");
}

}  // namespace

void write_state(const std::filesystem::path& file, const Model& model, const RunResult& run) {
  NetcdfFile netcdf(file);
  detail::describe_run(netcdf, model);
  netcdf.dimension("side", 2);
  write_counts(netcdf, run);
  write_totals(netcdf, "paths", run.paths);
  write_totals(netcdf, "pyramid", run.pyramid);
  write_totals(netcdf, "layers", run.layers);
  netcdf.close();
}

RunResult read_state(const std::filesystem::path& folder, const Model& model) {
  const NetcdfReader draws(folder / "draws.nc"), state(folder / "state.nc");
  RunResult run = empty_run(model);
  const std::vector<std::size_t> shape = draws.values("sustained").shape, inputs = draws.values("inputs").shape;
  const bool same = shape[1] == static_cast<std::size_t>(run.shape.futures) && shape[2] == run.shape.targets &&
                    inputs[1] == run.shape.inputs;
  require(same,
          "{}: draws.nc holds {} futures, {} targets and {} inputs where the scenario has {}, {} and {} (it belongs to "
          "another one); make the run anew",
          folder.string(), shape[1], shape[2], inputs[1], run.shape.futures, run.shape.targets, run.shape.inputs);
  run.draws = static_cast<std::uint32_t>(shape[0]);
  const std::vector<double> drawn = draws.values("inputs").numbers;
  run.inputs.reserve(run.draws);
  for (std::size_t draw = 0; draw < run.draws; ++draw)
    run.inputs.push_back(std::span(drawn).subspan(draw * run.shape.inputs, run.shape.inputs));
  run.aid_form = draws.has("aid_form") ? read_flags<AidForm>(draws, "aid_form")
                                       : std::vector<AidForm>(run.draws, model.scenario.aid_form);
  read_trajectories(draws, run);
  read_means(draws, state, run);
  read_counts(state, run);
  read_totals(state, "paths", run.paths);
  read_totals(state, "pyramid", run.pyramid);
  read_totals(state, "layers", run.layers);
  return run;
}

}  // namespace muster
