// Guarding and withdrawal: the back says it is too much. Muscle beyond what the force explains,
// a back that pulls away or stiffens under the roller, activity that outlasts the stroke and the
// person's own hand, fused into a level with the evidence listed. Only ever lowers. It is called
// distress, never pain; stiffness itself takes no part. Never reads the simulator's truth.
#pragma once

#include <array>

#include "control/sense/contact.hpp"
#include "control/sense/distress_evidence.hpp"
#include "control/sense/learned_force.hpp"
#include "control/sense/mat_sway.hpp"
#include "control/sense/muscle_suspicion.hpp"
#include "control/sense/roller_signs.hpp"
#include "control/signal/power_blocks.hpp"
#include "control/types/control_config.hpp"
#include "control/types/emg_features.hpp"
#include "control/types/sensor_frame.hpp"

namespace knead::sense {

/// What is referred to must outlive the call of step().
struct DistressInput {
  TimePoint now{};
  double dt_s = 0.001;
  const std::array<EmgFeatures, kEmgChannels>& emg;
  const signal::EmgPowerBlocks& blocks;
  std::array<ContactState, kSides> contact{};
  std::array<Newton, kSides> setpoint{};
  std::array<Millimetre, kSides> lateral{};  ///< of the arms
  Millimetre carriage{};
  std::array<bool, kSides> gives_way{};  ///< the reflex or the gate took the roller back just now
  HandSwitch hand{};
  const Sample<PressureMap>* back_mat = nullptr;  ///< as newest known; nullptr: no mat
};

/// Thread: the cycle. Real-time. The electrodes are judged when a block of 5 ms is complete.
class DistressDetector {
 public:
  DistressDetector(const ChairDescription& chair, const ControlConfig& config);
  void reset() noexcept;
  /// The level rises at once and falls by itself after a quiet time (stated in the source).
  const DistressFinding& step(const DistressInput& input) noexcept;
  /// The person moves or did a moment ago: what the electrodes show is no rest of any muscle.
  [[nodiscard]] bool person_moves() const noexcept {
    return muscles_.body().moved() || muscles_.leads().shake();
  }
  /// Force up to which the healthy answer was seen since reset, on the side that knows less of
  /// those that were touched.
  [[nodiscard]] Newton learned_force() const noexcept;

 private:
  void feel(const DistressInput& input) noexcept;
  void forget_positions() noexcept;
  void judge_block(const DistressInput& input) noexcept;
  void learn_force(const DistressInput& input) noexcept;
  void believe(const DistressInput& input) noexcept;
  [[nodiscard]] bool may_be_a_movement(double dt_s) noexcept;
  void set_level(bool believed, double dt_s) noexcept;
  void list_signs(const DistressInput& input) noexcept;

  std::array<EmgElectrode, kEmgChannels> electrodes_;
  double residual_limit_;  ///< spreads, from which an electrode's residual is listed
  MuscleSuspicion muscles_;
  RollerSigns rollers_;
  MatSway sway_;
  std::array<LearnedForce, kSides> learned_{};
  std::array<LearnedForce, kSides> pressed_{};  ///< the same, however it was answered
  std::uint32_t block_ = 0;
  std::uint32_t mat_frame_ = 0;
  bool thrown_since_block_ = false;
  std::array<Millimetre, kSides> lateral_sum_{};  ///< of the cycles since the last block
  Millimetre carriage_sum_{};
  int cycles_ = 0;
  std::array<bool, kSides> suspected_{};
  double suspected_for_s_ = 0.0;
  double looked_for_s_ = 0.0;  ///< at guarding that may be a movement
  double believed_for_s_ = 0.0;
  double quiet_for_s_ = 0.0;
  DistressFinding finding_{};
};

}  // namespace knead::sense
