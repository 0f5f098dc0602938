#include "daemon/simulate/scenario_player.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace knead::simulate {
namespace {

using config::Action;
using config::ScenarioEvent;

constexpr TimePoint kStart{1s};

ScenarioEvent event(Action action, double at_s = 0.0, std::string in_phase = {},
                    Duration lasts = {}) {
  ScenarioEvent e{};
  e.action = action;
  e.at_s = at_s;
  e.in_phase = std::move(in_phase);
  e.lasts = lasts;
  return e;
}

class Scene : public testing::Test {
 protected:
  sim::SimChair chair{ChairDescription{}, sim::nominal_body(), 1};

  /// Plays until `until`, in the phase that `phase_at` names; the requests with their times.
  std::vector<std::pair<TimePoint, RequestKind>> requests(
      ScenarioPlayer& player, TimePoint until,
      const std::function<std::string_view(TimePoint)>& phase_at) {
    std::vector<std::pair<TimePoint, RequestKind>> all;
    for (TimePoint now = kStart; now < until; now += kCyclePeriod) {
      for (const Request& r : player.play(now, phase_at(now), chair).requests) {
        all.emplace_back(now, r.kind);
      }
    }
    return all;
  }
};

TEST_F(Scene, times_count_from_the_start_whatever_the_order_in_the_file) {
  ScenarioPlayer player({.title = "",
                         .events = {event(Action::resume, 2.0), event(Action::pause, 0.5),
                                    event(Action::ease, 2.0)}});
  player.started(kStart);
  const auto said =
      requests(player, TimePoint(5s), [](TimePoint) { return std::string_view("warm-up"); });
  ASSERT_EQ(said.size(), 3U);
  EXPECT_EQ(said[0], std::pair(kStart + 500ms, RequestKind::pause));
  EXPECT_EQ(said[1], std::pair(kStart + 2s, RequestKind::resume));
  EXPECT_EQ(said[2], std::pair(kStart + 2s, RequestKind::ease));
}

TEST_F(Scene, a_phase_counts_from_its_first_beginning_and_only_once) {
  ScenarioPlayer player({.title = "", .events = {event(Action::pause, 0.1, "kneading")}});
  player.started(kStart);
  const auto said = requests(player, TimePoint(6s), [](TimePoint now) -> std::string_view {
    return now < TimePoint(2s)                           ? "warm-up"
           : now >= TimePoint(3s) && now < TimePoint(4s) ? "paused"
                                                         : "kneading";
  });
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0].first, TimePoint(2100ms));
}

TEST_F(Scene, a_button_is_held_as_long_as_it_says) {
  ScenarioPlayer player({.title = "", .events = {event(Action::hand_stop, 0.1, {}, 200ms)}});
  player.started(kStart);
  chair.sit_down();
  SensorFrame frame;
  int held_ms = 0;
  for (TimePoint now = kStart; now < kStart + 1s; now += kCyclePeriod) {
    static_cast<void>(player.play(now, "warm-up", chair));
    static_cast<void>(chair.read(now, frame));
    held_ms += frame.inputs.value.hand.stop ? 1 : 0;
  }
  EXPECT_NEAR(held_ms, 200, 5);
}

TEST_F(Scene, knows_whether_a_resume_is_still_to_come) {
  ScenarioPlayer player({.title = "", .events = {event(Action::resume, 1.0, "rest")}});
  player.started(kStart);
  EXPECT_TRUE(player.will_resume());
  requests(player, kStart + 2s, [](TimePoint) { return std::string_view("rest"); });
  EXPECT_FALSE(player.will_resume());
}

TEST(ReleaseCause, names_what_must_let_go_and_nothing_else) {
  const auto fault = [](sim::FaultTarget target, sim::FaultKind kind) {
    ScenarioEvent injects = event(Action::inject);
    injects.fault = {.target = target, .kind = kind};
    return release_cause(injects);
  };
  EXPECT_EQ(release_cause(event(Action::estop_press)), "estop_press");
  EXPECT_EQ(release_cause(event(Action::cough)), std::nullopt);
  EXPECT_EQ(release_cause(event(Action::stall, 0.0, {}, 120ms)), "controller_stall");
  EXPECT_EQ(release_cause(event(Action::stall, 0.0, {}, 20ms)), std::nullopt);
  EXPECT_EQ(fault(sim::FaultTarget::force_left, sim::FaultKind::drop_out), "force_left_drop_out");
  EXPECT_EQ(fault(sim::FaultTarget::force_left, sim::FaultKind::offset), std::nullopt);
  EXPECT_EQ(fault(sim::FaultTarget::emg, sim::FaultKind::drop_out), std::nullopt);
  EXPECT_EQ(fault(sim::FaultTarget::heartbeat, sim::FaultKind::edges_lost), "heartbeat_edges_lost");
}

}  // namespace
}  // namespace knead::simulate
