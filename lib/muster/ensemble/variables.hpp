#pragma once

#include "muster/ensemble/trajectory.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace muster {

/// A yearly variable that does not depend on the target.
struct CommonVariable {
  std::string_view name, unit;
  double (*value)(const Trajectory&, int t);
};

/// A yearly variable of one target's path: one field of a year or the sum of several.
struct TargetVariable {
  std::string_view name, unit;
  std::array<std::uint8_t, 7> fields{};  ///< places in ForceYear, in doubles
  int field_count = 1;

  [[nodiscard]] double value(const ForceYear& year) const;
};

[[nodiscard]] std::span<const CommonVariable> common_variables();
[[nodiscard]] std::span<const TargetVariable> target_variables();

/// Year t of a target's path; before the ceasefire the wartime force.
[[nodiscard]] ForceYear force_year(const Trajectory& trajectory, const TargetOutcome& outcome, int t);

/// Persons of ages first .. last, summed age by age as the lanes do.
[[nodiscard]] double sum_of_ages(const AgeVector& by_age, int first, int last);
/// Residents of ages first .. last: women, then men.
[[nodiscard]] double residents(const Cohorts& cohorts, int first, int last);
/// Men of 18-45 among residents [persons].
[[nodiscard]] double men_18_45(const BySex& residents);

}  // namespace muster
