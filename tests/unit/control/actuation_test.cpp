#include "control/actuation.hpp"

#include <gtest/gtest.h>

#include "tests/support/session_scene.hpp"

namespace knead {
namespace {

constexpr ScanFinding kFound{
    .found = true, .shoulders_along = Millimetre(480.0), .pelvis_along = Millimetre(150.0)};

/// An actuation whose carriage and arms go where they are sent, off the back.
struct Arms {
  Actuation actuation{ChairDescription{}, ControlConfig{}};
  SensorFrame sensors{};
  ActuatorFrame frame{};
  Envelope envelope{};
  GateReport gate{};

  void step(const test::Scene& scene, bool powered) {
    actuation.step({.now = scene.now,
                    .sensors = sensors,
                    .session = scene.session,
                    .envelope = envelope,
                    .gate = gate,
                    .scan = kFound,
                    .powered = powered},
                   frame);
    sensors.carriage.value = frame.carriage;
    for (Side side : kBothSides) {
      sensors.rollers[index(side)].lateral.value = frame.rollers[index(side)].lateral;
    }
  }
};

TEST(Actuation, a_phase_that_begins_in_a_cycle_without_power_is_played_all_the_same) {
  test::Scene scene;
  Arms always;
  Arms once_without;
  scene.reach_massage();
  std::size_t phase = scene.session.phase_index();
  int phases = 0;
  while (scene.session.state() == SessionState::massage) {
    scene.palpation_done = true;
    scene.cycle({}, 10ms);
    if (scene.session.state() != SessionState::massage) break;
    const bool begins = scene.session.phase_begins();
    always.step(scene, true);
    once_without.step(scene, !begins);
    if (!begins && scene.session.phase_elapsed() > 2s && scene.session.phase_index() != phase) {
      phase = scene.session.phase_index();
      ++phases;
      for (Side side : kBothSides) {
        EXPECT_NEAR(once_without.actuation.view().asked[index(side)].value(),
                    always.actuation.view().asked[index(side)].value(), 1.0)
            << "phase " << phase;
      }
    }
  }
  EXPECT_GE(phases, 2);
}

}  // namespace
}  // namespace knead
