// A back that leaves its place while the chair works: forwards off the mat, with a seat switch that
// goes on saying taken, and aside in the first moment of the massage. The rollers must not be where
// the person is not.
#include <algorithm>

#include "sessions.hpp"

namespace knead::simulate {
namespace {

using config::Action;
using config::ScenarioEvent;

SessionReport with(const char* condition, std::vector<ScenarioEvent> events) {
  SessionSetup setup =
      setup_of({.seed = 12, .body = config_file("bodies/nominal.toml"), .condition = condition});
  setup.scenario = config::Scenario{.title = "", .events = std::move(events)};
  return run_quietly(setup, 70s);
}

ScenarioEvent in_warm_up(double at_s, Action action) {
  ScenarioEvent event{};
  event.at_s = at_s;
  event.in_phase = "warm-up";
  event.action = action;
  return event;
}

TEST(LeavingScenario, who_leans_back_again_meets_no_roller_although_the_seat_switch_is_stuck) {
  ScenarioEvent stuck = in_warm_up(5.0, Action::inject);
  stuck.fault = {.target = sim::FaultTarget::inputs, .kind = sim::FaultKind::stuck};
  const SessionReport report =
      with("extrusion", {stuck, in_warm_up(8.0, Action::leave), in_warm_up(17.0, Action::sit),
                         in_warm_up(30.0, Action::stop)});
  EXPECT_LT(report.scores.ceiling.figures().max_n, 15.0);
  EXPECT_EQ(report.scores.ceiling.figures().person_excursions, 0);
}

TEST(SlidingScenario, a_slide_in_the_first_moment_of_massage_is_no_place_to_massage_by) {
  for (const double by_mm : {25.0, 45.0}) {
    ScenarioEvent slide = in_warm_up(0.05, Action::shift);
    slide.shift = Millimetre(by_mm);
    const SessionReport report =
        with("chronic_low_back_pain", {slide, in_warm_up(40.0, Action::stop)});
    EXPECT_EQ(report.scores.spine.figures().contacts, 0) << by_mm;
    const auto& releases = report.scores.release.releases();
    ASSERT_FALSE(releases.empty()) << by_mm;
    EXPECT_LT(releases.front().at_s, 31.0) << by_mm << ": it went on massaging";
  }
}

}  // namespace
}  // namespace knead::simulate
