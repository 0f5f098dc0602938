// PWM through the kernel's PCA9685 driver, seen in the chip's registers.
#include "hal/linux/pwm_pin.hpp"

#include <gtest/gtest.h>

#include "tests/vm/support/chips.hpp"

namespace knead::vm {
namespace {

class PwmPin : public ::testing::Test {
 protected:
  [[nodiscard]] board::PwmWire wire(std::uint32_t channel) const {
    board::PwmWire made;
    made.chip = chip_.place();
    made.channel = channel;
    made.frequency = Hertz(200.0);
    return made;
  }
  [[nodiscard]] std::unique_ptr<board::PwmPin> open(std::uint32_t channel) {
    auto pin = board::PwmPin::open(wire(channel), {}, findings_);
    EXPECT_TRUE(pin) << pin.error().message();
    return pin ? std::move(*pin) : nullptr;
  }

  StubBus bus_;
  Pca9685 other_{bus_, 0x41};
  Pca9685 chip_{bus_, 0x40};
  board::Findings findings_;
};

TEST_F(PwmPin, a_duty_is_that_share_of_the_chips_4096_steps) {
  const auto pin = open(5);
  EXPECT_EQ(chip_.steps(5), 0);
  for (const double duty : {0.25, 0.5, 0.75, 0.001}) {
    ASSERT_TRUE(pin->set(duty));
    EXPECT_NEAR(chip_.steps(5), duty * 4096.0, 1.0);
    EXPECT_TRUE(pin->holds());
  }
  EXPECT_EQ(other_.steps(5), 0);
}

TEST_F(PwmPin, off_is_off_in_the_chip_and_so_is_its_end) {
  {
    const auto pin = open(3);
    ASSERT_TRUE(pin->set(0.5));
    pin->off();
    EXPECT_EQ(chip_.steps(3), 0);
    ASSERT_TRUE(pin->set(0.5));
    EXPECT_NE(chip_.steps(3), 0);
  }
  EXPECT_EQ(chip_.steps(3), 0);
}

TEST_F(PwmPin, a_chip_that_is_pulled_out_holds_nothing) {
  const auto pin = open(1);
  ASSERT_TRUE(pin->set(0.5));
  chip_.unplug();
  EXPECT_FALSE(pin->holds());
}

TEST_F(PwmPin, a_chip_or_channel_that_is_not_there_is_told_with_those_that_are) {
  board::PwmWire nowhere = wire(0);
  nowhere.chip = "7-0040";
  const auto chip = board::PwmPin::open(nowhere, {}, findings_);
  ASSERT_FALSE(chip);
  EXPECT_NE(chip.error().text.find(chip_.place()), std::string::npos) << chip.error().message();
  EXPECT_FALSE(board::PwmPin::open(wire(99), {}, findings_));
}

}  // namespace
}  // namespace knead::vm
