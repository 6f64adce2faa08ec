#include <fmt/format.h>

#include <algorithm>

#include "muster/core/require.hpp"
#include "muster/report/axes.hpp"
#include "muster/report/figure_parts.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/placement.hpp"
#include "muster/report/tables_columns.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster {
namespace {

/// The exceedance curve of one form of the model [persons, probability].
struct Form {
  std::string name;
  std::vector<Point> curve;

  /// The force at which the curve falls through @p level; its end where it does not.
  [[nodiscard]] double force_at(double level) const {
    for (std::size_t i = 0; i + 1 < curve.size(); ++i) {
      const Point a = curve[i], b = curve[i + 1];
      if (a.y >= level && b.y < level) return a.x + (b.x - a.x) * (a.y - level) / (a.y - b.y);
    }
    return curve.front().y < level ? curve.front().x : curve.back().x;
  }
  [[nodiscard]] double probability_at(double force) const {
    const auto after = std::ranges::lower_bound(curve, force, {}, &Point::x);
    if (after == curve.begin()) return curve.front().y;
    if (after == curve.end()) return curve.back().y;
    const Point b = *after, a = *(after - 1);
    return a.y + (b.y - a.y) * (force - a.x) / (b.x - a.x);
  }
};

std::string name_of(const Results& base, const Results& results) {
  std::string name = scenario_title(results);
  if (&base == &results) return name + " (base)";
  const auto changes = changes_made(scenario_facts(base), scenario_facts(results));
  if (name == scenario_title(base) && !changes.empty()) name = changes.front().words;
  return name;
}

std::vector<Form> read_data(std::span<const Results> results) {
  std::vector<Form> forms;
  for (const Results& one : results) {
    const ResultsTable& table = needed(one, "exceedance", "F15");
    Form form{name_of(results.front(), one), {}};
    for (std::size_t row = 0; row < table.size(); ++row) {
      form.curve.push_back({table.number(row, "force_size"), table.number(row, "probability")});
    }
    forms.push_back(std::move(form));
  }
  return forms;
}

/// As far as any curve is above one in two hundred.
double right_end(const std::vector<Form>& forms) {
  double end = 0;
  for (const Form& form : forms) end = std::max(end, form.force_at(0.005));
  return end > 0 ? end : forms.front().curve.back().x;
}

/// Names in a column right of the curves, each at its own height: the curve that falls last has the lowest, so that no
/// leader runs across another name.
void draw_names(Canvas& canvas, const std::vector<Form>& forms, const Axes& axes, double factor, double left) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < forms.size(); ++i) order.push_back(i);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return forms[i].force_at(0.5); });
  const double room = axes.plot.height() - line_height;
  const auto most = static_cast<std::size_t>(room / line_height);
  const std::size_t shown = std::min(order.size(), most);
  for (std::size_t k = 0; k < shown; ++k) {
    const double share = (static_cast<double>(k) + 0.5) / static_cast<double>(shown);
    const double level = 0.97 - 0.9 * share;
    const Form& form = forms[order[k]];
    const Point at = axes.at(std::min(form.force_at(level) / factor, axes.x.high),
                             form.curve.front().y < level ? form.curve.front().y : level);
    const double y = axes.y(level);
    canvas.line(at, {left - 3, y}, {Ink::guide, 0.5, {}});
    canvas.marker(at, Marker::dot, series_pen(order[k]).ink, 1.6);
    canvas.line({left, y}, {left + 12, y}, series_pen(order[k]));
    const std::size_t lines = line_height * static_cast<double>(2 * shown) < room ? 2 : 1;
    double baseline = y + 0.35 * text_size;
    for (const std::string& line :
         lines_of(bound_arrows(form.name), canvas.page().width() - left - 17, lines, text_size)) {
      canvas.text({left + 15, baseline}, line);
      baseline += line_height;
    }
  }
}

double names_width(const std::vector<Form>& forms, double page) {
  double width = 0;
  for (const Form& form : forms) width = std::max(width, text_width(form.name, text_size));
  return std::min(width, 0.42 * page) + 26;
}

