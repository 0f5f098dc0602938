// Everything physical: the chair's drives, water and heat, the relay that powers them, and the
// person. One call is one millisecond. It knows no sensor and no fault of one. Real-time safe.
#pragma once

#include <array>

#include "control/types/actuator_frame.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/sensor_frame.hpp"
#include "hal/sim/back_shape.hpp"
#include "hal/sim/body.hpp"
#include "hal/sim/breathing.hpp"
#include "hal/sim/emg_synth.hpp"
#include "hal/sim/guarding.hpp"
#include "hal/sim/hardware.hpp"
#include "hal/sim/heat.hpp"
#include "hal/sim/invariants.hpp"
#include "hal/sim/muscle.hpp"
#include "hal/sim/person_motion.hpp"
#include "hal/sim/relay.hpp"
#include "hal/sim/roller_on_back.hpp"
#include "hal/sim/travel_drive.hpp"
#include "hal/sim/truth.hpp"
#include "hal/sim/water.hpp"

namespace knead::sim {

class Plant {
 public:
  Plant(const ChairDescription& chair, const Body& body, std::uint64_t seed);

  /// `supply`: the actuators' power is there. Time must move on by exactly one step.
  void step(TimePoint now, const ActuatorFrame& frame, bool supply) noexcept;

  EnableRelay relay;
  PersonMotion motion;
  Guarding guarding;
  bool estop_pressed = false;
  HandSwitch hand{};

  /// Of every episode from now on: MuscleActivity::set_guarding_plateau, at full level.
  void set_guarding_plateau(double over_rest) noexcept {
    guarding.set_full_level();
    muscles_.set_guarding_plateau(over_rest);
  }

  void set_water_level(double level) noexcept { water_.set_level(level); }

  [[nodiscard]] const Truth& truth() const noexcept { return truth_; }
  /// What palpation looks for, at rest and without guarding (SimChair says more).
  [[nodiscard]] NewtonPerMillimetre quasi_static_stiffness(Side side, Millimetre along,
                                                           Millimetre lateral,
                                                           Newton preload) const noexcept;
  [[nodiscard]] const Invariants& invariants() const noexcept { return invariants_; }
  [[nodiscard]] const WaterLine& water() const noexcept { return water_; }
  [[nodiscard]] const HeatPads& heat() const noexcept { return heat_; }
  [[nodiscard]] const Breathing& breathing() const noexcept { return breathing_; }
  [[nodiscard]] const EmgSynth::Input& around_electrodes() const noexcept { return electrodes_; }

 private:
  [[nodiscard]] RollerOnBack::Place place_of(Side side, const BackPoint& here) const noexcept;
  void travel(const ActuatorFrame& frame) noexcept;
  /// The back at this height as it is now, however the person breathes, moves and sits.
  [[nodiscard]] BackPoint back_at(double along_mm) const noexcept;
  void let_person_answer() noexcept;
  void describe_electrodes() noexcept;
  void tell_truth(TimePoint now, const BackPoint& here) noexcept;
  void check(TimePoint now) noexcept;

  ChairDescription chair_;
  Body body_;
  BackShape shape_;
  Random breathing_dice_;
  Breathing breathing_;
  MuscleActivity muscles_;
  Hardware hardware_;
  WaterLine water_;
  HeatPads heat_;
  TravelDrive carriage_;
  std::array<RollerOnBack, kSides> rollers_;
  double trunk_yield_mm_per_n_;
  double trunk_mm_ = 0.0;          ///< how far the trunk has given way
  double surface_moved_mm_ = 0.0;  ///< by the person in the last step
  double surface_before_mm_ = 0.0;
  double restless_ = 0.0;  ///< 0 to 1, smoothed: how much the person moves
  double rolling_mm_s_ = 0.0;
  TimePoint last_moved_{};
  bool ever_moved_ = false;
  EmgSynth::Input electrodes_{};
  Truth truth_{};
  Invariants invariants_{};
};

}  // namespace knead::sim
