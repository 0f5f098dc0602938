// A gate on a bench: a chair whose drives go exactly where they are told, a person who sits still,
// and a controller that asks for what a test says. Time is a number.
#pragma once

#include <functional>
#include <vector>

#include "control/safety/gate.hpp"
#include "tests/support/frames.hpp"

namespace knead::safety {

class GateBench {
 public:
  explicit GateBench(const GateLimits& configured = kCompiledCeilings)
      : gate_({}, {}, configured), sensors(test::seated_frame(now)) {
    requested.carriage = test::kRestingCarriage;
    for (Side side : kBothSides) {
      requested.rollers[index(side)].lateral = test::kRestingLateral * lateral_sign(side);
    }
  }

  /// One cycle, in which everything is read afresh. `spoil` sees the sensors last.
  void tick() {
    now += kCyclePeriod * cycles_elapsed;
    test::restamp(sensors, now);
    breathe_noise();
    if (spoil) spoil(sensors);
    requested.issued_at = now - frame_age;
    gate_.pass({.now = now,
                .cycles_elapsed = cycles_elapsed,
                .sensors = sensors,
                .envelope = envelope,
                .requested = requested,
                .person_go = person_go,
                .chair_io_ok = chair_io_ok},
               allowed, report);
    person_go = false;
    cycles_elapsed = 1;
    events.insert(events.end(), report.events.begin(), report.events.end());
    sensors.inputs.value.enable_energised = allowed.enable;
    if (drives_follow) move_drives();
  }
  /// A sensor that says exactly 0 while its roller travels is dead; a living one has noise.
  void breathe_noise() {
    for (RollerSensors& r : sensors.rollers) {
      if (abs(r.force.value) <= kNoise) {
        r.force.value = r.force.value > Newton(0.0) ? Newton(0.0) : kNoise;
      }
    }
  }
  static constexpr Newton kNoise{1e-6};

  void ticks(int count) {
    for (int i = 0; i < count; ++i) tick();
  }

  void go() {
    person_go = true;
    tick();
  }
  /// From denied to permitted by the front door, and on until the relay has closed.
  void grant() {
    requested.enable = true;
    go();
    ticks(250);
    events.clear();
  }
  [[nodiscard]] bool permitted() const { return report.permission == Permission::permitted; }
  /// Nothing is powered and nothing is asked to move: what the safe posture means on the wire.
  [[nodiscard]] bool released() const {
    bool quiet = !allowed.enable && allowed.line_pressure == Kilopascal(0.0) &&
                 allowed.water_temperature == Celsius(0.0);
    for (const RollerCommand& r : allowed.rollers) {
      quiet = quiet && r.depth == Millimetre(0.0) && r.drive_speed == MillimetrePerSecond(0.0);
    }
    for (const JetCommand& j : allowed.jets) quiet = quiet && j.valve == Fraction(0.0);
    for (Fraction duty : allowed.heat) quiet = quiet && duty == Fraction(0.0);
    return quiet;
  }

  /// The first event with this reason since the events were last cleared; none = a none-event.
  [[nodiscard]] ReasonEvent event(Reason reason) const {
    for (const ReasonEvent& e : events) {
      if (e.reason == reason) return e;
    }
    return {};
  }
  [[nodiscard]] int count(Reason reason) const {
    int n = 0;
    for (const ReasonEvent& e : events) n += e.reason == reason ? 1 : 0;
    return n;
  }

  RollerSensors& roller(Side side) { return sensors.rollers[index(side)]; }
  RollerCommand& ask(Side side) { return requested.rollers[index(side)]; }
  [[nodiscard]] const RollerCommand& got(Side side) const { return allowed.rollers[index(side)]; }
  DigitalInputs& inputs() { return sensors.inputs.value; }

 private:
  void move_drives() {
    sensors.carriage.value = allowed.carriage;
    for (Side side : kBothSides) {
      roller(side).depth.value = got(side).depth;
      roller(side).lateral.value = got(side).lateral;
    }
  }

  Gate gate_;

 public:
  TimePoint now{std::chrono::hours(1)};
  SensorFrame sensors;
  Envelope envelope = test::healthy_envelope();
  ActuatorFrame requested{};
  std::function<void(SensorFrame&)> spoil;
  Duration frame_age{};
  int cycles_elapsed = 1;
  bool person_go = false;
  bool chair_io_ok = true;
  bool drives_follow = true;
  ActuatorFrame allowed{};
  GateReport report{};
  std::vector<ReasonEvent> events;
};

}  // namespace knead::safety
