// One simulated person through a programme that puts every promise about touch to the test: the
// real chair under the real controller and gate, joined as kneadd joins them, in virtual time. The
// person sits still and breathes until the last phase; what they do then, and that they lean
// forward now and then in the phase `lean`, is this file's. Allocates; one thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "control/controller.hpp"
#include "control/safety/gate.hpp"
#include "daemon/cycle/cycle.hpp"
#include "daemon/simulate/observe.hpp"
#include "daemon/simulate/person.hpp"
#include "hal/sim/body.hpp"
#include "hal/sim/sim_chair.hpp"

namespace knead::evaluate {

/// What a phase of the programme is there for.
/// learn: the chair learns how the muscles answer, before it may press harder.
/// hold, knead, stroke, deep_stroke: force under quiet conditions.
/// lean: the person leans forward out of the stroke, again and again.
/// jets: line pressure at two levels, and time for the pads to come to their temperature.
/// hard_times: the person asks for a low ceiling, works at it, coughs and guards, and then pauses
/// with open jets.
enum class TouchPart : std::uint8_t {
  learn,
  hold,
  knead,
  stroke,
  deep_stroke,
  lean,
  jets_low,
  jets_high,
  hard_times
};
inline constexpr std::size_t kTouchParts = 9;

[[nodiscard]] std::string_view name(TouchPart part);

inline constexpr Newton kHoldForce{30.0};
inline constexpr Newton kKneadMiddle{25.0};
inline constexpr Newton kKneadSwing{15.0};
inline constexpr Hertz kKneadRate{2.0};
/// The most that DESIGN's stroking has, and what deep work on a healthy back asks.
inline constexpr Newton kStrokeForce{15.0};
inline constexpr Newton kDeepStrokeForce{30.0};
inline constexpr MillimetrePerSecond kStrokeSpeed{30.0};

/// The person of this seed, with a knot more on either side where the rollers work.
[[nodiscard]] sim::Body touch_person(std::uint64_t seed, sim::Population population);

/// One millisecond of it. The references are valid until the next.
struct TouchMoment {
  std::optional<TouchPart> part{};  ///< only while it massages
  const scoring::Observation& seen;
  const Snapshot& snapshot;
  const ActuatorFrame& written;  ///< what the gate let through
  const sim::Truth& truth;
  bool pause_asked = false;  ///< the person has said so at the end
};

class TouchSession {
 public:
  TouchSession(const sim::Body& body, std::uint64_t seed);
  TouchSession(const TouchSession&) = delete;
  TouchSession& operator=(const TouchSession&) = delete;

  /// Runs to the end and shows every millisecond.
  template <class Watch>
  void run(Watch&& watch) {
    while (!over()) watch(next());
  }

  [[nodiscard]] const sim::SimChair& chair() const { return chair_; }
  [[nodiscard]] const Snapshot& snapshot() const { return cycle_.record().step.snapshot; }

 private:
  [[nodiscard]] TouchMoment next();
  [[nodiscard]] bool over() const;
  [[nodiscard]] std::optional<TouchPart> part() const;
  [[nodiscard]] std::optional<Request> person_says();
  [[nodiscard]] std::optional<Request> person_says_in_hard_times();
  void person_moves();
  void person_leans();

  ChairDescription description_{};
  sim::Body body_;
  ProgrammeList programmes_;
  // The parts hold references to one another: in the order of their making.
  sim::SimChair chair_;
  Controller controller_;
  safety::Gate gate_;
  daemon::Cycle cycle_;
  simulate::Person will_;
  scoring::Observation seen_{};
  TimePoint now_{};
  bool ceiling_asked_ = false;
  std::optional<TimePoint> paused_at_{};
  std::size_t hardships_done_ = 0;
  int leans_done_ = 0;
  Duration leaning_{};
};

}  // namespace knead::evaluate
