#include "control/motion/roller_force_loop.hpp"

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
/// A drive that follows is behind its set-point by lag and delay. What is more than that and more
/// than it usually is (a sensor's zero may be off) means that something holds the drive or pulls it
/// back, and the set-point goes back with it instead of waiting to jump.
constexpr double kFollows_s = 0.008;
constexpr double kUsualLag_s = 0.005;
constexpr Millimetre kLeadTolerance{0.06};
/// Without contact nothing is to be lost by waiting for the drive, and the usual lead is learned.
constexpr Millimetre kLeadToleranceFree{1.5};
constexpr Millimetre kUsualLeadMost{1.0};
constexpr double kUsualLead_s = 0.2;
constexpr double kQuiet_mm_s = 5.0;
constexpr Millimetre kLeadRetracting{2.5};
/// Far enough behind the measured depth to have a first-order drive at its speed limit at once.
constexpr Millimetre kYieldLead{2.0};
/// Below this (1.5 N of work) nothing can be held above the sensor's noise and contact threshold.
constexpr Newton kLeastWork{1.5};
/// Contact that is gone for less is a bounce, which the force loop answers better than an approach.
constexpr double kContactGone_s = 0.02;
/// A back that leaves a roller comes back faster than a roller that waits for it may be met: 14 mm
/// in half a second onto 5 N/mm would be 15 N in 50 ms. So the roller clears the way for as long as
/// somebody needs to sit back, and then comes softly. Assumed.
constexpr double kAfterLoss_s = 0.5;
/// Less than this is found again where it was lost (the scan's sweep).
constexpr Newton kLossCounts{4.0};
/// Met nobody where the back should be: clear of it for so long before the next try. Assumed.
constexpr double kAfterMiss_s = 2.0;
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

Newton target(const RollerLoopInput& in) {
  return std::min(in.setpoint, working_ceiling(in.ceiling));
}

}  // namespace

RollerForceLoop::RollerForceLoop(const ChairDescription& chair, const ControlConfig& config)
    : crossover_rad_s_(config.force_crossover_rad_s),
      drive_lag_s_(1.0 / (2.0 * std::numbers::pi * chair.drives.depth_bandwidth.value())),
      retract_speed_(chair.drives.depth_speed) {}

void RollerForceLoop::reset(Millimetre depth_measured) noexcept {
  mode_ = Mode::away;
  depth_ = depth_measured;
  reference_.start(Newton(0.0));
  reflex_.reset();
  touch_.forget();
  feedback_.stop();
  feed_forward_.stop();
  phase_.reset();
  shape_.forget();
  learning_.forget();
  integral_n_s_ = 0.0;
  error_reference_ = 0.0;
  aimed_late_ = 0.0;
  without_contact_s_ = 0.0;
  missed_s_ = lost_s_ = 0.0;
  held_back_ = false;
  cut_ = false;
  budget_.restart(depth_measured);
  usual_lead_ = Millimetre(0.0);
}

RollerLoopOutput RollerForceLoop::step(const RollerLoopInput& input) noexcept {
  if (!input.powered) {
    reset(input.depth_measured);
    return {};
  }
  choose_mode(input);
  const MillimetrePerSecond velocity = wanted_velocity(input);
  RollerLoopOutput output;
  if (mode_ == Mode::hold) {
    output.limited_by = reference_.limited_by();
    if (output.limited_by == Reason::none && shape_.bent()) {
      output.limited_by = Reason::advance_window_limited;
    }
  }
  output.depth = move(velocity, input, output.limited_by);
  output.setpoint = mode_ == Mode::away ? Newton(0.0) : reference_.force();
  return output;
}

void RollerForceLoop::start_hold(const RollerLoopInput& input) noexcept {
  mode_ = Mode::hold;
  depth_ = input.depth_measured;
  reference_.start(std::min(input.contact.force, target(input)));
  error_reference_ = aimed_late_ = reference_.force().value();
  feedback_.stop();
  feed_forward_.stop();
  integral_n_s_ = 0.0;
  without_contact_s_ = 0.0;
  held_back_ = false;
}

