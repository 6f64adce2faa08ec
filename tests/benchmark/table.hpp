#pragma once

#include "benchmark/flops.hpp"

#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <vector>

namespace muster::bench {

/// One number measured in every repetition.
using Samples = std::vector<double>;

/// Collects what Google Benchmark measures and prints one table at the end. Counters of a benchmark are its numbers;
/// `NAME/COUNTER` names them here.
class TableReporter : public benchmark::BenchmarkReporter {
 public:
  explicit TableReporter(Flops flops) : flops_(flops) {}

  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override;
  void Finalize() override;

  [[nodiscard]] bool failed() const { return failed_; }

 private:
  [[nodiscard]] Samples samples(const std::string& name) const;
  void print_whole() const;
  void print_stages() const;

  Flops flops_;
  std::map<std::string, Samples> samples_;
  bool failed_ = false;
};

}  // namespace muster::bench
