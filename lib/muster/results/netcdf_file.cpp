#include "muster/results/netcdf_file.hpp"

#include "muster/core/require.hpp"

#include <netcdf.h>

#include <fmt/ranges.h>

#include <algorithm>
#include <cassert>
#include <functional>
#include <numeric>
#include <type_traits>

namespace muster {
namespace {

constexpr std::size_t chunk_bytes = 1 << 18;  ///< about as much as one read of a chunk should bring
constexpr std::size_t cache_bytes =
    2 * chunk_bytes;  ///< of a variable that is written once; it stays until the file is closed
constexpr std::size_t cache_slots = 17;

template <class Value>
constexpr int type_of() {
  if constexpr (std::is_same_v<Value, double>)
    return NC_DOUBLE;
  else if constexpr (std::is_same_v<Value, float>)
    return NC_FLOAT;
  else if constexpr (std::is_same_v<Value, std::int8_t>)
    return NC_BYTE;
  else if constexpr (std::is_same_v<Value, std::uint8_t>)
    return NC_UBYTE;
  else if constexpr (std::is_same_v<Value, std::int16_t>)
    return NC_SHORT;
  else if constexpr (std::is_same_v<Value, std::uint16_t>)
    return NC_USHORT;
  else if constexpr (std::is_same_v<Value, std::int32_t>)
    return NC_INT;
  else if constexpr (std::is_same_v<Value, std::uint32_t>)
    return NC_UINT;
  else if constexpr (std::is_same_v<Value, std::int64_t>)
    return NC_INT64;
  else if constexpr (std::is_same_v<Value, std::uint64_t>)
    return NC_UINT64;
  else
    return NC_STRING;
}

int put_text(int file, int variable, const char* name, std::string_view text) {
  return nc_put_att_text(file, variable, name, text.size(), text.data());
}

int put_flags(int file, int variable, const FlagMeanings& flags) {
  std::vector<signed char> values(flags.meanings.size());
  std::iota(values.begin(), values.end(), static_cast<signed char>(0));
  if (const int status = nc_put_att_schar(file, variable, "flag_values", NC_BYTE, values.size(), values.data()))
    return status;
  return put_text(file, variable, "flag_meanings", fmt::format("{}", fmt::join(flags.meanings, " ")));
}

}  // namespace

NetcdfFile::NetcdfFile(const std::filesystem::path& file) : path_(file) {
  check(nc_create(path_.c_str(), NC_NETCDF4 | NC_CLOBBER, &id_), "creating it");
}

NetcdfFile::~NetcdfFile() {
  if (id_ >= 0) nc_close(id_);
}

void NetcdfFile::check(int status, const std::string& what) const {
  if (status != NC_NOERR)
    throw std::runtime_error(fmt::format("{}: {} failed: {}", path_.string(), what, nc_strerror(status)));
}

void NetcdfFile::attribute(const std::string& name, const AttributeValue& value) {
  int status = NC_NOERR;
  if (const auto* text = std::get_if<std::string>(&value)) {
    status = put_text(id_, NC_GLOBAL, name.c_str(), *text);
  } else if (const auto* number = std::get_if<std::int32_t>(&value)) {
    status = nc_put_att_int(id_, NC_GLOBAL, name.c_str(), NC_INT, 1, number);
  } else {
    const unsigned long long wide = std::get<std::uint64_t>(value);
    status = nc_put_att_ulonglong(id_, NC_GLOBAL, name.c_str(), NC_UINT64, 1, &wide);
  }
  check(status, "attribute " + name);
}

void NetcdfFile::dimension(const std::string& name, std::size_t size) {
  int id = -1;
  check(nc_def_dim(id_, name.c_str(), size, &id), "dimension " + name);
  dimensions_.emplace_back(name, size);
}

int NetcdfFile::define(const std::string& name, int type, std::size_t value_size, Dimensions dimensions,
                       const VariableNotes& notes) {
  std::vector<int> ids;
  for (const char* dimension : dimensions) {
    int id = -1;
    check(nc_inq_dimid(id_, dimension, &id), fmt::format("dimension {} of {}", dimension, name));
    ids.push_back(id);
  }
  int variable = -1;
  check(nc_def_var(id_, name.c_str(), type, static_cast<int>(ids.size()), ids.data(), &variable), "variable " + name);
  store_in_chunks(variable, ids, value_size);
  if (type != NC_STRING) check(nc_def_var_fill(id_, variable, NC_NOFILL, nullptr), "variable " + name);
  check(put_text(id_, variable, "long_name", notes.long_name), "notes of " + name);
  if (!notes.unit.empty()) check(put_text(id_, variable, "units", notes.unit), "notes of " + name);
  if (!notes.flags.meanings.empty()) check(put_flags(id_, variable, notes.flags), "notes of " + name);
  return variable;
}

std::size_t NetcdfFile::size_of(Dimensions dimensions) const {
  std::size_t size = 1;
  for (const char* name : dimensions) {
    size *= std::ranges::find(dimensions_, name, [](const auto& each) { return each.first; })->second;
  }
  return size;
}

void NetcdfFile::store_in_chunks(int variable, const std::vector<int>& dimensions, std::size_t value_size) {
  std::vector<std::size_t> sizes;
  for (const int id : dimensions) sizes.push_back(dimensions_[id].second);
  const bool empty = std::ranges::find(sizes, 0u) != sizes.end();  // NetCDF has its own chunks for what may grow
  if (sizes.size() < 2 || empty) return;
  const std::size_t step = std::accumulate(sizes.begin() + 1, sizes.end(), value_size, std::multiplies<>());
  sizes.front() = std::clamp<std::size_t>(chunk_bytes / step, 1, sizes.front());
  check(nc_def_var_chunking(id_, variable, NC_CHUNKED, sizes.data()), "chunks");
  check(nc_set_var_chunk_cache(id_, variable, cache_bytes, cache_slots, 1), "chunks");
}

template <class Value>
void NetcdfFile::variable(const std::string& name, Dimensions dimensions, const std::vector<Value>& values,
                          const VariableNotes& notes) {
  const int variable = define(name, type_of<Value>(), sizeof(Value), dimensions, notes);
  assert(values.size() == size_of(dimensions));
  if (values.empty()) return;
  if constexpr (std::is_same_v<Value, std::string>) {
    std::vector<const char*> texts;
    for (const std::string& value : values) texts.push_back(value.c_str());
    check(nc_put_var_string(id_, variable, texts.data()), "writing " + name);
  } else {
    check(nc_put_var(id_, variable, values.data()), "writing " + name);
  }
}

template <class Value>
void NetcdfFile::variable_in_parts(const std::string& name, Dimensions dimensions, const Parts<Value>& parts,
                                   const VariableNotes& notes) {
  const int variable = define(name, type_of<Value>(), sizeof(Value), dimensions, notes);
  std::vector<std::size_t> start, count;
  for (const char* dimension : dimensions) {
    start.push_back(0);
    count.push_back(size_of({dimension}));
  }
  const std::size_t all = count.front();
  const std::size_t step = std::accumulate(count.begin() + 1, count.end(), std::size_t{1}, std::multiplies<>());
  if (step == 0) return;  // over a dimension of size 0
  while (start.front() < all) {
    const std::span<const Value> values = parts(start.front());
    assert(!values.empty() && values.size() % step == 0 && start.front() + values.size() / step <= all);
    count.front() = values.size() / step;
    check(nc_put_vara(id_, variable, start.data(), count.data(), values.data()), "writing " + name);
    start.front() += count.front();
  }
}

#define MUSTER_NUMBERS(Value)                                                                                          \
  template void NetcdfFile::variable(const std::string&, Dimensions, const std::vector<Value>&, const VariableNotes&); \
  template void NetcdfFile::variable_in_parts(const std::string&, Dimensions, const Parts<Value>&,                     \
                                              const VariableNotes&);
MUSTER_NUMBERS(double)
MUSTER_NUMBERS(float)
MUSTER_NUMBERS(std::int8_t)
MUSTER_NUMBERS(std::uint8_t)
MUSTER_NUMBERS(std::int16_t)
MUSTER_NUMBERS(std::uint16_t)
MUSTER_NUMBERS(std::int32_t)
MUSTER_NUMBERS(std::uint32_t)
MUSTER_NUMBERS(std::int64_t)
MUSTER_NUMBERS(std::uint64_t)
#undef MUSTER_NUMBERS
template void NetcdfFile::variable(const std::string&, Dimensions, const std::vector<std::string>&,
                                   const VariableNotes&);

void NetcdfFile::close() {
  const int id = id_;
  id_ = -1;
  check(nc_close(id), "closing it");
}

NetcdfReader::NetcdfReader(const std::filesystem::path& file) : path_(file) {
  const int status = nc_open(path_.c_str(), NC_NOWRITE, &id_);
  require(status == NC_NOERR, "{}: cannot be read ({}); name a NetCDF file that a run wrote", path_.string(),
          nc_strerror(status));
}

NetcdfReader::~NetcdfReader() { nc_close(id_); }

bool NetcdfReader::has(const std::string& variable) const {
  int id = -1;
  return nc_inq_varid(id_, variable.c_str(), &id) == NC_NOERR;
}

NetcdfValues NetcdfReader::values(const std::string& variable) const {
  int id = -1, count = 0, type = 0;
  require(nc_inq_varid(id_, variable.c_str(), &id) == NC_NOERR, "{}: there is no variable {}; make the run anew",
          path_.string(), variable);
  nc_inq_varndims(id_, id, &count);
  nc_inq_vartype(id_, id, &type);
  std::vector<int> dimensions(static_cast<std::size_t>(count));
  nc_inq_vardimid(id_, id, dimensions.data());
  NetcdfValues result;
  std::size_t size = 1;
  for (const int dimension : dimensions) {
    result.shape.push_back(0);
    nc_inq_dimlen(id_, dimension, &result.shape.back());
    size *= result.shape.back();
  }
  int status = NC_NOERR;
  if (type == NC_STRING) {
    std::vector<char*> texts(size);
    status = nc_get_var_string(id_, id, texts.data());
    if (status == NC_NOERR) result.texts.assign(texts.begin(), texts.end());
    nc_free_string(size, texts.data());
  } else {
    result.numbers.resize(size);
    status = nc_get_var_double(id_, id, result.numbers.data());
  }
  require(status == NC_NOERR, "{}: variable {} cannot be read ({}); make the run anew", path_.string(), variable,
          nc_strerror(status));
  return result;
}

std::string NetcdfReader::text(const std::string& variable, const std::string& attribute) const {
  int id = NC_GLOBAL;
  if (!variable.empty() && nc_inq_varid(id_, variable.c_str(), &id) != NC_NOERR) return {};
  std::size_t length = 0;
  if (nc_inq_attlen(id_, id, attribute.c_str(), &length) != NC_NOERR) return {};
  std::string text(length, '\0');
  return nc_get_att_text(id_, id, attribute.c_str(), text.data()) == NC_NOERR ? text : std::string{};
}

}  // namespace muster
