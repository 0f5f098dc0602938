#include "hal/sim/person_motion.hpp"

#include <cmath>
#include <numbers>

namespace knead::sim {
namespace {

constexpr double kSit_s = 0.5;
constexpr double kShift_s = 0.8;
/// A back that is not there is far away.
constexpr double kAbsent_mm = 200.0;
/// A flinch is over the reflex's own time, is held, and comes back slowly. Assumed.
constexpr double kFlinchAway_s = 0.12;
constexpr double kFlinchHold_s = 0.4;
constexpr double kFlinchBack_s = 0.7;
constexpr double kCoughHold_s = 0.05;

/// Depth change of a cough, -1 at its height. Half a cosine has the lowest peak speed among the
/// smooth ways of 8 mm in 100 ms: 126 mm/s.
double cough_shape(double t) {
  constexpr double kRise = PersonMotion::kCoughRise_s;
  if (t < kRise) return -0.5 * (1.0 - std::cos(std::numbers::pi * t / kRise));
  if (t < kRise + kCoughHold_s) return -1.0;
  return -1.0 + smooth_step((t - kRise - kCoughHold_s) /
                            (PersonMotion::kCoughLength_s - kRise - kCoughHold_s));
}

/// How far into its rise a cough is that has come so far, 0 to 1.
double cough_risen_s(double height) {
  return PersonMotion::kCoughRise_s * std::acos(1.0 - 2.0 * height) / std::numbers::pi;
}

}  // namespace

PersonMotion::PersonMotion(const Body& body, std::uint64_t seed)
    : cough_rate_per_min_(body.cough_rate_per_min),
      dice_(seed, Stream::motion),
      sitting_(seed),
      shifts_(body, seed),
      surface_mm_(kAbsent_mm) {
  draw_next_cough();
}

void PersonMotion::sit_down() noexcept { presence_.go(1.0, kSit_s); }
void PersonMotion::leave() noexcept { presence_.go(0.0, kSit_s); }
void PersonMotion::shift(double by_mm) noexcept {
  lateral_.go(lateral_.target() + by_mm, kShift_s);
}
/// Who coughs again before the back has come to rest goes on from where it is.
void PersonMotion::cough() noexcept { cough_s_ = cough_risen_s(cough_activation_); }

void PersonMotion::flinch(double away_mm) noexcept {
  flinch_.go(away_mm, kFlinchAway_s);
  flinch_hold_s_ = kFlinchAway_s + kFlinchHold_s;
}

void PersonMotion::step() noexcept {
  if (spontaneous_ && seated() && cough_rate_per_min_ > 0.0) {
    next_cough_s_ -= kStep_s;
    if (next_cough_s_ <= 0.0) {
      cough();
      draw_next_cough();
    }
  }
  sitting_.step(seated());
  shifts_.step(spontaneous_ && seated());
  presence_.step();
  lateral_.step();
  flinch_.step();
  if (flinch_hold_s_ > 0.0) {
    flinch_hold_s_ -= kStep_s;
    if (flinch_hold_s_ <= 0.0) flinch_.go(0.0, kFlinchBack_s);
  }
  double cough_mm = 0.0;
  cough_activation_ = 0.0;
  if (coughing()) {
    cough_s_ += kStep_s;
    const double shape = cough_shape(cough_s_);
    cough_mm = kCough_mm * shape;
    cough_activation_ = -shape;
  }
  surface_mm_ =
      cough_mm + flinch_.value() + shifts_.depth_mm() + kAbsent_mm * (1.0 - presence_.value());
}

void PersonMotion::draw_next_cough() noexcept {
  // Spread about the mean, never in salvos: between 0.4 and 1.6 of it, so that each session has
  // some.
  if (cough_rate_per_min_ > 0.0) {
    next_cough_s_ = 60.0 / cough_rate_per_min_ * dice_.uniform(0.4, 1.6);
  }
}

}  // namespace knead::sim
