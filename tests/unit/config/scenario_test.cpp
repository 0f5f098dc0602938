#include "config/scenario.hpp"

#include <gtest/gtest.h>

#include "tests/unit/config/written_file.hpp"

namespace knead::config {
namespace {

using test::WrittenFile;

Loaded<Scenario> with_event(std::string_view event) {
  return load_scenario(
      WrittenFile("schema_version = 1\nkind = \"scenario\"\ntitle = \"t\"\n[[event]]\nat_s = 5\n" +
                  std::string(event))
          .path());
}

TEST(Scenario, every_action_has_a_name_of_its_own) {
  for (std::size_t i = 0; i < kActions; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_NE(name(static_cast<Action>(i)), name(static_cast<Action>(j)));
    }
  }
  EXPECT_EQ(name(Action::stall), "stall");
  EXPECT_EQ(name(Action::sit), "sit");
}

TEST(Scenario, a_fault_carries_all_that_the_chair_needs_to_know) {
  const auto scenario = with_event(
      "in_phase = \"warm-up\"\ndo = \"inject\"\ntarget = \"emg\"\nkind = \"offset\"\n"
      "magnitude = 0.5\nindex = 3\n");
  ASSERT_TRUE(scenario.has_value()) << to_lines(scenario.error());
  const ScenarioEvent& event = scenario->events.front();
  EXPECT_EQ(event.at_s, 5.0);
  EXPECT_EQ(event.in_phase, "warm-up");
  EXPECT_EQ(event.action, Action::inject);
  EXPECT_EQ(event.fault, (sim::Fault{sim::FaultTarget::emg, sim::FaultKind::offset, 0.5, 3}));
}

TEST(Scenario, durations_and_ceilings_are_read) {
  EXPECT_EQ(with_event("do = \"stall\"\nlasts_s = 0.12\n")->events.front().lasts, 120ms);
  EXPECT_EQ(with_event("do = \"ceiling\"\nceiling_n = 20\n")->events.front().ceiling.value(), 20.0);
  EXPECT_EQ(with_event("do = \"shift\"\nshift_mm = -25\n")->events.front().shift.value(), -25.0);
}

TEST(Scenario, an_action_that_lacks_what_it_needs_is_refused) {
  const auto scenario = with_event("do = \"inject\"\ntarget = \"force_left\"\n");
  ASSERT_FALSE(scenario.has_value());
  ASSERT_EQ(scenario.error().size(), 1U) << to_lines(scenario.error());
  EXPECT_EQ(scenario.error().front().text,
            "event[1].kind: is missing: \"inject\" needs it; add it");
}

TEST(Scenario, a_key_that_means_nothing_to_the_action_is_refused) {
  const auto scenario = with_event("do = \"pause\"\nceiling_n = 3\n");
  ASSERT_FALSE(scenario.has_value());
  EXPECT_EQ(scenario.error().front().text,
            "event[1].ceiling_n: means nothing to \"pause\"; remove it, or change what is done");
}

TEST(Scenario, a_fault_that_cannot_happen_is_refused) {
  const auto scenario = with_event("do = \"inject\"\ntarget = \"power\"\nkind = \"spike\"\n");
  ASSERT_FALSE(scenario.has_value());
  EXPECT_NE(scenario.error().front().text.find("spike cannot happen to power"), std::string::npos);
}

TEST(Scenario, without_events_is_refused) {
  const WrittenFile file("schema_version = 1\nkind = \"scenario\"\ntitle = \"t\"\n");
  EXPECT_FALSE(load_scenario(file.path()).has_value());
}

}  // namespace
}  // namespace knead::config
