#include "control/spraying.hpp"

#include <gtest/gtest.h>

#include "tests/support/frames.hpp"
#include "tests/support/session_scene.hpp"

namespace knead {
namespace {

TEST(Spraying, a_pump_that_runs_dry_is_noticed_although_the_jets_pulse) {
  test::Scene scene;
  scene.reach_massage();
  Spraying spraying{ChairDescription{}};
  session::Dose dose;
  const Envelope envelope = test::healthy_envelope();
  dose.begin(envelope, TimePoint{}, true);
  spraying.place(envelope);
  Phase phase{.jet = Kilopascal(100.0), .jet_mode = JetMode::pulsed, .jet_pulse = Hertz(1.0)};
  phase.jet_share.fill(Fraction(0.4));  // where the sides cross over each stands open a fifth
  ActuatorFrame frame{};
  for (int i = 0; i < 4000; ++i) {
    scene.now += 1ms;
    WaterSensors water;
    water.line_pressure = {Kilopascal(100.0), scene.now, Validity::good, 1};
    water.temperature = {Celsius(38.0), scene.now, Validity::good, 1};
    water.level = {Fraction(0.9), scene.now, Validity::good, 1};
    water.flow = {LitrePerMinute(0.0), scene.now, Validity::good, 1};
    spraying.step({.now = scene.now,
                   .water = water,
                   .session = scene.session,
                   .dose = dose,
                   .envelope = envelope,
                   .phase = phase},
                  frame);
  }
  EXPECT_EQ(spraying.view().held_back, Reason::jet_no_flow);
  EXPECT_EQ(frame.line_pressure.value(), 0.0);
}

}  // namespace
}  // namespace knead
