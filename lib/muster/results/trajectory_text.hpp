#pragma once

#include "muster/ensemble/trajectory.hpp"

#include <string>

namespace muster {

/// One trajectory told year by year in fixed-width tables: the country, then for each target people, money and what
/// bound, and a sentence on why it holds or fails. Persons are rounded to whole numbers, money to 0.1 million USD.
[[nodiscard]] std::string tell_trajectory(const Model& model, const Draw& draw, const Trajectory& trajectory);

}  // namespace muster
