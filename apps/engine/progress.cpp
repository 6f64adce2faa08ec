#include "progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace muster::engine {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds between_lines{250};

double seconds(Clock::duration time) { return std::chrono::duration<double>(time).count(); }

}  // namespace

Progress::Progress(const Model& model, std::uint32_t draws, std::uint32_t done)
    : model_(model),
      draws_(draws),
      done_(done),
      terminal_(isatty(STDERR_FILENO) == 1),
      start_(Clock::now()),
      hits_(model.targets.size()) {}

void Progress::show(const RunResult& run) {
  if (!terminal_) return;
  const std::size_t futures = static_cast<std::size_t>(run.shape.futures);
  for (std::size_t i = counted_ * futures; i < run.draws * futures; ++i) {
    for (std::size_t k = 0; k < hits_.size(); ++k) hits_[k] += run.as_ruled[i * hits_.size() + k];
  }
  counted_ = run.draws;
  const Clock::time_point now = Clock::now();
  if (now - shown_ < between_lines && run.draws != draws_) return;
  shown_ = now;
  const double rate = (run.draws - done_) / seconds(now - start_);
  std::string line = fmt::format("\r{} of {} draws, {:.1f} draws/s, {:.0f} s left;", run.draws, draws_, rate,
                                 (draws_ - run.draws) / rate);
  for (std::size_t k = 0; k < hits_.size(); ++k) {
    line += fmt::format(" {} {:.3f}", model_.targets[k].name,
                        static_cast<double>(hits_[k]) / static_cast<double>(run.draws * futures));
  }
  fmt::print(stderr, "{}\033[K", line);
  std::fflush(stderr);
}

void Progress::end() const {
  if (terminal_) fmt::print(stderr, "\n");
}

}  // namespace muster::engine
