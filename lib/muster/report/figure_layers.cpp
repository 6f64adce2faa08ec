#include <fmt/format.h>

#include <algorithm>

#include "muster/report/figure_parts.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/series_chart.hpp"

namespace muster {
namespace {

/// What one population layer adds to, or takes from, men 18-45 [persons].
struct Layer {
  std::string name;
  std::vector<double> years, low, median, high;
};

std::vector<Layer> read_data(const Results& results) {
  const ResultsTable& table = needed(results, "layers", "layers");
  std::vector<Layer> layers;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string& name = table.text(row, "layer");
    auto layer = std::ranges::find(layers, name, &Layer::name);
    if (layer == layers.end()) layer = layers.insert(layers.end(), {name, {}, {}, {}, {}});
    layer->years.push_back(table.number(row, "year"));
    layer->low.push_back(table.number(row, "q05"));
    layer->median.push_back(table.number(row, "q50"));
    layer->high.push_back(table.number(row, "q95"));
  }
  return layers;
}

SeriesChart chart_of(const std::vector<Layer>& layers) {
  double low = 0, high = 0;
  for (const Layer& layer : layers) {
    low = std::min(low, std::ranges::min(layer.low));
    high = std::max(high, std::ranges::max(layer.high));
  }
  SeriesChart chart{"Year", "Change in men aged 18\u201345 (thousand)", layers[0].years.front(),
                    layers[0].years.back()};
  chart.y_low = low < 0 ? -round_up(-low / 1000) : 0;
  chart.y_high = high > 0 ? round_up(high / 1000) : (low < 0 ? 0 : 1);
  chart.guide = 0;
  chart.key = {{KeyItem::Kind::line, "median", {Ink::black, 1, {}}},
               {KeyItem::Kind::line, "90% prediction interval, upright, every fourth year", {Ink::black, 0.5, {}}}};
  for (const Layer& layer : layers) {
    Series series{layer.name, {}, {}, {}};
    for (std::size_t i = 0; i < layer.years.size(); ++i) {
      series.points.push_back({layer.years[i], layer.median[i] / 1000});
      if (i % 4 == 2) series.whiskers.push_back({layer.years[i], layer.low[i] / 1000, layer.high[i] / 1000});
    }
    chart.series.push_back(std::move(series));
  }
  return chart;
}

FigureWords words_of(const std::vector<Layer>& layers) {
  FigureWords words{"layers", "layers", "What each population layer adds to, or takes from, men aged 18\u201345.",
                    {},       {},       {}};
  std::string list;
  for (const Layer& layer : layers) {
    list += fmt::format("{}{} {}", list.empty() ? "" : ", ", layer.name, rounded_text(layer.median.back()));
  }
  words.description = fmt::format("Median change in {:.0f}, in persons: {}.", layers[0].years.back(), list);
  words.marks =
      "Lines: median, named at the end. Upright lines: 90% prediction interval of every fourth year. Dashed: no "
      "change. Territory: men of land not held; war-dead and wounded: who is lost to the war; refugees: who is abroad "
      "from the start; return: who of them comes back; opening: who leaves when the border opens; background: all "
      "other migration.";
  return words;
}

std::string csv_of(const std::vector<Layer>& layers) {
  FigureCsv csv{"layer", "year", "q05_persons", "q50_persons", "q95_persons"};
  for (const Layer& layer : layers) {
    for (std::size_t i = 0; i < layer.years.size(); ++i) {
      csv.cell(layer.name).cell(layer.years[i]).cell(layer.low[i]).cell(layer.median[i]).cell(layer.high[i]).end_row();
    }
  }
  return csv.text();
}

std::string gnuplot_of(const std::vector<Layer>& layers) {
  std::string script = gnuplot_head("layers");
  script += "set xlabel 'Year'\nset ylabel 'Change in men aged 18-45 (thousand)'\nset key outside right\n";
  script += "plot 0 with lines dashtype 2 linecolor '#595959' notitle";
  for (std::size_t k = 0; k < layers.size(); ++k) {
    script += fmt::format(
        ", \\\n  file skip 1 using (is(1, '{0}') ? $2 : NaN):($4/1000):($3/1000):($5/1000) with yerrorlines "
        "linecolor '{1}' dashtype {2} pointtype 0 title '{0}'",
        gnuplot_text(layers[k].name), hex(series_pen(k).ink), k + 1);
  }
  return script + "\n";
}

}  // namespace

Figure layers_figure(const Results& results, const FigureOptions& options) {
  const auto layers = read_data(results);
  const SeriesChart chart = chart_of(layers);
  return assemble(results, options, words_of(layers), csv_of(layers), gnuplot_of(layers),
                  [&chart](Canvas& canvas) { draw_series_chart(canvas, chart); });
}

}  // namespace muster
