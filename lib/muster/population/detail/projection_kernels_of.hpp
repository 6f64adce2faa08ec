// The body of projection_kernels_v2.cpp, _v3.cpp and _v4.cpp; see assessment/detail/lane_kernels_of.hpp for the rules.
#include "muster/population/detail/projection_kernels.hpp"

// NOLINTBEGIN(misc-definitions-in-headers): one source, one inclusion, as said above
namespace muster::detail {
namespace {

void keep(const PersonsOf<Lanes>& persons, const ProjectionTask& task, int t) {
  static_assert(sizeof persons.residents == sizeof(double) * (2 * age_count) * lane_count);
  static_assert(sizeof persons.wounded == sizeof(double) * age_count * lane_count);
  __builtin_memcpy(task.residents + static_cast<std::ptrdiff_t>(t) * (2 * age_count) * lane_count, &persons.residents,
                   sizeof persons.residents);
  __builtin_memcpy(task.wounded + static_cast<std::ptrdiff_t>(t) * age_count * lane_count, &persons.wounded,
                   sizeof persons.wounded);
}

AgeRow<Lanes> side_by_side(const ProjectionTask& task, const AgeVector& (*of)(const Cohorts&)) {
  double values[lane_count];
  AgeRow<Lanes> rows;
  for (int a = 0; a < age_count; ++a) {
    for (int lane = 0; lane < lane_count; ++lane) values[lane] = of(*task.bases[lane]).data()[a];
    rows[a] = Lanes::load(values);
  }
  return rows;
}

PersonsOf<Lanes> bases_of(const ProjectionTask& task) {
  PersonsOf<Lanes> persons;
  persons.residents.female =
      side_by_side(task, [](const Cohorts& c) -> const AgeVector& { return c.residents.female; });
  persons.residents.male = side_by_side(task, [](const Cohorts& c) -> const AgeVector& { return c.residents.male; });
  persons.refugees.female = side_by_side(task, [](const Cohorts& c) -> const AgeVector& { return c.refugees.female; });
  persons.refugees.male = side_by_side(task, [](const Cohorts& c) -> const AgeVector& { return c.refugees.male; });
  persons.wounded = side_by_side(task, [](const Cohorts& c) -> const AgeVector& { return c.wounded; });
  persons.refugee_men = side_by_side(task, [](const Cohorts& c) -> const AgeVector& { return c.refugee_men; });
  return persons;
}

void project(const ProjectionTask& task) {
  PersonsOf<Lanes> persons = bases_of(task);
  YearRoom<Lanes> room;
  keep(persons, task, 0);
  const auto no_layers = [](bool, int, const CellMigrants<Lanes>&) {};
  for (int t = 0; t < task.years; ++t) {
    PopulationTerms<Lanes> terms;
    static_assert(sizeof terms == sizeof(double) * population_terms * lane_count);
    __builtin_memcpy(static_cast<void*>(&terms),
                     task.terms + static_cast<std::ptrdiff_t>(t) * population_terms * lane_count, sizeof terms);
    (void)advance(task.draw, task.plans[t], terms, no_layers, persons, room);
    keep(persons, task, t + 1);
  }
}

void sum(const double* rows, int first, int last, double* persons) {
  Lanes all = 0.0;
  for (int a = first; a <= last; ++a) all += Lanes::load(rows + static_cast<std::ptrdiff_t>(a) * lane_count);
  all.store(persons);
}

}  // namespace

extern const ProjectionKernels MUSTER_KERNELS;
const ProjectionKernels MUSTER_KERNELS{project, sum};

}  // namespace muster::detail
// NOLINTEND(misc-definitions-in-headers)
