// The heart as trunk electrodes see it: one beat as a sum of bells (P, Q, R, S, T), played at a
// rate that varies from beat to beat. Real-time safe after construction.
#pragma once

#include <cstddef>
#include <vector>

#include "hal/sim/random.hpp"

namespace knead::sim {

class HeartbeatWave {
 public:
  HeartbeatWave(double rate_bpm, double sample_rate_hz);

  /// The next sample; the R wave is 1.
  [[nodiscard]] double next(Random& dice) noexcept {
    const double value = position_ < wave_.size() ? wave_[position_] : 0.0;
    if (++position_ >= length_) {
      position_ = 0;
      length_ = draw_length(dice);
    }
    return value;
  }

 private:
  [[nodiscard]] std::size_t draw_length(Random& dice) const noexcept;

  std::vector<double> wave_;
  double samples_per_beat_;
  std::size_t length_;  ///< of the beat under way
  std::size_t position_ = 0;
};

}  // namespace knead::sim
