#include "control/motion/jet_valves.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace knead::motion {
namespace {

/// Assumed: a jet opens over half a second and is felt coming.
constexpr double kOpens_per_s = 2.0;
/// A valve shuts in 80 ms, so that with its own lag (80 ms, chair description)
/// less than a tenth is left after 300 ms. Long against the wave in a hose of 3 m (two ways at
/// 500 m/s, assumed for soft hose: 12 ms), so the column of water is braked and not struck:
/// rho L v / t = 1000 x 3 x 1 m/s / 0.08 s = 38 kPa at the most, and only if all flow stops.
constexpr double kShuts_per_s = 12.5;
constexpr double kAir_per_s = 1.0;  ///< assumed
/// A pulse is a sine with its top and bottom cut: at half its height it is this steep, as steep as
/// a valve shuts, and at 0.5 a whole sine is left.
constexpr double kWholeSine = 0.5;
constexpr double kNearlySquare = 2.0;
/// A roller with its arm, and the width of a jet: assumed.
constexpr Millimetre kRollerReach{60.0};
constexpr Millimetre kJetRadius{5.0};
constexpr double kTwoPi = 2.0 * std::numbers::pi;

}  // namespace

JetValves::JetValves(const ChairDescription& chair) : nozzles_(chair.jets), sweep_(chair) {}

void JetValves::reset() noexcept {
  opening_.fill(0.0);
  commands_ = {};
  furthest_ = air_ = pulse_angle_ = 0.0;
  sweep_.restart();
}

bool JetValves::may_open(std::size_t number, const JetWish& wish) const noexcept {
  if (wish.left_out[number]) return false;
  const JetNozzle& jet = nozzles_[number];
  const Millimetre from_spine = abs(jet.lateral - wish.spine.line.at(jet.along)) - kJetRadius;
  return from_spine >= wish.spine.half_width && abs(jet.along - wish.carriage) > kRollerReach;
}

double JetValves::pulse_swing(const JetWish& wish) const noexcept {
  const double steepness =
      std::clamp(kShuts_per_s / (kTwoPi * wish.pulse.value()), kWholeSine, kNearlySquare);
  return steepness * std::sin(pulse_angle_);
}

double JetValves::drawn() const {
  if (nozzles_.empty()) return 0.0;
  double sum = 0.0;
  for (const JetCommand& jet : commands_) sum += jet.valve.value();
  return sum / static_cast<double>(nozzles_.size());
}

void JetValves::step(const JetWish& wish, double dt_s) noexcept {
  sweep_.step(wish.sweep, wish.direction, dt_s);
  pulse_angle_ = wish.mode == JetMode::pulsed
                     ? std::fmod(pulse_angle_ + kTwoPi * wish.pulse.value() * dt_s, kTwoPi)
                     : 0.0;
  const double air = wish.mode == JetMode::bubble ? wish.air.value() : 0.0;
  air_ = std::clamp(air, air_ - kAir_per_s * dt_s, air_ + kAir_per_s * dt_s);
  const bool pulses = wish.mode == JetMode::pulsed && wish.pulse.value() > 0.0;
  const double swing = pulses ? pulse_swing(wish) : 0.0;
  furthest_ = 0.0;
  for (std::size_t i = 0; i < nozzles_.size(); ++i) {
    const bool open = wish.wanted && may_open(i, wish);
    const double goal = open ? wish.share[i] * sweep_.share(nozzles_[i].along) : 0.0;
    const double up = kOpens_per_s * wish.approach[i] * dt_s;
    opening_[i] = std::clamp(goal, opening_[i] - kShuts_per_s * dt_s, opening_[i] + up);
    furthest_ = std::max(furthest_, opening_[i]);
    // Left against right: what one side shuts the other opens, and the line feels nothing of it.
    const bool left = nozzles_[i].lateral < Millimetre(0.0);
    const double pulse = pulses ? std::clamp(0.5 + (left ? swing : -swing), 0.0, 1.0) : 1.0;
    commands_[i] = {.valve = Fraction(opening_[i] * pulse),
                    .air = Fraction(opening_[i] > 0.0 ? air_ : 0.0)};
  }
}

}  // namespace knead::motion
