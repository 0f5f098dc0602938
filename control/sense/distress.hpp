// Guarding and withdrawal: the back says it is too much. The residual over the expected
// force-to-EMG line, force withdrawal, and persistence after the stroke, fused into a level. Only
// ever lowers. It is called distress, never pain. Never reads the simulator's truth.
#pragma once

#include <array>

#include "control/sense/contact.hpp"
#include "control/sense/expected_emg.hpp"
#include "control/sense/force_evidence.hpp"
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

/// Thread: the cycle. Real-time. One channel is judged in each cycle, all of them within 10 ms.
class DistressDetector {
 public:
  DistressDetector(const ChairDescription& chair, const ControlConfig& config);
  void reset() noexcept;
  /// The level rises at once and falls by itself after a quiet time (stated in the source).
  const DistressFinding& step(const DistressInput& input) noexcept;

 private:
  /// One EMG channel under watch.
  struct Watch {
    ExpectedEmg expected{};
    EmgLoad load{};         ///< lagged as the muscle and the chain lag
    EmgLoad lagged_once{};  ///< half way
    double residual = 0.0;
    double suspicion = 0.0;  ///< CUSUM of the residual, spreads times seconds
    double excess_v = 0.0;   ///< above expectation, smoothed
  };

  void follow_load(const DistressInput& input) noexcept;
  void judge_channel(std::size_t channel, const EmgFeatures& emg, double dt_s) noexcept;
  [[nodiscard]] bool side_guards(Side side, double needed) const noexcept;
  [[nodiscard]] bool excused(const DistressInput& input, bool suspected) noexcept;
  [[nodiscard]] bool on_both_sides() const noexcept;
  [[nodiscard]] bool alike_everywhere(const DistressInput& input) const noexcept;
  void set_level(bool believed, double dt_s) noexcept;

  std::array<EmgElectrode, kEmgChannels> electrodes_;
  double suspect_from_;  ///< residual, in spreads
  std::array<Watch, kEmgChannels> watches_{};
  std::array<ForceEvidence, kSides> force_{};
  Millimetre carriage_before_{};
  bool carriage_known_ = false;
  double carriage_speed_mm_s_ = 0.0;
  std::size_t turn_ = 0;
  double suspected_for_s_ = 0.0;
  bool whole_body_ = false;  ///< the suspicion in hand looks like a cough
  double pulled_away_ago_s_ = 0.0;
  double believed_for_s_ = 0.0;
  double quiet_for_s_ = 0.0;
  DistressFinding finding_{};
};

}  // namespace knead::sense
