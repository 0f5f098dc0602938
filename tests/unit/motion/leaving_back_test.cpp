// A back that leaves the roller, comes back, or comes on: the force loop with the controller's own
// contact sense on a plant of its own.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "control/motion/roller_force_loop.hpp"
#include "tests/support/roller_rig.hpp"

namespace knead::test {
namespace {

constexpr Back kNominal{.breathing_mm = 2.0};

TEST(RollerForceLoop, follows_a_back_that_leaves_and_meets_it_again_softly) {
  RollerRig rig(kNominal);
  rig.hold(5.0, 30.0);
  rig.run(0.1, [](double) { return 30.0; }, [&](double t) { rig.plant.push_surface(-120.0 * t); });
  EXPECT_EQ(rig.plant.force(), 0.0) << "it does not chase a person who leans forward";
  const Seen back = rig.hold(5.0, 30.0);
  EXPECT_LE(back.highest_n, 33.0);
  EXPECT_NEAR(rig.plant.force(), 30.0, 1.5);
}

TEST(RollerForceLoop, meets_a_back_that_left_and_sits_back_without_a_step_of_more_than_5_n) {
  for (const double stiffness : {1.5, 4.0, 10.0}) {
    for (const double damping : {0.01, 0.05}) {
      RollerRig rig({.stiffness = stiffness, .damping = damping, .breathing_mm = 1.5});
      rig.hold(kHeld_s, 15.0);
      // Forward by 14 mm in 100 ms and back in half a second, both half cosines.
      const auto lean = [&](double t) {
        const double away = t < 0.1 ? t / 0.1 : std::max(0.0, 1.0 - (t - 0.1) / 0.5);
        rig.plant.push_surface(-7.0 * (1.0 - std::cos(std::numbers::pi * away)));
      };
      const Seen left = rig.run(0.1, [](double) { return 15.0; }, lean);
      ASSERT_EQ(left.lowest_n, 0.0) << "K " << stiffness << " d " << damping;
      std::array<double, 50> recent{};
      double step_n = 0.0;
      rig.run(
          5.0, [](double) { return 15.0; },
          [&, i = std::size_t{0}](double t) mutable {
            lean(0.1 + t);
            step_n = std::max(step_n, rig.plant.force() - *std::ranges::min_element(recent));
            recent[i++ % recent.size()] = rig.plant.force();
          });
      EXPECT_LE(step_n, 5.0) << "K " << stiffness << " d " << damping;
      EXPECT_NEAR(rig.plant.force(), 15.0, 1.5) << "K " << stiffness << " d " << damping;
    }
  }
}

/// The largest rise of force within 50 ms as somebody leans forward by 14 mm in 100 ms, while a
/// roller has been on its way to them for `under_way_s`, and sits back in half a second.
double step_as_it_meets_a_roller_under_way(const Back& back, double under_way_s) {
  RollerRig rig(back);
  rig.hold(kHeld_s, 15.0);
  rig.hold(1.0, 0.0);
  rig.hold(under_way_s, 15.0);
  std::array<double, 50> recent{};
  recent.fill(rig.plant.force());
  double step_n = 0.0;
  rig.run(
      5.0, [](double) { return 15.0; },
      [&, i = std::size_t{0}](double t) mutable {
        const double away = t < 0.1 ? t / 0.1 : std::max(0.0, 1.0 - (t - 0.1) / 0.5);
        rig.plant.push_surface(-7.0 * (1.0 - std::cos(std::numbers::pi * away)));
        step_n = std::max(step_n, rig.plant.force() - *std::ranges::min_element(recent));
        recent[i++ % recent.size()] = rig.plant.force();
      });
  EXPECT_NEAR(rig.plant.force(), 15.0, 1.5) << "under way for " << under_way_s;
  return step_n;
}

TEST(RollerForceLoop, on_its_way_is_met_by_who_sits_back_without_a_step_of_more_than_5_n) {
  for (const double stiffness : {1.5, 4.0, 6.0, 10.0}) {
    for (const double damping : {0.01, 0.03, 0.05}) {
      for (double under_way_s = 0.0; under_way_s < 1.2; under_way_s += 0.1) {
        const Back back{.stiffness = stiffness, .damping = damping, .breathing_mm = 1.5};
        EXPECT_LE(step_as_it_meets_a_roller_under_way(back, under_way_s), 5.0)
            << "K " << stiffness << " d " << damping << ", under way for " << under_way_s;
      }
    }
  }
}

TEST(RollerForceLoop, says_that_it_gives_way_to_a_back_that_comes_on) {
  RollerRig rig({.stiffness = 10.0, .damping = 0.05, .breathing_mm = 1.5});
  rig.hold(kHeld_s, 15.0);
  rig.hold(1.0, 0.0);
  bool said = false;
  const Seen met = rig.run(
      1.0, [](double) { return 15.0; },
      [&](double t) {
        const double away = t < 0.1 ? t / 0.1 : std::max(0.0, 1.0 - (t - 0.1) / 0.5);
        rig.plant.push_surface(-7.0 * (1.0 - std::cos(std::numbers::pi * away)));
        said = said || rig.output.limited_by == Reason::force_yield;
      });
  EXPECT_LT(met.highest_n, 5.0) << "below what the reflex begins at";
  EXPECT_TRUE(said);
}

/// A back that leaves a roller held with 4 N; the largest rise of force within 50 ms afterwards.
double step_as_it_sits_back(RollerRig& rig) {
  const auto lean = [&](double t) {
    const double away = t < 0.1 ? t / 0.1 : std::max(0.0, 1.0 - (t - 0.1) / 0.3);
    rig.plant.push_surface(-7.0 * (1.0 - std::cos(std::numbers::pi * away)));
  };
  rig.hold(5.0, 4.0);
  rig.run(0.1, [](double) { return 4.0; }, lean);
  std::array<double, 50> recent{};
  double step_n = 0.0;
  rig.run(
      2.0, [](double) { return 4.0; },
      [&, i = std::size_t{0}](double t) mutable {
        lean(0.1 + t);
        step_n = std::max(step_n, rig.plant.force() - *std::ranges::min_element(recent));
        recent[i++ % recent.size()] = rig.plant.force();
      });
  return step_n;
}

TEST(RollerForceLoop, clears_the_way_after_a_loss_as_well_when_a_sign_has_lowered_its_work) {
  for (const double stiffness : {4.0, 10.0}) {
    const Back back{.stiffness = stiffness, .damping = 0.05, .breathing_mm = 1.5};
    RollerRig lowered(back);
    lowered.input.meant = Newton(15.0);
    const double lowered_n = step_as_it_sits_back(lowered);
    EXPECT_LE(lowered_n, 5.0) << "K " << stiffness;
    // Who is meant to press no more waits where the back was, which shows what clearing is worth.
    RollerRig light(back);
    EXPECT_GT(step_as_it_sits_back(light), lowered_n + 1.0) << "K " << stiffness;
  }
}

TEST(RollerForceLoop, reaches_for_no_back_that_has_just_left_the_other_roller) {
  RollerRig rig(kNominal);
  rig.hold(5.0, 15.0);
  const double touch_mm = rig.plant.depth();
  rig.hold(1.0, 0.0);
  rig.run(0.3, [](double) { return 15.0; }, [&](double) { rig.plant.push_surface(-14.0); });
  const double under_way_mm = rig.plant.depth();
  rig.input.back_left = true;
  rig.run(0.5, [](double) { return 15.0; }, [&](double) { rig.plant.push_surface(-14.0); });
  EXPECT_LT(rig.plant.depth(), under_way_mm - 1.0);
  EXPECT_LT(rig.plant.depth(), touch_mm - 8.0);
  rig.plant.push_surface(0.0);
  rig.input.back_left = false;
  rig.hold(4.0, 15.0);
  EXPECT_NEAR(rig.plant.force(), 15.0, 1.5);
}

/// What is felt of a back that comes back at `speed_mm_s` as a roller is on its way, and whose
/// other roller finds that it comes on when this one feels `other_finds_at_n`.
Seen met_beside(double stiffness, double speed_mm_s, double other_finds_at_n) {
  RollerRig rig({.stiffness = stiffness, .damping = 0.03});
  rig.hold(kHeld_s, 15.0);
  rig.hold(1.0, 0.0);
  double met_s = 0.0;
  const Seen seen = rig.run(
      2.0, [](double) { return 15.0; },
      [&](double t) {
        rig.plant.push_surface(t < 0.3 ? -14.0 : std::min(0.0, -14.0 + speed_mm_s * (t - 0.3)));
        if (rig.plant.force() > other_finds_at_n || met_s > 0.0) met_s += 0.001;
        rig.input.back_left = met_s > 0.0 && met_s < 0.3;
      });
  EXPECT_GT(met_s, 0.0);
  return seen;
}

TEST(RollerForceLoop, that_is_met_as_the_other_gives_way_gives_way_with_it) {
  for (const double stiffness : {2.0, 4.0, 6.0}) {
    // Too slow to be found by its own force.
    EXPECT_GT(met_beside(stiffness, 12.0, 2.5).yielding_ms, 0) << "K " << stiffness;
  }
}

TEST(RollerForceLoop, that_feels_the_back_stays_there_whatever_the_other_roller_lost) {
  RollerRig rig(kNominal);
  rig.hold(5.0, 15.0);
  rig.input.back_left = true;
  const Seen seen = rig.hold(1.0, 15.0);
  EXPECT_GT(seen.lowest_n, 13.0);
}

}  // namespace
}  // namespace knead::test
