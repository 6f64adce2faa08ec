#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#if defined(__AVX512F__)
#include <immintrin.h>
#endif

/// The model's equations are written once, over a scalar `Real`: a double is one trajectory, `Lanes` are several side
/// by side. What a branch says of one trajectory, select() says of each lane; both give the same bits.
/// For the equations in the loops over years: put in place whole, so that what a caller does not read is not worked
/// out.
#define MUSTER_INLINE [[gnu::always_inline]] inline
/// The same for a lambda, after its parameters.
#define MUSTER_INLINED __attribute__((always_inline))

namespace muster {

[[nodiscard]] constexpr double select(bool which, double yes, double no) { return which ? yes : no; }
[[nodiscard]] constexpr bool both(bool a, bool b) { return a && b; }
[[nodiscard]] constexpr bool either(bool a, bool b) { return a || b; }
[[nodiscard]] constexpr bool any(bool holds) { return holds; }

/// The smaller; the first when they are equal or not comparable.
template <class Real>
[[nodiscard]] constexpr Real least(const Real& a, const Real& b) {
  return select(b < a, b, a);
}
/// The greater; the first when they are equal or not comparable.
template <class Real>
[[nodiscard]] constexpr Real greatest(const Real& a, const Real& b) {
  return select(a < b, b, a);
}
template <class Real>
[[nodiscard]] constexpr Real positive_part(const Real& a) {
  return greatest(Real(0.0), a);
}

/// A fixed number of values, such as one per year of service; zero from birth.
template <class Real, int length>
struct Row {
  std::array<Real, length> values{};

  [[nodiscard]] constexpr Real& operator[](std::size_t i) { return values[i]; }
  [[nodiscard]] constexpr const Real& operator[](std::size_t i) const { return values[i]; }
  /// Of the first @p n values; in four partial sums, which is an order like any other but a quicker one.
  [[nodiscard]] constexpr Real sum(int n = length) const {
    std::array<Real, 4> part{};
    int i = 0;
    for (; i + 4 <= n; i += 4) {
      for (int j = 0; j < 4; ++j)
        part[static_cast<std::size_t>(j)] = part[static_cast<std::size_t>(j)] + (*this)[i + j];
    }
    for (; i < n; ++i) part[0] = part[0] + (*this)[i];
    return (part[0] + part[1]) + (part[2] + part[3]);
  }

