#pragma once

#include <array>
#include <cstddef>

/// The parts of Wichura's quantile of the standard normal, written once for a double and for Lanes.
namespace muster::detail {

struct Rational {
  std::array<double, 8> above, below;  ///< coefficients, constant term first
};

// Wichura (1988): centre |u - 1/2| <= 0.425, then by r = sqrt(-ln tail) up to 5 and beyond.
inline constexpr Rational centre{
    .above = {3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
              4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3},
    .below = {1.0, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
              2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3}};
inline constexpr Rational shoulder{
    .above = {1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
              1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2,
              7.74545014278341407640e-4},
    .below = {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
              1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
              1.05075007164441684324e-9}};
inline constexpr Rational far_tail{
    .above = {6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
              2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5,
              2.01033439929228813265e-7},
    .below = {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
              7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
              2.04426310338993978564e-15}};

inline constexpr double half_of_centre = 0.425;  ///< |u - 1/2| up to which the centre's ratio holds
inline constexpr double end_of_shoulder = 5;

template <class Real>
[[nodiscard]] inline Real polynomial(const std::array<double, 8>& coefficients, const Real& x) {
  Real sum = coefficients[7];
  for (std::size_t c = 7; c-- > 0;) sum = sum * x + coefficients[c];
  return sum;
}

template <class Real>
[[nodiscard]] inline Real ratio(const Rational& f, const Real& x) {
  return polynomial(f.above, x) / polynomial(f.below, x);
}

/// The quantile within the centre. @param from_centre  u - 1/2
template <class Real>
[[nodiscard]] inline Real central_quantile(const Real& from_centre) {
  return from_centre * ratio<Real>(centre, 0.180625 - from_centre * from_centre);
}

}  // namespace muster::detail
