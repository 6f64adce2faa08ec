#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <string>

namespace muster::testing {

/// How far two programs stray from one another, by quantity. A number agrees when it is the same to the tolerance of
/// itself or, where it is what is left of larger ones, to the tolerance of these.
class Deviations {
 public:
  explicit Deviations(double tolerance) : tolerance_(tolerance) {}

  /// @param larger  size of the numbers of which it is the difference; 0 where it is none
  void compare(const std::string& what, double ours, double theirs, double larger, const char* where) {
    ++compared_;
    if (ours == theirs) return;
    const double off = std::abs(ours - theirs), size = std::max(std::abs(ours), std::abs(theirs));
    if (off <= tolerance_ * size) {
      note(relative_[what], off / size, where);
      return;
    }
    ++left_over_;
    note(cancelled_[what], off / std::max(size, larger), where);
    if (!(off <= tolerance_ * std::max(size, larger))) ++beyond_;
  }

  [[nodiscard]] long compared() const { return compared_; }
  [[nodiscard]] long beyond() const { return beyond_; }

  void print() const {
    std::printf(
        "numbers compared: %ld, held against larger ones of which they are the rest: %ld, beyond the tolerance of "
        "%g: %ld\n",
        compared_, left_over_, tolerance_, beyond_);
    print("worst, relative to the number itself", relative_);
    print("worst of what is left of larger numbers, relative to these", cancelled_);
  }

 private:
  struct Worst {
    double off = 0;
    std::string where;
  };

  static void note(Worst& worst, double off, const char* where) {
    if (off <= worst.off) return;
    worst = {off, where};
  }

  static void print(const char* title, const std::map<std::string, Worst>& all) {
    const auto worst = std::max_element(all.begin(), all.end(),
                                        [](const auto& a, const auto& b) { return a.second.off < b.second.off; });
    if (worst == all.end()) return;
    std::printf("%s: %.1e (%s, %s)\n", title, worst->second.off, worst->first.c_str(), worst->second.where.c_str());
  }

  double tolerance_;
  long compared_ = 0, left_over_ = 0, beyond_ = 0;
  std::map<std::string, Worst> relative_, cancelled_;
};

}  // namespace muster::testing
