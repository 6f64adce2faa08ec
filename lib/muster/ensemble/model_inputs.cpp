#include "muster/ensemble/model_inputs.hpp"

#include <algorithm>
#include <array>

namespace muster {
namespace {

// A name of the reference model and the member of the same name.
#define MUSTER_FIELD(stage, member)                                        \
  InputField {                                                             \
#member, [](ModelInputs & all) -> double& { return all.stage.member; } \
  }
#define MUSTER_NAMED(name, stage, member)                              \
  InputField {                                                         \
    name, [](ModelInputs& all) -> double& { return all.stage.member; } \
  }

constexpr std::array fields{
    MUSTER_FIELD(population, base_population),
    MUSTER_FIELD(population, interim_migration),
    MUSTER_FIELD(population, war_deaths),
    MUSTER_FIELD(population, war_deaths_uncounted),
    MUSTER_FIELD(population, war_deaths_monthly),
    MUSTER_FIELD(population, wounded_out),
    MUSTER_FIELD(population, sigma_k),
    MUSTER_FIELD(population, tfr_0),
    MUSTER_FIELD(population, F_long),
    MUSTER_FIELD(population, kappa_f),
    MUSTER_FIELD(population, sigma_f),
    MUSTER_FIELD(population, birth_rebound),
    MUSTER_FIELD(population, birth_rebound_half_life),
    MUSTER_FIELD(population, tfr_floor),
    MUSTER_FIELD(population, sex_ratio_birth),
    MUSTER_FIELD(population, refugees),
    MUSTER_FIELD(population, return_share),
    MUSTER_FIELD(population, return_share_men),
    MUSTER_FIELD(population, return_years),
    MUSTER_FIELD(population, reopen_outflow),
    MUSTER_FIELD(population, mu_r),
    MUSTER_FIELD(population, phi_r),
    MUSTER_FIELD(population, sigma_r),
    MUSTER_FIELD(population, migration_cell_cap),
    MUSTER_FIELD(economy, gdp_0),
    MUSTER_FIELD(economy, g_interim),
    MUSTER_FIELD(economy, g_long),
    MUSTER_FIELD(economy, g_lf_ref),
    MUSTER_FIELD(economy, rebound),
    MUSTER_FIELD(economy, rebound_years),
    MUSTER_FIELD(economy, rho_y),
    MUSTER_FIELD(economy, sigma_y),
    MUSTER_FIELD(economy, crisis_rate),
    MUSTER_FIELD(economy, crisis_size),
    MUSTER_FIELD(economy, alpha),
    MUSTER_FIELD(economy, labour_force),
    MUSTER_FIELD(economy, wage_0),
    MUSTER_FIELD(economy, wage_pass),
    MUSTER_FIELD(economy, b_war),
    MUSTER_FIELD(economy, b_peace),
    MUSTER_FIELD(economy, b_years),
    MUSTER_FIELD(economy, aid_level),
    MUSTER_FIELD(economy, aid_half_life),
    MUSTER_FIELD(economy, aid_years),
    MUSTER_FIELD(economy, aid_total),
    MUSTER_FIELD(economy, aid_for_pay),
    MUSTER_FIELD(economy, honoured),
    MUSTER_FIELD(force, fit),
    MUSTER_FIELD(force, exempt),
    MUSTER_FIELD(force, conscript_exempt),
    MUSTER_FIELD(force, women_open),
    MUSTER_FIELD(force, propensity),
    MUSTER_FIELD(force, e_p),
    MUSTER_FIELD(force, w_ref),
    MUSTER_FIELD(force, e_u),
    MUSTER_FIELD(force, u_ref),
    MUSTER_FIELD(force, u_path),
    MUSTER_FIELD(force, threat),
    MUSTER_FIELD(force, threat_years),
    MUSTER_FIELD(force, rho_v),
    MUSTER_FIELD(force, sigma_v),
    MUSTER_FIELD(force, training_places),
    MUSTER_FIELD(force, training_loss),
    MUSTER_FIELD(force, convert),
    MUSTER_FIELD(force, min_enlist_age),
    MUSTER_FIELD(force, max_enlist_age),
    MUSTER_FIELD(force, wartime_strength),
    MUSTER_FIELD(force, prewar_professionals),
    MUSTER_FIELD(force, stay_share),
    MUSTER_FIELD(force, demob_years),
    MUSTER_FIELD(force, legacy_exit),
    MUSTER_FIELD(force, legacy_max_age),
    MUSTER_FIELD(force, los_max),
    MUSTER_FIELD(force, retention),
    MUSTER_FIELD(force, pay_retention),
    MUSTER_FIELD(force, reserve_liable),
    MUSTER_FIELD(force, reserve_keep),
    MUSTER_FIELD(force, reserve_years),
    MUSTER_FIELD(force, reserve_max_age),
    MUSTER_FIELD(force, refresher_share),
    MUSTER_FIELD(force, refresher_days),
    MUSTER_FIELD(force, decay),
    MUSTER_FIELD(force, turn_out),
    MUSTER_FIELD(force, on_cost),
    MUSTER_FIELD(force, running),
    MUSTER_FIELD(force, kit_share),
    MUSTER_FIELD(force, escalation),
    MUSTER_FIELD(force, domestic_share),
    MUSTER_FIELD(force, domestic_price_ratio),
    MUSTER_FIELD(force, training_cost),
    MUSTER_FIELD(force, conscript_pay),
    MUSTER_FIELD(force, reserve_price_registered),
    MUSTER_FIELD(force, reserve_price_trained),
    MUSTER_FIELD(force, fixed),
    MUSTER_FIELD(force, veterans_0),
    MUSTER_FIELD(force, veterans_half_life),
    MUSTER_FIELD(force, veterans_floor),
    MUSTER_FIELD(force, w_t),
    MUSTER_FIELD(force, pay_step),
    MUSTER_FIELD(force, pay_cap),
    MUSTER_FIELD(force, call_up_share),
    MUSTER_FIELD(force, call_up_share_women),
    MUSTER_FIELD(force, call_up_age),
    MUSTER_FIELD(force, term),
    MUSTER_FIELD(force, reserve_by_law),
    MUSTER_FIELD(force, hold_years),
    MUSTER_FIELD(force, cap),
    MUSTER_FIELD(force, relapse_h),
    MUSTER_FIELD(force, relapse_k),
    MUSTER_FIELD(force, surge_size),
    MUSTER_FIELD(force, surge_year),
    MUSTER_FIELD(force, surge_months),
    MUSTER_FIELD(force, surge_training_factor),
    MUSTER_NAMED("aid_weight[decay]", economy, aid_weight_decay),
    MUSTER_NAMED("aid_weight[period]", economy, aid_weight_period),
    MUSTER_NAMED("aid_weight[amount]", economy, aid_weight_amount),
    MUSTER_NAMED("reserve_join[by-law]", force, reserve_join_by_law),
    MUSTER_NAMED("reserve_join[by-contract]", force, reserve_join_by_contract),
};

#undef MUSTER_FIELD
#undef MUSTER_NAMED

}  // namespace

std::span<const InputField> input_fields_of_model() { return fields; }

const InputField* find_input_field(std::string_view name) {
  const auto found = std::ranges::find(fields, name, &InputField::name);
  return found == fields.end() ? nullptr : &*found;
}

}  // namespace muster
