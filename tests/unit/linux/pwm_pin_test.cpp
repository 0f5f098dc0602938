#include "hal/linux/pwm_pin.hpp"

#include <gtest/gtest.h>

#include "tests/unit/linux/fake_pwm.hpp"

namespace knead::board {
namespace {

/// Plain files keep what was longer before; the kernel's attributes do not.
long number(const std::string& text) { return std::stol(text); }

TEST(PwmPin, sets_the_period_and_drives_a_share_of_it) {
  FakePwm chip;
  const auto pin = chip.pin();
  ASSERT_TRUE(pin);
  EXPECT_EQ(number(chip.read("period")), 1'000'000) << "1 kHz, in nanoseconds";
  EXPECT_TRUE(pin->set(0.25));
  EXPECT_EQ(number(chip.read("duty_cycle")), 250'000);
  EXPECT_EQ(number(chip.read("enable")), 1);
  EXPECT_TRUE(pin->holds());
}

TEST(PwmPin, finds_out_that_the_chip_holds_something_else) {
  FakePwm chip;
  const auto pin = chip.pin();
  ASSERT_TRUE(pin);
  ASSERT_TRUE(pin->set(0.5));
  chip.attribute("duty_cycle", "900000");
  EXPECT_FALSE(pin->holds());
}

TEST(PwmPin, is_off_when_it_is_told_and_when_it_is_gone) {
  FakePwm chip;
  auto pin = chip.pin();
  ASSERT_TRUE(pin);
  ASSERT_TRUE(pin->set(0.5));
  pin->off();
  EXPECT_EQ(number(chip.read("enable")), 0);
  ASSERT_TRUE(pin->set(0.5));
  pin.reset();
  EXPECT_EQ(number(chip.read("enable")), 0);
}

TEST(PwmPin, names_the_chips_that_are_there_when_it_finds_none_of_that_name) {
  FakePwm chip;
  chip.wire.chip = "1-0041";
  const auto opened = chip.open();
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().message().find("1-0040"), std::string::npos) << opened.error().message();
}

TEST(PwmPin, refuses_a_channel_that_the_chip_has_not) {
  FakePwm chip;
  chip.wire.channel = 16;
  EXPECT_FALSE(chip.open());
}

}  // namespace
}  // namespace knead::board
