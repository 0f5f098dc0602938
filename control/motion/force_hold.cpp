#include "control/motion/force_hold.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "control/motion/loop_design.hpp"

namespace knead::motion {
namespace {

/// The gate lets 60 mm/s through in a cycle, and in contact 5 mm in 100 ms (advance_budget.hpp).
constexpr MillimetrePerSecond kAdvanceInContact{58.0};
/// Above the ceiling the same error counts three times. Not more: on the most damped back that is
/// all the gain margin there is (docs/control.md).
constexpr double kOverCeilingWeight = 2.0;
/// Errors beyond this come from steps and yields, not from breathing, and would only wind up.
constexpr double kIntegrateWithin_n = 5.0;
/// While something holds the drive, the reference waits this far above the force: what was not
/// pressed in softly is not pressed in at once when the drive is free.
constexpr Newton kReferenceAhead{3.0};
/// The integral part follows a surface that moves up to this fast: breathing 3 mm at 0.35 Hz is 6.6
/// mm/s.
constexpr double kIntegralVelocity_mm_s = 10.0;
constexpr double kFeedForwardVelocity_mm_s = 60.0;
/// The reference has come to the set-point: what is missed from here on is the loop's own.
constexpr Newton kArrived{0.5};

}  // namespace

ForceHold::ForceHold(const ChairDescription& chair, const ControlConfig& config)
    : crossover_rad_s_(config.force_crossover_rad_s),
      drive_lag_s_(1.0 / (2.0 * std::numbers::pi * chair.drives.depth_bandwidth.value())),
      retract_speed_(chair.drives.depth_speed) {}

void ForceHold::start(Newton force) noexcept {
  reference_.start(force);
  error_reference_ = reference_late_ = reference_.force().value();
  integral_n_s_ = 0.0;
  cut_ = false;
  feedback_.stop();
  feed_forward_.stop();
  phase_.reset();
  shape_.forget();
  learning_.forget();
}

void ForceHold::reset() noexcept {
  start(Newton(0.0));
  faded_.forget();
}

Reason ForceHold::limited_by() const {
  if (reference_.limited_by() != Reason::none) return reference_.limited_by();
  return shape_.bent() ? Reason::advance_window_limited : Reason::none;
}

MillimetrePerSecond ForceHold::step(const ForceHoldInput& input) noexcept {
  step_reference(input);
  if (input.held_back) reference_.wait_at(input.contact.force + kReferenceAhead);
  const SwingCorrection more = learned(input);
  const Newton highest = std::max(working_ceiling(input.ceiling), reference_.force());
  const Newton aimed = std::clamp(reference_.force() + more.force, Newton(0.0), highest);

  // Damping goes with the force that should be there: if the gate has just pulled the roller back,
  // the sensor feels nothing for a moment, and believing in an undamped back would throw it
  // forward.
  faded_.step(input.contact.force, input.dt_s);
  const double working_force = faded_.held(std::max(input.contact.force, aimed)).value();
  const Belief belief{design::believed_stiffness(input.contact.stiffness.value()),
                      design::believed_damping(working_force)};
  const double back = feedback(input, belief, aimed);
  const double wanted = back + feed_forward(input, belief, aimed, reference_.rate() + more.rate);

  const double within_room = input.room.value() / (input.dt_s + drive_lag_s_);
  const double fastest = std::clamp(within_room, 0.0, kAdvanceInContact.value());
  const double allowed = std::clamp(wanted, -retract_speed_.value(), fastest);
  cut_ = allowed != wanted;
  if (cut_) feedback_.start(MillimetrePerSecond(back + allowed - wanted), belief.damping);
  return MillimetrePerSecond(allowed);
}

void ForceHold::step_reference(const ForceHoldInput& input) noexcept {
  if (!phase_.step(input.periodic, input.setpoint_rate, input.swing, input.dt_s)) {
    shape_.forget();
    learning_.forget();
  }
  shape_.step(phase_, cut_, input.dt_s);
  reference_.step(input.setpoint + shape_.change(), input.setpoint_rate + shape_.change_rate(),
                  input.ceiling, input.dt_s);
}

SwingCorrection ForceHold::learned(const ForceHoldInput& input) noexcept {
  reference_late_ += (reference_.force().value() - reference_late_) * input.dt_s /
                     (design::kMeasuredLate_s + input.dt_s);
  const Newton on_its_way = abs(input.setpoint + shape_.change() - reference_.force());
  return learning_.step(
      {.phase = phase_,
       .error = Newton(reference_late_) - input.contact.force,
       .undisturbed = !input.held_back && on_its_way <= kArrived && !input.guarding,
       .cut = cut_,
       .dt_s = input.dt_s});
}

void ForceHold::integrate(const ForceHoldInput& input, const Belief& belief) noexcept {
  // About the force on the mean: what learning adds averages to nothing.
  const double missed = reference_late_ - input.contact.force.value();
  if (std::abs(missed) >= kIntegrateWithin_n || (input.held_back && missed > 0.0)) return;
  const double corner = design::integral_corner(belief.stiffness, belief.damping);
  const double most = kIntegralVelocity_mm_s * belief.stiffness / (crossover_rad_s_ * corner);
  integral_n_s_ = std::clamp(integral_n_s_ + missed * input.dt_s, -most, most);
}

double ForceHold::feedback(const ForceHoldInput& input, const Belief& belief,
                           Newton aimed) noexcept {
  // The measured force is late; comparing it with an equally late reference keeps the feedback from
  // working against the feed-forward.
  const double late = design::kDelay_s + design::kFilterLagAllowed_s;
  error_reference_ += (aimed.value() - error_reference_) * input.dt_s / (late + input.dt_s);
  // Downwards nothing waits: a ceiling that fell is obeyed at once.
  error_reference_ = std::min(error_reference_, working_ceiling(input.ceiling).value());
  const double force = input.contact.force.value();
  const double error = error_reference_ - force;
  const double over = kOverCeilingWeight * std::min(0.0, input.ceiling.value() - force);

  integrate(input, belief);
  // What a limit did not let through must not be waiting when it opens.
  if (input.held_back) feedback_.stop();
  const double corner = design::integral_corner(belief.stiffness, belief.damping);
  const NewtonPerSecond correction(crossover_rad_s_ * (error + over + corner * integral_n_s_));
  return feedback_.step(correction, belief.stiffness, belief.damping, input.dt_s).value();
}

double ForceHold::feed_forward(const ForceHoldInput& input, const Belief& belief, Newton aimed,
                               NewtonPerSecond rate) noexcept {
  const double spring = std::max(0.0, (aimed - feed_forward_.damper()).value());
  const double damping = design::kDampingForFeedForward * spring;
  const double velocity = feed_forward_.step(rate, belief.stiffness, damping, input.dt_s).value();
  return std::clamp(velocity, -kFeedForwardVelocity_mm_s, kFeedForwardVelocity_mm_s);
}

}  // namespace knead::motion
