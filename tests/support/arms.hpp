// The arms of a session, for tests of what is played: they go where they are sent, in touch with a
// back.
#pragma once

#include "control/actuation.hpp"
#include "tests/support/frames.hpp"
#include "tests/support/session_scene.hpp"

namespace knead::test {

struct Arms {
  ScanFinding scan{};
  Actuation actuation{ChairDescription{}, ControlConfig{}};
  SensorFrame sensors{};
  ActuatorFrame frame{};
  Envelope envelope = healthy_envelope();
  GateReport gate{};
  session::Dose dose{};

  /// 10 ms of the session as it is now.
  void step(const Scene& scene, bool powered = true) {
    constexpr sense::ContactState kTouching{.in_contact = true, .force = Newton(5.0)};
    actuation.step({.now = scene.now,
                    .dt_s = 0.01,
                    .sensors = sensors,
                    .session = scene.session,
                    .dose = dose,
                    .envelope = envelope,
                    .gate = gate,
                    .scan = scan,
                    .contact = {kTouching, kTouching},
                    .powered = powered},
                   frame);
    sensors.carriage.value = frame.carriage;
    for (Side side : kBothSides) {
      sensors.rollers[index(side)].lateral.value = frame.rollers[index(side)].lateral;
    }
  }
  [[nodiscard]] double asked_n() const {
    return actuation.view().asked[0].value() + actuation.view().asked[1].value();
  }
};

}  // namespace knead::test
