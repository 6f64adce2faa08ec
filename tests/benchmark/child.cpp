#include "benchmark/child.hpp"

#include "benchmark/settled.hpp"
#include "support/run_program.hpp"

#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace muster::bench {
namespace {

double asked_of_child(std::vector<std::string> question, const std::string& level) {
  question.insert(question.begin(), std::filesystem::read_symlink("/proc/self/exe").string());
  const testing::ProgramResult answer = testing::run_program(question, {.environment = {{"MUSTER_SIMD", level}}});
  if (answer.exit_code != 0) throw std::runtime_error("the process " + question[1] + " ended with: " + answer.err);
  return std::stod(answer.out);
}

std::string level_here() {
  const char* level = std::getenv("MUSTER_SIMD");
  return level ? level : "";
}

}  // namespace

std::optional<int> answer_as_child(int count, char** arguments, const Model& model) {
  const std::string_view asked = count > 1 ? arguments[1] : "";
  if (asked == child_settled) {
    std::printf("%.17g\n", settled(model, 1).processor);
    return 0;
  }
  if (asked != child_memory || count < 3) return {};
  const RunResult result = run(model, static_cast<std::uint32_t>(std::atol(arguments[2])), {});
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::printf("%.17g\n", 1024.0 * static_cast<double>(used.ru_maxrss));
  return result.complete ? 0 : 1;
}

double settled_at_level(const char* level) { return asked_of_child({std::string(child_settled)}, level); }

double resident_peak(std::uint32_t draws) {
  return asked_of_child({std::string(child_memory), std::to_string(draws)}, level_here());
}

}  // namespace muster::bench
