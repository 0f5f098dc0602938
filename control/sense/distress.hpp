// Guarding and withdrawal: the back says it is too much. The residual over the expected
// force-to-EMG line, force withdrawal, and persistence after the stroke, fused into a level. Only
// ever lowers. It is called distress, never pain. Never reads the simulator's truth.
#pragma once

#include <array>

#include "control/sense/contact.hpp"
#include "control/types/control_config.hpp"
#include "control/types/snapshot.hpp"
#include "control/types/technique.hpp"

namespace knead::sense {

struct DistressInput {
  TimePoint now{};
  double dt_s = 0.001;
  std::array<EmgFeatures, kEmgChannels> emg{};
  std::array<ContactState, kSides> contact{};
  std::array<Newton, kSides> setpoint{};
  Millimetre carriage{};
  Technique technique = Technique::none;
};

class DistressDetector {
 public:
  DistressDetector(const ChairDescription& chair, const ControlConfig& config);
  void reset() noexcept;
  /// The level rises at once and falls by itself after a quiet time (stated in the source).
  const DistressFinding& step(const DistressInput& input) noexcept;

 private:
  DistressFinding finding_{};
};

}  // namespace knead::sense
