#include "muster/results/reader.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"

namespace muster {
namespace {

using Json = nlohmann::json;

std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  require(in.good(), "{}: cannot be read (it is missing or protected); name a results directory of muster run",
          file.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

Json parse_manifest(const std::filesystem::path& file) {
  Json manifest = Json::parse(read_text(file), nullptr, /*allow_exceptions=*/false);
  require(manifest.is_object(), "{}: not a JSON object (the file is damaged); make the run again", file.string());
  return manifest;
}

/// Refuses what a later program wrote: its columns may mean something else.
void check_format(const std::string& format, const std::filesystem::path& file) {
  constexpr std::string_view prefix = "muster-results/";
  const bool ours = format.rfind(prefix, 0) == 0;
  const long long number = ours ? read_integer(std::string_view(format).substr(prefix.size())).value_or(0) : 0;
  require(number >= 1,
          "{}: format: \"{}\" is no format of muster (muster-results/1 is); name a results directory of muster run",
          file.string(), format);
  require(number <= newest_results_format,
          "{}: format: \"{}\" is newer than this program reads (up to muster-results/{}); use the muster that wrote it",
          file.string(), format, newest_results_format);
}

std::string text_of(const Json& manifest, const char* key) {
  const auto found = manifest.find(key);
  if (found == manifest.end() || found->is_null()) return {};
  return found->is_string() ? found->get<std::string>() : found->dump();
}

std::uint64_t count_of(const Json& manifest, const char* key) {
  const auto found = manifest.find(key);
  return found != manifest.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

std::string command_of(const Json& manifest) {
  const auto found = manifest.find("command");
  if (found == manifest.end() || !found->is_array()) return text_of(manifest, "command");
  std::string command;
  for (const auto& word : *found) {
    if (!command.empty()) command += ' ';
    command += word.get<std::string>();
  }
  return command;
}

std::vector<InputFile> inputs_of(const Json& manifest) {
  std::vector<InputFile> files;
  const auto found = manifest.find("inputs");
  if (found == manifest.end()) return files;
  for (const auto& [key, value] : found->items()) {
    if (value.is_string()) files.push_back({key, value.get<std::string>()});
    if (value.is_object()) files.push_back({text_of(value, "path"), text_of(value, "sha256")});
  }
  return files;
}

/// First 12 hexadecimal digits of the SHA-256 of what decides the results.
std::string run_id_of(Json manifest) {
  for (const char* key : {"start", "end", "host", "threads", "host_threads", "command"}) manifest.erase(key);
  const std::string text = manifest.dump();
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  require(EVP_Digest(text.data(), text.size(), digest.data(), &length, EVP_sha256(), nullptr) == 1,
          "SHA-256 failed (OpenSSL refused it); check the machine's OpenSSL settings");
  std::string id;
  for (std::size_t i = 0; i < 6; ++i) id += fmt::format("{:02x}", digest[i]);
  return id;
}

RunRecord record_of(const Json& manifest, const std::filesystem::path& file) {
  RunRecord run;
  run.format = text_of(manifest, "format");
  check_format(run.format, file);
  run.version = text_of(manifest, "version");
  run.commit = text_of(manifest, "commit");
  run.command = command_of(manifest);
  run.scenario = text_of(manifest, "scenario");
  run.title = text_of(manifest, "title");
  run.country = text_of(manifest, "country");
  run.sampler = text_of(manifest, "sampler");
  run.seed = count_of(manifest, "seed");
  run.draws_asked = count_of(manifest, "draws_asked");
  run.draws_done = count_of(manifest, "draws_done");
  run.futures = count_of(manifest, "futures");
  run.failed_draws = count_of(manifest, "failed_draws");
  run.non_monotone = count_of(manifest, "non_monotone");
  run.non_monotone_tested = count_of(manifest, "non_monotone_tested");
  run.none_sustained = count_of(manifest, "none_sustained");
  run.complete = manifest.value("complete", true);
  if (const auto found = manifest.find("precision_reached"); found != manifest.end() && found->is_boolean()) {
    run.precision_reached = found->get<bool>();
  }
  run.compiler = text_of(manifest, "compiler");
  run.flags = text_of(manifest, "flags");
  run.start = text_of(manifest, "start");
  run.end = text_of(manifest, "end");
  run.threads = count_of(manifest, "threads");
  run.inputs = inputs_of(manifest);
  run.run_id = run_id_of(manifest);
  return run;
}

RunRecord read_record(const std::filesystem::path& file) { return record_of(parse_manifest(file), file); }

/// Nothing where the manifest says no format: an analysis of a time when it did not.
std::optional<RunRecord> read_analysis_record(const std::filesystem::path& file) {
  const Json manifest = parse_manifest(file);
  if (text_of(manifest, "format").empty()) return std::nullopt;
  return record_of(manifest, file);
}

/// The CSV files of the folder and of the analyses one level below it, in the order of their paths.
std::vector<std::filesystem::path> csv_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == ".csv") files.push_back(entry.path());
    if (!entry.is_directory() || !std::filesystem::exists(entry.path() / "manifest.json")) continue;  // the report
    for (const auto& below : std::filesystem::directory_iterator(entry.path())) {
      if (below.is_regular_file() && below.path().extension() == ".csv") files.push_back(below.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

const ResultsTable* Results::table(std::string_view name) const {
  const auto found = tables.find(name);
  return found == tables.end() ? nullptr : &found->second;
}

Results read_results(const std::filesystem::path& folder) {
  require(std::filesystem::is_directory(folder),
          "{}: not a directory (results are a folder with manifest.json); name a results directory of muster run",
          folder.string());
  Results results;
  results.folder = folder;
  results.run = read_record(folder / "manifest.json");
  if (std::filesystem::exists(folder / "scenario.toml")) results.scenario_text = read_text(folder / "scenario.toml");
  for (const auto& file : csv_files(folder)) {
    const auto name = std::filesystem::relative(file, folder).replace_extension().generic_string();
    results.tables.emplace(name, read_results_table(file.string(), read_text(file)));
    if (file.parent_path() == folder) continue;
    if (auto record = read_analysis_record(file.parent_path() / "manifest.json"))
      results.made_by.emplace(name, *std::move(record));
  }
  return results;
}

}  // namespace muster
