#include "muster/report/tables_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "muster/core/number.hpp"
#include "muster/report/numbers_text.hpp"

namespace muster {
namespace {

TargetReading reading_of(const ResultsTable& table, std::size_t row) {
  TargetReading reading;
  reading.name = table.text(row, "target");
  reading.active = table.number(row, "active");
  reading.reserve = table.number_if_any(row, "reserve");
  reading.band_high = table.number_if_any(row, "band_high");
  if (reading.reserve) reading.reserve_counts = table.text(row, "reserve_counts");
  return reading;
}

bool same_reading(const TargetReading& a, const TargetReading& b) {
  return a.name == b.name && a.active == b.active && a.reserve == b.reserve && a.band_high == b.band_high &&
         a.reserve_counts == b.reserve_counts;
}

/// A alone, then enrolled, then ready.
int rank(const TargetReading& reading) {
  if (!reading.reserve) return 0;
  return reading.reserve_counts == "enrolled" ? 1 : 2;
}

/// Keeps the targets in the file's order and puts each one's readings in the order of their ranks.
void sort_within_targets(std::vector<TargetReading>& readings) {
  std::vector<std::string> order;
  for (const auto& reading : readings) {
    if (std::ranges::find(order, reading.name) == order.end()) order.push_back(reading.name);
  }
  const auto place = [&order](const TargetReading& r) { return std::ranges::find(order, r.name) - order.begin(); };
  std::ranges::stable_sort(readings, [&place](const TargetReading& a, const TargetReading& b) {
    return std::pair{place(a), rank(a)} < std::pair{place(b), rank(b)};
  });
}

bool has_reserve_elsewhere(const TargetReading& reading, const std::vector<TargetReading>& all) {
  return std::ranges::any_of(all, [&reading](const TargetReading& other) {
    return other.active == reading.active && other.reserve && !other.band_high;
  });
}

}  // namespace

std::vector<TargetReading> target_readings(const Results& results) {
  std::vector<TargetReading> readings;
  const ResultsTable* table = results.table("probabilities");
  if (table == nullptr) return readings;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const TargetReading found = reading_of(*table, row);
    auto known = std::ranges::find_if(readings, [&found](const auto& other) { return same_reading(found, other); });
    if (known == readings.end()) known = readings.insert(readings.end(), found);
    known->row_of.emplace(table->text(row, "definition"), row);
  }
  sort_within_targets(readings);
  return readings;
}

std::string thousands_label(double persons) {
  if (persons < 1000) return number_text(persons, 0);
  const double thousands = persons / 1000;
  for (int decimals = 0; decimals < 3; ++decimals) {
    const double unit = std::pow(10.0, decimals);
    if (std::abs(std::round(thousands * unit) / unit - thousands) < 1e-9) {
      return fmt::format("{}k", number_text(thousands, decimals));
    }
  }
  return number_text(persons, 0);
}

std::string reading_label(const TargetReading& reading, const std::vector<TargetReading>& all) {
  const std::string active = thousands_label(reading.active);
  if (reading.band_high) return fmt::format("{}\u2013{}", active, thousands_label(*reading.band_high));
  if (reading.reserve)
    return fmt::format("{} + {} {}", active, thousands_label(*reading.reserve), reading.reserve_counts);
  return has_reserve_elsewhere(reading, all) ? active + " alone" : active;
}

std::vector<NamedTarget> named_targets(const Results& results) {
  std::vector<NamedTarget> targets;
  for (const auto& reading : target_readings(results)) {
    const auto known = std::ranges::find(targets, reading.name, &NamedTarget::name);
    if (known == targets.end()) {
      targets.push_back({reading.name, reading.active, reading.reserve, reading.band_high});
    } else if (reading.reserve) {
      known->reserve = reading.reserve;
    }
  }
  return targets;
}

std::optional<double> max_force_quantile(const Results& results, std::string_view output, double quantile) {
  const ResultsTable* table = results.table("max_force");
  if (table == nullptr) return std::nullopt;
  for (std::size_t row = 0; row < table->size(); ++row) {
    if (table->text(row, "output") != output) continue;
    const auto found = read_number(table->text(row, "quantile"));
    if (found && std::abs(*found - quantile) < 1e-9) return table->number(row, "max_force");
  }
  return std::nullopt;
}

}  // namespace muster