void draw(Canvas& canvas, const std::vector<Form>& forms) {
  const double width = canvas.page().width(), height = canvas.page().height();
  const double names = names_width(forms, width);
  const PersonsUnit unit = persons_unit(right_end(forms));
  const Axis y = unit_axis("Probability that at least this force is sustained", height - 40);
  const Axis x = horizontal_axis(fmt::format("Active force ({})", unit.word), 0,
                                 round_up(right_end(forms) / unit.factor), width - names - vertical_axis_width(y) - 8);
  const Axes axes = lay_out_axes({1, 1, width - 1, height - 1}, x, y, {0, 2, names, 0});
  for (std::size_t i = 0; i < forms.size(); ++i) {
    std::vector<Point> line;
    for (const Point& p : forms[i].curve) {
      if (p.x / unit.factor <= x.high) line.push_back(axes.at(p.x / unit.factor, p.y));
    }
    canvas.polyline(line, series_pen(i));
  }
  draw_axes(canvas, axes, x, y);
  draw_names(canvas, forms, axes, unit.factor, axes.plot.right + 5);
  canvas.plot_area(axes.area());
}

FigureWords words_of(const Results& base, const std::vector<Form>& forms) {
  FigureWords words{
      "F15", "forms", "Probability that at least a given active force is sustained, under each form of the model.",
      {},    {},      {}};
  const auto targets = named_targets(base);
  const double force = targets.empty() ? forms.front().force_at(0.5) : targets.front().active;
  const auto [least, most] = std::ranges::minmax(forms, {}, [&](const Form& f) { return f.probability_at(force); });
  words.description = fmt::format("At {} the probability runs from {} ({}) to {} ({}).", thousands_label(force),
                                  probability_text(least.probability_at(force)), least.name,
                                  probability_text(most.probability_at(force)), most.name);
  words.marks =
      "One line for each form, named beside it; the dot shows which line a name belongs to. Forms are not pooled: no "
      "one "
      "knows their weights. All use the same random numbers.";
  return words;
}

std::string csv_of(const std::vector<Form>& forms) {
  FigureCsv csv{"form", "force_persons", "probability"};
  for (const Form& form : forms) {
    for (const Point& p : form.curve) csv.cell(form.name).cell(p.x).cell(p.y).end_row();
  }
  return csv.text();
}

std::string gnuplot_of(const std::vector<Form>& forms) {
  std::string script =
      gnuplot_head("forms") +
      "set xlabel 'Active force (thousand)'\nset ylabel 'Probability that at least this force is sustained'\n"
      "set yrange [0:1]\nset key outside right\n";
  std::size_t from = 1;
  for (std::size_t k = 0; k < forms.size(); ++k) {
    const std::size_t to = from + forms[k].curve.size() - 1;
    script +=
        fmt::format("{} file every ::{}::{} using ($2/1000):3 with lines linecolor '{}' dashtype {} title '{}'",
                    k == 0 ? "plot" : ", \\\n ", from, to, hex(series_pen(k).ink), k + 1, gnuplot_text(forms[k].name));
    from = to + 1;
  }
  return script + "\n";
}

/// Keys of a scenario that say how the model is built rather than what is done or assumed in it.
bool is_form_key(std::string_view key) {
  return key == "level" || key.starts_with("population.") || key.starts_with("sustained.") || key == "policy.aid.form";
}

bool differs_in_form(const ScenarioFacts& base, const ScenarioFacts& other) {
  return std::ranges::any_of(other.values, [&](const auto& pair) {
    const auto before = base.values.find(pair.first);
    return is_form_key(pair.first) && (before == base.values.end() || before->second != pair.second);
  });
}

}  // namespace

bool has_forms(std::span<const Results> results) {
  const ScenarioFacts base = scenario_facts(results.front());
  return std::ranges::any_of(results, [&](const Results& one) {
    return &one != &results.front() && differs_in_form(base, scenario_facts(one));
  });
}

Figure forms_figure(std::span<const Results> results, const FigureOptions& options) {
  const auto forms = read_data(results);
  return assemble(results.front(), options, words_of(results.front(), forms), csv_of(forms), gnuplot_of(forms),
                  [&forms](Canvas& canvas) { draw(canvas, forms); });
}

}  // namespace muster
