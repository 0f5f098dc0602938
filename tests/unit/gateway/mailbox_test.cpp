#include "display/gateway/mailbox.hpp"

#include <gtest/gtest.h>

#include "knead/v1/display.pb.h"

namespace knead::display {
namespace {

Frame frame(const std::string& text) { return std::make_shared<const std::string>(text); }

std::uint64_t missed(const Frame& frame) {
  v1::DisplayMessage message;
  EXPECT_TRUE(message.ParseFromString(*frame));
  return message.events_missed().count();
}

TEST(Mailbox, gives_letters_in_order_then_the_status_then_the_newest_snapshot) {
  Mailbox mailbox;
  mailbox.show(frame("old state"));
  mailbox.tell_status(frame("status"));
  mailbox.put_event(frame("event"));
  mailbox.put(frame("answer"));
  mailbox.show(frame("state"));
  for (const char* expected : {"event", "answer", "status", "state"}) {
    EXPECT_EQ(*mailbox.next(), expected);
  }
  EXPECT_EQ(mailbox.next(), nullptr);
  EXPECT_EQ(mailbox.snapshots_skipped(), 1U);
}

TEST(Mailbox, counts_the_events_that_had_to_give_way_and_keeps_every_answer) {
  Mailbox mailbox;
  mailbox.put(frame("answer"));
  for (std::size_t i = 0; i < kEventsKept + 3; ++i) {
    mailbox.put_event(frame(std::to_string(i)));
  }
  EXPECT_EQ(missed(mailbox.next()), 3U);
  EXPECT_EQ(*mailbox.next(), "answer");
  EXPECT_EQ(*mailbox.next(), "3") << "the oldest gave way";
}

TEST(Mailbox, knows_how_many_bytes_wait_whatever_becomes_of_them) {
  Mailbox mailbox;
  mailbox.put(frame("1234"));
  for (std::size_t i = 0; i < kEventsKept + 1; ++i) {
    mailbox.put_event(frame("ab"));
  }
  EXPECT_EQ(mailbox.waiting_bytes(), 4 + 2 * kEventsKept) << "one gave way";
  static_cast<void>(mailbox.next());  // how many gave way
  static_cast<void>(mailbox.next());
  EXPECT_EQ(mailbox.waiting_bytes(), 2 * kEventsKept);
  mailbox.withdraw_what_is_shown();
  EXPECT_EQ(mailbox.waiting_bytes(), 0U);
}

TEST(Mailbox, tells_how_many_events_were_never_heard_before_what_came_after) {
  Mailbox mailbox;
  mailbox.missed(4);
  mailbox.put_event(frame("after the gap"));
  EXPECT_EQ(missed(mailbox.next()), 4U);
  EXPECT_EQ(*mailbox.next(), "after the gap");
}

TEST(Mailbox, gives_raw_signals_last_and_counts_the_cycles_of_those_that_gave_way) {
  Mailbox mailbox;
  for (std::size_t i = 0; i < kSignalsKept + 2; ++i) {
    mailbox.put_signals(frame("signals " + std::to_string(i)), 50);
  }
  mailbox.missed_signals(7);
  mailbox.show(frame("state"));
  mailbox.put(frame("answer"));
  EXPECT_EQ(*mailbox.next(), "answer");
  EXPECT_EQ(*mailbox.next(), "state");
  v1::DisplayMessage message;
  ASSERT_TRUE(message.ParseFromString(*mailbox.next()));
  EXPECT_EQ(message.signals_missed().cycles(), 2U * 50 + 7);
  EXPECT_EQ(*mailbox.next(), "signals 2") << "the oldest gave way";
  for (std::size_t i = 0; i + 1 < kSignalsKept; ++i) {
    EXPECT_NE(mailbox.next(), nullptr);
  }
  EXPECT_EQ(mailbox.next(), nullptr) << "never more than a second of them waits";
}

TEST(Mailbox, keeps_nothing_of_the_chair_for_who_may_not_see_it_any_more) {
  Mailbox mailbox;
  mailbox.put_event(frame("event"));
  mailbox.put(frame("answer"));
  mailbox.show(frame("state"));
  mailbox.missed(2);
  mailbox.put_signals(frame("signals"), 50);
  mailbox.missed_signals(3);
  mailbox.withdraw_what_is_shown();
  EXPECT_EQ(*mailbox.next(), "answer");
  EXPECT_EQ(mailbox.next(), nullptr);
}

}  // namespace
}  // namespace knead::display
