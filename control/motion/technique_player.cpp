#include "control/motion/technique_player.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace knead::motion {
namespace {

using TechniqueFunction = Move (*)(const Play&, PlayState&) noexcept;

struct TechniqueRow {
  Technique technique;
  TechniqueFunction play;
};

constexpr std::array kTechniqueTable{
    TechniqueRow{Technique::stroking, stroking},   TechniqueRow{Technique::rubbing, rubbing},
    TechniqueRow{Technique::kneading, kneading},   TechniqueRow{Technique::vibration, vibration},
    TechniqueRow{Technique::pressing, pressing},   TechniqueRow{Technique::saw, saw},
    TechniqueRow{Technique::drilling, drilling},   TechniqueRow{Technique::stretching, stretching},
    TechniqueRow{Technique::slow_roll, slow_roll}, TechniqueRow{Technique::tapping, tapping},
    TechniqueRow{Technique::none, parked},
};
static_assert(kTechniqueTable.size() == kTechniques);

TechniqueFunction function_of(Technique technique) {
  for (const TechniqueRow& row : kTechniqueTable) {
    if (row.technique == technique) return row.play;
  }
  return parked;
}

constexpr double kTwoPi = 2.0 * std::numbers::pi;
constexpr double kCarriageAcceleration_mm_s2 = 250.0;
constexpr double kArmAcceleration_mm_s2 = 300.0;
/// Stroking is 1 to 10 cm/s, best near 3 (DESIGN therapeutic numbers).
constexpr MillimetrePerSecond kSlowest{10.0};
constexpr MillimetrePerSecond kFastest{100.0};
constexpr MillimetrePerSecond kUnsaid{30.0};
constexpr double kSlowedMost = 0.3;
/// Unloaded; below the gate's 120 mm/s.
constexpr MillimetrePerSecond kRepositionSpeed{90.0};
constexpr Newton kLight{5.0};
constexpr NewtonPerSecond kForceFall{60.0};
/// A swing or a half-stroke fades in and out over this time.
constexpr double kFade_s = 0.35;
/// A swing of force grows more slowly: what is believed of a back under 5 N may be a third of what
/// it is under 40 N, and is learned by swinging. Assumed: two swings of kneading.
constexpr double kSwingGrows_s = 1.0;
/// Further from where it was sent than lag explains: the thing was held or moved by others.
constexpr Millimetre kAstray{12.0};
constexpr Millimetre kArmsPlaced{3.0};
/// The loop's own soft rise (force_reference.cpp): a touch needs this long to carry the force.
constexpr NewtonPerSecond kLoopRise{40.0};
constexpr double kTouchSettles_s = 0.5;
constexpr double kHolding_s = 0.5;
constexpr double kStands_mm_s = 0.1;
/// A phase's own slow ramp from force to force_end is no change, for a hold.
constexpr double kConstant_n_s = 0.5;

double towards(double now, double goal, double step) {
  return std::clamp(goal, now - step, now + step);
}

/// Of travel and of the rise of force: the place of either roller that needs more care counts.
double slowed_by(const TechniqueInput& input) {
  return std::clamp(std::min(input.approach_factor[0], input.approach_factor[1]), kSlowedMost, 1.0);
}

}  // namespace

TechniquePlayer::TechniquePlayer(const ChairDescription& chair)
    : carriage_max_(chair.carriage_max),
      path_(chair.roller),
      carriage_(kCarriageAcceleration_mm_s2),
      arms_{Glide(kArmAcceleration_mm_s2), Glide(kArmAcceleration_mm_s2)} {}

void TechniquePlayer::begin(const Phase& phase, const ScanFinding& scan,
                            Millimetre spine_half_width, Millimetre carriage_now,
                            TimePoint) noexcept {
  phase_ = phase;
  path_.follow({.line = scan.spine, .half_width = spine_half_width});
  route_.plan(phase, scan, carriage_max_, carriage_now);
  state_ = PlayState{};
  goal_ = carriage_now;
  arms_placed_ = false;
  repositioning_ = false;
  still_s_ = 0.0;
}

void TechniquePlayer::forget() noexcept {
  started_ = false;
  force_ = Newton(0.0);
  swing_n_ = amplitude_mm_ = along_mm_ = contact_s_ = 0.0;
}

