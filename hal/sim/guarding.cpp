#include "hal/sim/guarding.hpp"

#include <algorithm>

namespace knead::sim {
namespace {

// All assumed.
constexpr double kFall_s = 0.4;          ///< muscles let go slower than they tense
constexpr double kQuietAfter_s = 1.5;    ///< refractory time of a provoked episode
constexpr double kSummation_s = 5.0;     ///< pressing for long lowers what is tolerated ...
constexpr double kSummationShare = 0.4;  ///< ... by up to this share
constexpr double kHabituationMax = 1.3;
constexpr double kOtherSideLevel = 0.6;
constexpr double kSpontaneousFlinchShare = 0.2;

Side other(Side side) { return side == Side::left ? Side::right : Side::left; }

}  // namespace

Guarding::Guarding(const Body& body, std::uint64_t seed)
    : gain_(body.guarding_gain),
      stiffness_rise_s_(body.guarding_rise_s),
      activation_rise_s_(body.guarding_activation_rise_s),
      latency_s_(body.guarding_latency_s),
      rate_per_min_(body.guarding_rate_per_min),
      bilateral_share_(body.guarding_bilateral_share),
      habituation_share_(body.habituation_share),
      flinch_share_(body.flinch_share),
      flinch_mm_(body.flinch_mm),
      dice_(seed, Stream::guarding) {
  draw_next();
}

void Guarding::start(Side side, double seconds, double along_mm) noexcept {
  begin(side, 1.0, seconds, along_mm);
}

void Guarding::begin(Side side, double level, double seconds, double along_mm) noexcept {
  Muscle& muscle = muscles_[index(side)];
  muscle.level = level;
  muscle.hold_s = seconds;
  muscle.latency_s = -1.0;
  muscle.centre_mm = along_mm;
  muscle.activation.go(level, activation_rise_s_);
  muscle.stiffness.go(level, stiffness_rise_s_);
}

void Guarding::begin_with_company(Side side, double level, double along_mm,
                                  double flinch_share) noexcept {
  const double seconds = dice_.uniform(0.6, 2.5);
  begin(side, level, seconds, along_mm);
  if (dice_.chance(bilateral_share_)) {
    begin(other(side), level * kOtherSideLevel, seconds, along_mm);
  }
  if (dice_.chance(flinch_share)) flinch_asked_mm_ = flinch_mm_ * level;
}

void Guarding::watch_pressure(Side side, const Input& input) noexcept {
  Muscle& muscle = muscles_[index(side)];
  const double ratio = input.pressure_over_threshold[index(side)] / habituation_;
  muscle.load += (ratio - muscle.load) * (kStep_s / kSummation_s);
  const double felt = ratio * (1.0 + kSummationShare * std::min(1.0, muscle.load));
  if (muscle.latency_s >= 0.0) {
    muscle.latency_s -= kStep_s;
    if (muscle.latency_s < 0.0) {
      const double level = std::clamp(0.5 + 1.5 * (felt - 1.0), lowest_level_, 1.0);
      begin_with_company(side, level, input.along_mm, flinch_share_);
      muscle.quiet_s = muscle.hold_s + kFall_s + kQuietAfter_s;
      habituation_ = std::min(kHabituationMax, habituation_ * (1.0 + habituation_share_));
    }
  } else if (felt > 1.0 && muscle.quiet_s <= 0.0) {
    muscle.latency_s = latency_s_;
  }
  muscle.quiet_s = std::max(0.0, muscle.quiet_s - kStep_s);
}

void Guarding::step(const Input& input) noexcept {
  for (Side side : kBothSides) {
    watch_pressure(side, input);
    Muscle& muscle = muscles_[index(side)];
    if (muscle.hold_s > 0.0) {
      muscle.hold_s -= kStep_s;
      if (muscle.hold_s <= 0.0) {
        muscle.activation.go(0.0, kFall_s);
        muscle.stiffness.go(0.0, kFall_s);
      }
    }
    muscle.activation.step();
    muscle.stiffness.step();
  }
  if (spontaneous_ && input.touched && rate_per_min_ > 0.0) {
    next_s_ -= kStep_s;
    if (next_s_ <= 0.0) {
      const Side side = dice_.chance(0.5) ? Side::left : Side::right;
      begin_with_company(side, dice_.uniform(lowest_level_, 1.0), input.along_mm,
                         kSpontaneousFlinchShare);
      draw_next();
    }
  }
}

bool Guarding::active(Side side) const noexcept {
  const Muscle& muscle = muscles_[index(side)];
  return muscle.level > 0.0 && muscle.activation.value() >= 0.5 * muscle.level;
}

bool Guarding::stiffening() const noexcept {
  return std::any_of(muscles_.begin(), muscles_.end(),
                     [](const Muscle& m) { return m.stiffness.rising() || m.activation.rising(); });
}

double Guarding::take_flinch() noexcept {
  const double asked = flinch_asked_mm_;
  flinch_asked_mm_ = 0.0;
  return asked;
}

void Guarding::draw_next() noexcept {
  // Between 0.4 and 1.6 of the mean interval: irregular, and every session has several.
  if (rate_per_min_ > 0.0) next_s_ = 60.0 / rate_per_min_ * dice_.uniform(0.4, 1.6);
}

}  // namespace knead::sim
