#include "control/sense/muscle_watch.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sense {

namespace {

using signal::kMuscleBands;
using signal::PerBand;
using signal::PowerBlock;

/// The guarding that the test looks for: an amplitude that grows by this much of the muscle's rest
/// at the roller, and by a share of it further along (a plateau of 6 dB grows by 1.0 where it is
/// strongest).
constexpr double kSoughtAtRoller = 0.7;
constexpr double kSoughtEverywhere = 0.25;
constexpr double kSmooth_s = 0.05;
constexpr double kQuick_s = 0.01;

/// What this massage's `own` rest has become since the floor stepped by so much. A step is believed
/// 3 to 30 s late (FloorSteps): one that had come before the massage's rest was learned is in it,
/// wholly or in part, and must not count twice. What the channel makes of its own rest now, with
/// the step, says how much of it is missing.
double rest_now(double own, double stepped, double channels) noexcept {
  return std::clamp(channels, std::min(own, stepped * own), std::max(own, stepped * own));
}

}  // namespace

void MuscleWatch::rest(const PowerBlock& block) noexcept {
  for (std::size_t b = 0; b < kMuscleBands; ++b) {
    bands_[b].rest(block.power[b]);
    rest_[b] = bands_[b].rest_or(block.rest[b]);
  }
  floor_at_rest_ = floor_ = block.floor;
}

void MuscleWatch::look(const PowerBlock& block, const EmgLoad& load, double dt_s) noexcept {
  const double sought = kSoughtEverywhere + (kSoughtAtRoller - kSoughtEverywhere) * load.near;
  const double stepped = block.floor / floor_at_rest_;
  const bool steps = block.floor != floor_;
  floor_ = block.floor;
  double inverse = 0.0;
  for (std::size_t b = 0; b < kMuscleBands; ++b) {
    const double rest = rest_now(bands_[b].rest_or(block.rest[b]), stepped, block.rest[b]);
    if (steps && rest_[b] > 0.0 && rest != rest_[b]) bands_[b].step_rest(rest / rest_[b]);
    rest_[b] = rest;
    inverse += 1.0 / rest;
  }
  rest_power_ = kMuscleBands / inverse;
  double power = 0.0;
  double mean = 0.0;
  double doubt = 0.0;
  double chance = 0.0;  // variance of a block's power
  for (std::size_t b = 0; b < kMuscleBands; ++b) {
    BandWatch& band = bands_[b];
    band.look(block.power[b] / rest_[b], block.muscle_share[b], sought, load);
    disturbed_[b] = rest_power_ / rest_[b];
    const double expected = band.mean() / kMuscleBands;
    power += band.power() / kMuscleBands;
    mean += expected;
    doubt += band.doubt() / kMuscleBands;
    chance += 2.0 / band.freedom() * expected * expected;
  }
  healthy_ = mean + doubt;
  surplus_ += (power / mean - 1.0 - surplus_) * dt_s / (dt_s + kSmooth_s);
  // A one-pole mean holds 2 kSmooth_s / dt_s blocks' worth.
  const double spread = chance * dt_s / (2.0 * kSmooth_s) + doubt * doubt;
  residual_ = surplus_ * mean / std::sqrt(spread);
  newest_excess_ = power - healthy_;
  excess_ += (newest_excess_ - excess_) * dt_s / (dt_s + kQuick_s);
}

double MuscleWatch::guarding_nats(double moved, double strength) const noexcept {
  double sum = 0.0;
  for (std::size_t b = 0; b < kMuscleBands; ++b) {
    sum += bands_[b].nats(moved * disturbed_[b], bands_[b].guarding_adds(strength));
  }
  return sum;
}

double MuscleWatch::disturbance_nats(double moved, double added) const noexcept {
  double sum = 0.0;
  for (std::size_t b = 0; b < kMuscleBands; ++b) {
    sum += bands_[b].nats(moved * disturbed_[b], added * disturbed_[b]);
  }
  return sum;
}

void MuscleWatch::learn(const EmgLoad& load, double dt_s) noexcept {
  for (BandWatch& band : bands_) band.learn(load, dt_s);
}

void MuscleWatch::skip(double dt_s) noexcept {
  for (BandWatch& band : bands_) band.skip(dt_s);
}

void MuscleWatch::forget_now() noexcept { surplus_ = residual_ = newest_excess_ = excess_ = 0.0; }

}  // namespace knead::sense