void RollerForceLoop::choose_mode(const RollerLoopInput& input) noexcept {
  const bool contact = input.contact.in_contact;
  if (contact) {
    touch_.touched_at(input.depth_measured - input.contact.indentation);
    without_contact_s_ = 0.0;
  } else {
    touch_.pass(input.dt_s);
    without_contact_s_ += input.dt_s;
  }

  const bool yielding = reflex_.step({.force = input.contact.force,
                                      .sudden_force = input.contact.sudden_force,
                                      .reference = reference_.force(),
                                      .reference_rate = reference_.rate(),
                                      .ceiling = input.ceiling,
                                      .in_contact = contact,
                                      .depth = input.depth_measured,
                                      .touch = input.depth_measured - input.contact.indentation,
                                      .dt_s = input.dt_s});
  missed_s_ = contact ? 0.0 : std::max(0.0, missed_s_ - input.dt_s);
  if (mode_ == Mode::approach && !contact && depth_ >= touch_.farthest()) missed_s_ = kAfterMiss_s;
  lost_s_ = std::max(0.0, lost_s_ - input.dt_s);
  if (mode_ == Mode::hold && without_contact_s_ > kContactGone_s &&
      reference_.force() >= kLossCounts) {
    lost_s_ = kAfterLoss_s;
  }
  if (target(input) < kLeastWork || missed_s_ > 0.0 || lost_s_ > 0.0) {
    if (mode_ != Mode::away) reference_.start(Newton(0.0));
    mode_ = Mode::away;
  } else if (yielding && mode_ != Mode::away) {
    mode_ = Mode::yield;
  } else if (contact) {
    if (mode_ != Mode::hold) start_hold(input);
  } else if (mode_ != Mode::hold || without_contact_s_ > kContactGone_s) {
    if (mode_ != Mode::approach) depth_ = std::min(depth_, input.depth_measured);
    mode_ = Mode::approach;
    reference_.start(Newton(0.0));
  }
}

MillimetrePerSecond RollerForceLoop::wanted_velocity(const RollerLoopInput& input) noexcept {
  switch (mode_) {
    case Mode::away: {
      const Millimetre over = depth_ - touch_.clear_depth();
      const double stop_there = over.value() / input.dt_s;
      return -std::min(retract_speed_, MillimetrePerSecond(std::max(0.0, stop_there)));
    }
    case Mode::approach:
      return touch_.approach_speed(depth_);
    case Mode::hold:
      return hold_velocity(input);
    case Mode::yield:
      return -retract_speed_;
  }
  return -retract_speed_;
}

MillimetrePerSecond RollerForceLoop::hold_velocity(const RollerLoopInput& input) noexcept {
  const double dt = input.dt_s;
  step_reference(input);
  if (held_back_) reference_.wait_at(input.contact.force + kReferenceAhead);
  const SwingCorrection more = learned(input);
  const Newton highest = std::max(working_ceiling(input.ceiling), reference_.force());
  const Newton aimed = std::clamp(reference_.force() + more.force, Newton(0.0), highest);

  const double force = input.contact.force.value();
  const double stiffness = design::believed_stiffness(input.contact.stiffness.value());
  // Damping goes with the force that should be there: if the gate has just pulled the roller back,
  // the sensor feels nothing for a moment, and believing in an undamped back would throw it
  // forward.
  const double working_force = std::max(force, aimed.value());
  const double damping = design::believed_damping(working_force);

  // The measured force is late; comparing it with an equally late reference keeps the feedback from
  // working against the feed-forward.
  const double late = design::kDelay_s + design::kFilterLagAllowed_s;
  error_reference_ += (aimed.value() - error_reference_) * dt / (late + dt);
  // Downwards nothing waits: a ceiling that fell is obeyed at once.
  error_reference_ = std::min(error_reference_, working_ceiling(input.ceiling).value());
  const double error = error_reference_ - force;
  const double over = kOverCeilingWeight * std::min(0.0, input.ceiling.value() - force);

  const double corner = design::integral_corner(stiffness, damping);
  // The integral is about the force on the mean: what learning adds averages to nothing.
  const double missed = aimed_late_ - force;
  if (std::abs(missed) < kIntegrateWithin_n && !(held_back_ && missed > 0.0)) {
    const double most = kIntegralVelocity_mm_s * stiffness / (crossover_rad_s_ * corner);
    integral_n_s_ = std::clamp(integral_n_s_ + missed * dt, -most, most);
  }
  // What a limit did not let through must not be waiting when it opens.
  if (held_back_) feedback_.stop();
  const NewtonPerSecond correction(crossover_rad_s_ * (error + over + corner * integral_n_s_));
  const MillimetrePerSecond back = feedback_.step(correction, stiffness, damping, dt);

  const double spring = std::max(0.0, (aimed - feed_forward_.damper()).value());
  const double likely_damping = design::kDampingForFeedForward * spring;
  const double forward =
      feed_forward_.step(reference_.rate() + more.rate, stiffness, likely_damping, dt).value();

  const double wanted =
      back.value() + std::clamp(forward, -kFeedForwardVelocity_mm_s, kFeedForwardVelocity_mm_s);
  const double left = (budget_.deepest() - depth_).value() / (dt + drive_lag_s_);
  const double fastest = std::clamp(left, 0.0, kAdvanceInContact.value());
  const double allowed = std::clamp(wanted, -retract_speed_.value(), fastest);
  cut_ = allowed != wanted;
  if (allowed != wanted) feedback_.start(back + MillimetrePerSecond(allowed - wanted), damping);
  return MillimetrePerSecond(allowed);
}

