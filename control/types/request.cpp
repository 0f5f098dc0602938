#include "control/types/request.hpp"

namespace knead {

std::string_view text(Refusal refusal) {
  switch (refusal) {
    case Refusal::none:
      return "accepted";
    case Refusal::nothing_running:
      return "no session is running; start one first";
    case Refusal::already_running:
      return "a session is already running; stop it first";
    case Refusal::not_seated:
      return "nobody is seated; sit down, lean back and start again";
    case Refusal::not_released:
      return "the rollers are still backing off; try again in a second";
    case Refusal::fault_not_cleared:
      return "the cause of the release is still there; clear it, then resume";
    case Refusal::unknown_programme:
      return "there is no such programme; `kneadctl programmes` lists them";
    case Refusal::out_of_range:
      return "the value is outside what is allowed: a ceiling is 3 to 80 N, a session 0 to 1440 "
             "minutes";
    case Refusal::too_short:
      return "too few minutes for this programme's warm-up and cool-down (CR-10, CR-18)";
    case Refusal::not_paused:
      return "the session is not paused";
    case Refusal::technique_not_allowed:
      return "nothing of this programme is allowed for this condition (CR-03)";
    case Refusal::busy:
      return "too many requests at once; try again";
  }
  return "?";
}

}  // namespace knead
