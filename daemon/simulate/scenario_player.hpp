// Plays a scenario file: acts on the simulated chair and person when the time has come, and hands
// back what must go through the session's own door (requests) or stops the controller (stalls).
// Times count from the person's start, or from the first beginning of a named phase. A phase is
// named as in the report: the programme's phases, and the session's states outside of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/scenario.hpp"
#include "control/types/request.hpp"
#include "hal/sim/sim_chair.hpp"

namespace knead::simulate {

/// What a scenario wants of this millisecond, beside what it already did to the chair.
struct Happening {
  std::vector<Request> requests;
  /// Names of causes that must release the chair, counted from this very millisecond.
  std::vector<std::string> release_causes;
  /// The controller does not run for so many milliseconds from now on.
  int stall_ms = 0;
};

class ScenarioPlayer {
 public:
  explicit ScenarioPlayer(config::Scenario scenario);

  /// The person has said start.
  void started(TimePoint now);
  /// Call once a millisecond, after started(), before the cycle. `phase` is the label of the cycle
  /// before.
  [[nodiscard]] Happening play(TimePoint now, std::string_view phase, sim::SimChair& chair);

  /// Is a resume still to come?
  [[nodiscard]] bool will_resume() const;

 private:
  struct Due {
    TimePoint at{};
    config::ScenarioEvent event;
  };
  struct Held {
    TimePoint until{};
    config::Action button{};
  };
  void schedule(TimePoint at, const config::ScenarioEvent& event);
  void enter(std::string_view phase, TimePoint now);
  void act(TimePoint now, const config::ScenarioEvent& event, sim::SimChair& chair,
           Happening& happening);
  void hold_button(TimePoint now, const config::ScenarioEvent& event, sim::SimChair& chair);
  void release_buttons(TimePoint now, sim::SimChair& chair);
  void update_buttons(sim::SimChair& chair) const;

  std::vector<config::ScenarioEvent> of_session_;
  std::vector<config::ScenarioEvent> of_phases_;  ///< those whose phase has not begun
  std::vector<Due> due_;                          ///< latest first
  std::vector<Held> held_;
  std::string phase_;
};

/// The name of the release that this event must cause; none if it need not release anything.
[[nodiscard]] std::optional<std::string> release_cause(const config::ScenarioEvent& event);

}  // namespace knead::simulate
