// Raw electrode volts to features, all channels at once, sample by sample, causal, fixed memory:
// band-pass, notches, robust envelope, rest baseline, quality. What each block is for and what it
// costs in delay: docs/signal-chain.md.
#pragma once

#include <array>

#include "control/signal/channel_watch.hpp"
#include "control/signal/emg_conditioner.hpp"
#include "control/signal/floor_steps.hpp"
#include "control/signal/power_blocks.hpp"
#include "control/signal/rest_baseline.hpp"
#include "control/signal/robust_envelope.hpp"
#include "control/signal/spread_spectrum.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/sensor_frame.hpp"
#include "control/types/snapshot.hpp"

namespace knead::signal {

/// What the controller is doing to the muscle right now: the chain notches what is commanded.
struct EmgContext {
  Hertz commanded_rate{};  ///< of kneading or vibration; 0 = none
  /// No roller touches and no distress is believed: the rest baseline may be learned.
  bool at_rest = false;
  /// What the electrodes pick up is nobody's: no rest, and no step of one, is learned from it.
  bool nobody = false;
};

/// Thread: the cycle. Real-time: no allocation.
class EmgChain {
 public:
  explicit EmgChain(Hertz rate);

  /// Takes the samples of one cycle. Call once for each block with a new sequence number.
  void push(const EmgBlock& block, const EmgContext& context) noexcept;
  /// Forgets everything, the rest baselines too.
  void reset() noexcept;

  /// `usable` false while lead-off, flat, saturated, drowned in mains, or not yet settled; settled
  /// means that the filters are and that the rest baseline is known. `tone` is 1 until then.
  /// `guarding` is left false here: the distress detector decides it.
  [[nodiscard]] const std::array<EmgFeatures, kEmgChannels>& features() const { return features_; }
  /// The newest 5 ms of every channel, for detectors that cannot wait for the envelope.
  [[nodiscard]] const EmgPowerBlocks& blocks() const { return blocks_.view(); }
  /// Why a channel is not usable, as far as its signal tells, and the figures behind.
  [[nodiscard]] const ChannelWatch<static_cast<int>(kEmgChannels)>& watch() const { return watch_; }
  [[nodiscard]] std::optional<Hertz> mains() const { return conditioner_.mains(); }

 private:
  static constexpr int kChannels = static_cast<int>(kEmgChannels);

  /// It would stay in the filters for ever.
  void leave_out_what_is_not_finite(Lanes<kChannels>& raw) noexcept;
  void update_features(const EmgContext& context) noexcept;

  Hertz rate_;
  EmgConditioner<kChannels> conditioner_;
  BiquadCascade<kChannels, kHeartOrder / 2> heart_filter_;
  RobustEnvelope<kChannels> envelope_;
  PowerBlocks<kChannels> blocks_;
  SpreadSpectrum spectrum_;
  ChannelWatch<kChannels> watch_;
  std::optional<Hertz> mains_watched_{};
  std::array<RestBaseline, kEmgChannels> baseline_{};
  FloorSteps floors_{};
  std::array<bool, kEmgChannels> lead_off_{};
  std::array<int, kEmgChannels> blocks_to_settle_{};
  std::array<EmgFeatures, kEmgChannels> features_{};
};

}  // namespace knead::signal
