#include "breakeven.hpp"
#include "check.hpp"
#include "claims.hpp"
#include "command_line.hpp"
#include "compare.hpp"
#include "dependence.hpp"
#include "discover.hpp"
#include "explain.hpp"
#include "fit_population.hpp"
#include "hindcast.hpp"
#include "list.hpp"
#include "project.hpp"
#include "rare.hpp"
#include "resume.hpp"
#include "run.hpp"
#include "sensitivity.hpp"
#include "sweep.hpp"
#include "value.hpp"

#include "muster/core/require.hpp"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <new>

namespace {

using namespace muster;

enum ExitCode { done = 0, failed = 1, refused = 2 };

void log_to_stderr(const std::string& level) {
  spdlog::set_default_logger(spdlog::stderr_color_mt("muster"));
  spdlog::set_level(spdlog::level::from_str(level));
}

/// Parses the command line; the command itself runs as its callback.
int parse_and_run(int argc, char** argv) {
  CLI::App app{"Estimates with what probability a country can sustain armed forces of a given size", "muster"};
  app.require_subcommand(1);
  app.fallthrough();  // `--data` and `--version` behind a command as well
  engine::CommonOptions common;
  common.command.assign(argv, argv + argc);
  engine::add_common(app, common);
  app.parse_complete_callback([&common] { log_to_stderr(common.log_level); });
  engine::add_breakeven(app, common);
  engine::add_check(app, common);
  engine::add_claims(app, common);
  engine::add_compare(app, common);
  engine::add_discover(app, common);
  engine::add_dependence(app, common);
  engine::add_explain(app, common);
  engine::add_fit_population(app, common);
  engine::add_hindcast(app, common);
  engine::add_list(app, common);
  engine::add_project(app, common);
  engine::add_rare(app, common);
  engine::add_resume(app, common);
  engine::add_run(app, common);
  engine::add_sensitivity(app, common);
  engine::add_sweep(app, common);
  engine::add_value(app, common);
  try {
    app.parse(argc, argv);
    return engine::signal_exit_code();
  } catch (const CLI::Success& asked) {  // --help, --version
    return app.exit(asked);
  } catch (const CLI::ParseError& error) {
    fmt::print(stderr, "{}\n", engine::usage_fault(app, error));
    return refused;
  }
}

int run(int argc, char** argv) {
  try {
    return parse_and_run(argc, argv);
  } catch (const InvalidInput& error) {
    fmt::print(stderr, "{}\n", error.what());
    return refused;
  } catch (const std::bad_alloc&) {
    fmt::print(stderr, "out of memory; ask for fewer draws, futures or threads\n");
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
  }
  return failed;
}

}  // namespace

int main(int argc, char** argv) {
  const int code = run(argc, argv);
  if (std::fflush(stdout) != 0 && code == done) {
    fmt::print(stderr, "standard output could not be written; is the disk full?\n");
    return failed;
  }
  return code;
}
