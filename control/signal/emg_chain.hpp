// Raw electrode volts to features, all channels at once, sample by sample, causal, fixed memory.
#pragma once

#include <array>

#include "control/types/chair_description.hpp"
#include "control/types/sensor_frame.hpp"
#include "control/types/snapshot.hpp"

namespace knead::signal {

/// What the controller is doing to the muscle right now: the chain notches what is commanded.
struct EmgContext {
  Hertz commanded_rate{};  ///< of kneading or vibration; 0 = none
  bool at_rest = false;    ///< no roller touches: the rest baseline may be learned
};

class EmgChain {
 public:
  explicit EmgChain(Hertz rate);

  /// Takes the samples of one cycle.
  void push(const EmgBlock& block, const EmgContext& context) noexcept;
  void reset() noexcept;

  /// `usable` false while lead-off, flat, saturated or not yet settled. `guarding` is left false
  /// here: the distress detector decides it.
  [[nodiscard]] const std::array<EmgFeatures, kEmgChannels>& features() const { return features_; }

 private:
  std::array<EmgFeatures, kEmgChannels> features_{};
};

}  // namespace knead::signal
