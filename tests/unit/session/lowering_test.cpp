#include "control/session/lowering.hpp"

#include <gtest/gtest.h>

namespace knead::session {
namespace {

TEST(Lowering, CR_15_a_sign_lowers_and_nothing_but_the_persons_word_gives_back) {
  Lowering lowering;
  EXPECT_TRUE(lowering.sign(TimePoint(10s)));
  const double lowered = lowering.factor();
  EXPECT_LT(lowered, 1.0);
  lowering.own_ceiling(Newton(40.0));  // lower than before: not a wish for more
  EXPECT_EQ(lowering.factor(), lowered);
  lowering.own_ceiling(Newton(50.0));
  EXPECT_EQ(lowering.factor(), 1.0);
}

TEST(Lowering, signs_of_one_event_count_once) {
  Lowering lowering;
  EXPECT_TRUE(lowering.sign(TimePoint(10s)));
  EXPECT_FALSE(lowering.sign(TimePoint(11s)));
  EXPECT_FALSE(lowering.sign(TimePoint(13s)));  // still the same: 2 s after the last
  EXPECT_TRUE(lowering.sign(TimePoint(17s)));
}

TEST(Lowering, never_below_its_floors) {
  Lowering lowering;
  for (int i = 0; i < 50; ++i) {
    lowering.ease();
    lowering.sign(TimePoint(from_seconds(10.0 * i)));
  }
  EXPECT_DOUBLE_EQ(lowering.factor(), Lowering::kLowestByWish * Lowering::kLowestBySign);
}

}  // namespace
}  // namespace knead::session
