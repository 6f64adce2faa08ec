#include <algorithm>
#include <array>

#include "muster/core/require.hpp"
#include "muster/core/spelling.hpp"
#include "muster/report/figure_parts.hpp"

namespace muster {
namespace {

using ResultsSpan = std::span<const Results>;

template <Figure (*Make)(const Results&, const FigureOptions&)>
Figure of_first(ResultsSpan results, const FigureOptions& options) {
  return Make(results.front(), options);
}

/// A figure of the catalogue: what it is called, which table it needs, who makes it.
struct Entry {
  std::string_view id, name, table;
  Figure (*make)(ResultsSpan, const FigureOptions&);
  std::size_t least_results = 1;
  bool (*fitting)(ResultsSpan) = nullptr;  ///< what else must hold for it to be made unasked
};

bool has_rows(const Results& results, std::string_view table) {
  const ResultsTable* found = results.table(table);
  return found != nullptr && found->size() > 0;
}

/// Whether some target is no band, so that it has a path of its own.
bool has_path(ResultsSpan results) { return has_rows(results.front(), "years"); }

bool sweep_fits(ResultsSpan results) { return has_two_keys(results.front()); }

constexpr std::array<Entry, 18> catalogue{
    {{"F1", "exceedance", "exceedance", of_first<exceedance_figure>},
     {"F2", "fan", "paths", of_first<fan_figure>, 1, has_path},
     {"F3", "by-year", "years", of_first<by_year_figure>},
     {"F4", "shortfall", "years", of_first<shortfall_figure>},
     {"F5", "pyramid", "pyramid", of_first<pyramid_figure>},
     {"F6", "constraints", "constraints", of_first<constraints_figure>, 1, has_path},
     {"F7", "tornado", "sensitivity/tornado", of_first<tornado_figure>},
     {"F8", "sobol", "sensitivity/indices", of_first<sobol_figure>},
     {"F9", "heatmap", "sweep/grid", of_first<heatmap_figure>, 1, sweep_fits},
     {"F10", "scenarios", "max_force", scenarios_figure, 2},
     {"F11", "convergence", "convergence", of_first<convergence_figure>},
     {"F12", "priors", "inputs", of_first<priors_figure>},
     {"F13", "backcast", "points", of_first<backcast_figure>},
     {"F14", "flows", "paths", of_first<flows_figure>, 1, has_path},
     {"F15", "forms", "exceedance", forms_figure, 2, has_forms},
     {"PRIM", "box", "discover/boxes", of_first<box_figure>},
     {"EVPPI", "evppi", "value/evppi", of_first<evppi_figure>},
     {"layers", "layers", "layers", of_first<layers_figure>}}};

}  // namespace

std::vector<Figure> make_figures(ResultsSpan results, const FigureOptions& options) {
  const auto asked = [&](const Entry& entry) {
    return std::ranges::any_of(options.wanted, [&](const std::string& w) { return w == entry.id || w == entry.name; });
  };
  for (const std::string& wanted : options.wanted) {
    const bool known =
        std::ranges::any_of(catalogue, [&](const Entry& e) { return wanted == e.id || wanted == e.name; });
    std::string names;
    for (const Entry& entry : catalogue) names += (names.empty() ? "" : ", ") + std::string(entry.name);
    require(known, "--figures: no figure \"{}\" (the names are {}); write one of them, or its number", wanted, names);
  }
  std::vector<Figure> figures;
  for (const Entry& entry : catalogue) {
    const bool possible = has_rows(results.front(), entry.table) && results.size() >= entry.least_results &&
                          (entry.fitting == nullptr || entry.fitting(results));
    if (options.wanted.empty() ? possible : asked(entry)) figures.push_back(entry.make(results, options));
  }
  return figures;
}

}  // namespace muster
