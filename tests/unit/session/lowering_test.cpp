#include "control/session/lowering.hpp"

#include <gtest/gtest.h>

namespace knead::session {
namespace {

TEST(Lowering, CR_15_what_signs_took_stays_taken_whatever_ceiling_is_set) {
  Lowering lowering;
  EXPECT_EQ(lowering.sign(TimePoint(10s)), Lowering::Sign::lowered);
  const double lowered = lowering.factor();
  EXPECT_LT(lowered, 1.0);
  lowering.own_ceiling(Newton(40.0));
  lowering.own_ceiling(Newton(50.0));
  EXPECT_EQ(lowering.factor(), lowered);
}

TEST(Lowering, CR_08_a_higher_ceiling_takes_the_persons_own_wish_back) {
  Lowering lowering;
  lowering.own_ceiling(Newton(40.0));
  lowering.ease();
  lowering.own_ceiling(Newton(30.0));
  EXPECT_EQ(lowering.factor(), Lowering::kPerWish);
  lowering.own_ceiling(Newton(35.0));
  EXPECT_EQ(lowering.factor(), 1.0);
}

TEST(Lowering, CR_15_after_discomfort_it_is_less_each_time_and_no_ceiling_takes_that_back) {
  Lowering lowering;
  for (double before = lowering.factor(); int i : {1, 2, 3, 4, 5, 6, 7, 8}) {
    lowering.discomfort();
    lowering.own_ceiling(Newton(20.0 + i));
    EXPECT_LT(lowering.factor(), before) << i;
    before = lowering.factor();
  }
}

TEST(Lowering, signs_of_one_event_count_once_but_one_that_goes_on_counts_again) {
  Lowering lowering;
  EXPECT_EQ(lowering.sign(TimePoint(10s)), Lowering::Sign::lowered);
  EXPECT_EQ(lowering.sign(TimePoint(11s)), Lowering::Sign::same_event);
  EXPECT_EQ(lowering.sign(TimePoint(12900ms)), Lowering::Sign::same_event);
  EXPECT_EQ(lowering.sign(TimePoint(13100ms)), Lowering::Sign::lowered);
}

TEST(Lowering, never_below_its_floors_and_says_when_nothing_is_left_to_take) {
  Lowering lowering;
  Lowering::Sign last{};
  for (int i = 0; i < 50; ++i) {
    lowering.ease();
    last = lowering.sign(TimePoint(from_seconds(10.0 * i)));
  }
  EXPECT_DOUBLE_EQ(lowering.factor(), Lowering::kLowestByWish * Lowering::kLowestBySign);
  EXPECT_EQ(last, Lowering::Sign::at_the_floor);
}

}  // namespace
}  // namespace knead::session
