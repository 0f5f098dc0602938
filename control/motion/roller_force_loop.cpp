#include "control/motion/roller_force_loop.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace knead::motion {
namespace {

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
/// Who is meant to press no more (the scan's sweep, light travel) goes on from where the back was
/// lost. What lowers the force does not lower this care: 8 N that a sign of the body left of 15
/// were met at 16 mm/s by who sat back, with 8 N in 50 ms.
constexpr Newton kLossCounts{5.0};
/// Where a back came on as it was met, a roller comes again with this share of its speed: so that
/// one that rests and is as hard as none drawn is met after all. Assumed.
constexpr double kWaryShare = 0.5;
/// Met nobody where the back should be: clear of it for so long before the next try. Assumed.
constexpr double kAfterMiss_s = 2.0;

Newton target(const RollerLoopInput& in) {
  return std::min(in.setpoint, working_ceiling(in.ceiling));
}

}  // namespace

RollerForceLoop::RollerForceLoop(const ChairDescription& chair, const ControlConfig& config)
    : drive_lag_s_(1.0 / (2.0 * std::numbers::pi * chair.drives.depth_bandwidth.value())),
      retract_speed_(chair.drives.depth_speed),
      force_(chair, config) {}

void RollerForceLoop::reset(Millimetre depth_measured) noexcept {
  mode_ = Mode::away;
  depth_ = depth_measured;
  force_.reset();
  reflex_.reset();
  oncoming_.reset();
  touch_.forget();
  budget_.restart(depth_measured);
  without_contact_s_ = 0.0;
  missed_s_ = lost_s_ = 0.0;
  held_back_ = false;
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
  if (mode_ == Mode::hold) output.limited_by = force_.limited_by();
  output.depth = move(velocity, input, output.limited_by);
  output.setpoint = mode_ == Mode::away ? Newton(0.0) : force_.reference();
  return output;
}

void RollerForceLoop::start_hold(const RollerLoopInput& input) noexcept {
  mode_ = Mode::hold;
  depth_ = input.depth_measured;
  force_.start(std::min(input.contact.force, target(input)));
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
                                      .reference = force_.reference(),
                                      .reference_rate = force_.reference_rate(),
                                      .ceiling = input.ceiling,
                                      .in_contact = contact,
                                      .depth = input.depth_measured,
                                      .touch = input.depth_measured - input.contact.indentation,
                                      .dt_s = input.dt_s});
  missed_s_ = contact ? 0.0 : std::max(0.0, missed_s_ - input.dt_s);
  if (mode_ == Mode::approach && !contact && depth_ >= touch_.farthest()) missed_s_ = kAfterMiss_s;
  lost_s_ = std::max(0.0, lost_s_ - input.dt_s);
  const bool worked = std::max(target(input), input.meant) > kLossCounts;
  const bool lost = mode_ == Mode::hold && without_contact_s_ > kContactGone_s && worked;
  const bool comes_on = oncoming_.step({.force = input.contact.sudden_force,
                                        .reference = force_.reference(),
                                        .reference_rate = force_.reference_rate(),
                                        .on_its_way = mode_ == Mode::approach,
                                        .beside = input.back_left && worked,
                                        .dt_s = input.dt_s});
  if (lost || (comes_on && worked)) lost_s_ = kAfterLoss_s;
  const bool may_sit_back = lost_s_ > 0.0 || (input.back_left && !contact && mode_ != Mode::hold);
  const bool sits_back = lost_s_ > 0.0 && contact;
  if (target(input) < kLeastWork || missed_s_ > 0.0 || (may_sit_back && !sits_back)) {
    if (mode_ != Mode::away) force_.start(Newton(0.0));
    mode_ = Mode::away;
  } else if (sits_back || (yielding && mode_ != Mode::away)) {
    if (sits_back) force_.start(Newton(0.0));
    mode_ = Mode::yield;
  } else if (contact) {
    if (mode_ == Mode::approach || mode_ == Mode::away) oncoming_.met();
    if (mode_ != Mode::hold) start_hold(input);
  } else if (mode_ != Mode::hold || without_contact_s_ > kContactGone_s) {
    if (mode_ != Mode::approach) depth_ = std::min(depth_, input.depth_measured);
    mode_ = Mode::approach;
    force_.start(Newton(0.0));
  }
}

MillimetrePerSecond RollerForceLoop::retract_to(Millimetre depth, double dt_s) const noexcept {
  const double stop_there = (depth_ - depth).value() / dt_s;
  return -std::min(retract_speed_, MillimetrePerSecond(std::max(0.0, stop_there)));
}

MillimetrePerSecond RollerForceLoop::wanted_velocity(const RollerLoopInput& input) noexcept {
  switch (mode_) {
    case Mode::away:
      return retract_to(input.left_out ? Millimetre(0.0) : touch_.clear_depth(), input.dt_s);
    case Mode::approach:
      return touch_.approach_speed(depth_) * (oncoming_.wary() ? kWaryShare : 1.0);
    case Mode::hold:
      return force_.step({.contact = input.contact,
                          .setpoint = input.setpoint,
                          .setpoint_rate = input.setpoint_rate,
                          .periodic = input.periodic,
                          .swing = input.swing,
                          .ceiling = input.ceiling,
                          .guarding = input.guarding,
                          .held_back = held_back_,
                          .room = budget_.deepest() - depth_,
                          .dt_s = input.dt_s});
    case Mode::yield:
      return -retract_speed_;
  }
  return -retract_speed_;
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
