#include "control/motion/palpation_round.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace knead::motion {
namespace {

constexpr double kTwoPi = 2.0 * std::numbers::pi;
constexpr double kRate_hz = sense::PalpationFit::kRate.value();

/// The same as of every technique (docs/control.md "Travel").
constexpr double kCarriageAcceleration_mm_s2 = 250.0;
constexpr double kArmAcceleration_mm_s2 = 300.0;
constexpr MillimetrePerSecond kArmSpeed{60.0};
constexpr MillimetrePerSecond kTravel{80.0};
constexpr Newton kLight{5.0};
constexpr NewtonPerSecond kRise{30.0};
constexpr NewtonPerSecond kFall{60.0};

/// Share of the ceiling about which is swung, so that preload and swing together stay below what
/// the loop works to (0.92 of the ceiling, force_reference.cpp).
constexpr double kPreloadShare = 0.6;
/// Issue of the stiffness map: amplitude min(2 mm, 0.3 of the cap over the stiffness).
constexpr double kSwingShare = 0.3;
constexpr double kSwingMost_mm = 2.0;
/// The swing leaves this much of the preload, so that contact is never lost.
constexpr Newton kLeastContact{2.0};

constexpr Newton kLoadedWithin{1.0};
constexpr double kSettle_s = 0.25;
/// A place where the force does not come (out of reach) is not waited at.
constexpr double kLoadingMost_s = 4.0;
constexpr double kEase_s = 0.3;
constexpr Millimetre kArmsPlaced{1.0};
constexpr double kTravellingMost_s = 12.0;

/// A roller's footprint from the pelvis' hardest place; and below the neck, whose own low ceiling
/// begins to reach down from its border (Envelope::kBlend).
constexpr Millimetre kAbovePelvis{15.0};
constexpr Millimetre kBelowNeck{50.0};
/// Places nearer to each other than this feel the same tissue. Assumed: twice the roller's radius.
constexpr Millimetre kPitchLeast{35.0};

}  // namespace

PalpationRound::PalpationRound(const ChairDescription& chair)
    : carriage_max_(chair.carriage_max),
      path_(chair.roller),
      carriage_(kCarriageAcceleration_mm_s2),
      arms_{Glide(kArmAcceleration_mm_s2), Glide(kArmAcceleration_mm_s2)} {}

void PalpationRound::begin(const ScanFinding& scan, Millimetre spine_half_width,
                           const PalpationSeen& seen) noexcept {
  stations_.clear();
  visited_ = 0;
  const Millimetre low = std::max(scan.pelvis_along + kAbovePelvis, Millimetre(0.0));
  const Millimetre high =
      std::min({scan.shoulders_along, scan.borders.thoracic_cervical - kBelowNeck, carriage_max_});
  const double gaps = std::clamp(std::floor((high - low) / kPitchLeast), 0.0,
                                 static_cast<double>(StiffnessMap::kStations - 1));
  const auto count = static_cast<std::size_t>(gaps) + 1;
  for (std::size_t i = 0; i < count && high >= low; ++i) {
    stations_.push(low + (high - low) * (static_cast<double>(i) / std::max(gaps, 1.0)));
  }
  downwards_ = abs(seen.carriage_measured - high) < abs(seen.carriage_measured - low);
  start(scan, spine_half_width, seen);
}

void PalpationRound::go_on(const ScanFinding& scan, Millimetre spine_half_width,
                           const PalpationSeen& seen) noexcept {
  start(scan, spine_half_width, seen);
}

void PalpationRound::start(const ScanFinding& scan, Millimetre spine_half_width,
                           const PalpationSeen& seen) noexcept {
  path_.follow({.line = scan.spine, .half_width = spine_half_width});
  carriage_.start(seen.carriage_measured);
  for (const Side side : kBothSides) {
    arms_[index(side)].start(seen.lateral_measured[index(side)]);
  }
  force_ = Newton(0.0);
  swing_n_ = 0.0;
  again_ = false;
  enter(Stage::travelling);
}

std::size_t PalpationRound::station() const {
  const std::size_t last = stations_.size() - 1;
  return downwards_ ? last - std::min(visited_, last) : std::min(visited_, last);
}

TechniqueSetpoint PalpationRound::step(const PalpationSeen& seen) noexcept {
  if (!done()) advance(seen);
  move(seen);
  return setpoint();
}

void PalpationRound::advance(const PalpationSeen& seen) noexcept {
  in_stage_s_ += seen.dt_s;
  const bool working = stage_ == Stage::swelling || stage_ == Stage::listening;
  if (working && lowered(seen)) {
    choose_load(seen);
    enter(Stage::loading);
    return;
  }
  switch (stage_) {
    case Stage::travelling: {
      bool placed = carriage_.arrived(stations_[station()]);
      for (const Side side : kBothSides) {
        const std::size_t i = index(side);
        const Millimetre middle = path_.middle(side, carriage_.position(), Millimetre(0.0));
        placed = placed && abs(arms_[i].position() - middle) <= kArmsPlaced;
      }
      if (placed || in_stage_s_ > kTravellingMost_s) {
        choose_load(seen);
        enter(Stage::loading);
      }
      break;
    }
    case Stage::loading:
      settled_s_ = loaded(seen) ? settled_s_ + seen.dt_s : 0.0;
      if (settled_s_ >= kSettle_s) {
        angle_ = 0.0;
        enter(Stage::swelling);
      } else if (in_stage_s_ > kLoadingMost_s || (!pressing_[0] && !pressing_[1])) {
        enter(Stage::easing);
      }
      break;
    case Stage::swelling:
      if (in_stage_s_ >= 1.0 / kRate_hz) enter(Stage::listening);
      break;
    case Stage::listening:
      hear(seen);
      break;
    case Stage::easing:
      if (in_stage_s_ >= kEase_s) {
        ++visited_;
        again_ = false;
        enter(Stage::travelling);
      }
      break;
  }
}

