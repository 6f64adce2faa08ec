#include "muster/force/cost.hpp"

#include <gtest/gtest.h>

namespace muster {
namespace {

TEST(Cost, NothingIsCutWhenTheBillIsPaid) {
  EXPECT_EQ(smallest_cut(Bill{.plain = 60, .kit_net = 40, .room = 100}, {1, 1}, 50), 0);
  EXPECT_EQ(smallest_cut(Bill{.plain = 99, .kit_net = -40, .room = 100}, {1, 1}, 50), 0);
}

TEST(Cost, TheSmallestCutClosesTheGap) {
  const Bill bill{.plain = 80, .kit_net = 40, .room = 100};
  EXPECT_DOUBLE_EQ(smallest_cut(bill, {1, 3}, 50), 5);
  EXPECT_NEAR(after_cut(bill, {1, 3}, 5).gap(), 0, 1e-12);
}

TEST(Cost, KitBoughtByAidSavesNothingOnceItIsPaidFor) {
  // 120 to pay with 100: kit net of aid is only 3, so three units of kit and then plain money alone must close the gap.
  const Bill bill{.plain = 117, .kit_net = 3, .room = 100};
  EXPECT_DOUBLE_EQ(smallest_cut(bill, {1, 1}, 50), 17);
  EXPECT_NEAR(after_cut(bill, {1, 1}, 17).gap(), 0, 1e-12);
}

TEST(Cost, ACutTakesNoMoreThanThereIs) {
  EXPECT_EQ(smallest_cut(Bill{.plain = 200, .kit_net = 0, .room = 100}, {1, 0}, 30), 30);
}

TEST(Cost, EquipmentIsCutNoFurtherThanItSaves) {
  EXPECT_EQ(smallest_cut(Bill{.plain = 110, .kit_net = 5, .room = 100}, {0, 1}, 20), 5);
  EXPECT_EQ(smallest_cut(Bill{.plain = 110, .kit_net = 50, .room = 100}, {0, 1}, 20), 20);
  EXPECT_EQ(smallest_cut(Bill{.plain = 110, .kit_net = -5, .room = 100}, {0, 1}, 20), 0);  // aid has paid for all of it
}

}  // namespace
}  // namespace muster
