// What the eight electrode pairs deliver: muscle noise at the activity's level, the heart, mains
// with harmonics, what rollers and a moving person do to skin and leads, and the amplifier's own
// noise. One channel may carry a recording instead. Volts. Real-time safe after construction.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "control/types/chair_description.hpp"
#include "hal/sim/body.hpp"
#include "hal/sim/heartbeat_wave.hpp"
#include "hal/sim/muscle.hpp"
#include "hal/sim/muscle_noise.hpp"
#include "hal/sim/random.hpp"

namespace knead::sim {

/// The amplifier's range, either way. Assumed.
inline constexpr Volt kEmgFullScale{5e-3};

class EmgSynth {
 public:
  EmgSynth(const ChairDescription& chair, const Body& body, std::uint64_t seed);

  struct Input {
    PerChannel muscle_uv{};  ///< RMS
    bool seated = false;     ///< no electrodes on anybody: mains and noise only
    double carriage_mm = 0.0;
    std::array<double, kSides> lateral_mm{};
    std::array<double, kSides> force_n{};
    double rolling_mm_s = 0.0;  ///< of the rollers over the skin
    double motion = 0.0;        ///< of the person, 0 to 1
  };
  /// Once a step, before its samples: what changes slowly.
  void prepare(const Input& input) noexcept;
  void next(std::array<Volt, kEmgChannels>& out) noexcept;

  void replace(std::size_t channel, std::vector<double> volts, bool loop);

 private:
  struct Recording {
    std::vector<double> volts;
    std::size_t position = 0;
    bool loop = false;
  };
  /// A sine that turns by one complex multiplication a sample.
  struct Phasor {
    double re = 1.0, im = 0.0, turn_re = 1.0, turn_im = 0.0;
    void set(double hz, double sample_rate_hz, double phase);
    double next() noexcept;
  };

  void tire() noexcept;
  void play_recordings(std::array<Volt, kEmgChannels>& out) noexcept;

  const std::array<EmgElectrode, kEmgChannels> electrodes_;
  double median_frequency_hz_;
  double fatigue_per_s_;
  double noise_uv_;
  double roller_artefact_uv_;
  double motion_artefact_uv_;
  Random dice_;
  MuscleNoise muscle_noise_;
  HeartbeatWave heart_;
  std::array<Phasor, 3> mains_;  ///< fundamental, third and fifth harmonic
  PerChannel heart_uv_{};
  PerChannel mains_uv_{};
  // of this step
  PerChannel muscle_uv_{};
  PerChannel shaken_uv_{};   ///< RMS of the slow artefact
  PerChannel pressed_uv_{};  ///< of the skin that a roller stretches
  double seated_share_ = 0.0;
  double slow_share_ = 0.0;  ///< of the artefact's low pass, per sample
  double slow_gain_ = 1.0;
  PerChannel slow_{};  ///< low-passed noise
  int until_tired_ = 0;
  double loaded_s_ = 0.0;
  std::array<Recording, kEmgChannels> recordings_{};
  bool any_recording_ = false;
};

}  // namespace knead::sim
