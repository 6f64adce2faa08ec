#include "benchmark/stages.hpp"

#include "benchmark/clocks.hpp"
#include "muster/ensemble/accumulate.hpp"
#include "muster/ensemble/detail/outcome.hpp"
#include "muster/ensemble/layer_effects.hpp"
#include "muster/ensemble/run.hpp"
#include "muster/ensemble/variables.hpp"
#include "muster/force/pool_lanes.hpp"

#include <algorithm>

namespace muster::bench {
namespace {

constexpr std::size_t lanes = lane_count;

template <class Work>
auto timed(double& total, const Work& work) {
  struct Watch {
    double& total;
    double start = thread_seconds();
    ~Watch() { total += thread_seconds() - start; }
  };
  const Watch watch{total};
  return work();
}

/// One thread's work on draw after draw.
class StageClock {
 public:
  explicit StageClock(const Model& model) : model_(model), shape_(shape_of(model)), counts_(empty_counts(shape_)) {
    reserve(run_, static_cast<std::size_t>(model.scenario.run.draws));
  }

  void whole_draw(std::uint32_t index) {
    DrawResult result = timed(times_.whole, [&] { return run_draw(model_, shape_, index, 0, counts_); });
    const double before = times_.append;
    timed(times_.append, [&] { append(std::move(result), run_); });
    times_.whole += times_.append - before;
    if (counts_.path_values.has_room_for(lanes)) return;
    const double counting = times_.counting;
    timed(times_.counting, [&] { count_series(counts_); });
    times_.whole += times_.counting - counting;
  }

  /// Puts as many values aside as a draw has.
  void place_values() {
    constexpr std::array<bool, lanes> all{true, true, true, true, true, true, true, true};
    constexpr std::array<double, lanes> values{1e5, 2e5, 3e5, 4e5, 5e5, 6e5, 7e5, 8e5};
    const std::size_t series = counts_.paths.size() + counts_.pyramid.size();
    std::vector<LogHistogram> nothing;
    placed_.count(nothing);  // room again
    timed(times_.counting, [&] {
      placed_.begin_draw(series);
      for (std::size_t first = 0; first < static_cast<std::size_t>(shape_.futures); first += lanes) {
        placed_.next_futures(all);
        for (std::size_t i = 0; i < series; ++i) placed_.put_lanes(i, values.data());
      }
    });
  }

  void draw_by_stages(std::uint32_t index) {
    const Draw draw = make_draw(model_, index);
    timed(times_.inputs, [&] { return draw_inputs(model_.design, model_.copula, model_.distributions, index); });
    timed(times_.draw, [&] { return base_cohorts(model_.population, draw.inputs.population); });
    const DrawPlan plan = timed(times_.draw, [&] { return make_plan(model_, draw); });
    for (std::uint32_t first = 0; first < static_cast<std::uint32_t>(shape_.futures); first += lanes)
      block_by_stages(draw, plan, first);
    const std::vector<double> men(static_cast<std::size_t>(shape_.years), 0.0);
    timed(times_.layers, [&] { return layer_effects(model_, draw, shocks_[0].population, men, layer_room_); });
  }

  /// Rooms are made and counts are there, as in a run that has settled.
  void warm_up(std::uint32_t first, std::uint32_t draws) {
    for (std::uint32_t index = 0; index < draws; ++index) whole_draw(first + index);
    draw_by_stages(first);
    place_values();
    times_ = {};
    changing_ = 0;
  }

  /// By trajectory.
  [[nodiscard]] Stages times(std::uint32_t draws) {
    const double trajectories = static_cast<double>(draws) * shape_.futures;
    times_.population -= times_.shocks + changing_;
    for (double* time :
         {&times_.inputs, &times_.draw, &times_.shocks, &times_.population, &times_.economy, &times_.pool,
          &times_.maximum, &times_.targets, &times_.layers, &times_.counting, &times_.append, &times_.whole})
      *time /= trajectories;
    return times_;
  }

