// Signals of known truth for the tests of the EMG chain. Seeded: the same on every run.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>
#include <vector>

#include "control/types/sensor_frame.hpp"

namespace knead::signal::testing {

inline constexpr Hertz kRate{2000.0};
inline constexpr double kMicrovolt = 1e-6;

/// White Gaussian noise of unit RMS: after the chain's band-pass as good as muscle.
class Noise {
 public:
  explicit Noise(std::uint32_t seed) : engine_(seed) {}
  double operator()() { return normal_(engine_); }

 private:
  std::mt19937 engine_;
  std::normal_distribution<double> normal_{0.0, 1.0};
};

[[nodiscard]] inline double sine(double frequency_hz, double t_s) {
  return std::sin(2.0 * std::numbers::pi * frequency_hz * t_s);
}

/// One heart beat as a trunk electrode sees it, R wave of height 1: a QRS complex of 80 ms.
[[nodiscard]] inline double heart(double t_s, double beats_per_minute) {
  const double beat_s = 60.0 / beats_per_minute;
  const double t = std::fmod(t_s, beat_s) - 0.3;
  const auto bell = [t](double height, double at, double width) {
    const double z = (t - at) / width;
    return height * std::exp(-0.5 * z * z);
  };
  return bell(-0.15, -0.028, 0.009) + bell(1.0, 0.0, 0.010) + bell(-0.25, 0.030, 0.010) +
         bell(0.2, 0.22, 0.04);
}

}  // namespace knead::signal::testing
