#include "muster/assessment/lane_arrays.hpp"

#include "muster/assessment/detail/lane_kernels.hpp"

#include <array>
#include <bit>
#include <cstdint>

namespace muster {
namespace {

constexpr std::size_t lanes = lane_count;
constexpr std::size_t cache_line = 64;

}  // namespace

double* LaneRoom::make(std::size_t doubles) {
  if (doubles_.size() < doubles + cache_line / sizeof(double)) {
    doubles_.resize(doubles + cache_line / sizeof(double));
    const auto place = reinterpret_cast<std::uintptr_t>(doubles_.data());
    begin_ = (cache_line - place % cache_line) % cache_line / sizeof(double);
  }
  return data();
}

void LaneTerms::make(std::size_t years, InstructionSet set) {
  set_ = set;
  at_once_ = static_cast<std::size_t>(detail::lane_kernels(set).lanes_at_once);
  room_.make(years * detail::fields_of_terms * lanes);
}

void LaneTerms::put(std::size_t year, std::size_t lane, const ForceYearTerms<double>& terms) {
  const auto fields = std::bit_cast<std::array<double, detail::fields_of_terms>>(terms);
  const std::size_t within = lane % at_once_;
  double* place = room_.data() + (year * lanes + lane - within) * fields.size() + within;
  for (const double field : fields) {
    *place = field;
    place += at_once_;
  }
}

const double* LaneYears::lanes(int year, std::size_t field) const {
  return years_.data() + (static_cast<std::size_t>(year) * detail::fields_of_year + field) * lane_count;
}

ForceYear LaneYears::year(int year, std::size_t lane) const {
  std::array<double, detail::fields_of_year> fields;
  for (std::size_t f = 0; f < fields.size(); ++f) fields[f] = lanes(year, f)[lane];
  return std::bit_cast<ForceYear>(fields);
}

}  // namespace muster
