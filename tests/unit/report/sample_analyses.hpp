#pragma once

#include "sample_results.hpp"

namespace muster::testing_support {

/// How the analyses of a sample are to be: names of its inputs, and how large the numbers are.
struct SampleAnalyses {
  std::vector<std::string> inputs = {"stay_share", "propensity", "b_peace", "training_places",
                                     "an_input_with_quite_a_long_name"};
  double base = 170000;  ///< result at the medians [persons], or a probability
  double value = 1.5;    ///< size of the inputs' values
};

inline std::string sample_tornado(const SampleAnalyses& of) {
  std::string csv = "output,input,basis,low_value,high_value,low_result,base_result,high_result\n";
  for (std::size_t k = 0; k < of.inputs.size(); ++k) {  // the shortest first: the figure sorts
    const double half = 0.08 * of.base * static_cast<double>(k + 1) / static_cast<double>(of.inputs.size());
    const bool both_lower = k == 1;
    csv += fmt::format("M,{},quantiles,{},{},{},{},{}\n", quoted(of.inputs[k]), 0.5 * of.value, 1.7 * of.value,
                       of.base - half, of.base, both_lower ? of.base - 0.4 * half : of.base + half);
  }
  csv += fmt::format("M,{},rival 1,{},{},{},{},{}\n", quoted(of.inputs[0]), 0.4 * of.value, of.value, 0.97 * of.base,
                     of.base, 1.01 * of.base);
  csv += fmt::format("other,{},quantiles,0,1,0.1,0.2,0.9\n", quoted(of.inputs[0]));
  return csv;
}

inline std::string sample_indices(const SampleAnalyses& of) {
  std::string csv = "output,year,input,group,index,estimator,value,ci_low,ci_high\n";
  for (std::size_t k = 0; k < of.inputs.size(); ++k) {
    const double first = k == 0 ? -0.01 : 0.4 * static_cast<double>(k) / static_cast<double>(of.inputs.size());
    csv += fmt::format("M,,{0},force,first,x,{1},{2},{3}\nM,,{0},force,total,x,{4},{5},{6}\n", quoted(of.inputs[k]),
                       first, first - 0.02, first + 0.04, first + 0.05, first + 0.01, first + 0.07);
    csv += fmt::format("M,,{0},force,prcc,x,0.9,0.8,0.95\nM,2030,{0},force,first,x,9,8,10\n", quoted(of.inputs[k]));
  }
  return csv + "M,,force,force,first,x,7,6,8\n";
}

inline std::string sample_grid(const std::string& x_key, const std::string& y_key) {
  std::string csv = quoted(x_key) + ',' + quoted(y_key) + ",target,probability,ci_low,ci_high,p90_low,p90_high\n";
  for (int a = 0; a < 6; ++a) {
    for (int b = 0; b < 7; ++b) {
      const double p = 1 / (1 + std::exp(5 - a - 0.8 * b)), error = a == 2 && b == 3 ? 0.08 : 0.02;
      csv += fmt::format("{},{},300k,{},{},{},0,1\n", 1 + 0.2 * a, 0.03 + 0.01 * b, p, p - error, p + error);
      csv += fmt::format("{},{},800k,0.001,0,0.01,0,1\n", 1 + 0.2 * a, 0.03 + 0.01 * b);
    }
  }
  return csv;
}

inline std::string sample_evppi(const SampleAnalyses& of) {
  std::string csv = "input,group,evppi,std_error,share_of_evpi,rank\n";
  for (std::size_t k = 0; k < of.inputs.size(); ++k) {
    csv += fmt::format("{},force,{},{},{},{}\n", quoted(of.inputs[k]), of.base / static_cast<double>(k + 2),
                       0.03 * of.base, 0.5 / static_cast<double>(k + 2), k + 1);
  }
  return csv + fmt::format(",force,{},{},0.6,1\n,budget,{},{},0.1,2\n", 0.6 * of.base, 0.02 * of.base, 0.1 * of.base,
                           0.02 * of.base);
}

/// Adds every analysis that a report can show to a run.
inline Results with_sample_analyses(Results results, const SampleAnalyses& of = {}) {
  const auto add = [&](const char* name, const std::string& csv) {
    results.tables.insert_or_assign(name, read_results_table(std::string(name) + ".csv", csv));
  };
  add("sensitivity/tornado", sample_tornado(of));
  add("sensitivity/indices", sample_indices(of));
  add("sensitivity/ledger",
      fmt::format("output,grade,input,share_variance,share_distance,ci_low,ci_high\nM,C,,0.6,0.5,0.5,0.7\n"
                  "M,D,,0.4,0.5,0.3,0.5\nM,D,{},0.3,0.2,0.2,0.4\n",
                  quoted(of.inputs[0])));
  add("sweep/grid", sample_grid("policy.pay.w_t", "b_peace"));
  std::string boxes = "box,input,low,high,quasi_p,resampled\n",
              peeling = "box,step,input,side,value,coverage,density,support\n";
  for (std::size_t k = 0; k < of.inputs.size(); ++k) {
    boxes += fmt::format("1,{},{},{},0.00{},0.9\n", quoted(of.inputs[k]), k % 2 == 0 ? fmt::format("{}", of.value) : "",
                         k % 2 == 1 ? fmt::format("{}", 2 * of.value) : "", k + 1);
    const double peeled = static_cast<double>(k + 1) / static_cast<double>(of.inputs.size());
    peeling += fmt::format("1,{},{},low,1,{},{},0.5\n", k, quoted(of.inputs[k]), 1 - 0.4 * peeled, 0.1 + 0.7 * peeled);
  }
  add("discover/boxes", boxes);
  add("discover/peeling", peeling);
  add("discover/summary",
      fmt::format("box,coverage,density,density_held_back,support,sentence\n1,0.6,0.8,0.75,0.05,{}\n",
                  quoted("300,000 holds in 80 % of futures when " + of.inputs[0] + " is above 0.38")));
  add("value/evppi", sample_evppi(of));
  return results;
}

}  // namespace muster::testing_support
