// A programme laid out in time for one person: how long each phase takes, what is left out, and
// whether it can be done at all. Made once at start; plain data. Real-time safe.
#pragma once

#include "control/types/programme.hpp"
#include "control/types/request.hpp"
#include "control/types/time.hpp"

namespace knead::care {

struct PlannedPhase {
  Phase phase{};
  Duration start{};  ///< in massage time
  Duration length{};
  bool palpation = false;  ///< the chair feels the back instead of working on it
};

struct SessionPlan {
  /// The programme's, and palpation.
  FixedVector<PlannedPhase, Programme::kMaxPhases + 1> phases{};
  Duration massage_time{};
  Duration rest_time{};
  bool shortened = false;     ///< the condition allows less than was asked
  std::uint8_t left_out = 0;  ///< phases whose technique this condition does not allow
};

struct PlanResult {
  Refusal refusal = Refusal::none;
  SessionPlan plan{};
};

/// The shortest work between warm-up and cool-down that is worth powering the rollers for. Assumed.
inline constexpr double kShortestWorkMinutes = 1.0;

/// What a round of parked palpation is given, taken from the work: eight places take 47 s, and a
/// few may be felt twice (docs/control.md). What is left of it goes to the phase that follows.
inline constexpr Duration kPalpationTime = 60s;
/// Shorter work is not spent on being felt: palpation takes a quarter of it at most. Assumed.
inline constexpr double kPalpationShareMost = 0.25;

/// Warm-up and cool-down take the larger of their minutes and their share (CR-10, CR-18); the work
/// phases divide the rest by their shares. `minutes` 0 = the programme's own. Longer than the
/// condition allows is shortened, and said (DESIGN "envelope"); a technique that is not allowed is
/// left out and its time goes to the other work phases (CR-03). Palpation follows the warm-up
/// (CR-10: nothing before it) and is of its kind, so that its ceiling holds; it is left out where
/// only stroking is allowed and where the work is too short for it.
[[nodiscard]] PlanResult plan_session(const Programme& programme, Condition condition,
                                      double minutes) noexcept;

}  // namespace knead::care
