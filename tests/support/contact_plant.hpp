// One roller against a back, small and independent of the simulated chair: a depth drive (lag and
// speed limit), Hunt-Crossley contact F = K p^n (1 + d v) that may fade, a force sensor with delay
// and noise, the gate's advance limits, and a contact sense that is as good or as wrong as the test
// says. Figures: DESIGN "body model" and the reference chair. Deterministic: the noise is seeded.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>

#include "control/sense/contact.hpp"
#include "control/types/units.hpp"

namespace knead::test {

struct Back {
  double stiffness = 4.0;     ///< K, N/mm^n
  double exponent = 1.2;      ///< n
  double damping = 0.03;      ///< d, s/mm
  double surface_mm = 30.0;   ///< depth of touch at rest
  double breathing_mm = 0.0;  ///< amplitude
  double breathing_hz = 0.25;
  double fades = 0.0;    ///< share of what the spring makes that is gone after a while
  double fades_s = 3.0;  ///< time constant of that
};

/// What a real drive adds to lag and speed limit. Defaults: none of it.
struct DriveErrors {
  double stiction_mm = 0.0;     ///< standing, the servo lets its error grow to this before it moves
  double coulomb_mm = 0.0;      ///< moving, it stays behind by this, beyond its lag
  double backlash_mm = 0.0;     ///< between motor and arm, all of it
  double arm_friction_n = 0.0;  ///< less force than this does not take the arm to its other flank
};

struct SenseErrors {
  double stiffness_factor = 1.0;  ///< estimate over truth
  double force_noise_n = 0.1;
  double filter_s = 0.003;  ///< lag of the force filter
  bool own_sense = false;   ///< the controller's own contact sense instead of the ideal one
};

class ContactPlant {
 public:
  explicit ContactPlant(const Back& back, const SenseErrors& errors = {},
                        const DriveErrors& drive = {}, unsigned seed = 1)
      : back_(back), errors_(errors), drive_(drive), random_(seed) {}

  /// A movement of the surface towards the roller, on top of breathing (a cough; leaning back).
  void push_surface(double towards_mm) { pushed_mm_ = towards_mm; }
  /// A knot or a guarding muscle: multiplies K.
  void stiffen(double factor) { stiffening_ = factor; }
  void hold_drive(bool held) { held_ = held; }
  void set_gate_ceiling(double newton) { gate_ceiling_n_ = newton; }

  /// One millisecond with this set-point.
  void step(double setpoint_mm) {
    gate(setpoint_mm);
    const double before = surface();
    constexpr int kSubsteps = 5;
    const double h = kDt / kSubsteps;
    const double surface_start = before;
    time_s_ += kDt;
    const double surface_speed = (surface() - surface_start) / kDt;
    for (int i = 0; i < kSubsteps; ++i) {
      const double speed = (drive(h) - depth_mm_) / h;
      depth_mm_ += speed * h;
      const double p = depth_mm_ - (surface_start + surface_speed * h * (i + 1));
      const double v = speed - surface_speed;
      const double spring_n =
          p > 0.0 ? back_.stiffness * stiffening_ * std::pow(p, back_.exponent) : 0.0;
      force_n_ = std::max(0.0, spring_n * (1.0 + back_.damping * v) - faded_n_);
      faded_n_ += (back_.fades * spring_n - faded_n_) * h / back_.fades_s;
    }
    sense();
  }

  [[nodiscard]] double force() const { return force_n_; }  ///< true
  [[nodiscard]] double depth() const { return depth_mm_; }
  [[nodiscard]] double gated_setpoint() const { return gated_mm_; }
  [[nodiscard]] double time() const { return time_s_; }
  [[nodiscard]] double surface() const {
    return back_.surface_mm - pushed_mm_ +
           back_.breathing_mm * std::sin(2.0 * std::numbers::pi * back_.breathing_hz * time_s_);
  }
  [[nodiscard]] const sense::ContactState& contact() const { return contact_; }
  void place_at(double depth_mm) { depth_mm_ = motor_mm_ = gated_mm_ = depth_mm; }

  static constexpr double kDt = 0.001;
  static constexpr double kDriveLag_s = 1.0 / (2.0 * std::numbers::pi * 40.0);

 private:
  /// The parts of the gate that meet a force loop: 60 mm/s, 5 mm in 100 ms while in contact, 6 mm
  /// of lead, no advance at the ceiling, and from 1 N above it until back at it a retreat of 30
  /// mm/s per newton.
  void gate(double setpoint_mm) {
    double allowed = std::min(setpoint_mm, gated_mm_ + 60.0 * kDt);
    allowed = std::min(allowed, depth_mm_ + 6.0);
    if (measured_n_ > 2.0) {
      allowed = std::min(allowed, *std::min_element(window_.begin(), window_.end()) + 5.0);
    } else {
      window_.fill(gated_mm_);
    }
    gate_yields_ = measured_n_ >= gate_ceiling_n_ + (gate_yields_ ? 0.0 : 1.0);
    if (measured_n_ >= gate_ceiling_n_) {
      allowed = std::min({allowed, gated_mm_, depth_mm_ + 0.5});
    }
    if (gate_yields_) {
      const double speed = std::min(150.0, 30.0 * std::max(1.0, measured_n_ - gate_ceiling_n_));
      allowed = std::min(allowed, std::min(gated_mm_, depth_mm_) - speed * kDt);
    }
    gated_mm_ = std::clamp(allowed, 0.0, 80.0);
    window_[window_at_] = gated_mm_;
    window_at_ = (window_at_ + 1) % window_.size();
  }

