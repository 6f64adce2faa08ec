#include "support/run_program.hpp"

#include "support/temporary_folder.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace muster::testing {
namespace {

std::string content(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void redirect(const std::filesystem::path& file, int flags, int descriptor) {
  const int opened = open(file.c_str(), flags, 0600);
  if (opened < 0 || dup2(opened, descriptor) < 0) _exit(127);
  close(opened);
}

/// Becomes the program; the child process of run_program.
[[noreturn]] void become(const std::vector<std::string>& command, const ProgramSetting& setting,
                         const std::filesystem::path& outputs) {
  redirect("/dev/null", O_RDONLY, STDIN_FILENO);
  redirect(outputs / "out", O_WRONLY | O_CREAT, STDOUT_FILENO);
  redirect(outputs / "err", O_WRONLY | O_CREAT, STDERR_FILENO);
  for (const auto& [name, value] : setting.environment) setenv(name.c_str(), value.c_str(), 1);
  if (chdir(setting.folder.c_str()) != 0) _exit(127);
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  execvp(arguments.front(), arguments.data());
  _exit(127);
}

}  // namespace

ProgramResult run_program(const std::vector<std::string>& command, const ProgramSetting& setting) {
  const TemporaryFolder outputs;
  const pid_t child = fork();
  if (child == 0) become(command, setting, outputs.path());
  if (setting.interrupt_after_ms > 0) {
    usleep(static_cast<useconds_t>(setting.interrupt_after_ms) * 1000);
    kill(child, SIGINT);
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) throw std::runtime_error("cannot wait for " + command.front());
  }
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return {code, content(outputs.path() / "out"), content(outputs.path() / "err")};
}

std::vector<std::string> files_below(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    names.push_back(std::filesystem::relative(entry.path(), folder).string());
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace muster::testing
