// Guarding and withdrawal: the back says it is too much. Muscle beyond what the force explains,
// a back that pulls away or stiffens under the roller, activity that outlasts the stroke and the
// person's own hand, fused into a level with the evidence listed. Only ever lowers. It is called
// distress, never pain; stiffness itself takes no part. Never reads the simulator's truth.
#pragma once

#include <array>

#include "control/sense/contact.hpp"
#include "control/sense/distress_evidence.hpp"
#include "control/sense/emg_load.hpp"
#include "control/sense/force_evidence.hpp"
#include "control/sense/learned_force.hpp"
#include "control/sense/mat_sway.hpp"
#include "control/sense/muscle_watch.hpp"
#include "control/sense/reflex_stiffening.hpp"
#include "control/sense/side_suspicion.hpp"
#include "control/sense/surface_watch.hpp"
#include "control/signal/power_blocks.hpp"
#include "control/types/control_config.hpp"
#include "control/types/emg_features.hpp"
#include "control/types/sensor_frame.hpp"

namespace knead::sense {

struct DistressInput {
  TimePoint now{};
  double dt_s = 0.001;
  std::array<EmgFeatures, kEmgChannels> emg{};
  signal::EmgPowerBlocks blocks{};
  std::array<double, kEmgChannels> rest_power{};  ///< of the blocks; 0 while not known
  std::array<ContactState, kSides> contact{};
  std::array<Newton, kSides> setpoint{};
  std::array<Millimetre, kSides> lateral{};  ///< of the arms
  Millimetre carriage{};
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
  /// Force up to which the healthy answer was seen since reset, on the side that knows less of
  /// those that were touched.
  [[nodiscard]] Newton learned_force() const noexcept;

 private:
  void feel_rollers(const DistressInput& input) noexcept;
  void judge_block(const DistressInput& input) noexcept;
  void learn_force(const DistressInput& input) noexcept;
  [[nodiscard]] bool side_guards(std::size_t side, double limit) const noexcept;
  [[nodiscard]] bool believed(const DistressInput& input) noexcept;
  [[nodiscard]] bool on_both_sides() const noexcept;
  [[nodiscard]] bool alike_everywhere(const DistressInput& input) const noexcept;
  void set_level(bool believed, double dt_s) noexcept;
  void list_signs(const DistressInput& input) noexcept;

  std::array<EmgElectrode, kEmgChannels> electrodes_;
  double residual_limit_;  ///< spreads, from which an electrode's residual is listed
  double limit_;           ///< nats
  EmgLoads loads_;
  std::array<MuscleWatch, kEmgChannels> watches_{};
  std::array<SideSuspicion, kSides> suspicion_{};
  std::array<LearnedForce, kSides> learned_{};
  std::array<LearnedForce, kSides> pressed_{};  ///< the same, however it was answered
  std::array<ForceEvidence, kSides> force_{};
  std::array<SurfaceWatch, kSides> surface_{};
  std::array<ReflexStiffening, kSides> reflex_{};
  MatSway sway_;
  std::uint32_t block_ = 0;
  std::uint32_t mat_frame_ = 0;
  bool touched_once_ = false;  ///< by a roller, since reset
  Millimetre away_{};          ///< how far every roller that touches lost the back
  double pulled_away_ago_s_ = 0.0;
  double coughed_ago_s_ = 0.0;
  double moved_ago_s_ = 0.0;                   ///< since the whole body last came to rest
  std::array<double, kSides> left_alone_s_{};  ///< since a roller pressed this side
  std::array<bool, kSides> suspected_{};
  double suspected_for_s_ = 0.0;
  bool whole_body_ = false;  ///< the suspicion in hand looks like a cough
  double believed_for_s_ = 0.0;
  double quiet_for_s_ = 0.0;
  DistressFinding finding_{};
};

}  // namespace knead::sense
