#include "muster/sensitivity/dependence.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/message_of.hpp"

namespace muster {
namespace {

using Eigen::MatrixXd;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

MatrixXd chain() {  // 0 - 3 - 4 are one chain, 1 and 2 stand alone
  MatrixXd r = MatrixXd::Identity(5, 5);
  r(0, 3) = r(3, 0) = 0.5;
  r(3, 4) = r(4, 3) = -0.6;
  return r;
}

TEST(InputDependence, AChainOfCorrelationsIsABlock) {
  const InputDependence dependence(chain());
  ASSERT_EQ(dependence.blocks().size(), 3U);
  EXPECT_THAT(dependence.blocks()[0].inputs, ElementsAre(0, 3, 4));
  EXPECT_EQ(dependence.block_of(4), 0U);
  EXPECT_TRUE(dependence.is_alone(2));
  EXPECT_FALSE(dependence.is_alone(3));
  const MatrixXd& factor = dependence.blocks()[0].factor;
  MatrixXd own = MatrixXd::Identity(3, 3);
  own(0, 1) = own(1, 0) = 0.5;
  own(1, 2) = own(2, 1) = -0.6;
  EXPECT_TRUE((factor * factor.transpose()).isApprox(own, 1e-14));
}

TEST(InputDependence, IndependentInputsAreBlocksOfTheirOwn) {
  const InputDependence dependence(4);
  EXPECT_EQ(dependence.inputs(), 4);
  EXPECT_EQ(dependence.blocks().size(), 4U);
}

TEST(InputDependence, RefusesWhatIsNoCorrelationMatrix) {
  const auto told = [](const MatrixXd& r) { return test::message_of([&] { (void)InputDependence(r); }); };
  EXPECT_THAT(told(MatrixXd::Identity(2, 3)), HasSubstr("shape (2, 3) is no correlation matrix"));
  EXPECT_THAT(told(2 * MatrixXd::Identity(2, 2)), HasSubstr("ones on its diagonal"));
  MatrixXd contradiction = chain();
  contradiction(3, 4) = contradiction(4, 3) = 0.99;
  EXPECT_THAT(told(contradiction), HasSubstr("contradict one another"));
}

}  // namespace
}  // namespace muster
