#pragma once

#include "muster/assessment/target.hpp"
#include "muster/core/origin.hpp"
#include "muster/distributions/distribution.hpp"
#include "muster/economy/settings.hpp"
#include "muster/force/settings.hpp"
#include "muster/population/settings.hpp"
#include "muster/sampling/copula.hpp"
#include "muster/sampling/sampler.hpp"

#include <optional>
#include <string>
#include <vector>

namespace muster {

/// An uncertain, constant or tabulated input, or a number of a policy.
struct Input {
  std::string name;  ///< as in the reference model, such as "e_p" or "reserve_join[by-law]"
  std::string key;   ///< where it stands in the scenario: "inputs.e_p", "policy.pay.w_t"
  std::string group, unit;
  Distribution distribution;  ///< a `table(FILE)` is a distribution that names a table of the country
  double prior_mean = 0;  ///< mean of the first distribution along pack and ancestors; stays when a lever replaces it
  std::string grade, reason;
  std::vector<std::string> sources;  ///< empty: judgement or definition
  std::string note;
  Origin origin;
};

/// Spearman's rank correlation between two inputs.
struct Correlation {
  std::string first, second;
  double rank = 0;
  Origin origin;
};

enum class Level { L1, L2, L3 };

struct RunSettings {
  long long draws = 4096;
  int futures = 64;
  unsigned long long seed = 1;
  Sampler sampler = Sampler::sobol;
  std::vector<std::string> importance;  ///< inputs in the order of their Sobol dimensions, before all others
  int threads = 0;                      ///< 0: all cores; never part of a resolved scenario
  double precision = 0;          ///< half-width of the widest simulation error at which the run stops; 0: after `draws`
  long long max_draws = 262144;  ///< at most, where it stops by precision

  /// Draws to be done at most.
  [[nodiscard]] long long most_draws() const { return precision > 0 ? max_draws : draws; }
};

/// Aid and stockpiles from a relapse on; reported beside the surge test, in no equation.
struct SurgeSupport {
  double aid_level = 0;  ///< USD a year
  double stockpile = 0;  ///< USD
};

/// Value of holding and loss of failing, per soldier, for the value of information.
struct Decision {
  double holding = 1, failing = 1;
};

/// What is made of the rank correlations.
struct Dependence {
  double scale = 1;  ///< factor on every one: 0 is independence, 2 doubles them
  Copula::Contradiction contradiction = Copula::Contradiction::refuse;
};

/// A scenario with every default, ancestor and override resolved. The numbers under `policy` and `inputs` all stand in
/// `inputs`, in the order in which pack, ancestors and file declare them.
struct Scenario {
  std::string name;  ///< the file's name without folder and extension
  std::string title, description, country;
  Level level = Level::L2;
  int base_year = 2027, price_year = 2025, population_date = 2026;
  int horizon = 20;         ///< years after the base year
  int ceasefire_year = 0;   ///< years after the base year
  double target_scale = 1;  ///< factor on every target
  RunSettings run;
  std::vector<Target> targets;  ///< as written, before target_scale
  SustainedRule sustained;
  PopulationSettings population;
  PayRule pay_rule = PayRule::fixed;
  PayGrid pay_grid;
  AidForm aid_form = AidForm::decay;
  SurgeSupport surge;
  Decision decision;
  Dependence dependence;
  std::vector<Input> inputs;
  std::vector<Correlation> correlations;
  std::vector<std::string> files;  ///< scenario files read, the ancestors first; never part of a resolved scenario
};

}  // namespace muster
