#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#if defined(__AVX__)
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

/// How many futures of a draw stand side by side in arrays of lanes, on every machine: one row of so many doubles is
/// one number of each.
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
typedef double UnalignedReal __attribute__((vector_size(native_bytes), aligned(8), may_alias));
typedef long long NativeMask __attribute__((vector_size(native_bytes)));

/// How many futures are worked out at once: those of which one register holds a number each. With two registers a
/// number, what a year reads no longer fits the sixteen that AVX2 has.
inline constexpr int lanes_at_once = native_bytes / 8;
static_assert(lane_count % lanes_at_once == 0);

// What Lanes hold is mutable only so that GCC keeps a const one in a register: a const object that is not made by a
// constructor stays in memory (tree-sra: "store to a read-only decl"); see docs/decisions/lanes.md.

/// Which lanes; all digits of a lane set where it is.
struct LaneMask {
  mutable NativeMask lanes;
};

/// A whole number in every lane.
struct LaneWords {
  mutable NativeMask lanes;

  /// The lowest 32 digits of each.
  void store_low(std::int32_t* numbers) const {
    typedef std::int32_t Narrow __attribute__((vector_size(native_bytes / 2)));
    const Narrow low = __builtin_convertvector(lanes, Narrow);
    __builtin_memcpy(numbers, &low, sizeof low);
  }
};

/// One double of each of lanes_at_once trajectories.
class Lanes {
 public:
  Lanes() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): a number is the same number in every lane
  Lanes(double value) : lanes_(value - NativeReal{}) {}
  // Not by memcpy, which GCC expands to moves of half a register: what is then read as a whole waits for both.
  [[nodiscard]] static Lanes load(const double* values) {
    return Lanes(NativeReal(*reinterpret_cast<const UnalignedReal*>(values)));
  }
  void store(double* values) const { *reinterpret_cast<UnalignedReal*>(values) = lanes_; }

#define MUSTER_LANEWISE(op)                                                                                    \
  friend Lanes operator op(const Lanes& a, const Lanes& b) { return Lanes(NativeReal(a.lanes_ op b.lanes_)); } \
  Lanes& operator op##=(const Lanes& b) { return *this = *this op b; }
  MUSTER_LANEWISE(+)
  MUSTER_LANEWISE(-)
  MUSTER_LANEWISE(*)
  MUSTER_LANEWISE(/)
#undef MUSTER_LANEWISE
#define MUSTER_COMPARED(op) \
  friend LaneMask operator op(const Lanes& a, const Lanes& b) { return {a.lanes_ op b.lanes_}; }
  MUSTER_COMPARED(<)
  MUSTER_COMPARED(<=)
  MUSTER_COMPARED(>)
  MUSTER_COMPARED(>=)
#undef MUSTER_COMPARED
  friend Lanes select(const LaneMask& which, const Lanes& yes, const Lanes& no) {
    return Lanes(NativeReal(which.lanes ? yes.lanes_ : no.lanes_));
  }

  /// The binary digits of each lane, and back.
  [[nodiscard]] LaneWords digits() const { return {reinterpret_cast<NativeMask>(lanes_)}; }
  [[nodiscard]] static Lanes of_digits(const LaneWords& digits) {
    return Lanes(reinterpret_cast<NativeReal>(digits.lanes));
  }
  /// Whole numbers as doubles.
  [[nodiscard]] static Lanes of_numbers(const LaneWords& numbers) {
    return Lanes(NativeReal(__builtin_convertvector(numbers.lanes, NativeReal)));
  }

 private:
  explicit Lanes(const NativeReal& lanes) : lanes_(lanes) {}

  mutable NativeReal lanes_;
};

#define MUSTER_OF_WORDS(op, Other, of_other) \
  [[nodiscard]] inline LaneWords operator op(const LaneWords& a, Other b) { return {a.lanes op of_other}; }
MUSTER_OF_WORDS(-, const LaneWords&, b.lanes)
MUSTER_OF_WORDS(-, long long, b)
MUSTER_OF_WORDS(&, long long, b)
MUSTER_OF_WORDS(>>, int, b)
MUSTER_OF_WORDS(<<, int, b)
#undef MUSTER_OF_WORDS

[[nodiscard]] inline LaneMask both(const LaneMask& a, const LaneMask& b) { return {a.lanes & b.lanes}; }
[[nodiscard]] inline LaneMask either(const LaneMask& a, const LaneMask& b) { return {a.lanes | b.lanes}; }
[[nodiscard]] inline bool any(const LaneMask& mask) {
#if defined(__AVX512F__)
  const auto digits = reinterpret_cast<__m512i>(mask.lanes);
  return _mm512_test_epi64_mask(digits, digits) != 0;
#elif defined(__AVX__)
  return _mm256_movemask_pd(reinterpret_cast<__m256d>(mask.lanes)) != 0;
#else
  long long found = 0;
  for (int i = 0; i < lanes_at_once; ++i) found |= mask.lanes[i];
  return found != 0;
#endif
}

/// How many fields a value has whose fields are all Lanes.
template <class Value>
inline constexpr int lane_fields = [] {
  static_assert(std::is_trivially_copyable_v<Value> && sizeof(Value) % sizeof(Lanes) == 0);
  return static_cast<int>(sizeof(Value) / sizeof(Lanes));
}();

/// A value whose fields are all Lanes, from rows of lane_count doubles, one a field.
/// @tparam rows_there  how many rows there are: as many as fields
/// @param rows         from the first lane on
template <int rows_there, class Value>
MUSTER_INLINE void load_rows(const double* rows, Value& value) {
  static_assert(lane_fields<Value> == rows_there);
  auto* const fields = reinterpret_cast<Lanes*>(&value);
  [&]<int... field>(std::integer_sequence<int, field...>) MUSTER_INLINED {
    ((fields[field] = Lanes::load(rows + field * lane_count)), ...);
  }
  (std::make_integer_sequence<int, rows_there>{});
}
/// What load_rows() reads.
template <int rows_there, class Value>
MUSTER_INLINE void store_rows(const Value& value, double* rows) {
  static_assert(lane_fields<Value> == rows_there);
  const auto* const fields = reinterpret_cast<const Lanes*>(&value);
  [&]<int... field>(std::integer_sequence<int, field...>) MUSTER_INLINED {
    (fields[field].store(rows + field * lane_count), ...);
  }
  (std::make_integer_sequence<int, rows_there>{});
}

}  // namespace MUSTER_TARGET
#endif

}  // namespace muster
