#include "hal/sim/muscle_noise.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sim {
namespace {

constexpr double kHighPass_hz = 20.0;  ///< surface EMG has little below (SENIAM: 10 to 20 Hz)
/// Corner of the low pass over the median frequency of what comes out, for 60 to 110 Hz at 2 kHz;
/// the test of this file measures it.
constexpr double kCornerOverMedian = 1.45;
constexpr double kQ = 0.70710678118654752;  ///< Butterworth

}  // namespace

MuscleNoise::MuscleNoise(double sample_rate_hz) : sample_rate_hz_(sample_rate_hz) {
  const double w = 2.0 * 3.14159265358979 * kHighPass_hz / sample_rate_hz_;
  const double alpha = std::sin(w) / (2.0 * kQ);
  const double a0 = 1.0 + alpha;
  high_pass_.b0 = (1.0 + std::cos(w)) / 2.0 / a0;
  high_pass_.b1 = -2.0 * high_pass_.b0;
  high_pass_.b2 = high_pass_.b0;
  high_pass_.a1 = -2.0 * std::cos(w) / a0;
  high_pass_.a2 = (1.0 - alpha) / a0;
  set_median_frequency(80.0);
}

void MuscleNoise::set_median_frequency(double hz) noexcept {
  const double corner = std::min(hz * kCornerOverMedian, 0.45 * sample_rate_hz_);
  const double w = 2.0 * 3.14159265358979 * corner / sample_rate_hz_;
  const double alpha = std::sin(w) / (2.0 * kQ);
  const double a0 = 1.0 + alpha;
  low_pass_.b0 = (1.0 - std::cos(w)) / 2.0 / a0;
  low_pass_.b1 = 2.0 * low_pass_.b0;
  low_pass_.b2 = low_pass_.b0;
  low_pass_.a1 = -2.0 * std::cos(w) / a0;
  low_pass_.a2 = (1.0 - alpha) / a0;
  gain_ = gain_for_unit_rms();
}

double MuscleNoise::gain_for_unit_rms() const noexcept {
  // White noise of unit variance comes out with the energy of the impulse response.
  std::array<double, 4> z{};
  double energy = 0.0;
  double x = 1.0;
  for (int i = 0; i < 600; ++i) {
    const double high = high_pass_.b0 * x + z[0];
    z[0] = high_pass_.b1 * x - high_pass_.a1 * high + z[1];
    z[1] = high_pass_.b2 * x - high_pass_.a2 * high;
    const double low = low_pass_.b0 * high + z[2];
    z[2] = low_pass_.b1 * high - low_pass_.a1 * low + z[3];
    z[3] = low_pass_.b2 * high - low_pass_.a2 * low;
    energy += low * low;
    x = 0.0;
  }
  return 1.0 / std::sqrt(energy);
}

void MuscleNoise::next(Random& dice, PerChannel& out) noexcept {
  PerChannel white;
  for (double& w : white) w = dice.gaussian();
  const auto through = [](const Coefficients& k, State& s, const PerChannel& x, PerChannel& y) {
    for (std::size_t c = 0; c < kEmgChannels; ++c) {
      const double v = k.b0 * x[c] + s.z1[c];
      s.z1[c] = k.b1 * x[c] - k.a1 * v + s.z2[c];
      s.z2[c] = k.b2 * x[c] - k.a2 * v;
      y[c] = v;
    }
  };
  PerChannel high;
  through(high_pass_, high_state_, white, high);
  through(low_pass_, low_state_, high, out);
  for (double& y : out) y *= gain_;
}

}  // namespace knead::sim
