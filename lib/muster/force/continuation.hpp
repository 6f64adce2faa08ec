#pragma once

#include "muster/core/lanes.hpp"
#include "muster/force/inputs.hpp"

namespace muster {

/// One value per completed year of service; shape (26).
using ServiceVector = Row<double, service_years>;

/// Share of those with x completed years who serve on, at pay ratio w:
/// logit(1 - c) = logit(1 - c_ref) - retention - pay_retention ln(w / w_ref); nobody passes los_max.
/// Source: Asch and Warner (2001), Journal of Labor Economics 19 (continuation and pay); Goldberg (2001), CNA D0002085.
[[nodiscard]] ServiceVector continuation_rates(const ForceInputs& inputs, const ForceTables& tables, double pay_ratio);

/// Expected years served by an entrant: sum over x of the product of the rates before x (L of the closed form, L0).
[[nodiscard]] double length_of_service(const ServiceVector& continuation);

}  // namespace muster