 private:
  void block_by_stages(const Draw& draw, const DrawPlan& plan, std::uint32_t first) {
    timed(times_.shocks, [&] { fill_shocks(model_, draw.index, first, false, {shocks_.data(), lanes}); });
    timed(times_.population, [&] { block_.prepare(model_, draw, plan, first, lanes); });  // and all before the force
    timed(changing_, [&] { block_.change(draw, plan); });                                 // the same but for people
    economies(draw, plan);
    pools(plan);
    if (first == 0)
      shared_ = timed(times_.draw, [&] { return muster::detail::shared_verdicts(model_, block_.conditions(0)); });
    const SideBySide force = block_.side_by_side();
    timed(times_.maximum, [&] { return force.maximum_forces(shared_.training); });
    for (std::size_t i = 0; i < model_.targets.size(); ++i) target(force, i);
  }

  void economies(const Draw& draw, const DrawPlan& plan) {
    std::array<EconomyDrivers, lanes> drivers;
    for (int t = 0; t < shape_.years; ++t) {
      const auto persons = block_.residents_of(t, first_working_age, last_working_age);
      for (std::size_t i = 0; i < lanes; ++i) drivers[i].working_age.push_back(persons[i]);
    }
    for (std::size_t i = 0; i < lanes; ++i) drivers[i].shocks = shocks_[i].economy;
    timed(times_.economy, [&] {
      for (const EconomyDrivers& of_future : drivers) (void)budget_path(draw.inputs.economy, plan.budget, of_future);
    });
  }

  void pools(const DrawPlan& plan) {
    static const std::vector<double> nobody(age_count * lanes, 0.0), even(lanes, 1.0);
    std::array<double, fields_of_pool * lanes> pool;
    std::array<double, fields_of_volunteers * lanes> volunteers;
    timed(times_.pool, [&] {
      for (int t = 0; t < shape_.years; ++t) {
        count_pool_lanes({.shares = &plan.force.pool,
                          .women = block_.residents(t, Sex::female, 0),
                          .men = block_.residents(t, Sex::male, 0),
                          .wounded = nobody.data(),
                          .odds_factor = even.data(),
                          .pool = pool.data(),
                          .volunteers = volunteers.data()});
      }
    });
  }

  void target(const SideBySide& force, std::size_t i) {
    const Target& target = model_.targets[i];
    const SustainedRule& rule = model_.scenario.sustained;
    if (target.band_high) {
      timed(times_.targets, [&] {
        const int last = model_.scenario.ceasefire_year + rule.until;
        for (const double end : {target.active, *target.band_high}) {
          const auto there = [end](const Target& other) { return !other.band_high && other.active == end; };
          if (std::ranges::none_of(model_.targets, there)) (void)force.judge_paths({.active = end}, 0, last, years_);
        }
      });
      return;
    }
    const double reserve = target.reserve.value_or(0);
    const ReserveReading reading = target.reserve ? reading_of(rule.reserve_counts) : ReserveReading::none;
    timed(times_.targets, [&] {
      std::vector<int> self_financed;
      const auto paths =
          force.judge_paths({.active = target.active}, reserve, model_.scenario.horizon, years_, &self_financed);
      (void)force.causes(paths, reading, shared_.of(i), lifted_);
    });
  }

  const Model& model_;
  RunShape shape_;
  ThreadCounts counts_;
  RunResult run_ = empty_run(model_);
  FutureBlock block_;
  std::array<Shocks, lanes> shocks_;
  LaneYears years_, lifted_;
  LayerRoom layer_room_;
  FutureSeries placed_;
  muster::detail::SharedVerdicts shared_;
  Stages times_;
  double changing_ = 0;
};

}  // namespace

Stages time_stages(const Model& model, std::uint32_t first, std::uint32_t draws) {
  StageClock clock(model);
  clock.warm_up(first + draws, draws);
  for (std::uint32_t index = 0; index < draws; ++index) clock.whole_draw(first + index);
  for (std::uint32_t index = 0; index < draws; ++index) {
    clock.draw_by_stages(first + index);
    clock.place_values();
  }
  return clock.times(draws);
}

}  // namespace muster::bench
