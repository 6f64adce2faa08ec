#include "muster/force/continuation.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace muster {
namespace {

ForceInputs at_reference() {
  ForceInputs inputs;
  inputs.w_ref = 1.2;
  return inputs;
}

ForceTables half_stay() {
  ForceTables tables;
  tables.c_ref.fill(0.5);
  return tables;
}

TEST(Continuation, IsTheReferenceAtReferencePay) {
  const ServiceVector rates = continuation_rates(at_reference(), half_stay(), 1.2);
  EXPECT_NEAR(rates[10], 0.5, 1e-15);
  EXPECT_EQ(rates[25], 0);  // all leave after 25 years
}

TEST(Continuation, PayAndTasteShiftTheLogit) {
  ForceInputs inputs = at_reference();
  inputs.pay_retention = 2;
  inputs.retention = 0.3;
  const double rate = continuation_rates(inputs, half_stay(), 1.8)[3];
  EXPECT_NEAR(std::log(rate / (1 - rate)), 0.3 + 2 * std::log(1.5), 1e-12);
}

TEST(Continuation, LengthOfServiceIsAGeometricSum) {
  EXPECT_NEAR(length_of_service(continuation_rates(at_reference(), half_stay(), 1.2)), 2 * (1 - std::pow(0.5, 26)),
              1e-12);
}

TEST(Continuation, UkrainesReferenceRatesGiveEightPointTwoNineYears) {
  ForceTables tables;
  tables.c_ref = {0.86, 0.93, 0.93, 0.58, 0.91, 0.91, 0.91, 0.91, 0.935, 0.935, 0.935, 0.935, 0.96,
                  0.96, 0.96, 0.96, 0.96, 0.96, 0.96, 0.96, 0.88, 0.88,  0.88,  0.88,  0.88,  0};
  EXPECT_NEAR(length_of_service(continuation_rates(at_reference(), tables, 1.2)), 8.29, 0.005);
}

}  // namespace
}  // namespace muster
