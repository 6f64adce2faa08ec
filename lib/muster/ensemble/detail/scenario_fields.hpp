#pragma once

#include "muster/ensemble/scenario.hpp"

namespace muster::detail {

template <class AnyRunSettings, class Visit>
void visit_run_settings(AnyRunSettings& run, Visit& visit) {
  visit("run.draws", run.draws);
  visit("run.futures", run.futures);
  visit("run.seed", run.seed);
  visit("run.sampler", run.sampler);
  visit("run.importance", run.importance);
  visit("run.threads", run.threads);
  visit("run.precision", run.precision);
  visit("run.max_draws", run.max_draws);
}

/// Calls @p visit with key and member of every setting of a scenario, in the order of the resolved file. Reading and
/// writing both go through here, so a key cannot be read and forgotten on writing.
template <class AnyScenario, class Visit>
void visit_settings(AnyScenario& s, Visit&& visit) {
  visit("title", s.title);
  visit("description", s.description);
  visit("country", s.country);
  visit("level", s.level);
  visit("base_year", s.base_year);
  visit("price_year", s.price_year);
  visit("population_date", s.population_date);
  visit("horizon", s.horizon);
  visit("ceasefire_year", s.ceasefire_year);
  visit("target_scale", s.target_scale);
  visit_run_settings(s.run, visit);
  visit("sustained.definition", s.sustained.definition);
  visit("sustained.years_needed", s.sustained.years_needed);
  visit("sustained.settle", s.sustained.settle);
  visit("sustained.until", s.sustained.until);
  visit("sustained.fill", s.sustained.fill);
  visit("sustained.reserve_counts", s.sustained.reserve_counts);
  visit("sustained.reserve_ratio", s.sustained.reserve_ratio);
  visit("sustained.kit_floor", s.sustained.kit_floor);
  visit("sustained.own_cap", s.sustained.own_cap);
  visit("sustained.max_class_share", s.sustained.max_class_share);
  visit("population.variant", s.population.variant);
  visit("population.un_start", s.population.un_start);
  visit("population.migration_timing", s.population.timing);
  visit("population.layers_off", s.population.layers_off);
  visit("policy.pay.rule", s.pay_rule);
  visit("policy.pay.grid", s.pay_grid);
  visit("policy.aid.form", s.aid_form);
  visit("policy.surge.aid_level", s.surge.aid_level);
  visit("policy.surge.stockpile", s.surge.stockpile);
  visit("decision.holding", s.decision.holding);
  visit("decision.failing", s.decision.failing);
  visit("dependence.scale", s.dependence.scale);
  visit("dependence.contradiction", s.dependence.contradiction);
}

}  // namespace muster::detail
