#include "muster/report/input_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace muster {
namespace {

struct Words {
  std::string_view name, words;
};

// The help of a key leans on the key above it ("its half-life"); a row of a figure stands alone.
constexpr std::array inputs{
    Words{"base_population", "residents at the start"},
    Words{"interim_migration", "net migrants before the start"},
    Words{"war_deaths", "war dead"},
    Words{"war_deaths_uncounted", "war dead beyond UN tables"},
    Words{"wounded_out", "wounded, unfit to serve"},
    Words{"sigma_k", "spread of mortality"},
    Words{"tfr_0", "fertility at the start"},
    Words{"F_long", "long-run fertility"},
    Words{"kappa_f", "pull to long-run fertility"},
    Words{"sigma_f", "spread of fertility"},
    Words{"birth_rebound", "births after the ceasefire"},
    Words{"birth_rebound_half_life", "half-life of the extra births"},
    Words{"tfr_floor", "least fertility"},
    Words{"sex_ratio_birth", "boys per girl at birth"},
    Words{"refugees", "refugees abroad"},
    Words{"refugee_age", "sex and age of refugees"},
    Words{"return_share", "return of refugees"},
    Words{"return_share_men", "return of men 18\u201359"},
    Words{"return_years", "time refugees take to return"},
    Words{"reopen_outflow", "men who leave on opening"},
    Words{"reopen_weight", "age of those who leave"},
    Words{"mu_r", "long-run net migration"},
    Words{"phi_r", "persistence of migration"},
    Words{"sigma_r", "spread of migration"},
    Words{"migration_age", "sex and age of migrants"},
    Words{"migration_cell_cap", "most of an age who can leave"},
    Words{"fit", "men fit to serve"},
    Words{"fit_age", "fitness by age"},
    Words{"exempt", "barred from volunteering"},
    Words{"conscript_exempt", "exempt from a call-up"},
    Words{"women_open", "women's rate over men's"},
    Words{"propensity", "enlistment rate"},
    Words{"age_weight", "enlistment rate by age"},
    Words{"e_p", "pay elasticity of enlistment"},
    Words{"w_ref", "pay at the enlistment rate"},
    Words{"e_u", "elasticity to unemployment"},
    Words{"u_ref", "reference unemployment"},
    Words{"u_path", "unemployment"},
    Words{"threat", "threat at the ceasefire"},
    Words{"threat_years", "time the threat takes to fade"},
    Words{"sigma_v", "spread of volunteering"},
    Words{"rho_v", "persistence of volunteering"},
    Words{"training_places", "training places"},
    Words{"training_loss", "recruits lost in training"},
    Words{"convert", "conscripts who sign on"},
    Words{"min_enlist_age", "least age of enlistment"},
    Words{"max_enlist_age", "greatest age of enlistment"},
    Words{"wartime_strength", "strength at the ceasefire"},
    Words{"stay_share", "wartime soldiers who stay"},
    Words{"demob_years", "years of demobilisation"},
    Words{"wartime_age", "age of wartime soldiers"},
    Words{"legacy_exit", "yearly exit of those who stay"},
    Words{"legacy_max_age", "greatest age of those who stay"},
    Words{"c_ref", "continuation by service"},
    Words{"los_max", "greatest length of service"},
    Words{"retention", "shift of continuation"},
    Words{"pay_retention", "pay elasticity of continuation"},
    Words{"prewar_professionals", "pre-war professionals"},
    Words{"career_los", "service of pre-war staff"},
    Words{"reserve_liable", "demobilised who can enrol"},
    Words{"reserve_join[by-law]", "leavers enrolled by law"},
    Words{"reserve_join[by-contract]", "leavers enrolled by contract"},
    Words{"reserve_keep", "reservists kept each year"},
    Words{"reserve_years", "years a reservist is liable"},
    Words{"reserve_max_age", "greatest age of a reservist"},
    Words{"refresher_share", "reservists trained each year"},
    Words{"refresher_days", "length of a refresher"},
    Words{"decay", "decay of readiness"},
    Words{"turn_out", "reservists who turn out"},
    Words{"labour_force", "labour force"},
    Words{"gdp_0", "GDP at the start"},
    Words{"g_long", "long-run growth"},
    Words{"g_interim", "growth before the start"},
    Words{"g_lf_ref", "past growth of labour force"},
    Words{"rebound", "catch-up of GDP"},
    Words{"rebound_years", "years of the catch-up"},
    Words{"rho_y", "persistence of growth"},
    Words{"sigma_y", "spread of growth"},
    Words{"crisis_rate", "chance of a crisis"},
    Words{"crisis_size", "fall of GDP in a crisis"},
    Words{"alpha", "labour share"},
    Words{"wage_0", "average wage at the start"},
    Words{"wage_pass", "wages on productivity"},
    Words{"on_cost", "social charge, food and kit"},
    Words{"running", "upkeep and kit of a soldier"},
    Words{"kit_share", "kit in upkeep and kit"},
    Words{"escalation", "real growth of running costs"},
    Words{"domestic_share", "kit bought at home"},
    Words{"domestic_price_ratio", "price at home over abroad"},
    Words{"training_cost", "cost of training a recruit"},
    Words{"conscript_pay", "pay of a conscript"},
    Words{"reserve_price_trained", "cost of a trained reservist"},
    Words{"reserve_price_registered", "cost of a listed reservist"},
    Words{"fixed", "fixed cost of the forces"},
    Words{"veterans_0", "first veterans' charges"},
    Words{"veterans_half_life", "half-life of veterans' charges"},
    Words{"veterans_floor", "least veterans' charges"},
    Words{"b_war", "own defence budget at war"},
    Words{"b_peace", "own defence budget in peace"},
    Words{"b_years", "time to peace budget"},
    Words{"aid_level", "aid promised, first year"},
    Words{"aid_half_life", "half-life of aid"},
    Words{"aid_years", "years of aid"},
    Words{"aid_total", "aid in all"},
    Words{"aid_weight[decay]", "chance that aid decays"},
    Words{"aid_weight[period]", "chance of aid for a period"},
    Words{"aid_weight[amount]", "chance of aid of an amount"},
    Words{"aid_for_pay", "aid that may pay people"},
    Words{"honoured", "aid paid over promised"},
    Words{"war_deaths_monthly", "war dead a month"},
    Words{"relapse_h", "hazard of renewed war"},
    Words{"relapse_k", "change of hazard with time"},
    Words{"surge_size", "force wanted in a surge"},
    Words{"surge_year", "year of the surge test"},
    Words{"surge_months", "months a surge may take"},
    Words{"surge_training_factor", "training places in a surge"},
    Words{"w_t", "pay over the average wage"},
    Words{"pay_step", "yearly step of pay"},
    Words{"pay_cap", "highest pay"},
    Words{"call_up_share", "men called up"},
    Words{"call_up_share_women", "women called up"},
    Words{"call_up_age", "age of the call-up"},
    Words{"term", "years of conscript service"},
    Words{"reserve_by_law", "reserve by law"},
    Words{"hold_years", "years demobilisation waits"},
    Words{"cap", "largest force allowed"},
};

constexpr std::array settings{
    Words{"level", "level of the model"},
    Words{"base_year", "base year"},
    Words{"price_year", "year of prices"},
    Words{"population_date", "year of the population"},
    Words{"horizon", "years ahead"},
    Words{"ceasefire_year", "years to the ceasefire"},
    Words{"target_scale", "factor on every target"},
    Words{"sustained.definition", "what counts as sustained"},
    Words{"sustained.years_needed", "years it must hold"},
    Words{"sustained.settle", "years before it is judged"},
    Words{"sustained.until", "years until it is judged"},
    Words{"sustained.fill", "share that must be filled"},
    Words{"sustained.reserve_counts", "who counts as reserve"},
    Words{"sustained.reserve_ratio", "reserve over active force"},
    Words{"sustained.kit_floor", "least share of kit"},
    Words{"sustained.own_cap", "cap on the own budget"},
    Words{"sustained.max_class_share", "most of a class called up"},
    Words{"population.variant", "population"},
    Words{"population.un_start", "start of the UN variant"},
    Words{"population.migration_timing", "when migrants move"},
    Words{"population.layers_off", "population layers left out"},
    Words{"policy.pay.rule", "rule of pay"},
    Words{"policy.pay.grid", "pay that is tried"},
    Words{"policy.aid.form", "form of aid"},
    Words{"policy.surge.aid_level", "aid in a surge"},
    Words{"policy.surge.stockpile", "stock for a surge"},
};

template <std::size_t Count>
std::string_view found_in(const std::array<Words, Count>& all, std::string_view name) {
  const auto found = std::ranges::find(all, name, &Words::name);
  return found == all.end() ? std::string_view{} : found->words;
}

/// The name after the last point: of the keys, only inputs' names are long enough to need their tables.
std::string_view last_part(std::string_view key) {
  const auto point = key.rfind('.');
  return point == std::string_view::npos ? key : key.substr(point + 1);
}

}  // namespace

std::string input_words(std::string_view name) {
  const std::string_view words = found_in(inputs, last_part(name));
  return std::string(words.empty() ? name : words);
}

std::string sentence_in_words(std::string sentence) {
  for (const Words& input : inputs) {
    const std::string start = fmt::format(" {} (", input.name);
    const auto at = sentence.find(start);
    if (at == std::string::npos) continue;
    const auto close = sentence.find(')', at);
    if (close == std::string::npos) continue;
    sentence.replace(at + 1, close - at, input.words);
  }
  return sentence;
}

std::string key_words(std::string_view key) {
  if (const std::string_view words = found_in(settings, key); !words.empty()) return std::string(words);
  if (const std::string_view words = found_in(inputs, last_part(key)); !words.empty()) return std::string(words);
  const bool known = key.starts_with("inputs.") || key.starts_with("policy.");
  return std::string(known ? key.substr(key.find('.') + 1) : key);
}

}  // namespace muster
