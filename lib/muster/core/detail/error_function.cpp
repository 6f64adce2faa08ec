#include "muster/core/same_bits.hpp"

#include "muster/core/detail/elementary.hpp"

#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

namespace {

// Rational approximations; their powers and exponentials are those of this folder.
namespace policies = boost::math::policies;
using Silent =
    policies::policy<policies::promote_double<false>, policies::domain_error<policies::ignore_error>,
                     policies::pole_error<policies::ignore_error>, policies::overflow_error<policies::ignore_error>,
                     policies::underflow_error<policies::ignore_error>>;

}  // namespace

double muster_erf(double x) noexcept { return std::isnan(x) ? x : boost::math::erf(x, Silent{}); }
double muster_erfc(double x) noexcept { return std::isnan(x) ? x : boost::math::erfc(x, Silent{}); }
double muster_lgamma(double x) noexcept { return std::isnan(x) ? x : boost::math::lgamma(x, Silent{}); }
