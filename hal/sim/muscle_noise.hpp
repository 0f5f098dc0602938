// Interference EMG of unit RMS for all channels: white noise through a second-order high pass at
// 20 Hz and a second-order low pass that sets the median frequency, which fatigue lowers.
// All channels go through each filter together, so that the compiler can use vectors.
// Real-time safe; set_median_frequency costs about 5 us and is called every few seconds.
#pragma once

#include <array>

#include "hal/sim/muscle.hpp"
#include "hal/sim/random.hpp"

namespace knead::sim {

class MuscleNoise {
 public:
  explicit MuscleNoise(double sample_rate_hz);

  void set_median_frequency(double hz) noexcept;
  /// One sample of each channel.
  void next(Random& dice, PerChannel& out) noexcept;

 private:
  struct Coefficients {
    double b0 = 1.0, b1 = 0.0, b2 = 0.0, a1 = 0.0, a2 = 0.0;
  };
  struct State {
    PerChannel z1{};
    PerChannel z2{};
  };

  [[nodiscard]] double gain_for_unit_rms() const noexcept;

  double sample_rate_hz_;
  Coefficients high_pass_;
  Coefficients low_pass_;
  State high_state_;
  State low_state_;
  double gain_ = 1.0;
};

}  // namespace knead::sim
