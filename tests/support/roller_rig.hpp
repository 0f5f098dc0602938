// A force loop on the contact plant, stepped together at 1 kHz.
#pragma once

#include <algorithm>
#include <cmath>

#include "control/motion/roller_force_loop.hpp"
#include "tests/support/contact_plant.hpp"

namespace knead::test {

/// Until any back is held: the hardest is met twice.
inline constexpr double kHeld_s = 8.0;

/// What a stretch of time showed, in true force.
struct Seen {
  double highest_n = 0.0;
  double lowest_n = 1e9;
  double rmse_n = 0.0;        ///< about the set-point asked
  double over_longest_s = 0;  ///< longest time without a break above ceiling + 2 N
  double back_under_s = 0.0;  ///< from the stretch's start to the last time above the ceiling
  int yielding_ms = 0;
};

class RollerRig {
 public:
  explicit RollerRig(const Back& back, const SenseErrors& errors = {.own_sense = true},
                     const DriveErrors& drive = {})
      : plant(back, errors, drive) {
    input.depth_max = Millimetre(80.0);
    input.powered = true;
    input.ceiling = Newton(60.0);
  }

  void step(double setpoint_n, double rate_n_s = 0.0) {
    input.contact = plant.contact();
    input.depth_measured = Millimetre(plant.depth());
    input.setpoint = Newton(setpoint_n);
    input.setpoint_rate = NewtonPerSecond(rate_n_s);
    plant.set_gate_ceiling(input.ceiling.value());
    output = loop.step(input);
    plant.step(output.depth.value());
  }

  /// `setpoint(t)` in N, t from the start of this run; `each(t)` may move the plant or the ceiling.
  template <class Setpoint, class Each>
  Seen run(double duration_s, Setpoint&& setpoint, Each&& each) {
    Seen seen;
    double squares = 0.0;
    double over_s = 0.0;
    const int cycles = static_cast<int>(std::lround(duration_s * 1000.0));
    for (int i = 0; i < cycles; ++i) {
      const double t = i * ContactPlant::kDt;
      each(t);
      const double asked = setpoint(t);
      const double rate = (setpoint(t + 1e-4) - setpoint(t - 1e-4)) / 2e-4;
      step(asked, rate);
      const double force = plant.force();
      seen.highest_n = std::max(seen.highest_n, force);
      seen.lowest_n = std::min(seen.lowest_n, force);
      squares += (force - asked) * (force - asked);
      over_s = force > input.ceiling.value() + 2.0 ? over_s + ContactPlant::kDt : 0.0;
      seen.over_longest_s = std::max(seen.over_longest_s, over_s);
      if (force > input.ceiling.value()) seen.back_under_s = t + ContactPlant::kDt;
      if (output.limited_by == Reason::force_yield) ++seen.yielding_ms;
    }
    seen.rmse_n = std::sqrt(squares / cycles);
    return seen;
  }

  Seen hold(double duration_s, double setpoint_n) {
    return run(duration_s, [=](double) { return setpoint_n; }, [](double) {});
  }

  ContactPlant plant;
  motion::RollerForceLoop loop{ChairDescription{}, ControlConfig{}};
  motion::RollerLoopInput input;
  motion::RollerLoopOutput output;
};

}  // namespace knead::test
