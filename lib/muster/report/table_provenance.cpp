#include <fmt/format.h>

#include "muster/report/tables.hpp"
#include "muster/report/tables_columns.hpp"

namespace muster {

Table provenance_table(const Results& results) {
  const RunRecord& run = results.run;
  Table table = named_table("T8", "provenance");
  table.caption = fmt::format("All it takes to make run {} again.", run.run_id);
  table.columns = {paragraph_column("item", "Item", 0.34), paragraph_column("value", "Value", 0.6)};
  const auto add = [&table](std::string item, std::string value) {
    table.rows.push_back({Words{std::move(item)}, Words{value.empty() ? "not recorded" : std::move(value)}});
  };
  add("Run", run.run_id);
  add("Scenario", run.scenario);
  add("Title", run.title);
  add("Command", run.command);
  add("Seed", fmt::format("{}", run.seed));
  add("Sampler", run.sampler);
  add("Draws x futures", fmt::format("{} x {}", run.draws_done, run.futures));
  add("Format of the results", run.format);
  add("Version", run.version);
  add("Commit", run.commit);
  add("Compiler", run.compiler);
  add("Compiler's flags", run.flags);
  add("Started", run.start);
  add("Ended", run.end);
  add("Threads", fmt::format("{}", run.threads));
  for (const auto& file : run.inputs) add(fmt::format("SHA-256 of {}", file.path), file.sha256);
  table.notes = {
      "The resolved scenario, every default and override included, is scenario.toml in the results: muster run on "
      "it gives the same bytes. Threads and machine change nothing."};
  return table;
}

}  // namespace muster
