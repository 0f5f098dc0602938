#include "daemon/simulate/person.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace knead::simulate {
namespace {

/// What the person says over `length` in `state`, with the time of each word.
std::vector<std::pair<TimePoint, RequestKind>> listen(Person& person, TimePoint& now,
                                                      Duration length, SessionState state,
                                                      bool scenario_will_resume = false) {
  std::vector<std::pair<TimePoint, RequestKind>> said;
  for (const TimePoint end = now + length; now < end; now += kCyclePeriod) {
    if (const auto request = person.says(now, state, scenario_will_resume)) {
      said.emplace_back(now, request->kind);
    }
  }
  return said;
}

TEST(Person, says_start_once_the_mat_has_settled_and_only_once) {
  Person person({.id = 1, .kind = RequestKind::start, .programme = 2});
  TimePoint now{};
  const auto said = listen(person, now, 5s, SessionState::idle);
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0], std::pair(TimePoint(kStartsAfter), RequestKind::start));
  EXPECT_TRUE(person.has_started());
}

TEST(Person, goes_on_after_a_pause_of_fifteen_seconds) {
  Person person({.kind = RequestKind::start});
  TimePoint now{};
  listen(person, now, 10s, SessionState::massage);
  const auto said = listen(person, now, 16s, SessionState::paused);
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0], std::pair(TimePoint(10s + kResumesAfter), RequestKind::resume));
}

TEST(Person, leaves_the_word_to_a_scenario_that_still_holds_a_resume) {
  Person person({.kind = RequestKind::start});
  TimePoint now{};
  listen(person, now, 10s, SessionState::massage);
  EXPECT_TRUE(listen(person, now, 60s, SessionState::paused, true).empty());
}

TEST(Person, says_stop_when_no_resume_leads_anywhere) {
  Person person({.kind = RequestKind::start});
  TimePoint now{};
  listen(person, now, 2s, SessionState::massage);
  const auto said = listen(person, now, kResumesAfter * (kPatience + 1) + 1s, SessionState::paused);
  ASSERT_EQ(said.size(), static_cast<std::size_t>(kPatience) + 1);
  EXPECT_EQ(said.back().second, RequestKind::stop);
}

TEST(Person, takes_new_patience_from_a_massage_that_goes_on) {
  Person person({.kind = RequestKind::start});
  TimePoint now{};
  for (int i = 0; i < 2 * kPatience; ++i) {
    listen(person, now, 2s, SessionState::massage);
    for (const auto& [at, kind] : listen(person, now, 16s, SessionState::paused)) {
      EXPECT_EQ(kind, RequestKind::resume);
    }
  }
}

}  // namespace
}  // namespace knead::simulate