void TechniquePlayer::agree_with(const TechniqueInput& input) noexcept {
  if (!started_ || abs(sent_along() - input.carriage_measured) > kAstray) {
    carriage_.start(input.carriage_measured);
    along_mm_ = 0.0;
  }
  bool astray = false;
  for (const Side side : kBothSides) {
    const std::size_t i = index(side);
    if (started_ && abs(lateral_[i] - input.lateral_measured[i]) <= kAstray) continue;
    lateral_[i] = input.lateral_measured[i];
    astray = true;
  }
  started_ = true;
  if (!astray) return;
  // The half-stroke ends for both. An arm that is where it was sent may still carry force: it
  // glides on from there instead of jumping to the middle.
  for (const Side side : kBothSides) arms_[index(side)].start(lateral_[index(side)]);
  amplitude_mm_ = 0.0;
  arms_placed_ = false;
}

Play TechniquePlayer::see(const TechniqueInput& input) const noexcept {
  const MillimetrePerSecond travel = phase_.travel.value() > 0.0 ? phase_.travel : kUnsaid;
  const Newton force = phase_.force_at(input.progress);
  const double needs_s = kTouchSettles_s + force.value() / kLoopRise.value();
  return {.phase = phase_,
          .route = route_,
          .progress = input.progress,
          .dt_s = input.dt_s,
          .force = force,
          .swing = phase_.swing * phase_.intensity_at(input.progress),
          .light = std::min(kLight, force),
          .travel = std::clamp(travel, kSlowest, kFastest) * slowed_by(input),
          .dwell_factor = input.dwell_factor,
          .arrived = carriage_.arrived(goal_),
          .loaded = force_ == force_goal_ && contact_s_ >= needs_s};
}

TechniqueSetpoint TechniquePlayer::step(const TechniqueInput& input) noexcept {
  agree_with(input);
  const bool contact = input.in_contact[0] || input.in_contact[1];
  contact_s_ = contact ? contact_s_ + input.dt_s : 0.0;

  Move move{.goal = carriage_.position(), .speed = kUnsaid};
  if (!route_.empty()) move = function_of(phase_.technique)(see(input), state_);

  const Newton force_before = force_;
  goal_ = move.goal;
  repositioning_ = move.reposition;
  steer_arms(move, input);
  ramp(move, input);
  move_carriage(move, input);
  watch_holding(input, force_before);
  return setpoint();
}

void TechniquePlayer::ramp(const Move& move, const TechniqueInput& input) noexcept {
  const bool contact = input.in_contact[0] || input.in_contact[1];
  force_goal_ = move.force;
  if (repositioning_) force_goal_ = std::min(kLight, move.force);
  // From off the back to a new place the rollers stay off; and nothing touches beside the line.
  const bool stays_off = repositioning_ && !contact;
  if (stays_off || !arms_placed_) force_goal_ = Newton(0.0);
  force_ = std::clamp(force_goal_, force_ - Newton(kForceFall.value() * input.dt_s),
                      force_ + Newton(move.force_rise.value() * slowed_by(input) * input.dt_s));
  if (stays_off) force_ = Newton(0.0);

  fade_sine(move, input.dt_s);
}

void TechniquePlayer::fade_sine(const Move& move, double dt_s) noexcept {
  // A sine fades out at its own rate before another one begins, from the middle.
  const bool silent = swing_n_ == 0.0 && amplitude_mm_ == 0.0 && along_mm_ == 0.0;
  if (silent) {
    angle_ = 0.0;
    rate_hz_ = move.rate.value();
    full_swing_n_ = move.swing.value();
    full_amplitude_mm_ = std::max(move.amplitude, move.along_amplitude).value();
    alternate_ = move.alternate;
  }
  const bool another = move.rate.value() != rate_hz_ || move.alternate != alternate_;
  const double swing_goal = another ? 0.0 : move.swing.value();
  const double amplitude_goal = another ? 0.0 : move.amplitude.value();
  const double along_goal = another ? 0.0 : move.along_amplitude.value();
  full_swing_n_ = std::max(full_swing_n_, swing_goal);
  full_amplitude_mm_ = std::max({full_amplitude_mm_, amplitude_goal, along_goal});
  const double share = dt_s / kFade_s;
  const double swing_share = swing_goal > swing_n_ ? dt_s / kSwingGrows_s : share;
  swing_n_ = towards(swing_n_, swing_goal, full_swing_n_ * swing_share);
  amplitude_mm_ = towards(amplitude_mm_, amplitude_goal, full_amplitude_mm_ * share);
  along_mm_ = towards(along_mm_, along_goal, full_amplitude_mm_ * share);
  angle_ = std::fmod(angle_ + kTwoPi * rate_hz_ * dt_s, kTwoPi);
}

