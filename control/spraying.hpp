// What becomes of a phase's jets: how strongly each may spray (the programme's regions, sore
// places, the dose), whether there is water fit to spray with, and the loop that does it. Thread:
// the cycle. Real-time.
#pragma once

#include "control/motion/jet_guard.hpp"
#include "control/motion/jet_loop.hpp"
#include "control/session/dose.hpp"
#include "control/session/session.hpp"
#include "control/types/actuator_frame.hpp"
#include "control/types/envelope.hpp"
#include "control/types/sensor_frame.hpp"

namespace knead {

struct SprayingInput {
  TimePoint now{};
  double dt_s = 0.001;
  const WaterSensors& water;
  Millimetre carriage{};
  const session::Session& session;
  const session::Dose& dose;
  const Envelope& envelope;
  const Phase& phase;
  double progress = 0.0;  ///< 0 to 1 through the phase
};

struct SprayingView {
  Kilopascal setpoint{};
  session::JetSet open{};           ///< valves that are open, however little
  Reason held_back = Reason::none;  ///< why no jet sprays although one was asked for
  double value = 0.0;               ///< that mattered: degC, share of the tank or L/min
  double limit = 0.0;
};

class Spraying {
 public:
  explicit Spraying(const ChairDescription& chair);

  /// Nothing sprays, and what held the jets back is forgotten: a person must say go after this.
  void let_go() noexcept;
  /// What the envelope says where the nozzles spray. Call whenever it says anything new.
  void place(const Envelope& envelope) noexcept;
  void step(const SprayingInput& input, ActuatorFrame& frame) noexcept;
  [[nodiscard]] const SprayingView& view() const { return view_; }

 private:
  /// With the line at `pressure`.
  [[nodiscard]] motion::JetWish wish(const SprayingInput& input,
                                     Kilopascal pressure) const noexcept;

  /// What the envelope says where a nozzle sprays.
  struct Place {
    Region region{};
    Kilopascal bears{};
    bool left_out = false;
  };

  ChairDescription chair_;
  std::array<Place, kMaxJets> places_{};
  motion::JetLoop loop_;
  motion::JetGuard guard_;
  SprayingView view_{};
  bool pumped_ = false;  ///< in the cycle before, with a valve open but for its pulse
};

}  // namespace knead
