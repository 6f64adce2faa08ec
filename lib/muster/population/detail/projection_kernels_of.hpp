// The body of projection_kernels_v2.cpp, _v3.cpp and _v4.cpp; see assessment/detail/lane_kernels_of.hpp for the rules.
#include "muster/population/detail/projection_kernels.hpp"

// NOLINTBEGIN(misc-definitions-in-headers): one source, one inclusion, as said above
namespace muster::detail {
namespace {

void keep(const AgeRow<Lanes>& persons, double* rows) {
  for (int a = 0; a < age_count; ++a) persons[a].store(rows + static_cast<std::ptrdiff_t>(a) * lane_count);
}

void keep(const PersonsOf<Lanes>& persons, const ProjectionTask& task, int first, int t) {
  constexpr std::ptrdiff_t row = age_count * lane_count;
  keep(persons.residents.female, task.residents + 2 * t * row + first);
  keep(persons.residents.male, task.residents + (2 * t + 1) * row + first);
  keep(persons.wounded, task.wounded + t * row + first);
}

AgeRow<Lanes> side_by_side(const Cohorts* const* bases, const AgeVector& (*of)(const Cohorts&)) {
  double values[lanes_at_once];
  AgeRow<Lanes> rows;
  for (int a = 0; a < age_count; ++a) {
    for (int lane = 0; lane < lanes_at_once; ++lane) values[lane] = of(*bases[lane]).data()[a];
    rows[a] = Lanes::load(values);
  }
  return rows;
}

PersonsOf<Lanes> persons_of(const Cohorts* const* bases) {
  PersonsOf<Lanes> persons;
  persons.residents.female =
      side_by_side(bases, [](const Cohorts& c) -> const AgeVector& { return c.residents.female; });
  persons.residents.male = side_by_side(bases, [](const Cohorts& c) -> const AgeVector& { return c.residents.male; });
  persons.refugees.female = side_by_side(bases, [](const Cohorts& c) -> const AgeVector& { return c.refugees.female; });
  persons.refugees.male = side_by_side(bases, [](const Cohorts& c) -> const AgeVector& { return c.refugees.male; });
  persons.wounded = side_by_side(bases, [](const Cohorts& c) -> const AgeVector& { return c.wounded; });
  persons.refugee_men = side_by_side(bases, [](const Cohorts& c) -> const AgeVector& { return c.refugee_men; });
  return persons;
}

void project_from(const ProjectionTask& task, int first) {
  PersonsOf<Lanes> persons = persons_of(&task.bases[static_cast<std::size_t>(first)]);
  YearRoom<Lanes> room;
  keep(persons, task, first, 0);
  const auto no_layers = [](bool, int, const CellMigrants<Lanes>&) {};
  for (int t = 0; t < task.years; ++t) {
    PopulationTerms<Lanes> terms;
    load_rows<population_terms>(task.terms + static_cast<std::ptrdiff_t>(t) * population_terms * lane_count + first,
                                terms);
    (void)advance(task.draw, task.plans[t], terms, no_layers, persons, room);
    keep(persons, task, first, t + 1);
  }
}

void project(const ProjectionTask& task) {
  for (int first = 0; first < lane_count; first += lanes_at_once) project_from(task, first);
}

void sum(const double* rows, int first, int last, double* persons) {
  constexpr int groups = lane_count / lanes_at_once;
  Lanes all[groups];
  for (Lanes& of_group : all) of_group = 0.0;
  for (int a = first; a <= last; ++a) {
    const double* const row = rows + static_cast<std::ptrdiff_t>(a) * lane_count;
    for (int i = 0; i < groups; ++i) all[i] += Lanes::load(row + i * lanes_at_once);
  }
  for (int i = 0; i < groups; ++i) all[i].store(persons + i * lanes_at_once);
}

}  // namespace

extern const ProjectionKernels MUSTER_KERNELS;
const ProjectionKernels MUSTER_KERNELS{project, sum};

}  // namespace muster::detail
// NOLINTEND(misc-definitions-in-headers)
