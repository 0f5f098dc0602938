// Everything that moves: from what the phase asks and what is allowed to one actuator frame.
// Thread: the cycle. Real-time.
#pragma once

#include <array>

#include "control/motion/palpation_round.hpp"
#include "control/motion/roller_force_loop.hpp"
#include "control/motion/spine_sweep.hpp"
#include "control/motion/technique_player.hpp"
#include "control/place_limits.hpp"
#include "control/session/dose.hpp"
#include "control/session/session.hpp"
#include "control/spraying.hpp"
#include "control/types/actuator_frame.hpp"
#include "control/types/envelope.hpp"
#include "control/types/envelope_watch.hpp"
#include "control/types/gate_report.hpp"
#include "control/types/sensor_frame.hpp"
#include "control/warming.hpp"

namespace knead {

struct ActuationInput {
  TimePoint now{};
  double dt_s = 0.001;
  const SensorFrame& sensors;
  const session::Session& session;
  const session::Dose& dose;
  const Envelope& envelope;
  const GateReport& gate;
  const ScanFinding& scan;
  std::array<sense::ContactState, kSides> contact{};
  std::array<bool, kSides> guarding{};                                ///< believed on that side
  sense::PalpationVerdict palpation = sense::PalpationVerdict::none;  ///< of the senses so far
  bool scan_waits_for_rollers = false;
  motion::SweepPlaces sweep_places{};  ///< where, when they are waited for
  bool powered = false;
};

/// What parked palpation is doing, for the senses that listen to it and the session that waits.
struct PalpationView {
  bool listening = false;
  bool done = false;
  std::size_t station = 0;
  std::size_t stations = 0;
  std::array<bool, kSides> presses{};
};

/// What was asked and what became of it, for the snapshot.
struct ActuationView {
  std::array<Newton, kSides> asked{};
  std::array<double, kSides> share{1.0, 1.0};  ///< of `asked` that is left by lowering
  std::array<Newton, kSides> setpoint{};
  std::array<Reason, kSides> limited_by{};
  std::array<bool, kSides> gives_way{};  ///< the reflex or the gate takes the roller back
  Hertz periodic{};
  PalpationView palpation{};
  motion::SweepView sweep{};
  SprayingView jets{};
  WarmingView warmth{};
};

class Actuation {
 public:
  Actuation(const ChairDescription& chair, const ControlConfig& config);

  /// Fills `frame`; without power it is the released posture with nothing asked for.
  void step(const ActuationInput& input, ActuatorFrame& frame) noexcept;
  [[nodiscard]] const ActuationView& view() const { return view_; }

 private:
  /// What begins in a cycle without power waits until it can be played.
  void remember_beginnings(const session::Session& session) noexcept;
  void let_go(const ActuationInput& input) noexcept;
  void play(const ActuationInput& input, ActuatorFrame& frame) noexcept;
  void sweep(const ActuationInput& input, ActuatorFrame& frame) noexcept;
  void palpate(const ActuationInput& input, ActuatorFrame& frame) noexcept;
  void press(Side side, const ActuationInput& input, const motion::TechniqueSetpoint& asked,
             ActuatorFrame& frame) noexcept;
  [[nodiscard]] PlaceLimits limits_under(Side side, const ActuationInput& input,
                                         Technique technique) noexcept;
  void spray(const ActuationInput& input, const Phase& phase, ActuatorFrame& frame) noexcept;
  void warm(const ActuationInput& input, ActuatorFrame& frame) noexcept;

  /// What the envelope says where a heat pad lies.
  struct PadPlace {
    Celsius warmest{};
    bool left_out = false;
  };
  void place_pads(const Envelope& envelope) noexcept;

  ChairDescription chair_;
  ControlConfig config_;
  motion::TechniquePlayer player_;
  motion::PalpationRound palpation_;
  motion::SpineSweep sweep_;
  std::array<motion::RollerForceLoop, kSides> loops_;
  Spraying spraying_;
  Warming warming_;
  std::array<PlaceUnder, kSides> places_{};
  EnvelopeWatch envelope_{};
  std::array<PadPlace, kHeatZones> pads_{};
  ActuationView view_{};
  bool scan_begins_ = false;
  bool phase_begins_ = false;
  bool phase_afresh_ = false;  ///< and not a phase that was begun before a pause
  Millimetre
      carriage_{};  ///< where the carriage was last sent; it stays there unless a phase plays
};

}  // namespace knead
