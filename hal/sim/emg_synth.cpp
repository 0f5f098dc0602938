#include "hal/sim/emg_synth.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "hal/sim/curves.hpp"

namespace knead::sim {
namespace {

constexpr double kMicro = 1e-6;
/// The heart is nearest to the left thoracic electrodes; signs differ with the lead's direction.
/// By channel: left and right of trapezius, T8, L1, L4. Assumed.
constexpr PerChannel kHeartShare{0.45, 0.30, 1.0, 0.55, -0.65, -0.4, -0.35, -0.25};
/// Third and fifth harmonic over the fundamental. Assumed.
constexpr std::array<double, 3> kMainsShare{1.0, 0.3, 0.12};
/// Skin and cable artefacts are slow. Assumed.
constexpr double kArtefactCorner_hz = 15.0;
constexpr double kArtefactReach_mm = 30.0;
/// Roller speed and force at which the artefact has its full size (body.hpp). The potential of skin
/// goes with its stretch (Odman and Oberg 1982, de Talhouet and Webster 1996), so what presses an
/// electrode shows as the force itself does, not as its rate; the square makes even harmonics
/// (DESIGN: vibration puts power at its own frequency and harmonics).
constexpr double kArtefactSpeed_mm_s = 30.0;
constexpr double kArtefactForce_n = 20.0;
constexpr double kArtefactSquare = 0.4;
/// Skin stretches no further.
constexpr double kMostStretch = 4.0;
constexpr double kNobodyMains = 3.0;  ///< leads that hang free pick up more
constexpr int kTireEverySteps = 10'000;

}  // namespace

void EmgSynth::Phasor::set(double hz, double sample_rate_hz, double phase) {
  const double turn = 2.0 * 3.14159265358979 * hz / sample_rate_hz;
  re = std::cos(phase);
  im = std::sin(phase);
  turn_re = std::cos(turn);
  turn_im = std::sin(turn);
}

double EmgSynth::Phasor::next() noexcept {
  const double r = re * turn_re - im * turn_im;
  const double i = re * turn_im + im * turn_re;
  // One Newton step towards unit length: rounding never accumulates.
  const double keep = 1.5 - 0.5 * (r * r + i * i);
  re = r * keep;
  im = i * keep;
  return im;
}

EmgSynth::EmgSynth(const ChairDescription& chair, const Body& body, std::uint64_t seed)
    : electrodes_(chair.emg),
      median_frequency_hz_(body.median_frequency_hz),
      fatigue_per_s_(body.fatigue_share_per_h / 3600.0),
      noise_uv_(body.emg_noise_uv),
      roller_artefact_uv_(body.roller_artefact_uv),
      motion_artefact_uv_(body.motion_artefact_uv),
      dice_(seed, Stream::emg),
      muscle_noise_(chair.emg_rate.value()),
      heart_(body.heart_rate_bpm, chair.emg_rate.value()) {
  const double rate = chair.emg_rate.value();
  const double mains_hz = body.mains_hz + dice_.uniform(-0.05, 0.05);  // the grid's own tolerance
  for (std::size_t h = 0; h < mains_.size(); ++h) {
    mains_[h].set(mains_hz * static_cast<double>(2 * h + 1), rate, dice_.uniform(0.0, 6.28));
  }
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    heart_uv_[c] = body.ecg_uv * kHeartShare[c] * dice_.uniform(0.75, 1.25);
    mains_uv_[c] = body.mains_uv * dice_.uniform(0.3, 1.0);
  }
  slow_share_ = 1.0 - std::exp(-2.0 * 3.14159265358979 * kArtefactCorner_hz / rate);
  slow_gain_ = std::sqrt((2.0 - slow_share_) / slow_share_);  // to unit RMS
  tire();
}

void EmgSynth::tire() noexcept {
  until_tired_ = kTireEverySteps;
  const double fallen = std::min(0.5, fatigue_per_s_ * loaded_s_);
  muscle_noise_.set_median_frequency(median_frequency_hz_ * (1.0 - fallen));
}

void EmgSynth::prepare(const Input& input) noexcept {
  if (--until_tired_ <= 0) tire();
  if (input.force_n[0] + input.force_n[1] > 0.0) loaded_s_ += kStep_s;
  seated_share_ = input.seated ? 1.0 : 0.0;
  const double rolling = std::abs(input.rolling_mm_s) / kArtefactSpeed_mm_s;
  std::array<double, kSides> shaken{};
  std::array<double, kSides> pressed{};
  for (std::size_t s = 0; s < kSides; ++s) {
    const double stretch = input.force_n[s] / kArtefactForce_n;
    shaken[s] = rolling * stretch;
    const double held = std::min(stretch, kMostStretch);
    pressed[s] = held + kArtefactSquare * held * held;
  }
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    double roller_shaken = 0.0;
    double roller_pressed = 0.0;
    const double along = electrodes_[c].along.value() - input.carriage_mm;
    for (std::size_t s = 0; s < kSides; ++s) {
      const double across = electrodes_[c].lateral.value() - input.lateral_mm[s];
      constexpr double kReach2 = kArtefactReach_mm * kArtefactReach_mm;
      const double share = kReach2 / (kReach2 + along * along + across * across);
      const double near = share * share;
      roller_shaken += near * shaken[s];
      roller_pressed += near * pressed[s];
    }
    muscle_uv_[c] = input.seated ? input.muscle_uv[c] : 0.0;
    shaken_uv_[c] =
        roller_artefact_uv_ * std::min(roller_shaken, 4.0) + motion_artefact_uv_ * input.motion;
    pressed_uv_[c] = roller_artefact_uv_ * roller_pressed;
  }
}

void EmgSynth::next(std::array<Volt, kEmgChannels>& out) noexcept {
  PerChannel muscle;
  muscle_noise_.next(dice_, muscle);
  const double heart = heart_.next(dice_) * seated_share_;
  double mains = 0.0;
  for (std::size_t h = 0; h < mains_.size(); ++h) mains += kMainsShare[h] * mains_[h].next();
  mains *= seated_share_ + (1.0 - seated_share_) * kNobodyMains;
  PerChannel white;
  for (double& w : white) w = dice_.gaussian();
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    // The slow artefact is made from the same white noise as the amplifier's: it is 20 dB larger
    // in its own band, so the two are independent for any purpose.
    slow_[c] += slow_share_ * (white[c] - slow_[c]);
    const double uv = muscle_uv_[c] * muscle[c] + heart_uv_[c] * heart + mains_uv_[c] * mains +
                      shaken_uv_[c] * slow_gain_ * slow_[c] + pressed_uv_[c] + noise_uv_ * white[c];
    out[c] = std::clamp(Volt(kMicro * uv), -kEmgFullScale, kEmgFullScale);
  }
  if (any_recording_) play_recordings(out);
}

void EmgSynth::replace(std::size_t channel, std::vector<double> volts, bool loop) {
  recordings_[channel] = Recording{std::move(volts), 0, loop};
  any_recording_ = true;
}

void EmgSynth::play_recordings(std::array<Volt, kEmgChannels>& out) noexcept {
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    Recording& recording = recordings_[c];
    if (recording.position >= recording.volts.size()) continue;
    out[c] = Volt(recording.volts[recording.position++]);
    if (recording.loop && recording.position == recording.volts.size()) recording.position = 0;
  }
}

}  // namespace knead::sim
