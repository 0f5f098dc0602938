#include "hal/sim/heartbeat_wave.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sim {
namespace {

struct Bell {
  double height;
  double at_s;  ///< from the R wave
  double width_s;
};

// Textbook proportions of a resting beat; QRS about 80 ms. Assumed for trunk leads.
constexpr Bell kBells[] = {
    {0.10, -0.170, 0.020}, {-0.12, -0.025, 0.008}, {1.00, 0.0, 0.009},
    {-0.25, 0.027, 0.009}, {0.22, 0.220, 0.040},
};
constexpr double kBefore_s = 0.24;
constexpr double kAfter_s = 0.35;
constexpr double kRateSpread = 0.03;

}  // namespace

HeartbeatWave::HeartbeatWave(double rate_bpm, double sample_rate_hz)
    : samples_per_beat_(sample_rate_hz * 60.0 / rate_bpm),
      length_(static_cast<std::size_t>(samples_per_beat_)) {
  wave_.resize(static_cast<std::size_t>((kBefore_s + kAfter_s) * sample_rate_hz));
  for (std::size_t i = 0; i < wave_.size(); ++i) {
    const double t = static_cast<double>(i) / sample_rate_hz - kBefore_s;
    for (const Bell& bell : kBells) {
      const double z = (t - bell.at_s) / bell.width_s;
      wave_[i] += bell.height * std::exp(-0.5 * z * z);
    }
  }
}

std::size_t HeartbeatWave::draw_length(Random& dice) const noexcept {
  const double factor = 1.0 + kRateSpread * std::clamp(dice.gaussian(), -3.0, 3.0);
  return std::max(wave_.size(), static_cast<std::size_t>(samples_per_beat_ * factor));
}

}  // namespace knead::sim
