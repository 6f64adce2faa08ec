#pragma once

namespace muster::testing {

/// Operations on doubles of one trajectory.
struct Tally {
  long sums = 0;  ///< additions and subtractions
  long products = 0, quotients = 0;
  long fused = 0;        ///< a b + c in one
  long comparisons = 0;  ///< <, <=, >, >=
  long selects = 0;

  /// Floating-point operations: a sum, a product and a quotient are one each, a fused multiply-add is two. Comparisons
  /// and selects are none, although they keep the same units busy.
  [[nodiscard]] long flops() const { return sums + products + quotients + 2 * fused; }
  [[nodiscard]] long others() const { return comparisons + selects; }

  Tally& operator+=(const Tally& more) {
    sums += more.sums;
    products += more.products;
    quotients += more.quotients;
    fused += more.fused;
    comparisons += more.comparisons;
    selects += more.selects;
    return *this;
  }
  friend Tally operator-(Tally a, const Tally& b) {
    return {a.sums - b.sums,   a.products - b.products,       a.quotients - b.quotients,
            a.fused - b.fused, a.comparisons - b.comparisons, a.selects - b.selects};
  }
};

/// A double that counts what is done with it: a scalar for the equations that are written over one (core/lanes.hpp).
/// It takes the branches of a single trajectory, so that it counts what that trajectory needs, not what its neighbours
/// in other lanes make it sit through.
class Counted {
 public:
  Counted() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): like Lanes
  Counted(double value) : value_(value) {}

  [[nodiscard]] double value() const { return value_; }
  /// All operations of this thread.
  [[nodiscard]] static Tally& tally() {
    thread_local Tally all;
    return all;
  }

  friend Counted operator+(Counted a, Counted b) { return count(tally().sums, a.value_ + b.value_); }
  friend Counted operator-(Counted a, Counted b) { return count(tally().sums, a.value_ - b.value_); }
  friend Counted operator*(Counted a, Counted b) { return count(tally().products, a.value_ * b.value_); }
  friend Counted operator/(Counted a, Counted b) { return count(tally().quotients, a.value_ / b.value_); }
  Counted& operator+=(Counted b) { return *this = *this + b; }
  Counted& operator-=(Counted b) { return *this = *this - b; }
  Counted& operator*=(Counted b) { return *this = *this * b; }
  Counted& operator/=(Counted b) { return *this = *this / b; }
  friend Counted fma(Counted a, Counted b, Counted c) {
    return count(tally().fused, __builtin_fma(a.value_, b.value_, c.value_));
  }

  friend bool operator<(Counted a, Counted b) { return count(tally().comparisons, a.value_ < b.value_); }
  friend bool operator<=(Counted a, Counted b) { return count(tally().comparisons, a.value_ <= b.value_); }
  friend bool operator>(Counted a, Counted b) { return count(tally().comparisons, a.value_ > b.value_); }
  friend bool operator>=(Counted a, Counted b) { return count(tally().comparisons, a.value_ >= b.value_); }
  friend Counted select(bool which, Counted yes, Counted no) {
    return count(tally().selects, which ? yes.value_ : no.value_);
  }

 private:
  template <class Result>
  static Result count(long& kind, Result result) {
    ++kind;
    return result;
  }

  double value_ = 0;
};

/// What @p work does.
template <class Work>
[[nodiscard]] Tally counted(const Work& work) {
  const Tally before = Counted::tally();
  work();
  return Counted::tally() - before;
}

}  // namespace muster::testing
