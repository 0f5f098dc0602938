#include "hal/sim/skin_drag.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace knead::sim {
namespace {

TEST(SkinDrag, gives_like_a_spring_until_it_slips_at_coulombs_limit) {
  SkinDrag drag(0.4, 1.0);
  double force = 0.0;
  for (int i = 0; i < 100; ++i) force = drag.step(50.0, 30.0);  // 5 mm
  EXPECT_NEAR(force, -5.0, 1e-9);
  for (int i = 0; i < 400; ++i) force = drag.step(50.0, 30.0);
  EXPECT_NEAR(force, -12.0, 1e-9);
}

TEST(SkinDrag, a_roller_that_is_lifted_leaves_the_skin_behind) {
  SkinDrag drag(0.4, 1.0);
  for (int i = 0; i < 500; ++i) (void)drag.step(50.0, 30.0);
  EXPECT_EQ(drag.step(0.0, 0.0), 0.0);
  EXPECT_EQ(drag.stretch_mm(), 0.0);
}

TEST(SkinDrag, rubbing_to_and_fro_takes_energy) {
  SkinDrag drag(0.4, 1.0);
  double taken_mj = 0.0;
  for (int i = 0; i < 2'000; ++i) {
    const double speed = 100.0 * std::cos(i * 1e-3 * 6.283185);
    taken_mj -= drag.step(speed, 20.0) * speed * 1e-3;
  }
  EXPECT_GT(taken_mj, 100.0);
}

}  // namespace
}  // namespace knead::sim
