#include "hal/sim/muscle.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "hal/sim/curves.hpp"

namespace knead::sim {
namespace {

// All assumed but the linearity (DESIGN: a healthy back answers a push linearly).
constexpr double kAnswerReach_mm = 80.0;  ///< along the spine
constexpr double kAnswerLag_s = 0.06;     ///< reflex and envelope of the answer
constexpr double kAnswerOtherSide = 0.15;
constexpr double kGuardingReach_mm = 160.0;
constexpr double kGuardingEverywhere = 0.25;  ///< of the activation is seen in the whole side
/// Surface EMG is conditioned to 20 to 450 Hz (SENIAM); the amplifier's noise is white.
constexpr double kBand_hz = 430.0;
constexpr double kCoughShare = 0.35;  ///< of a full contraction
constexpr double kToneWander_s = 30.0;
constexpr double kToneSpread = 0.15;
constexpr int kWanderEverySteps = 100;

/// Of the activation, this is seen so far from where it began.
double seen_at(double distance_mm) {
  return kGuardingEverywhere +
         (1.0 - kGuardingEverywhere) * nearness(distance_mm, kGuardingReach_mm);
}

}  // namespace

MuscleActivity::MuscleActivity(const ChairDescription& chair, const Body& body, std::uint64_t seed)
    : rest_uv_(body.emg_rest_uv),
      contraction_uv_(body.emg_contraction_uv),
      uv_per_n_(body.emg_uv_per_n),
      noise_in_band_uv_(body.emg_noise_uv * std::sqrt(2.0 * kBand_hz / chair.emg_rate.value())),
      dice_(seed, Stream::muscle) {
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    along_mm_[c] = chair.emg[c].along.value();
    side_[c] = index(chair.emg[c].side);
  }
  tone_.fill(1.0);
}

void MuscleActivity::step(const Input& input) noexcept {
  if (--until_wander_ < 0) wander();
  std::array<double, kSides> guarding_uv{};
  for (std::size_t s = 0; s < kSides; ++s) {
    if (input.guarding[s] > 0.0) {
      guarding_uv[s] = input.guarding[s] * this->guarding_uv(s, input.guarding_centre_mm[s]);
    }
  }
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    const std::size_t same = side_[c];
    const std::size_t opposite = 1 - same;
    const double pressed = input.force_n[same] + kAnswerOtherSide * input.force_n[opposite];
    const double answered = pressed * nearness(along_mm_[c] - input.carriage_mm, kAnswerReach_mm);
    answer_n_[c] += (answered - answer_n_[c]) * (kStep_s / kAnswerLag_s);
    double uv = rest_uv_[c] * tone_[c] + uv_per_n_ * answer_n_[c];
    if (guarding_uv[same] > 0.0) {
      uv += guarding_uv[same] * seen_at(along_mm_[c] - input.guarding_centre_mm[same]);
    }
    rms_uv_[c] = uv + contraction_uv_ * kCoughShare * input.cough;
  }
}

double MuscleActivity::guarding_uv(std::size_t side, double centre_mm) const noexcept {
  if (plateau_over_rest_ <= 0.0) return contraction_uv_;
  std::size_t nearest = side;
  double distance = std::numeric_limits<double>::infinity();
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    const double d = std::abs(along_mm_[c] - centre_mm);
    if (side_[c] == side && d < distance) {
      nearest = c;
      distance = d;
    }
  }
  const double noise = noise_in_band_uv_ * noise_in_band_uv_;
  const double rest = rest_uv_[nearest];
  const double plateau = plateau_over_rest_ * std::sqrt(rest * rest + noise);
  return (std::sqrt(std::max(0.0, plateau * plateau - noise)) - rest) / seen_at(distance);
}

void MuscleActivity::wander() noexcept {
  until_wander_ = kWanderEverySteps - 1;
  constexpr double kShare = kWanderEverySteps * kStep_s / kToneWander_s;
  // Such a step keeps the spread at kToneSpread: sqrt(2 * share) of it comes anew each time.
  constexpr double kKick = 0.0816496580927726 * kToneSpread;
  static_assert(kShare > 0.00333 && kShare < 0.00334, "kKick is sqrt(2 * kShare) * kToneSpread");
  for (double& tone : tone_) {
    tone = std::clamp(tone + (1.0 - tone) * kShare + kKick * dice_.gaussian(), 0.6, 1.6);
  }
}

}  // namespace knead::sim
