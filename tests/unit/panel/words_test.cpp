#include "display/panel/words.hpp"

#include <gtest/gtest.h>

namespace knead::panel {
namespace {

TEST(Words, times_are_rounded_up_so_that_a_countdown_ends_at_zero) {
  EXPECT_EQ(minutes_and_seconds(425s), "7:05");
  EXPECT_EQ(minutes_and_seconds(900ms), "0:01");
  EXPECT_EQ(minutes_and_seconds(0s), "0:00");
  EXPECT_EQ(minutes_and_seconds(-3s), "0:00");
}

TEST(Words, what_rounds_to_zero_has_no_sign) {
  EXPECT_EQ(fixed(-0.04, 1), "0.0");
  EXPECT_EQ(fixed(-0.06, 1), "-0.1");
  EXPECT_EQ(fixed(12.345, 2), "12.35");
}

TEST(Words, the_past_is_told_coarsely) {
  EXPECT_EQ(ago(300ms), "now");
  EXPECT_EQ(ago(59s), "59 s");
  EXPECT_EQ(ago(150s), "2 min");
}

TEST(Words, identifiers_become_words) {
  EXPECT_EQ(spaced("chronic_low_back_pain"), "chronic low back pain");
}

TEST(Words, a_roller_is_named_by_its_side) {
  EXPECT_EQ(sentence({.reason = Reason::force_yield, .channel = Channel::roller_left}),
            "Left: " + std::string(row(Reason::force_yield).text));
  EXPECT_EQ(sentence({.reason = Reason::wish_ease, .channel = Channel::person}),
            row(Reason::wish_ease).text);
}

TEST(Words, text_is_broken_at_spaces_into_so_many_lines) {
  EXPECT_EQ(wrapped("one two three", 20, 3), std::vector<std::string>{"one two three"});
  EXPECT_EQ(wrapped("one two three", 7, 3), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrapped("one two three", 3, 2), (std::vector<std::string>{"one", "two three"}));
  EXPECT_EQ(wrapped("abcdef", 4, 2), (std::vector<std::string>{"abcd", "ef"}));
  EXPECT_EQ(wrapped("", 4, 2), std::vector<std::string>{""});
}

}  // namespace
}  // namespace knead::panel
