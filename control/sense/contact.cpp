#include "control/sense/contact.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sense {

namespace {

/// 15 and 7 spreads of the sensor's noise (0.1 N RMS).
constexpr Newton kTouch{1.5};
constexpr Newton kLetGo{0.7};
/// One pole. Delays the force by 3 ms, on top of the sensor's 2 ms; leaves 0.04 N RMS of its noise.
constexpr double kForceFilter_s = 0.003;
/// One pole for the reflex, which pays 4 N for each millisecond of a cough against a damped back
/// (docs/control.md): 1 ms, 0.06 N RMS.
constexpr double kSuddenFilter_s = 0.001;
/// One pole on the difference of the filtered force: 10 ms more, about 3 N/s RMS of noise.
constexpr double kRateFilter_s = 0.010;
/// How fast the surface is believed to move under a roller in contact: a travelling roller meets a
/// back that curves over 100 mm and more, at 30 mm/s or so. Assumed.
constexpr double kSurfaceFollows_s = 1.0;

double pole(double dt_s, double time_constant_s) { return dt_s / (dt_s + time_constant_s); }

}  // namespace

void ContactEstimator::reset() noexcept { *this = ContactEstimator{}; }

void ContactEstimator::step(Newton calibrated_force, Millimetre depth, double dt_s) noexcept {
  if (!is_finite(calibrated_force) || !is_finite(depth) || !(dt_s > 0.0)) {
    return;
  }
  if (!started_) {
    started_ = true;
    state_.force = state_.sudden_force = calibrated_force;
  }
  state_.depth = depth;
  const Newton before = state_.force;
  state_.force += (calibrated_force - before) * pole(dt_s, kForceFilter_s);
  state_.sudden_force += (calibrated_force - state_.sudden_force) * pole(dt_s, kSuddenFilter_s);
  const NewtonPerSecond rate{(state_.force - before).value() / dt_s};
  state_.force_rate += (rate - state_.force_rate) * pole(dt_s, kRateFilter_s);

  if (!state_.in_contact && state_.force > kTouch) {
    touch(depth);
  } else if (state_.in_contact && state_.force < kLetGo) {
    state_.in_contact = false;
  }
  if (!state_.in_contact) {
    state_.indentation = Millimetre(0.0);
    return;
  }
  stiffness_.step(state_.force, depth, dt_s);
  state_.stiffness = stiffness_.value();
  state_.stiffness_known = stiffness_.known();
  const Millimetre by_force = depth - Millimetre(state_.force.value() / state_.stiffness.value());
  surface_ += (by_force - surface_) * pole(dt_s, kSurfaceFollows_s);
  state_.indentation = std::max(Millimetre(0.0), depth - surface_);
}

void ContactEstimator::touch(Millimetre depth) noexcept {
  state_.in_contact = true;
  // Somewhere else than last time, for all it knows.
  stiffness_.reset();
  surface_ = depth - Millimetre(state_.force.value() / LocalStiffness::kPrior.value());
}

}  // namespace knead::sense