  /// Where the arm stands after `h` seconds. The back presses it to the near flank of the backlash;
  /// with less force than its friction it stands until the motor takes it along.
  double drive(double h) {
    if (held_) {
      motor_speed_mm_s_ = 0.0;
    } else if (drive_.coulomb_mm > 0.0) {
      turn_against_friction(h);
    } else {
      motor_mm_ += std::clamp((gated_mm_ - motor_mm_) / kDriveLag_s, -150.0, 150.0) * h;
    }
    const double near = motor_mm_ - drive_.backlash_mm / 2.0;
    const double far = motor_mm_ + drive_.backlash_mm / 2.0;
    return force_n_ > drive_.arm_friction_n ? near : std::clamp(depth_mm_, near, far);
  }

  /// A servo of second order, critically damped and as late as the first-order one: what friction
  /// takes of its torque is an error in position that it does not see.
  void turn_against_friction(double h) {
    constexpr double kCorner = 2.0 / kDriveLag_s;
    const double error = gated_mm_ - motor_mm_;
    if (motor_speed_mm_s_ == 0.0 && std::abs(error) <= drive_.stiction_mm) return;
    const double against = motor_speed_mm_s_ != 0.0
                               ? std::copysign(drive_.coulomb_mm, motor_speed_mm_s_)
                               : std::copysign(drive_.coulomb_mm, error);
    const double before = motor_speed_mm_s_;
    motor_speed_mm_s_ +=
        (kCorner * kCorner * (error - against) - 2.0 * kCorner * motor_speed_mm_s_) * h;
    motor_speed_mm_s_ = std::clamp(motor_speed_mm_s_, -150.0, 150.0);
    if (before != 0.0 && (before > 0.0) != (motor_speed_mm_s_ > 0.0)) motor_speed_mm_s_ = 0.0;
    motor_mm_ += motor_speed_mm_s_ * h;
  }

  void sense() {
    std::normal_distribution<double> noise(0.0, errors_.force_noise_n);
    measured_n_ = delayed_n_[1] + (errors_.force_noise_n > 0.0 ? noise(random_) : 0.0);
    delayed_n_[1] = delayed_n_[0];
    delayed_n_[0] = force_n_;
    if (errors_.own_sense) {
      estimator_.step(Newton(measured_n_), Millimetre(depth_mm_), kDt);
      contact_ = estimator_.state();
      return;
    }
    const double last = filtered_n_;
    filtered_n_ += (measured_n_ - filtered_n_) * kDt / (errors_.filter_s + kDt);
    constexpr double kSuddenLag_s = 0.001;
    sudden_n_ += (measured_n_ - sudden_n_) * kDt / (kSuddenLag_s + kDt);
    contact_.sudden_force = Newton(sudden_n_);
    constexpr double kRateLag_s = 0.003;
    rate_n_s_ += ((filtered_n_ - last) / kDt - rate_n_s_) * kDt / (kRateLag_s + kDt);
    contact_.in_contact = filtered_n_ > (contact_.in_contact ? 0.8 : 1.5);
    contact_.force = Newton(filtered_n_);
    contact_.force_rate = NewtonPerSecond(rate_n_s_);
    const double p = std::max(0.05, depth_mm_ - surface());
    contact_.indentation = Millimetre(contact_.in_contact ? p : 0.0);
    const double local =
        back_.exponent * back_.stiffness * stiffening_ * std::pow(p, back_.exponent - 1.0);
    contact_.stiffness =
        NewtonPerMillimetre(std::clamp(local * errors_.stiffness_factor, 1.5, 40.0));
    contact_.stiffness_known = contact_.in_contact;
  }

  Back back_;
  SenseErrors errors_;
  DriveErrors drive_;
  std::mt19937 random_;
  double time_s_ = 0.0;
  double pushed_mm_ = 0.0;
  double stiffening_ = 1.0;
  bool held_ = false;
  double gate_ceiling_n_ = 1e9;
  bool gate_yields_ = false;
  double motor_mm_ = 0.0;
  double motor_speed_mm_s_ = 0.0;
  double depth_mm_ = 0.0;
  double gated_mm_ = 0.0;
  double force_n_ = 0.0;
  double faded_n_ = 0.0;
  double measured_n_ = 0.0;
  double filtered_n_ = 0.0;
  double sudden_n_ = 0.0;
  double rate_n_s_ = 0.0;
  std::array<double, 2> delayed_n_{};
  std::array<double, 100> window_{};
  std::size_t window_at_ = 0;
  sense::ContactState contact_{};
  sense::ContactEstimator estimator_{};
};

}  // namespace knead::test
