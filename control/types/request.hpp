// What people ask of the session, and what it answers. Every request is answered: accepted, or
// refused and why. Plain data, crosses to the cycle by a fixed ring.
#pragma once

#include <cstdint>
#include <optional>

#include "control/types/envelope.hpp"
#include "control/types/fixed_vector.hpp"
#include "control/types/programme.hpp"
#include "control/types/reason.hpp"

namespace knead {

enum class RequestKind : std::uint8_t {
  start,
  stop,
  pause,
  resume,
  ease,         ///< softer, now and from here on (CR-08)
  pain,         ///< retract and pause; a second one ends the session (CR-15)
  severe_pain,  ///< ends the session
  ceiling,      ///< the person's own ceiling in newtons
  discomfort,   ///< retract and pause; on the person's word it goes on lower (CR-15)
};

struct Request {
  std::uint64_t id = 0;  ///< chosen by the asker's connection; echoed in the answer
  RequestKind kind{};
  std::uint8_t programme = 0;  ///< start: index in the ProgrammeList
  /// start: what care has prescribed for today (care::envelope_of). Without it the condition's own
  /// envelope holds (care::envelope_for): who asks for an intake refuses such a start (CR-01).
  std::optional<Envelope> prescribed{};
  /// start: an unknown condition is the gentlest (CR-03)
  Condition condition = Condition::extrusion;
  double minutes = 0.0;  ///< start: 0 = the programme's own
  Newton ceiling{};      ///< ceiling: the person's own
};

enum class Refusal : std::uint8_t {
  none,             ///< accepted
  nothing_running,  ///< stop, pause, ease ... without a session
  already_running,
  not_seated,
  not_released,       ///< rollers are not off the back yet
  fault_not_cleared,  ///< the cause of the release is still there
  unknown_programme,
  out_of_range,
  too_short,  ///< the programme does not fit into so few minutes (CR-10, CR-18)
  not_paused,
  technique_not_allowed,  ///< nothing of the programme is allowed for this condition
  busy,                   ///< too many requests at once
};

/// One sentence for people: what is refused and what to do.
[[nodiscard]] std::string_view text(Refusal refusal);

/// As many requests as one cycle hears; the daemon hands over no more.
inline constexpr std::size_t kMaxRequestsPerCycle = 8;

struct Answer {
  std::uint64_t id = 0;
  Refusal refusal = Refusal::none;
  [[nodiscard]] bool accepted() const { return refusal == Refusal::none; }
};

/// One more than can be asked in a cycle: a go that waited for the gate is answered beside them.
using AnswerList = FixedVector<Answer, kMaxRequestsPerCycle + 1>;

}  // namespace knead
