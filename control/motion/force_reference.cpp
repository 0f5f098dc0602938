#include "control/motion/force_reference.hpp"

#include <algorithm>

namespace knead::motion {
namespace {

/// CR-11: greatest force is reached gradually. Assumed: 1 s from nothing to a firm 40 N.
constexpr NewtonPerSecond kSoftRise{40.0};
/// Faster than any ceiling falls (gate: 120 N/s), and slow enough that the damping of the back does
/// not hide it from the force sensor (a roller that backs out of d = 0.05 s/mm at 20 mm/s feels
/// nothing). A fallen ceiling is not held back even by this; letting go is not done this way at
/// all.
constexpr NewtonPerSecond kFall{200.0};

/// The way to a set-point ends softly: what is left is gone by 63 % in each of these. A corner
/// would ring in a back that is more damped than the feed-forward believes.
constexpr double kArrives_s = 0.05;
/// ... and begins softly: full rise after 0.1 s. Assumed.
constexpr double kRiseGrows_n_s2 = 400.0;

/// Below the ceiling by this much, so that breathing and the sensor's noise do not pass it: the
/// reflex and the gate answer a passed ceiling by backing off, and on a damped back that is a
/// bounce.
constexpr Newton kLeastRoom{1.5};
constexpr double kRoomShare = 0.08;

/// A swing that is asked to go past the ceiling ends softly there, too: a corner at 185 N/s shot
/// past it by up to 2.4 N and was given way to. Quick enough to leave a swing alone whose crest is
/// 3 % below.
constexpr double kMeetsCeiling_s = 0.03;

/// A reference that is this far below a swing does not fall with it, nearer in proportion: after a
/// touch it rises from nothing, and would be taken off the back again by each swing.
constexpr double kJoinsWithin_n = 5.0;

/// A falling ceiling is met where it will be when the drive has answered.
constexpr double kForesight_s = 0.015;

}  // namespace

Newton working_ceiling(Newton ceiling) noexcept {
  const Newton room = std::max(kLeastRoom, kRoomShare * ceiling);
  return std::max(Newton(0.0), ceiling - room);
}

void ForceReference::start(Newton measured) noexcept {
  last_ceiling_ = Newton(0.0);
  force_ = std::max(measured, Newton(0.0));
  rate_ = NewtonPerSecond(0.0);
  own_rate_n_s_ = 0.0;
  limited_by_ = Reason::none;
}

void ForceReference::step(Newton setpoint, NewtonPerSecond setpoint_rate, Newton ceiling,
                          double dt_s) noexcept {
  const Newton fall = std::max(Newton(0.0), last_ceiling_ - ceiling) / dt_s * kForesight_s;
  last_ceiling_ = ceiling;
  const Newton highest = std::max(Newton(0.0), working_ceiling(ceiling) - fall);
  limited_by_ = setpoint > highest ? Reason::zone_ceiling : Reason::none;
  const Newton goal = std::min(setpoint, highest);
  const double rate_n_s = setpoint_rate.value();
  const double below = std::clamp((goal - force_).value() / kJoinsWithin_n, 0.0, 1.0);
  const double falls = setpoint > highest ? 0.0 : std::min(0.0, rate_n_s) * (1.0 - below);
  const double known = std::max(0.0, rate_n_s) + falls;
  const double to_ceiling = std::max(0.0, (highest - force_).value()) / kMeetsCeiling_s;
  own_rate_n_s_ = std::min({(goal - force_).value() / kArrives_s, kSoftRise.value(),
                            std::max(own_rate_n_s_, 0.0) + kRiseGrows_n_s2 * dt_s});
  const double rate = std::max(std::min(known + own_rate_n_s_, to_ceiling), -kFall.value());
  const Newton next = std::min(std::max(Newton(0.0), force_ + Newton(rate * dt_s)), highest);
  rate_ = NewtonPerSecond((next - force_).value() / dt_s);
  force_ = next;
}

void ForceReference::wait_at(Newton highest) noexcept {
  if (force_ <= highest) return;
  force_ = std::max(highest, Newton(0.0));
  rate_ = NewtonPerSecond(0.0);
  own_rate_n_s_ = 0.0;
}

}  // namespace knead::motion
