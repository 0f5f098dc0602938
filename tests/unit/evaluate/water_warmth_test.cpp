// Water and warmth: each figure from made-up moments whose answer is known.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "daemon/evaluate/warmth_watch.hpp"
#include "daemon/evaluate/water_watch.hpp"

namespace knead::evaluate {
namespace {

class Stage {
 public:
  scoring::Observation seen{};
  Snapshot snapshot{};
  ActuatorFrame written{};
  sim::Truth truth{};

  template <class Watch>
  void show(Watch& watch) {
    watch.add(TouchMoment{.seen = seen, .snapshot = snapshot, .written = written, .truth = truth});
    seen.at += kCyclePeriod;
  }
  void line(double setpoint_kpa, double true_kpa) {
    snapshot.line_setpoint = Kilopascal(setpoint_kpa);
    truth.line_pressure = Kilopascal(true_kpa);
  }
  void jet(double valve, double nozzle_kpa) {
    written.jets[0].valve = Fraction(valve);
    seen.nozzle[0] = Kilopascal(nozzle_kpa);
  }
};

TEST(WaterWatch, tells_overshoot_after_a_rise_and_the_error_that_stays) {
  Stage stage;
  WaterWatch watch(1);
  for (int ms = 0; ms < 1000; ++ms) {
    stage.line(0.1 * ms, 0.1 * ms);
    stage.show(watch);
  }
  for (int ms = 0; ms < 5000; ++ms) {
    stage.line(100.0, 97.0 + 11.0 * std::exp(-ms / 300.0));
    stage.show(watch);
  }
  // The rise has arrived when the set-point has stood still for 100 ms.
  EXPECT_NEAR(watch.found().overshoot_pct.value(), 11.0 * std::exp(-100.0 / 300.0) - 3.0, 0.15);
  EXPECT_NEAR(watch.found().steady_error_pct.value(), 3.0, 0.05);
}

TEST(WaterWatch, says_nothing_without_water) {
  Stage stage;
  WaterWatch watch(1);
  for (int ms = 0; ms < 5000; ++ms) stage.show(watch);
  EXPECT_EQ(watch.found().steady_error_pct, std::nullopt);
  EXPECT_EQ(watch.found().overshoot_pct, std::nullopt);
  EXPECT_TRUE(watch.found().close_ms.empty());
}

TEST(WaterWatch, counts_a_jet_shut_from_the_valves_first_fall) {
  Stage stage;
  WaterWatch watch(1);
  stage.jet(1.0, 100.0);
  for (int ms = 0; ms < 100; ++ms) stage.show(watch);
  for (int ms = 0; ms < 400; ++ms) {
    // Shut over 100 ms, the water after it with 50 ms.
    stage.jet(std::max(0.0, 1.0 - 0.01 * (ms + 1)),
              ms < 100 ? 100.0 : 100.0 * std::exp((100 - ms) / 50.0));
    stage.show(watch);
  }
  ASSERT_EQ(watch.found().close_ms.size(), 1U);
  EXPECT_NEAR(watch.found().close_ms[0], 100.0 + 50.0 * std::log(10.0), 2.0);
}

TEST(WaterWatch, takes_a_valve_that_is_only_set_lower_for_no_closing) {
  Stage stage;
  WaterWatch watch(1);
  stage.jet(1.0, 100.0);
  stage.show(watch);
  stage.jet(0.6, 60.0);
  for (int ms = 0; ms < 1000; ++ms) stage.show(watch);
  // Only now it is shut, and at once.
  stage.jet(0.0, 2.0);
  stage.show(watch);
  ASSERT_EQ(watch.found().close_ms.size(), 0U) << "2 kPa is no spray: nothing to be shut";
  stage.jet(0.6, 60.0);
  for (int ms = 0; ms < 100; ++ms) stage.show(watch);
  stage.jet(0.0, 60.0);
  stage.show(watch);
  stage.jet(0.0, 5.0);
  stage.show(watch);
  ASSERT_EQ(watch.found().close_ms.size(), 1U);
  EXPECT_NEAR(watch.found().close_ms[0], 1.0, 0.1);
}

void warm(Stage& stage, WarmthWatch& watch, double surface_degc, Duration lasts,
          double setpoint_degc = 39.0) {
  stage.seen.surface.fill(Celsius(surface_degc));
  stage.snapshot.surface_setpoint.fill(Celsius(setpoint_degc));
  for (Duration t{}; t < lasts; t += kCyclePeriod) stage.show(watch);
}

TEST(WarmthWatch, counts_from_half_a_minute_after_the_pad_came) {
  Stage stage;
  WarmthWatch watch;
  warm(stage, watch, 30.0, 20s);
  warm(stage, watch, 38.6, 30s);
  warm(stage, watch, 39.3, 5s);
  EXPECT_NEAR(watch.found().error_k.value(), 0.3, 1e-9);
  EXPECT_EQ(watch.found().never_warm, 0);
  EXPECT_NEAR(watch.found().slowest_s, 20.0, 0.1);
}

TEST(WarmthWatch, tells_what_a_pad_lacks_that_never_came) {
  Stage stage;
  WarmthWatch watch;
  warm(stage, watch, 37.0, 60s);
  EXPECT_NEAR(watch.found().error_k.value(), 2.0, 1e-9);
  EXPECT_EQ(watch.found().never_warm, static_cast<int>(kHeatZones));
}

TEST(WarmthWatch, judges_no_set_point_that_has_just_been_given_and_forgets_none_that_stood) {
  Stage stage;
  WarmthWatch watch;
  warm(stage, watch, 38.6, 40s);
  warm(stage, watch, 39.7, 1s);
  warm(stage, watch, 39.7, 1s, 38.0);
  EXPECT_NEAR(watch.found().error_k.value(), 0.7, 1e-9);
  EXPECT_EQ(watch.found().never_warm, 0);
  warm(stage, watch, 39.0, 40s, 38.0);
  EXPECT_NEAR(watch.found().error_k.value(), 1.0, 1e-9) << "a pad that does not cool is off, too";
  EXPECT_EQ(watch.found().never_warm, static_cast<int>(kHeatZones));
}

}  // namespace
}  // namespace knead::evaluate
