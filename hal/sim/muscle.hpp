// How strongly the muscle under each electrode pair is active, as the RMS that a perfect electrode
// would see. Tone at rest wanders; a roller nearby is answered in proportion to its force (the
// healthy answer); guarding and coughs come on top. Real-time safe.
#pragma once

#include <array>

#include "control/types/chair_description.hpp"
#include "hal/sim/body.hpp"
#include "hal/sim/random.hpp"

namespace knead::sim {

using PerChannel = std::array<double, kEmgChannels>;

class MuscleActivity {
 public:
  MuscleActivity(const ChairDescription& chair, const Body& body, std::uint64_t seed);

  struct Input {
    double carriage_mm = 0.0;
    std::array<double, kSides> force_n{};
    std::array<double, kSides> guarding{};  ///< activation, 0 to 1
    std::array<double, kSides> guarding_centre_mm{};
    double cough = 0.0;  ///< 0 to 1
  };
  void step(const Input& input) noexcept;

  /// From now on guarding is as strong as this at the electrode of its side nearest to where it
  /// began, instead of the body's own contraction: RMS at full activation over RMS at rest, both
  /// with the amplifier's noise of the EMG band, without any roller's force. 6 dB is a factor of 2.
  void set_guarding_plateau(double over_rest) noexcept { plateau_over_rest_ = over_rest; }

  [[nodiscard]] const PerChannel& rms_uv() const noexcept { return rms_uv_; }

 private:
  void wander() noexcept;
  /// RMS that full guarding adds where it is strongest.
  [[nodiscard]] double guarding_uv(std::size_t side, double centre_mm) const noexcept;

  PerChannel along_mm_{};
  std::array<std::size_t, kEmgChannels> side_{};
  PerChannel rest_uv_;
  double contraction_uv_;
  double uv_per_n_;
  double noise_in_band_uv_;
  double plateau_over_rest_ = 0.0;  ///< 0: the body's own contraction
  Random dice_;
  PerChannel tone_;        ///< factor on rest, about 1
  PerChannel answer_n_{};  ///< force that is answered, after the muscle's own lag
  PerChannel rms_uv_{};
  int until_wander_ = 0;
};

}  // namespace knead::sim
