#include "hal/sim/muscle.hpp"

#include <algorithm>

#include "hal/sim/curves.hpp"

namespace knead::sim {
namespace {

// All assumed but the linearity (DESIGN: a healthy back answers a push linearly).
constexpr double kAnswerReach_mm = 80.0;  ///< along the spine
constexpr double kAnswerLag_s = 0.06;     ///< reflex and envelope of the answer
constexpr double kAnswerOtherSide = 0.15;
constexpr double kGuardingReach_mm = 160.0;
constexpr double kGuardingEverywhere = 0.25;  ///< of the activation is seen in the whole side
constexpr double kCoughShare = 0.35;          ///< of a full contraction
constexpr double kToneWander_s = 30.0;
constexpr double kToneSpread = 0.15;
constexpr int kWanderEverySteps = 100;

}  // namespace

MuscleActivity::MuscleActivity(const ChairDescription& chair, const Body& body, std::uint64_t seed)
    : rest_uv_(body.emg_rest_uv),
      contraction_uv_(body.emg_contraction_uv),
      uv_per_n_(body.emg_uv_per_n),
      dice_(seed, Stream::muscle) {
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    along_mm_[c] = chair.emg[c].along.value();
    side_[c] = index(chair.emg[c].side);
  }
  tone_.fill(1.0);
}

void MuscleActivity::step(const Input& input) noexcept {
  if (--until_wander_ < 0) wander();
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    const std::size_t same = side_[c];
    const std::size_t opposite = 1 - same;
    const double pressed = input.force_n[same] + kAnswerOtherSide * input.force_n[opposite];
    const double answered = pressed * nearness(along_mm_[c] - input.carriage_mm, kAnswerReach_mm);
    answer_n_[c] += (answered - answer_n_[c]) * (kStep_s / kAnswerLag_s);
    const double spread =
        nearness(along_mm_[c] - input.guarding_centre_mm[same], kGuardingReach_mm);
    const double guarding =
        input.guarding[same] * (kGuardingEverywhere + (1.0 - kGuardingEverywhere) * spread);
    rms_uv_[c] = rest_uv_[c] * tone_[c] + uv_per_n_ * answer_n_[c] +
                 contraction_uv_ * (guarding + kCoughShare * input.cough);
  }
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
