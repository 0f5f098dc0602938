// A programme laid out in time for one person: how long each phase takes, what is left out, and
// whether it can be done at all. Made once at start; plain data. Real-time safe.
#pragma once

#include <optional>

#include "control/types/envelope.hpp"
#include "control/types/programme.hpp"
#include "control/types/request.hpp"
#include "control/types/time.hpp"

namespace knead::care {

struct PlannedPhase {
  Phase phase{};
  Duration start{};  ///< in massage time
  Duration length{};
  bool palpation = false;  ///< the chair feels the back instead of working on it
  int round = 0;           ///< of the work, from 0 (CR-13)
};

struct SessionPlan {
  /// More rounds than have room here are not begun (CR-13).
  static constexpr std::size_t kMaxPhases = 32;
  static_assert(kMaxPhases > Programme::kMaxPhases, "a whole programme, and palpation");

  /// The programme's, its work so often as there are rounds, and palpation.
  FixedVector<PlannedPhase, kMaxPhases> phases{};
  Duration massage_time{};
  Duration rest_time{};
  bool shortened = false;          ///< the envelope or the programme allows less than was asked
  Rule shortened_by = Rule::none;  ///< the rule that made it so; none: the programme's own length
  std::uint8_t left_out = 0;       ///< phases that are allowed in none of their regions
  Duration moved_to_linked{};   ///< work time that moved from sore regions to linked ones (CR-17)
  Duration instead_of_limbs{};  ///< work time of limbs that the chair cannot reach (CR-31)
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

/// A technique (none: jets alone) may be done in a zone with these limits.
[[nodiscard]] bool may_be_done(Technique technique, const ZoneLimits& zone) noexcept;

/// Warm-up and cool-down take the larger of their minutes and their share (CR-10, CR-18); the work
/// phases divide the rest by their shares. `minutes` 0 = the programme's own. Longer than the
/// envelope allows or the programme offers is shortened, and said (CR-19, CR-32); a phase leaves
/// out the regions in which its technique is allowed on neither side, and is left out itself where
/// none remains: its time goes to the other work phases (CR-03). On which side of a region it may
/// be done is kept while it is played. Palpation follows the warm-up (CR-10: nothing before it) and
/// is of its kind, so that its ceiling holds; it is left out where only stroking is allowed, where
/// no roller works and where the work is too short for it. Then time moves from sore regions to
/// linked ones (linked_time.hpp), and the work is gone through as often as it has time for
/// (rounds.hpp).
[[nodiscard]] PlanResult plan_session(const Programme& programme, const Envelope& envelope,
                                      double minutes) noexcept;

/// The fewest minutes that plan_session takes (kept to a thousandth): warm-up, cool-down and
/// kShortestWorkMinutes between them. None where nothing of the programme may be done.
[[nodiscard]] std::optional<double> least_minutes(const Programme& programme,
                                                  const Envelope& envelope) noexcept;

}  // namespace knead::care
