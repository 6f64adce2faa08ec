#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "muster/core/require.hpp"
#include "options.hpp"
#include "report.hpp"

namespace {

constexpr int done = 0, machine_failure = 1, bad_input = 2;

}  // namespace

int main(int argc, char** argv) {
  muster::reporting::Options options;
  CLI::App app{"Writes the figures, tables and page of finished runs", "muster-report"};
  muster::reporting::add_options(app, options);
  try {
    app.parse(argc, argv);
    muster::reporting::write_report(options);
    return done;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? done : bad_input;
  } catch (const muster::InvalidInput& error) {
    std::cerr << error.what() << '\n';
    return bad_input;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return machine_failure;
  }
}
