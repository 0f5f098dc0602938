#include "display/gateway/request_lanes.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace knead::display {
namespace {

constexpr TimePoint kNow{100s};

/// Lanes between browsers and a kneadd that is played by the test.
struct Scene {
  struct Told {
    BrowserId browser;
    v1::DisplayMessage message;
  };
  std::vector<v1::ClientMessage> forwarded;
  std::vector<Told> told;
  RequestLanes lanes{[this](const v1::ClientMessage& m) { forwarded.push_back(m); },
                     [this](BrowserId b, const v1::DisplayMessage& m) { told.push_back({b, m}); }};

  static v1::Request with_id(std::uint64_t id) {
    v1::Request request;
    request.set_id(id);
    return request;
  }
  void stop(BrowserId browser, std::uint64_t id) {
    v1::Request request = with_id(id);
    request.mutable_stop();
    lanes.ask(browser, request, kNow);
  }
  void start(BrowserId browser, std::uint64_t id, TimePoint at = kNow) {
    v1::Request request = with_id(id);
    request.mutable_start();
    lanes.ask(browser, request, at);
  }
  void accept(std::size_t index, TimePoint at = kNow) {
    v1::Answer answer;
    answer.set_request_id(forwarded[index].request().id());
    answer.set_accepted(true);
    lanes.answered(answer, at);
  }
  [[nodiscard]] v1::Refusal refusal(std::size_t index) const {
    return told[index].message.answer().refusal();
  }
};

TEST(RequestLanes, bring_each_answer_to_who_asked_under_the_id_it_was_asked_with) {
  Scene s;
  s.start(1, 7);
  s.start(2, 7);
  ASSERT_EQ(s.forwarded.size(), 2U);
  EXPECT_NE(s.forwarded[0].request().id(), s.forwarded[1].request().id());
  s.accept(1);
  ASSERT_EQ(s.told.size(), 1U);
  EXPECT_EQ(s.told[0].browser, 2U);
  EXPECT_EQ(s.told[0].message.answer().request_id(), 7U);
}

TEST(RequestLanes, keep_what_kneadd_would_refuse_until_there_is_room_and_then_in_order) {
  Scene s;
  for (BrowserId browser = 1; browser <= 6; ++browser) {
    s.stop(browser, browser);
  }
  EXPECT_EQ(s.forwarded.size(), kOpenPerLane);
  s.accept(0);
  s.accept(1);
  ASSERT_EQ(s.forwarded.size(), 6U) << "every stop is said";
  s.accept(5);
  EXPECT_EQ(s.told.back().browser, 6U);
}

TEST(RequestLanes, a_stop_waits_behind_no_request_of_another_kind) {
  Scene s;
  for (BrowserId browser = 1; browser <= 20; ++browser) {
    s.start(browser, 1);
    v1::CareRequest care;
    care.mutable_list_people();
    s.lanes.ask(browser, care, kNow);
  }
  const std::size_t before = s.forwarded.size();
  s.stop(1, 2);
  ASSERT_EQ(s.forwarded.size(), before + 1);
  EXPECT_TRUE(s.forwarded.back().request().has_stop());
}

TEST(RequestLanes, a_start_never_passes_a_stop) {
  Scene s;
  s.stop(1, 1);
  s.start(2, 2);
  EXPECT_EQ(s.forwarded.size(), 1U);
  EXPECT_EQ(s.refusal(0), v1::REFUSAL_WITHDRAWN);
  s.accept(0);
  s.start(2, 3);
  EXPECT_EQ(s.forwarded.size(), 2U) << "after the stop was answered it is a new wish";
}

TEST(RequestLanes, a_start_that_still_waits_is_withdrawn_by_a_stop) {
  Scene s;
  for (BrowserId browser = 1; browser <= kOpenPerLane + 1; ++browser) {
    s.start(browser, 1);
  }
  s.stop(9, 1);
  ASSERT_EQ(s.told.size(), 1U);
  EXPECT_EQ(s.told[0].browser, kOpenPerLane + 1);
  EXPECT_EQ(s.refusal(0), v1::REFUSAL_WITHDRAWN);
  s.accept(0);
  EXPECT_EQ(s.forwarded.size(), kOpenPerLane + 1) << "four starts and the stop";
}

TEST(RequestLanes, a_start_that_waited_too_long_moves_nothing) {
  Scene s;
  for (BrowserId browser = 1; browser <= kOpenPerLane + 1; ++browser) {
    s.start(browser, 1);
  }
  s.accept(0, kNow + kMovesWithin + 1ms);
  EXPECT_EQ(s.forwarded.size(), kOpenPerLane);
  EXPECT_EQ(s.refusal(1), v1::REFUSAL_BUSY);
}

TEST(RequestLanes, one_browser_cannot_fill_a_lane_for_the_others) {
  Scene s;
  for (std::uint64_t id = 1; id <= 5; ++id) {
    s.start(1, id);
  }
  EXPECT_EQ(s.refusal(0), v1::REFUSAL_BUSY);
  EXPECT_EQ(s.told[0].message.answer().request_id(), 5U);
}

TEST(RequestLanes, browsers_that_come_and_go_while_kneadd_hangs_do_not_fill_the_memory) {
  Scene s;
  for (BrowserId browser = 1; browser <= 2 * kWaitingInLane; ++browser) {
    s.stop(browser, 1);
    s.lanes.gone(browser);
  }
  EXPECT_EQ(s.forwarded.size(), kOpenPerLane);
  EXPECT_EQ(s.told.size(), 2 * kWaitingInLane - kWaitingInLane - kOpenPerLane);
  EXPECT_EQ(s.refusal(0), v1::REFUSAL_BUSY);
}

TEST(RequestLanes, answer_everything_when_the_chair_is_lost) {
  Scene s;
  for (BrowserId browser = 1; browser <= 6; ++browser) {
    s.stop(browser, browser);
  }
  v1::CareRequest care;
  care.set_id(5);
  care.mutable_list_people();
  s.lanes.ask(1, care, kNow);
  s.lanes.chair_lost();
  EXPECT_EQ(s.told.size(), 7U);
  for (const Scene::Told& told : s.told) {
    EXPECT_TRUE(told.message.answer().refusal() == v1::REFUSAL_NO_ANSWER ||
                told.message.care().refusal() == v1::CARE_REFUSAL_NO_ANSWER);
  }
  s.stop(1, 9);
  EXPECT_EQ(s.forwarded.back().request().has_stop(), true) << "the lanes are free again";
}

TEST(RequestLanes, drop_what_would_move_the_chair_of_who_has_gone_and_keep_what_lets_go) {
  Scene s;
  for (BrowserId browser = 1; browser <= 5; ++browser) {
    s.start(browser, 1);
  }
  s.lanes.gone(5);
  s.accept(0);
  EXPECT_EQ(s.forwarded.size(), kOpenPerLane);
  Scene stops;
  for (BrowserId browser = 1; browser <= 5; ++browser) {
    stops.stop(browser, 1);
  }
  stops.lanes.gone(5);
  stops.accept(0);
  EXPECT_EQ(stops.forwarded.size(), kOpenPerLane + 1);
}

TEST(RequestLanes, hear_no_answer_to_what_nobody_asked) {
  Scene s;
  v1::Answer answer;
  answer.set_request_id(77);
  s.lanes.answered(answer, kNow);
  EXPECT_TRUE(s.told.empty());
}

}  // namespace
}  // namespace knead::display
