#include "hal/linux/pwm_outputs.hpp"

#include <gtest/gtest.h>

#include "tests/unit/linux/fake_pwm.hpp"

namespace knead::board {
namespace {

constexpr TimePoint at(int ms) { return TimePoint(1s + ms * 1ms); }

struct Rig {
  FakePwm chip;
  std::shared_ptr<SlowPin> shared = std::make_shared<SlowPin>();
  SlowDuty duty{shared, 50ms};
  SlowDutyWriter bus{shared, 5ms};

  Rig() { shared->pin = chip.pin(); }
  [[nodiscard]] long driven() const { return std::stol(chip.read("duty_cycle")); }
};

TEST(SlowDuty, reaches_the_chip_in_the_turn_of_its_bus) {
  Rig rig;
  EXPECT_TRUE(rig.duty.set(at(0), 0.4));
  EXPECT_EQ(rig.driven(), 0) << "the cycle itself writes nothing";
  rig.bus.turn(at(1));
  EXPECT_EQ(rig.driven(), 400'000);
}

TEST(SlowDuty, has_failed_when_the_bus_does_not_come_to_it_in_time) {
  Rig rig;
  EXPECT_TRUE(rig.duty.set(at(0), 0.4));
  EXPECT_TRUE(rig.duty.set(at(50), 0.4));
  EXPECT_FALSE(rig.duty.set(at(51), 0.4));
  rig.bus.turn(at(52));
  EXPECT_TRUE(rig.duty.set(at(53), 0.4));
}

TEST(SlowDuty, is_turned_off_at_once_and_an_older_wish_does_not_turn_it_on_again) {
  Rig rig;
  EXPECT_TRUE(rig.duty.set(at(0), 0.4));
  rig.bus.turn(at(1));
  rig.duty.off();
  EXPECT_EQ(std::stol(rig.chip.read("enable")), 0);
  rig.bus.turn(at(6));
  EXPECT_EQ(std::stol(rig.chip.read("enable")), 0);
}

TEST(SlowDuty, that_is_off_and_found_on_is_turned_off_once_more) {
  Rig rig;
  EXPECT_TRUE(rig.duty.set(at(0), 0.4));
  rig.duty.off();
  // As a turn leaves it that was under way meanwhile.
  rig.chip.attribute("duty_cycle", "400000");
  rig.bus.turn(at(1));
  EXPECT_EQ(rig.driven(), 0);
}

}  // namespace
}  // namespace knead::board