void TechniquePlayer::move_carriage(const Move& move, const TechniqueInput& input) noexcept {
  MillimetrePerSecond speed = move.speed;
  if (repositioning_) {
    // Fast only once unloaded, and not before the arms are clear of what they have to cross.
    const bool unloaded = force_ <= kLight;
    speed = unloaded ? kRepositionSpeed : MillimetrePerSecond(0.0);
  }
  carriage_.step(move.goal, speed, input.dt_s);
}

Millimetre TechniquePlayer::sent_along() const noexcept {
  return carriage_.position() + Millimetre(along_mm_ * std::cos(angle_));
}

void TechniquePlayer::steer_arms(const Move& move, const TechniqueInput& input) noexcept {
  const Millimetre along = sent_along();
  rolls_ = move.rolls;
  const double across = amplitude_mm_ * std::sin(angle_);
  bool placed = true;
  for (const Side side : kBothSides) {
    const std::size_t i = index(side);
    const Millimetre beside = move.beside > Millimetre(0.0) ? move.beside : phase_.beside;
    const Millimetre middle =
        path_.middle(side, along, phase_.amplitude, beside) + move.apart * lateral_sign(side);
    const bool opposite = alternate_ && side == Side::right;
    arms_[i].step(middle, move.arm_speed, input.dt_s);
    placed = placed && abs(arms_[i].position() - middle) <= kArmsPlaced;
    lateral_[i] =
        arms_[i].position() + Millimetre(lateral_sign(side) * (opposite ? -across : across));
    if (arms_placed_) lateral_[i] = path_.kept_out(side, along, lateral_[i]);
  }
  arms_placed_ = arms_placed_ || placed;
}

void TechniquePlayer::watch_holding(const TechniqueInput& input, Newton force_before) noexcept {
  const bool moves = std::abs(carriage_.velocity().value()) >= kStands_mm_s ||
                     std::abs(arms_[0].velocity().value()) >= kStands_mm_s ||
                     std::abs(arms_[1].velocity().value()) >= kStands_mm_s;
  const bool swings = swing_n_ != 0.0 || amplitude_mm_ != 0.0 || along_mm_ != 0.0;
  const bool still = !moves && !swings && force_ > Newton(0.0) &&
                     abs(force_ - force_before).value() < kConstant_n_s * input.dt_s;
  const bool carries = contact_s_ >= kTouchSettles_s + force_ / Newton(kLoopRise.value());
  still_s_ = still && carries ? still_s_ + input.dt_s : 0.0;
}

TechniqueSetpoint TechniquePlayer::setpoint() const noexcept {
  TechniqueSetpoint out;
  const double swing = swing_n_ * std::sin(angle_);
  const double swing_rate = swing_n_ * kTwoPi * rate_hz_ * std::cos(angle_);
  for (const Side side : kBothSides) {
    const std::size_t i = index(side);
    const double turn = alternate_ && side == Side::right ? -1.0 : 1.0;
    const bool works = includes(phase_.sides, side);
    out.force[i] = works ? std::max(Newton(0.0), force_ + Newton(swing * turn)) : Newton(0.0);
    out.force_rate[i] = NewtonPerSecond(works ? swing_rate * turn : 0.0);
    out.lateral[i] = lateral_[i];
    // Rolls with the carriage: no shear on the skin.
    out.drive_speed[i] = rolls_ ? carriage_.velocity() : MillimetrePerSecond(0.0);
  }
  out.carriage = sent_along();
  out.swing = Newton(swing_n_);
  out.periodic =
      swing_n_ > 0.0 || amplitude_mm_ > 0.0 || along_mm_ > 0.0 ? Hertz(rate_hz_) : Hertz(0.0);
  out.holding = still_s_ >= kHolding_s;
  return out;
}

}  // namespace knead::motion
