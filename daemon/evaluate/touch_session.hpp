// One simulated person through a programme that puts the promises about touch to the test: the real
// chair under the real controller and gate, joined as kneadd joins them, in virtual time. What the
// person does meanwhile is this file's too. Allocates; one thread.
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

/// quiet: the person sits still and breathes.
/// quiet_and_warm: the same, until the pads have had time to come to their temperature.
/// moved: the person coughs, leans forward and guards under the rollers, and then says pause.
enum class TouchScript : std::uint8_t { quiet, quiet_and_warm, moved };

/// What a phase of the programme is there for. The chair learns how muscles answer before it may
/// press harder (learn, learn_more); then force is held, kneaded and stroked, water runs at two
/// levels, and time passes (warm).
enum class TouchPart : std::uint8_t {
  learn,
  hold,
  knead,
  stroke,
  deep_stroke,
  jets_low,
  jets_high,
  warm,
  learn_more,
  coughs,  ///< at the person's own ceiling, which leaves no room above
  leans,
  guards
};

[[nodiscard]] std::string_view name(TouchPart part);

inline constexpr Newton kHoldForce{30.0};
inline constexpr Newton kKneadMiddle{25.0};
inline constexpr Newton kKneadSwing{15.0};
inline constexpr Hertz kKneadRate{2.0};
/// The most that DESIGN's stroking has, and what deep work on a healthy back asks.
inline constexpr Newton kStrokeForce{15.0};
inline constexpr Newton kDeepStrokeForce{30.0};
inline constexpr MillimetrePerSecond kStrokeSpeed{30.0};
/// What the person asks for before the coughs.
inline constexpr Newton kOwnCeiling{35.0};

/// The person of this seed, with a knot more on either side where the rollers work.
[[nodiscard]] sim::Body touch_person(std::uint64_t seed, sim::Population population);

/// One millisecond of it. The references are valid until the next.
struct TouchMoment {
  std::optional<TouchPart> part{};  ///< only while it massages
  const scoring::Observation& seen;
  const Snapshot& snapshot;
  const ActuatorFrame& written;  ///< what the gate let through
  const sim::Truth& truth;
};

class TouchSession {
 public:
  TouchSession(const sim::Body& body, std::uint64_t seed, TouchScript script);
  TouchSession(const TouchSession&) = delete;
  TouchSession& operator=(const TouchSession&) = delete;

  /// Runs to the end and shows every millisecond.
  template <class Watch>
  void run(Watch&& watch) {
    while (!over()) watch(next());
  }

  [[nodiscard]] const sim::SimChair& chair() const { return chair_; }
  /// Every phase had its time, and nobody paused but who was to.
  [[nodiscard]] bool went_through() const { return paused_at_ || ended(); }

 private:
  [[nodiscard]] const Snapshot& snapshot() const { return cycle_.record().step.snapshot; }
  [[nodiscard]] TouchMoment next();
  [[nodiscard]] bool ended() const;
  [[nodiscard]] bool over() const;
  [[nodiscard]] std::optional<TouchPart> part() const;
  /// What the person says in this millisecond, or does to the chair.
  [[nodiscard]] std::optional<Request> person_acts();
  void lean_back();

  ChairDescription description_{};
  TouchScript script_;
  ProgrammeList programmes_;
  // The parts hold references to one another: in the order of their making.
  sim::SimChair chair_;
  Controller controller_;
  safety::Gate gate_;
  daemon::Cycle cycle_;
  simulate::Person will_;
  scoring::Observation seen_{};
  TimePoint now_{};
  std::size_t deeds_done_ = 0;
  Duration leaning_{};
  std::optional<TimePoint> paused_at_{};
};

}  // namespace knead::evaluate