void RollerForceLoop::step_reference(const RollerLoopInput& input) noexcept {
  if (!phase_.step(input.periodic, input.setpoint_rate, input.dt_s)) {
    shape_.forget();
    learning_.forget();
  }
  shape_.step(phase_, cut_, input.dt_s);
  reference_.step(input.setpoint + shape_.change(), input.setpoint_rate + shape_.change_rate(),
                  input.ceiling, input.dt_s);
}

SwingCorrection RollerForceLoop::learned(const RollerLoopInput& input) noexcept {
  aimed_late_ += (reference_.force().value() - aimed_late_) * input.dt_s /
                 (design::kMeasuredLate_s + input.dt_s);
  const Newton on_its_way = abs(input.setpoint + shape_.change() - reference_.force());
  return learning_.step({.phase = phase_,
                         .error = Newton(aimed_late_) - input.contact.force,
                         .undisturbed = !held_back_ && on_its_way <= kArrived && !input.guarding,
                         .cut = cut_,
                         .dt_s = input.dt_s});
}

Millimetre RollerForceLoop::move(MillimetrePerSecond velocity, const RollerLoopInput& input,
                                 Reason& limited_by) noexcept {
  if (mode_ == Mode::yield) {
    limited_by = Reason::force_yield;
    depth_ = std::max(Millimetre(0.0), std::min(depth_, input.depth_measured - kYieldLead));
    budget_.add(depth_, input.dt_s);
    return depth_;
  }
  const Millimetre wanted = depth_ + Millimetre(velocity.value() * input.dt_s);
  const Millimetre lead_allowed = usual_lead_ +
                                  (mode_ == Mode::hold ? kLeadTolerance : kLeadToleranceFree) +
                                  Millimetre(kFollows_s * std::max(0.0, velocity.value()));
  const Millimetre highest = std::min(input.depth_max, input.depth_measured + lead_allowed);
  const Millimetre lowest =
      std::max(Millimetre(0.0), std::min(highest, input.depth_measured - kLeadRetracting));
  depth_ = std::clamp(wanted, lowest, std::max(lowest, highest));
  held_back_ = depth_ < wanted;
  learn_usual_lead(velocity, input);
  if (wanted > input.depth_max) limited_by = Reason::depth_limited;

  // Only the force loop needs the drive's lag made up; its velocity is smooth, an approach's is
  // not.
  const double ahead = mode_ == Mode::hold ? velocity.value() * drive_lag_s_ : 0.0;
  const Millimetre sent = std::clamp(depth_ + Millimetre(ahead), lowest, std::max(lowest, highest));
  if (mode_ != Mode::hold) {
    budget_.restart(sent);
    return sent;
  }
  const Millimetre within = std::min(sent, std::max(lowest, budget_.deepest()));
  budget_.add(within, input.dt_s);
  return within;
}

void RollerForceLoop::learn_usual_lead(MillimetrePerSecond velocity,
                                       const RollerLoopInput& input) noexcept {
  const bool telling =
      mode_ == Mode::approach || (mode_ == Mode::hold && std::abs(velocity.value()) < kQuiet_mm_s);
  if (!telling || held_back_) return;
  const Millimetre lag(kUsualLag_s * velocity.value());
  const Millimetre lead =
      std::clamp(depth_ - input.depth_measured - lag, -kUsualLeadMost, kUsualLeadMost);
  usual_lead_ += (lead - usual_lead_) * (input.dt_s / kUsualLead_s);
}

}  // namespace knead::motion
