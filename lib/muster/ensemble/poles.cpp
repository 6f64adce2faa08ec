#include "muster/ensemble/poles.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace muster {
namespace {

constexpr std::array model_poles{
    Pole{"birth_rebound_half_life", 0, "2^(-tau / birth_rebound_half_life)"},
    Pole{"return_years", 0, "e^(-j / return_years)"},
    Pole{"propensity", 0, "logit(propensity age_weight)"},
    Pole{"w_ref", 0, "ln(w / w_ref)"},
    Pole{"w_t", 0, "ln(w / w_ref)"},
    Pole{"pay_cap", 0, "ln(w / w_ref)"},
    Pole{"u_ref", 0, "ln(u / u_ref)"},
    Pole{"u_path", 0, "ln(u / u_ref)"},
    Pole{"threat", 0, "ln(1 + (threat - 1) e^(-tau / threat_years))"},
    Pole{"threat_years", 0, "e^(-tau / threat_years)"},
    Pole{"demob_years", 0, "(tau + 1) / demob_years"},
    Pole{"training_loss", 1, "1 / (1 - training_loss)"},
    Pole{"labour_force", 0, "soldiers / LF"},
    Pole{"rebound_years", 0, "1 / rebound_years"},
    Pole{"crisis_size", 1, "growth of Y per head after 1 - crisis_size"},
    Pole{"aid_half_life", 0, "2^(-tau / aid_half_life)"},
    Pole{"b_years", 0, "e^(-tau / b_years)"},
    Pole{"veterans_half_life", 0, "2^(-t / veterans_half_life)"},
    Pole{"relapse_k", 0, "relapse_h v^relapse_k / relapse_k"},
};

constexpr double near_in_medians = 0.01, noticed_share = 1e-4;

}  // namespace

std::span<const Pole> poles() { return model_poles; }

std::vector<MassNearPole> mass_near_poles(const Scenario& scenario) {
  std::vector<MassNearPole> found;
  for (const Pole& pole : model_poles) {
    const auto input = std::ranges::find(scenario.inputs, pole.input, &Input::name);
    if (input == scenario.inputs.end() || is_constant(input->distribution) || is_table(input->distribution)) continue;
    const double within = near_in_medians * std::abs(median(input->distribution) - pole.at);
    const double share =
        share_below(input->distribution, pole.at + within) - share_below(input->distribution, pole.at - within);
    if (share > noticed_share) found.push_back({pole, within, share});
  }
  return found;
}

}  // namespace muster