void PalpationRound::choose_load(const PalpationSeen& seen) noexcept {
  // Both sides alike: the lower of the two, so that left and right can be compared and the sum of
  // their forces stands still.
  ceiling_ = std::min(seen.ceiling[0], seen.ceiling[1]);
  share_ = seen.share;
  preload_ = ceiling_ * kPreloadShare;
  swing_goal_n_ = (ceiling_ * kSwingShare).value();
  swing_goal_n_ = std::min(swing_goal_n_, std::max(0.0, (preload_ - kLeastContact).value()));
  for (const Side side : kBothSides) pressing_[index(side)] = seen.share[index(side)] > 0.0;
  settled_s_ = 0.0;
}

bool PalpationRound::lowered(const PalpationSeen& seen) const noexcept {
  const Newton ceiling = std::min(seen.ceiling[0], seen.ceiling[1]);
  return ceiling < ceiling_ || seen.share[0] < share_[0] || seen.share[1] < share_[1];
}

bool PalpationRound::loaded(const PalpationSeen& seen) const noexcept {
  if (force_ < preload_ || preload_ <= Newton(0.0)) return false;
  for (const Side side : kBothSides) {
    const std::size_t i = index(side);
    if (!pressing_[i]) continue;
    const sense::ContactState& contact = seen.contact[i];
    if (!contact.in_contact || abs(contact.force - preload_ * seen.share[i]) > kLoadedWithin) {
      return false;
    }
  }
  return true;
}

void PalpationRound::hear(const PalpationSeen& seen) noexcept {
  switch (seen.verdict) {
    case sense::PalpationVerdict::none:
    case sense::PalpationVerdict::pending:
      return;
    case sense::PalpationVerdict::clear:
      enter(Stage::easing);
      return;
    case sense::PalpationVerdict::doubtful:
    case sense::PalpationVerdict::disturbed:
      break;
  }
  if (again_) {
    enter(Stage::easing);
    return;
  }
  again_ = true;
  choose_load(seen);
  enter(Stage::loading);
}

void PalpationRound::move(const PalpationSeen& seen) noexcept {
  const double dt = seen.dt_s;
  const bool still = stage_ != Stage::travelling;
  const bool leaving = stage_ == Stage::easing || stage_ == Stage::travelling;
  const Newton goal = done() ? Newton(0.0) : leaving ? std::min(kLight, preload_) : preload_;
  force_ =
      std::clamp(goal, force_ - Newton(kFall.value() * dt), force_ + Newton(kRise.value() * dt));

  double most_n = swing_goal_n_;
  for (const Side side : kBothSides) {
    const sense::ContactState& contact = seen.contact[index(side)];
    if (!contact.stiffness_known) continue;
    most_n = std::min(most_n, kSwingMost_mm * contact.stiffness.value());
  }
  const bool swings = stage_ == Stage::swelling || stage_ == Stage::listening;
  // Steady while the senses listen.
  if (stage_ != Stage::listening) {
    const double wanted = swings ? most_n : 0.0;
    const double step = swing_goal_n_ * dt * (swings ? kRate_hz : 1.0 / kEase_s);
    swing_n_ = std::clamp(wanted, swing_n_ - step, swing_n_ + step);
  }
  angle_ = std::fmod(angle_ + kTwoPi * kRate_hz * dt, kTwoPi);

  const Millimetre place = done() ? carriage_.position() : stations_[station()];
  carriage_.step(place, still || force_ > kLight ? MillimetrePerSecond(0.0) : kTravel, dt);
  for (const Side side : kBothSides) {
    arms_[index(side)].step(path_.middle(side, carriage_.position(), Millimetre(0.0)), kArmSpeed,
                            dt);
  }
}

TechniqueSetpoint PalpationRound::setpoint() const noexcept {
  TechniqueSetpoint out;
  const double swing = swing_n_ * std::sin(angle_);
  const double rate = swing_n_ * kTwoPi * kRate_hz * std::cos(angle_);
  for (const Side side : kBothSides) {
    const std::size_t i = index(side);
    const double phase = side == Side::left ? 1.0 : -1.0;
    out.force[i] = std::max(Newton(0.0), force_ + Newton(phase * swing));
    out.force_rate[i] = NewtonPerSecond(phase * rate);
    out.lateral[i] = path_.kept_out(side, carriage_.position(), arms_[i].position());
    out.drive_speed[i] = carriage_.velocity();
  }
  out.carriage = carriage_.position();
  out.swing = Newton(swing_n_);
  out.periodic = swing_n_ > 0.0 ? Hertz(kRate_hz) : Hertz(0.0);
  return out;
}

}  // namespace knead::motion
