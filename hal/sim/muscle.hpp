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

  [[nodiscard]] const PerChannel& rms_uv() const noexcept { return rms_uv_; }

 private:
  void wander() noexcept;

  PerChannel along_mm_{};
  std::array<std::size_t, kEmgChannels> side_{};
  PerChannel rest_uv_;
  double contraction_uv_;
  double uv_per_n_;
  Random dice_;
  PerChannel tone_;        ///< factor on rest, about 1
  PerChannel answer_n_{};  ///< force that is answered, after the muscle's own lag
  PerChannel rms_uv_{};
  int until_wander_ = 0;
};

}  // namespace knead::sim
