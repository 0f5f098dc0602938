// What happens in a simulated session besides the massage: what the person does, what is asked of
// the chair, what breaks. Read from config/scenarios/*.toml and played by `kneadctl simulate
// --scenario`. Set-up only; allocates.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/errors.hpp"
#include "control/types/time.hpp"
#include "control/types/units.hpp"
#include "hal/sim/fault.hpp"

namespace knead::config {

enum class Action : std::uint8_t {
  // the person
  sit,
  leave,
  shift,   ///< slides sideways by `shift_mm`
  slouch,  ///< the pelvis slides forward to `shift_mm`; 0 sits back again
  lean,    ///< `lean_share` of the weight goes over to the right; 0 sits evenly again
  cough,
  guard_left,  ///< tenses the muscles of that side for `lasts_s`
  guard_right,
  guard_both,
  hand_ease,  ///< holds the button for `lasts_s`
  hand_pain,
  hand_stop,
  estop_press,
  estop_release,
  // requests, as a display would send them
  pause,
  resume,
  ease,
  discomfort,
  pain,
  severe_pain,
  stop,
  ceiling,  ///< the person's own ceiling becomes `ceiling_n`
  // what breaks
  inject,  ///< switches the fault of `target`, `kind`, `index`, `magnitude` on
  clear,   ///< and off again
  stall,   ///< the controller does not run for `lasts_s`
};
inline constexpr std::size_t kActions = 25;

[[nodiscard]] std::string_view name(Action action);

struct ScenarioEvent {
  /// Seconds since the session was started, pauses included; with `in_phase` since that phase first
  /// began.
  double at_s = 0.0;
  std::string in_phase;  ///< the phase's name; empty = the session
  Action action = Action::cough;
  Duration lasts{};    ///< of guard_*, hand_* and stall; 0 for the others
  Newton ceiling{};    ///< of ceiling
  Millimetre shift{};  ///< of shift and slouch
  double lean = 0.0;   ///< of lean
  sim::Fault fault{};  ///< of inject and clear
};

struct Scenario {
  std::string title;
  std::vector<ScenarioEvent> events;  ///< in the order of the file
};

[[nodiscard]] Loaded<Scenario> load_scenario(const std::filesystem::path& path);

}  // namespace knead::config
