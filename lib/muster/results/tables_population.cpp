#include "muster/results/csv_text.hpp"
#include "muster/results/run_tables.hpp"

namespace muster {

std::string pyramid_csv(const Model& model, const RunResult& run) {
  CsvText csv("year,sex,age,mean,q05,q25,q50,q75,q95");
  for (std::size_t i = 0; i < run.shape.pyramid_years.size(); ++i) {
    for (const Sex sex : {Sex::female, Sex::male}) {
      for (int age = 0; age < age_count; ++age) {
        const std::size_t series = run.shape.pyramid_series(i, sex, age);
        const LogHistogram& counts = run.pyramid.histograms[series];
        csv.row({model.scenario.base_year + run.shape.pyramid_years[i], sex == Sex::male ? "m" : "f", age,
                 run.pyramid.sums[series] / static_cast<double>(counts.count()), counts.quantile(0.05),
                 counts.quantile(0.25), counts.quantile(0.5), counts.quantile(0.75), counts.quantile(0.95)});
      }
    }
  }
  return csv.text();
}

std::string layers_csv(const Model& model, const RunResult& run) {
  CsvText csv("layer,year,mean,q05,q10,q50,q90,q95");
  for (std::size_t layer = 0; layer < model.without_layer.size(); ++layer) {
    for (int t = 0; t < run.shape.years; ++t) {
      const std::size_t series = run.shape.layer_series(layer, t);
      const LogHistogram& counts = run.layers.histograms[series];
      csv.row({word_of(static_cast<Layer>(layer)), model.scenario.base_year + t,
               run.layers.sums[series] / static_cast<double>(counts.count()), counts.quantile(0.05),
               counts.quantile(0.1), counts.quantile(0.5), counts.quantile(0.9), counts.quantile(0.95)});
    }
  }
  return csv.text();
}

}  // namespace muster
