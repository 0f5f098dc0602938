#include "display/panel/banner.hpp"

#include "display/panel/palette.hpp"
#include "display/panel/panel.hpp"
#include "display/panel/words.hpp"

namespace knead::panel {

namespace {

/// Why it is released: as the gate tells it, else as the newest event does. "Released" alone is no
/// answer, and no more is progress of any kind.
ReasonEvent cause_of_release(const Snapshot& snapshot) {
  const auto says_why = [](Reason reason) {
    return reason != Reason::none && row(reason).kind != ReasonKind::progress;
  };
  if (says_why(snapshot.gate.cause)) {
    return {.reason = snapshot.gate.cause, .channel = snapshot.gate.cause_channel};
  }
  for (const ReasonEvent& event : snapshot.recent) {
    if (says_why(event.reason)) {
      return event;
    }
  }
  return {};
}

Banner with_cause(Mood mood, std::string state, const Snapshot& snapshot) {
  const ReasonEvent cause = cause_of_release(snapshot);
  if (cause.reason == Reason::none) {
    return {mood, std::move(state), "Everything has let go.", "Resume when you like, or stop."};
  }
  return {mood, std::move(state), sentence(cause), std::string(row(cause.reason).hint)};
}

std::string massage_sentence(const Snapshot& snapshot) {
  const std::string phase(view(snapshot.phase_name));
  const std::string technique(name(snapshot.technique));
  return phase.find(technique) == std::string::npos && snapshot.technique != Technique::none
             ? phase + " · " + technique
             : phase;
}

Banner session_banner(const Snapshot& snapshot) {
  switch (snapshot.state) {
    case SessionState::idle:
      return {Mood::released, "RELEASED",
              snapshot.seat_occupied ? "Nothing presses, sprays or heats. Lean back and start."
                                     : "Nothing presses, sprays or heats. Sit down and lean back.",
              ""};
    case SessionState::self_test:
      return {Mood::working, "CHECKING", "The chair checks itself, off your back.", ""};
    case SessionState::body_scan:
      return {Mood::working, "LOOKING", "The chair finds your spine. Breathe calmly.", ""};
    case SessionState::massage:
      return {Mood::working, "MASSAGE", massage_sentence(snapshot), ""};
    case SessionState::paused:
      return with_cause(Mood::paused, "PAUSED", snapshot);
    case SessionState::rest:
      return {Mood::working, "REST",
              "Stay in the warmth for " + minutes_and_seconds(snapshot.rest_left) + " more.", ""};
    case SessionState::ended:
      return {Mood::released, "RELEASED", std::string(words(snapshot.outcome)), ""};
  }
  return {};
}

}  // namespace

Banner banner_of(const Snapshot& snapshot, Duration age) {
  if (age > kStaleAfter) {
    return {Mood::stale, "STALE",
            "No word from kneadd for " + fixed(seconds(age), 1) + " s: what you see is old.",
            "The hand switch and the emergency stop work without it."};
  }
  if (snapshot.gate.permission == Permission::tripped) {
    return with_cause(Mood::fault, "FAULT", snapshot);
  }
  if (snapshot.state == SessionState::ended && snapshot.outcome == Outcome::ended_by_fault) {
    return with_cause(Mood::fault, "FAULT", snapshot);
  }
  return session_banner(snapshot);
}

Ink ink_of(Mood mood) {
  switch (mood) {
    case Mood::working:
      return {kOnBanner, kCalm, true};
    case Mood::released:
      return {kOnBanner, kPlainText, true};
    case Mood::paused:
      return {kOnBanner, kWatch, true};
    case Mood::fault:
    case Mood::stale:
      return {kBright, kGroundAlarm, true};
  }
  return {};
}

}  // namespace knead::panel
