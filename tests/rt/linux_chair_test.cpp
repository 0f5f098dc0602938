// The Linux chair's part in the cycle takes nothing from the heap: with every sense speaking, with
// a board that goes away, and while it is made safe; and so does a PWM channel on files like
// sysfs's.
#include "hal/linux/linux_chair.hpp"

#include <gtest/gtest.h>

#include <memory>

#include "hal/linux/pwm_pin.hpp"
#include "tests/support/board_fakes.hpp"
#include "tests/support/malloc_guard.hpp"
#include "tests/unit/linux/fake_kernel.hpp"

namespace knead {
namespace {

void expect_clean(const rt::Violations& seen) {
  EXPECT_EQ(seen.allocations, 0U);
  EXPECT_EQ(seen.deallocations, 0U);
  EXPECT_EQ(seen.exceptions, 0U);
}

TEST(LinuxChairUnderGuard, reads_writes_pets_and_lets_go_without_the_heap) {
  const auto chair = std::make_unique<test::FakeBoardChair>();
  const auto frame = std::make_unique<SensorFrame>();
  ActuatorFrame asked;
  asked.enable = true;
  asked.rollers[0].depth = Millimetre(20.0);
  asked.jets[0] = {.valve = Fraction(0.5), .pulse_rate = Hertz(2.0), .air = Fraction(0.2)};
  asked.water_temperature = Celsius(38.0);
  int failed = 0;
  rt::Violations seen;
  {
    const rt::GuardedSection section(rt::Bite::count);
    for (int ms = 1; ms <= 2000; ++ms) {
      const TimePoint now(ms * 1ms);
      chair->feed(now);
      chair->board.edge(0, ms % 2 == 0, now);
      chair->board.lines_gone = ms > 1900;
      if (chair->read(now, *frame) != hal::IoStatus::ok) ++failed;
      static_cast<void>(chair->write(now, asked));
      chair->pet(now);
    }
    chair->make_safe();
    seen = rt::GuardedSection::violations();
  }
  EXPECT_EQ(failed, 100);
  EXPECT_TRUE(frame->emg.good());
  expect_clean(seen);
}

TEST(PwmPinUnderGuard, is_driven_read_back_and_turned_off_without_the_heap) {
  const board::FakeKernel kernel;
  kernel.attribute("devices/1-0040/name", "pca9685");
  kernel.link("class/pwm/pwmchip3/device", "devices/1-0040");
  kernel.attribute("class/pwm/pwmchip3/npwm", "16");
  for (const char* file : {"period", "duty_cycle", "enable"}) {
    kernel.attribute(std::string("class/pwm/pwmchip3/pwm2/") + file, "0");
  }
  board::PwmWire wire;
  wire.chip = "1-0040";
  wire.channel = 2;
  board::Findings findings;
  const auto pin = board::PwmPin::open(wire, kernel.paths(), findings);
  ASSERT_TRUE(pin) << pin.error().message();
  bool held = true;
  rt::Violations seen;
  {
    const rt::GuardedSection section(rt::Bite::count);
    for (int i = 0; i < 100; ++i) held = (*pin)->set(i * 0.01) && (*pin)->holds() && held;
    (*pin)->off();
    seen = rt::GuardedSection::violations();
  }
  EXPECT_TRUE(held);
  expect_clean(seen);
}

}  // namespace
}  // namespace knead
