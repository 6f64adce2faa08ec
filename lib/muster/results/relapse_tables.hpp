#pragma once

#include "muster/ensemble/run_result.hpp"
#include "muster/estimate/binomial_interval.hpp"

#include <string>
#include <vector>

namespace muster {

/// What level L3 says of one target.
struct WarReading {
  std::size_t target = 0;  ///< index into Model::targets
  /// truce-held: sustained; unconditional: sustained and no relapse before the window closes; before-relapse: no
  /// failure in the window's years before a relapse that falls into it; surge: surge_size reached in surge_year
  std::string reading;
  double probability = 0;  ///< NaN when no draw has a relapse
  Interval error;          ///< simulation error at 95 %
  Interval p50, p90;       ///< parameter intervals; of before-relapse with the noise of finitely many futures
};

/// Every reading of every target, in the order of relapse.csv; bands have the first two only. @param run  at level L3
[[nodiscard]] std::vector<WarReading> war_readings(const Model& model, const RunResult& run);

/// Months of the surge's pay and equipment that an amount of money covers.
struct SurgeMonths {
  std::string item;   ///< aid_level (a year of it) or stockpile
  double amount = 0;  ///< USD
  double mean = 0, q05 = 0, q50 = 0, q95 = 0;
};

/// Of surge aid and of the stockpile, over the trajectories that did not fail. @param run  at level L3
[[nodiscard]] std::vector<SurgeMonths> surge_months(const Model& model, const RunResult& run);

/// relapse.csv and surge.csv.
[[nodiscard]] std::string relapse_csv(const Model& model, const RunResult& run);
[[nodiscard]] std::string surge_csv(const Model& model, const RunResult& run);

}  // namespace muster