  /// Every value takes the place of the next, times factor(i) where it stood in place i; none is left in the first.
  /// @return the sum of the first @p n values then, as sum(n) has it
  template <class Factor>
  MUSTER_INLINE constexpr Real move_on(int n, const Factor& factor) {
    std::array<Real, 4> part{};
    Real moving = values[0];
    values[0] = 0.0;
    const auto next = [&](int i) MUSTER_INLINED {
      const Real moved = factor(i - 1) * moving;
      moving = (*this)[i];
      (*this)[i] = moved;
      return moved;
    };
    int i = 1;
    if (n >= 4) {
      for (; i < 4; ++i) part[static_cast<std::size_t>(i)] = next(i);
    }
    for (; i + 4 <= n; i += 4) {
      for (int j = 0; j < 4; ++j) part[static_cast<std::size_t>(j)] = part[static_cast<std::size_t>(j)] + next(i + j);
    }
    for (; i < n; ++i) part[0] = part[0] + next(i);
    return (part[0] + part[1]) + (part[2] + part[3]);
  }
};

/// How many trajectories Lanes hold on every machine; what differs is how many registers they take.
inline constexpr int lane_count = 8;

#ifdef MUSTER_TARGET  // a source that is compiled once per instruction set; see assessment/detail/
// Whatever mentions Lanes has the instruction set in its name, so that no other source can be linked against it.
inline namespace MUSTER_TARGET {

#if defined(__AVX512F__)
inline constexpr int native_bytes = 64;
#elif defined(__AVX__)
inline constexpr int native_bytes = 32;
#else
inline constexpr int native_bytes = 16;
#endif
typedef double NativeReal __attribute__((vector_size(native_bytes), may_alias));  // lanes lie in arrays of doubles
typedef long long NativeMask __attribute__((vector_size(native_bytes)));
// What Lanes hold is mutable only so that GCC keeps a const one in a register: a const object that is not made by a
// constructor stays in memory (tree-sra: "store to a read-only decl"); see docs/decisions/lanes.md.
inline constexpr int native_parts = lane_count * 8 / native_bytes;

/// Which lanes; all digits of a lane set where it is.
struct LaneMask {
  mutable NativeMask part[native_parts];
};

/// A whole number in every lane.
struct LaneWords {
  mutable NativeMask part[native_parts];

  /// The lowest 32 digits of each.
  void store_low(std::int32_t* numbers) const {
    typedef std::int32_t Narrow __attribute__((vector_size(native_bytes / 2)));
    for (int i = 0; i < native_parts; ++i) {
      const Narrow low = __builtin_convertvector(part[i], Narrow);
      __builtin_memcpy(numbers + i * (lane_count / native_parts), &low, sizeof low);
    }
  }
};

/// One double of each of several trajectories.
class Lanes {
 public:
  Lanes() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): a number is the same number in every lane
  Lanes(double value) {
    for (NativeReal& p : part_) p = value - NativeReal{};
  }
  [[nodiscard]] static Lanes load(const double* values) {
    Lanes lanes;
    __builtin_memcpy(static_cast<void*>(&lanes), values, sizeof lanes);
    return lanes;
  }
  void store(double* values) const { __builtin_memcpy(values, this, sizeof *this); }

#define MUSTER_LANEWISE(op)                                                       \
  friend Lanes operator op(const Lanes& a, const Lanes& b) {                      \
    Lanes c;                                                                      \
    for (int i = 0; i < native_parts; ++i) c.part_[i] = a.part_[i] op b.part_[i]; \
    return c;                                                                     \
  }                                                                               \
  Lanes& operator op##=(const Lanes& b) { return *this = *this op b; }
  MUSTER_LANEWISE(+)
  MUSTER_LANEWISE(-)
  MUSTER_LANEWISE(*)
  MUSTER_LANEWISE(/)
#undef MUSTER_LANEWISE
#define MUSTER_COMPARED(op)                                                      \
  friend LaneMask operator op(const Lanes& a, const Lanes& b) {                  \
    LaneMask c;                                                                  \
    for (int i = 0; i < native_parts; ++i) c.part[i] = a.part_[i] op b.part_[i]; \
    return c;                                                                    \
  }
  MUSTER_COMPARED(<)
  MUSTER_COMPARED(<=)
  MUSTER_COMPARED(>)
  MUSTER_COMPARED(>=)
#undef MUSTER_COMPARED
  friend Lanes select(const LaneMask& which, const Lanes& yes, const Lanes& no) {
    Lanes c;
    for (int i = 0; i < native_parts; ++i) c.part_[i] = which.part[i] ? yes.part_[i] : no.part_[i];
    return c;
  }

  /// The binary digits of each lane, and back.
  [[nodiscard]] LaneWords digits() const {
    LaneWords words;
    for (int i = 0; i < native_parts; ++i) words.part[i] = reinterpret_cast<NativeMask>(part_[i]);
    return words;
  }
  [[nodiscard]] static Lanes of_digits(const LaneWords& digits) {
    Lanes lanes;
    for (int i = 0; i < native_parts; ++i) lanes.part_[i] = reinterpret_cast<NativeReal>(digits.part[i]);
    return lanes;
  }
  /// Whole numbers as doubles.
  [[nodiscard]] static Lanes of_numbers(const LaneWords& numbers) {
    Lanes lanes;
    for (int i = 0; i < native_parts; ++i) lanes.part_[i] = __builtin_convertvector(numbers.part[i], NativeReal);
    return lanes;
  }

 private:
  mutable NativeReal part_[native_parts];
};

[[nodiscard]] inline LaneWords operator-(const LaneWords& a, const LaneWords& b) {
  LaneWords c;
  for (int i = 0; i < native_parts; ++i) c.part[i] = a.part[i] - b.part[i];
  return c;
}
[[nodiscard]] inline LaneWords operator-(const LaneWords& a, long long b) {
  LaneWords c;
  for (int i = 0; i < native_parts; ++i) c.part[i] = a.part[i] - b;
  return c;
}
[[nodiscard]] inline LaneWords operator&(const LaneWords& a, long long b) {
  LaneWords c;
  for (int i = 0; i < native_parts; ++i) c.part[i] = a.part[i] & b;
  return c;
}
[[nodiscard]] inline LaneWords operator>>(const LaneWords& a, int digits) {
  LaneWords c;
  for (int i = 0; i < native_parts; ++i) c.part[i] = a.part[i] >> digits;
  return c;
}
[[nodiscard]] inline LaneWords operator<<(const LaneWords& a, int digits) {
  LaneWords c;
  for (int i = 0; i < native_parts; ++i) c.part[i] = a.part[i] << digits;
  return c;
}

[[nodiscard]] inline LaneMask both(const LaneMask& a, const LaneMask& b) {
  LaneMask c;
  for (int i = 0; i < native_parts; ++i) c.part[i] = a.part[i] & b.part[i];
  return c;
}
[[nodiscard]] inline LaneMask either(const LaneMask& a, const LaneMask& b) {
  LaneMask c;
  for (int i = 0; i < native_parts; ++i) c.part[i] = a.part[i] | b.part[i];
  return c;
}
[[nodiscard]] inline bool any(const LaneMask& mask) {
  NativeMask joined = mask.part[0];
  for (int i = 1; i < native_parts; ++i) joined |= mask.part[i];
#if defined(__AVX512F__)
  return _mm512_test_epi64_mask(reinterpret_cast<__m512i>(joined), reinterpret_cast<__m512i>(joined)) != 0;
#else
  long long found = 0;
  for (int i = 0; i < native_bytes / 8; ++i) found |= joined[i];
  return found != 0;
#endif
}

}  // namespace MUSTER_TARGET
#endif

}  // namespace muster
