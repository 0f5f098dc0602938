// A simulated chair and a driver who gives the same frame each millisecond: the least that keeps
// the relay closed. For tests of the simulator.
#pragma once

#include <functional>

#include "hal/sim/sim_chair.hpp"

namespace knead::sim {

/// A body that does nothing by itself: no breath, no cough, no guarding, no give, no fading.
inline Body still_body() {
  Body body;
  body.breathing_amplitude_mm = 0.0;
  body.cough_rate_per_min = 0.0;
  body.shift_rate_per_min = 0.0;
  body.guarding_rate_per_min = 0.0;
  body.pain_threshold_n_per_cm2.fill(1000.0);
  body.trunk_yield_mm_per_n = 0.0;
  body.relaxation_share = 0.0;
  return body;
}

class DrivenChair {
 public:
  explicit DrivenChair(const Body& body = still_body(), std::uint64_t seed = 1)
      : chair(ChairDescription{}, body, seed) {
    for (Side side : kBothSides) {
      frame.rollers[index(side)].lateral = Millimetre(60.0 * lateral_sign(side));
    }
    frame.carriage = Millimetre(300.0);
    frame.enable = true;
  }

  /// Runs so many milliseconds; `each` is called after each of them.
  void run(Duration length, const std::function<void()>& each = [] {}) {
    for (Duration t{}; t < length; t += kCyclePeriod) {
      now += kCyclePeriod;
      status = chair.read(now, sensors);
      frame.issued_at = now;
      (void)chair.write(now, frame);
      if (alive) chair.pet(now);
      each();
    }
  }

  void depth(double mm) {
    for (auto& roller : frame.rollers) roller.depth = Millimetre(mm);
  }

  /// Somebody sits, the carriage stands at 300 mm and both rollers press at this depth.
  void press_at(double mm) {
    chair.sit_down();
    depth(0.0);
    run(3s);
    depth(mm);
    run(800ms);
  }

  [[nodiscard]] double force(Side side = Side::left) const {
    return chair.truth().force[index(side)].value();
  }

  SimChair chair;
  SensorFrame sensors{};
  ActuatorFrame frame{};
  TimePoint now{};
  hal::IoStatus status = hal::IoStatus::ok;
  bool alive = true;
};

}  // namespace knead::sim
