// Each watch picks the milliseconds that its figure is about.
#include "daemon/evaluate/force_watch.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "daemon/evaluate/contact_watch.hpp"

namespace knead::evaluate {
namespace {

/// A moment that nothing is wrong with; both rollers alike.
class Stage {
 public:
  scoring::Observation seen{};

  void roller(double setpoint_n, double force_n) {
    for (scoring::RollerObservation& roller : seen.rollers) {
      roller.setpoint = roller.asked = Newton(setpoint_n);
      roller.force_true = Newton(force_n);
      roller.ceiling = Newton(60.0);
    }
  }
  template <class Watch>
  void show(Watch& watch) {
    watch.add(
        TouchMoment{.seen = seen, .snapshot = snapshot_, .written = written_, .truth = truth_});
    seen.at += kCyclePeriod;
  }

 private:
  Snapshot snapshot_{};
  ActuatorFrame written_{};
  sim::Truth truth_{};
};

TEST(HoldWatch, counts_a_held_force_once_it_has_settled) {
  Stage stage;
  HoldWatch watch;
  stage.roller(30.0, 30.5);
  for (int ms = 0; ms < 3001; ++ms) stage.show(watch);
  EXPECT_NEAR(watch.found().error.held_s(), 4.0, 0.01) << "two rollers, two of three seconds";
  EXPECT_NEAR(watch.found().error.rmse_n().value(), 0.5, 1e-9);
  EXPECT_NEAR(watch.found().error.setpoint_n().value(), 30.0, 1e-9);
}

TEST(HoldWatch, leaves_out_what_travels_is_light_or_is_the_persons) {
  for (const int wrong : {0, 1, 2}) {
    Stage stage;
    HoldWatch watch;
    stage.roller(wrong == 0 ? 15.0 : 30.0, 25.0);
    stage.seen.person_caused = wrong == 1;
    for (int ms = 0; ms < 3000; ++ms) {
      if (wrong == 2) stage.seen.carriage += Millimetre(0.03);
      stage.show(watch);
    }
    EXPECT_EQ(watch.found().error.count, 0U) << wrong;
    EXPECT_EQ(watch.found().error.rmse_n(), std::nullopt);
  }
}

TEST(HoldWatch, counts_a_lost_force_as_an_error_and_as_a_drop) {
  Stage stage;
  HoldWatch watch;
  for (int ms = 0; ms < 4000; ++ms) {
    stage.roller(30.0, ms == 2000 || ms == 2001 || ms == 3000 ? 0.0 : 30.0);
    stage.show(watch);
  }
  EXPECT_EQ(watch.found().drops, 4) << "two times, two rollers";
  EXPECT_GT(watch.found().error.rmse_n().value(), 0.5);
}

double asked(int ms) { return 25.0 + 15.0 * std::sin(2.0 * std::numbers::pi * 2.0 * ms * 1e-3); }

TEST(KneadWatch, counts_after_five_cycles_and_against_what_is_asked_now) {
  Stage stage;
  KneadWatch watch;
  for (int ms = 0; ms < 6000; ++ms) {
    stage.roller(asked(ms), asked(ms - 10));
    stage.show(watch);
  }
  // The first full swing is over 0.4 s after the start.
  EXPECT_NEAR(watch.found().error.held_s(), 2.0 * (6.0 - 2.5 - 0.36), 0.05);
  // 10 ms late at 2 Hz: an error of 2 sin(pi 2 0.01) times the swing.
  const double late = 2.0 * std::sin(std::numbers::pi * 2.0 * 0.01) * 15.0 / std::numbers::sqrt2;
  EXPECT_NEAR(watch.found().error.rmse_n().value(), late, 0.02);
}

TEST(KneadWatch, leaves_out_a_swing_that_is_lowered_or_meets_a_ceiling) {
  for (const bool lowered : {false, true}) {
    Stage stage;
    KneadWatch watch;
    for (int ms = 0; ms < 6000; ++ms) {
      stage.roller(asked(ms), 0.0);
      for (scoring::RollerObservation& roller : stage.seen.rollers) {
        roller.share = lowered ? 0.9 : 1.0;
        if (!lowered) roller.ceiling = Newton(39.0);
      }
      stage.show(watch);
    }
    EXPECT_EQ(watch.found().error.count, 0U);
  }
}

TEST(StrokeWatch, counts_only_on_the_way) {
  Stage stage;
  StrokeWatch watch;
  stage.roller(15.0, 14.0);
  for (int ms = 0; ms < 4000; ++ms) {
    if (ms < 2000) stage.seen.carriage += Millimetre(0.03);
    stage.show(watch);
  }
  EXPECT_NEAR(watch.found().error.held_s(), 2.0 * 1.5, 0.1) << "half a second settles";
  EXPECT_NEAR(watch.found().error.rmse_n().value(), 1.0, 1e-9);
}

TEST(ContactWatch, tells_how_fast_the_force_comes_back) {
  Stage stage;
  ContactWatch watch;
  for (int ms = 0; ms < 4000; ++ms) {
    const bool gone = ms >= 1000 && ms < 1200;
    // 4 N at once, then 20 N/s up to 15 N.
    const double force = ms < 1000 ? 15.0 : std::min(15.0, 4.0 + 0.02 * (ms - 1200));
    stage.roller(15.0, gone ? 0.0 : force);
    stage.show(watch);
  }
  ASSERT_EQ(watch.losses().size(), 2U);
  EXPECT_NEAR(watch.losses()[0].gone_s, 0.2, 0.002);
  EXPECT_NEAR(watch.losses()[0].force_step_n, 5.0, 0.05) << "4 N and 50 ms of 20 N/s";
}

TEST(ContactWatch, takes_no_bounce_and_no_retreat_for_a_loss) {
  Stage stage;
  ContactWatch watch;
  for (int ms = 0; ms < 4000; ++ms) {
    const bool bounce = ms >= 1000 && ms < 1005;
    const bool retreat = ms >= 2000 && ms < 2500;
    stage.roller(retreat ? 0.0 : 15.0, bounce || retreat ? 0.0 : 15.0);
    stage.show(watch);
  }
  EXPECT_TRUE(watch.losses().empty());
}

}  // namespace
}  // namespace knead::evaluate
