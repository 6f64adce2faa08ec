#include "muster/results/draws_reader.hpp"

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"
#include "muster/core/toml.hpp"
#include "muster/results/netcdf_file.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace muster {
namespace {

std::vector<std::uint8_t> flags(const NetcdfReader& file, const char* name) {
  const NetcdfValues values = file.values(name);
  std::vector<std::uint8_t> result;
  result.reserve(values.numbers.size());
  for (const double value : values.numbers) result.push_back(value != 0 ? 1 : 0);
  return result;
}

std::vector<Target> read_targets(const NetcdfReader& file) {
  const NetcdfValues names = file.values("target"), active = file.values("target_active"),
                     reserve = file.values("target_reserve"), band_high = file.values("target_band_high");
  std::vector<Target> targets;
  for (std::size_t i = 0; i < names.texts.size(); ++i) {
    Target target;
    target.name = names.texts[i];
    target.active = active.numbers[i];
    if (!std::isnan(reserve.numbers[i])) target.reserve = reserve.numbers[i];
    if (!std::isnan(band_high.numbers[i])) target.band_high = band_high.numbers[i];
    targets.push_back(std::move(target));
  }
  return targets;
}

/// Bit of `readings` that stands for A alone, by target.
std::vector<std::uint16_t> bits_alone(const NetcdfReader& file, std::size_t targets, const std::string& definition) {
  const NetcdfValues names = file.values("reading_name");
  const std::size_t readings = targets == 0 ? 0 : names.texts.size() / targets;
  std::vector<std::uint16_t> bits;
  for (std::size_t target = 0; target < targets; ++target) {
    const auto first = names.texts.begin() + static_cast<std::ptrdiff_t>(target * readings);
    const auto found = std::find(first, first + static_cast<std::ptrdiff_t>(readings), definition);
    require(found != first + static_cast<std::ptrdiff_t>(readings),
            "draws.nc: no reading \"{}\" of target {} (the file is not that of its scenario.toml); make the run again",
            definition, target);
    bits.push_back(static_cast<std::uint16_t>(1u << (found - first)));
  }
  return bits;
}

std::vector<std::uint8_t> read_alone(const NetcdfReader& file, std::size_t targets, const std::string& definition) {
  const std::vector<std::uint16_t> bits = bits_alone(file, targets, definition);
  const NetcdfValues readings = file.values("readings");
  std::vector<std::uint8_t> alone;
  alone.reserve(readings.numbers.size());
  for (std::size_t i = 0; i < readings.numbers.size(); ++i) {
    alone.push_back((static_cast<std::uint16_t>(readings.numbers[i]) & bits[i % targets]) != 0 ? 1 : 0);
  }
  return alone;
}

/// Runs of before 0.1 did not write it: their draws were taken as independent.
std::uint32_t copies_in(const NetcdfReader& file) {
  const auto copies = read_number(file.text("", "copies"));
  return copies ? static_cast<std::uint32_t>(*copies) : 1;
}

}  // namespace

std::size_t RunDraws::target(std::string_view name) const {
  return static_cast<std::size_t>(std::ranges::find(targets, name, &Target::name) - targets.begin());
}

std::vector<double> RunDraws::hits(const std::vector<std::uint8_t>& of_targets, std::size_t target) const {
  std::vector<double> result;
  result.reserve(trajectories());
  for (std::size_t i = 0; i < trajectories(); ++i) {
    const double hit = of_targets[i * targets.size() + target];
    result.push_back(failed[i] != 0 ? std::numeric_limits<double>::quiet_NaN() : hit);
  }
  return result;
}

std::vector<double> RunDraws::input(std::size_t column) const {
  std::vector<double> values;
  values.reserve(draws);
  for (std::size_t draw = 0; draw < draws; ++draw) values.push_back(inputs[draw * input_names.size() + column]);
  return values;
}

RunDraws read_draws(const std::filesystem::path& file, const std::string& definition) {
  const NetcdfReader netcdf(file);
  RunDraws run;
  const NetcdfValues sustained = netcdf.values("sustained");
  run.draws = sustained.shape.at(0);
  run.futures = static_cast<int>(sustained.shape.at(1));
  run.copies = copies_in(netcdf);
  run.importance = netcdf.text("", "importance");
  run.input_names = netcdf.values("input").texts;
  run.inputs = netcdf.values("inputs").numbers;
  run.targets = read_targets(netcdf);
  run.max_force = netcdf.values("max_force").numbers;
  run.max_with_reserve = netcdf.values("M_ratio").numbers;
  run.max_people = netcdf.values("max_people").numbers;
  run.max_money = netcdf.values("max_money").numbers;
  run.max_training = netcdf.values("max_training").numbers;
  run.failed = flags(netcdf, "failed");
  run.sustained = flags(netcdf, "sustained");
  run.sustained_alone = read_alone(netcdf, run.targets.size(), definition);
  for (const double year : netcdf.values("self_financed_year").numbers) {
    run.self_financed_year.push_back(static_cast<int>(year));
  }
  if (netcdf.has("surge_by_target")) run.surge_reached = flags(netcdf, "surge_by_target");
  if (netcdf.has("aid_form")) run.aid_form = netcdf.values("aid_form").numbers;
  if (!netcdf.has("active_mean")) return run;
  run.active_mean = netcdf.values("active_mean").numbers;
  run.reserve_mean = netcdf.values("reserve_mean").numbers;
  for (const double year : netcdf.values("year").numbers) run.years.push_back(static_cast<int>(year));
  return run;
}

std::string definition_in(const std::string& scenario_text) {
  const TomlNode root = parse_toml(scenario_text, "scenario.toml");
  const TomlNode* rule = root.find("sustained");
  const TomlNode* definition = rule != nullptr ? rule->find("definition") : nullptr;
  return definition != nullptr ? definition->text : "every-year";
}

}  // namespace muster
