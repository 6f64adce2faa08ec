#pragma once

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "muster/results/reader.hpp"

namespace muster::testing_support {

/// A target of the sample run.
struct SampleTarget {
  std::string name;
  double active = 0;
  std::optional<double> reserve = {}, band_high = {};
};

/// A smooth curve that stands for P(M >= force): 1/2 at @p centre.
inline double sample_probability(double force, double centre) { return 1 / (1 + std::pow(force / centre, 4)); }

inline std::string optional_text(std::optional<double> value) { return value ? fmt::format("{}", *value) : ""; }

inline std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

inline std::string sample_exceedance(double largest, double centre) {
  std::string csv = "force_size,probability,ci_low,ci_high,p50_low,p50_high,p90_low,p90_high\n";
  for (int k = 0; k <= 200; ++k) {
    const double force = largest * k / 200;
    const auto p = [&](double shift) { return sample_probability(force, centre * shift); };
    csv += fmt::format("{},{},{},{},{},{},{},{}\n", force, p(1), 0.99 * p(1), p(1), p(0.8), p(1.2), p(0.5), p(1.6));
  }
  return csv;
}

inline std::string sample_probabilities(const std::vector<SampleTarget>& targets, double centre) {
  std::string csv =
      "target,active,reserve,band_high,definition,reserve_counts,draws,futures,successes,probability,std_error,ci_low,"
      "ci_high,ci_level,ci_method,p50_low,p50_high,p90_low,p90_high\n";
  for (const SampleTarget& t : targets) {
    const double p =
        sample_probability(t.active, centre) - (t.band_high ? sample_probability(*t.band_high, centre) : 0);
    for (const bool with : {false, true}) {
      if (with && !t.reserve) continue;
      const double q = with ? 0.7 * p : p;
      csv += fmt::format("{},{},{},{},every-year,{},100,4,{},{},0.01,{},{},0.95,x,{},{},{},{}\n", quoted(t.name),
                         t.active, with ? optional_text(t.reserve) : "", optional_text(t.band_high),
                         with ? "enrolled" : "", std::lround(400 * q), q, 0.98 * q, 0.98 * q + 0.02, 0.8 * q,
                         0.8 * q + 0.1, 0.2 * q, 0.2 * q + 0.6);
    }
  }
  return csv;
}

inline std::string sample_paths(const std::vector<SampleTarget>& targets, double centre) {
  std::string csv = "variable,unit,target,year,mean,q025,q05,q10,q25,q50,q75,q90,q95,q975\n";
  for (const SampleTarget& t : targets) {
    if (t.band_high) continue;
    for (int year = 2027; year <= 2047; ++year) {
      const auto row = [&](const char* variable, double middle) {
        csv += fmt::format("{},persons,{},{},{}", variable, quoted(t.name), year, middle);
        for (const double share : {0.6, 0.65, 0.7, 0.85, 1.0, 1.1, 1.2, 1.25, 1.3})
          csv += fmt::format(",{}", middle * share);
        csv += '\n';
      };
      row("active", std::min(t.active, centre * (1.5 - 0.02 * (year - 2027))));
      row("recruits", 0.1 * centre);
      row("conscripts", 0);
      row("released", 0.01 * centre);
      row("left", 0.12 * centre);
    }
  }
  return csv;
}

inline std::string sample_years(const std::vector<SampleTarget>& targets, double centre) {
  std::string csv =
      "target,year,passing,passing_ci_low,passing_ci_high,passing_p90_low,passing_p90_high,short_by,short_ci_low,"
      "short_ci_high\n";
  for (const SampleTarget& t : targets) {
    if (t.band_high) continue;
    for (int year = 2027; year <= 2047; ++year) {
      const double p = sample_probability(t.active * (1 + 0.03 * (year - 2027)), centre);
      const bool judged = year >= 2030 && year <= 2042;
      csv += fmt::format("{},{},{},{},{},{},{},{}\n", quoted(t.name), year, p, 0.98 * p, 0.98 * p + 0.02, 0.5 * p,
                         0.5 * p + 0.5, judged ? fmt::format("{0},{0},{0}", 1 - p) : ",,");
    }
  }
  return csv;
}

inline std::string sample_constraints(const std::vector<SampleTarget>& targets) {
  std::string csv = "target,year,constraint,share,ci_low,ci_high\n";
  const char* causes[] = {"start", "people", "training", "money", "reserve", "none"};
  const double shares[] = {0.02, 0.5, 0.03, 0.25, 0.05, 0.15};
  for (const SampleTarget& t : targets) {
    if (t.band_high) continue;
    for (int year = 2030; year <= 2042; ++year) {
      const double moved = 0.01 * (year - 2030);
      for (int k = 0; k < 6; ++k) {
        const double share = shares[k] + (k == 1 ? moved : k == 5 ? -moved : 0);
        csv += fmt::format("{},{},{},{},{},{}\n", quoted(t.name), year, causes[k], share, share, share);
      }
    }
  }
  for (int k = 1; k < 4; ++k) csv += fmt::format("max_force,,{},{},0,1\n", causes[k], k == 1 ? 0.6 : 0.2);
  return csv;
}

inline std::string sample_pyramid(double centre) {
  std::string csv = "year,sex,age,mean,q05,q25,q50,q75,q95\n";
  for (const int year : {2027, 2030, 2036, 2042}) {
    for (const char* sex : {"f", "m"}) {
      for (int age = 0; age <= 100; ++age) {
        const double n = centre * (101 - age) / 101;
        csv += fmt::format("{},{},{},{},{},{},{},{},{}\n", year, sex, age, n, 0.8 * n, 0.9 * n, n, 1.1 * n, 1.2 * n);
      }
    }
  }
  return csv;
}

inline std::string sample_convergence(const std::vector<SampleTarget>& targets, double centre) {
  std::string csv = "target,stream,draws,probability,ci_low,ci_high\n";
  for (const SampleTarget& t : targets) {
    const double p = sample_probability(t.active, centre);
    for (int stream = 1; stream <= 4; ++stream) {
      for (int draws = 32; draws <= 1024; draws *= 2) {
        const double q = p + (1 - p) * p * stream / draws;
        csv += fmt::format("{},{},{},{},{},{}\n", quoted(t.name), stream, draws, q, 0.9 * q, 0.9 * q + 0.1);
      }
    }
  }
  return csv;
}

inline std::string sample_layers(double centre) {
  std::string csv = "layer,year,mean,q05,q10,q50,q90,q95\n";
  for (const char* layer : {"territory", "war-dead", "refugees", "return", "opening", "background"}) {
    for (int year = 2027; year <= 2047; ++year) {
      const double n = (layer[0] == 'r' ? 1 : -1) * centre * (year - 2020) / 30;
      csv += fmt::format("{},{},{},{},{},{},{},{}\n", layer, year, n, n - 1, n - 0.5, n, n + 0.5, n + 1);
    }
  }
  return csv;
}

/// A run in memory with everything the figures read. @param centre  the force with probability 1/2 [persons]
inline Results sample_results(const std::vector<SampleTarget>& targets, double centre, double largest) {
  Results results;
  results.folder = "sample";
  results.run.format = "muster-results/1";
  results.run.version = "0.1.0";
  results.run.seed = 1;
  results.run.draws_asked = results.run.draws_done = 100;
  results.run.futures = 4;
  results.run.run_id = "0123456789ab";
  results.run.start = "2026-11-22T20:15:30Z";
  results.run.title = "Sample";
  results.scenario_text =
      "base_year = 2027\nceasefire_year = 0\n[sustained]\ndefinition = \"every-year\"\nsettle = 3\nuntil = 15\n";
  const auto add = [&](const char* name, const std::string& csv) {
    results.tables.emplace(name, read_results_table(std::string(name) + ".csv", csv));
  };
  add("exceedance", sample_exceedance(largest, centre));
  add("probabilities", sample_probabilities(targets, centre));
  add("paths", sample_paths(targets, centre));
  add("years", sample_years(targets, centre));
  add("constraints", sample_constraints(targets));
  add("pyramid", sample_pyramid(centre));
  add("convergence", sample_convergence(targets, centre));
  add("layers", sample_layers(centre));
  add("inputs",
      "name,group,unit,distribution,mean,q05,q50,q95,grade,reason,sources\n"
      "an_input_with_quite_a_long_name,force,persons of one age in a year,\"lognormal(115000, 0.26)\",1,1,1,1,B,x,M1\n"
      "share,force,share,\"triangular(0.55, 0.75, 1)\",1,1,1,1,B,x,M1\n"
      "narrow,force,1,\"normal(0.001, 0.0000001)\",1,1,1,1,B,x,M1\n"
      "fixed,force,years,constant(18),18,18,18,18,B,x,M1\n"
      "wartime_strength,force,persons,\"triangular(700000, 850000, 1000000)\",850000,750000,850000,950000,B,x,M1\n");
  add("rivals",
      "name,distribution,grade,reason,sources\n"
      "share,\"uniform(0.3, 0.5)\",C,x,\nshare,constant(1.2),C,x,\nabsent,constant(1),C,x,\n");
  return results;
}

/// The five targets and the band of the house.
inline Results usual_results() {
  return sample_results({{"non-alignment", 250000, 275000},
                         {"300k", 300000},
                         {"350k", 350000},
                         {"400k", 400000},
                         {"800k", 800000},
                         {"band", 300000, std::nullopt, 400000}},
                        220000, 1e6);
}

}  // namespace muster::testing_support
