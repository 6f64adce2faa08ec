#include "muster/report/tables_time.hpp"

#include <chrono>

#include "muster/core/number.hpp"

namespace muster {
namespace {

std::optional<double> seconds_since_epoch(std::string_view time) {
  if (time.size() < 20 || time[4] != '-' || time[7] != '-' || time[10] != 'T' || time[13] != ':' ||
      time.back() != 'Z') {
    return std::nullopt;
  }
  const auto part = [time](std::size_t from, std::size_t length) { return read_integer(time.substr(from, length)); };
  const auto year = part(0, 4), month = part(5, 2), day = part(8, 2), hour = part(11, 2), minute = part(14, 2);
  const auto second = read_number(time.substr(17, time.size() - 18));
  if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  const auto days = std::chrono::sys_days(date).time_since_epoch().count();
  return static_cast<double>(days) * 86400 + static_cast<double>(*hour * 3600 + *minute * 60) + *second;
}

}  // namespace

std::optional<double> seconds_between(std::string_view start, std::string_view end) {
  const auto from = seconds_since_epoch(start);
  const auto to = seconds_since_epoch(end);
  if (!from || !to) return std::nullopt;
  return *to - *from;
}

}  // namespace muster
