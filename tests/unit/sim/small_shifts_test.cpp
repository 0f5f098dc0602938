#include "hal/sim/small_shifts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace knead::sim {
namespace {

TEST(SmallShifts, come_at_their_rate_and_stay_within_their_reach) {
  Body body;
  body.shift_rate_per_min = 0.5;
  body.shift_mm = 2.0;
  SmallShifts shifts(body, 1);
  int begun = 0;
  bool before = false;
  double furthest = 0.0;
  double fastest = 0.0;
  double last = 0.0;
  for (int i = 0; i < 1'800'000; ++i) {
    shifts.step(true);
    begun += shifts.moving() && !before ? 1 : 0;
    before = shifts.moving();
    furthest = std::max({furthest, std::abs(shifts.depth_mm()), std::abs(shifts.lateral_mm())});
    fastest = std::max(fastest, std::abs(shifts.depth_mm() - last) * 1000.0);
    last = shifts.depth_mm();
  }
  EXPECT_NEAR(begun, 15, 3);
  EXPECT_GT(furthest, 1.0);
  EXPECT_LE(furthest, 2.0);
  EXPECT_LT(fastest, 11.0);  // 4 mm in 0.6 s, smoothly
}

TEST(SmallShifts, nobody_shifts_who_is_told_to_sit_still) {
  SmallShifts shifts(Body{}, 1);
  for (int i = 0; i < 1'000'000; ++i) shifts.step(false);
  EXPECT_EQ(shifts.depth_mm(), 0.0);
}

}  // namespace
}  // namespace knead::sim
