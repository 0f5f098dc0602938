#include "hal/linux/pwm_pin.hpp"

#include <dlfcn.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cerrno>
#include <csignal>
#include <string_view>

#include "tests/unit/linux/fake_pwm.hpp"

namespace knead::board {
namespace {

/// Plain files keep what was longer before; the kernel's attributes do not.
long number(const std::string& text) { return std::stol(text); }

/// A number that no file takes; none while empty.
std::string_view refused_text;

/// The kernel refuses every write to a file for as long as it lives.
class FailingBus {
 public:
  FailingBus() {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit nothing{.rlim_cur = 0, .rlim_max = before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &nothing);
  }
  ~FailingBus() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, signal_);
  }
  FailingBus(const FailingBus&) = delete;
  FailingBus& operator=(const FailingBus&) = delete;

 private:
  void (*signal_)(int) = std::signal(SIGXFSZ, SIG_IGN);
  rlimit before_{};
};

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

TEST(PwmPin, is_turned_off_anew_after_a_write_that_failed_on_its_way) {
  FakePwm chip;
  const auto pin = chip.pin();
  ASSERT_TRUE(pin);
  bool taken = true;
  {
    const FailingBus bus;
    taken = pin->set(0.5);
  }
  EXPECT_FALSE(taken);
  chip.attribute("duty_cycle", "500000");  // some of it got there
  EXPECT_TRUE(pin->set(0.0));
  EXPECT_EQ(number(chip.read("duty_cycle")), 0);
}

TEST(PwmPin, that_could_not_be_turned_off_is_not_taken_for_off) {
  FakePwm chip;
  const auto pin = chip.pin();
  ASSERT_TRUE(pin);
  ASSERT_TRUE(pin->set(0.5));
  {
    const FailingBus bus;
    pin->off();
  }
  EXPECT_TRUE(pin->set(0.0));
  EXPECT_EQ(number(chip.read("duty_cycle")), 0);
}

TEST(PwmPin, is_written_0_even_if_what_has_to_go_before_is_refused) {
  FakePwm chip;
  const auto pin = chip.pin();
  ASSERT_TRUE(pin);
  {
    const FailingBus bus;
    EXPECT_FALSE(pin->set(0.5));
  }
  chip.attribute("duty_cycle", "500000");
  refused_text = "1";
  pin->off();
  refused_text = {};
  EXPECT_EQ(number(chip.read("duty_cycle")), 0);
  // The chip may hold anything still: nobody takes it for off.
  chip.attribute("duty_cycle", "500000");
  EXPECT_TRUE(pin->set(0.0));
  EXPECT_EQ(number(chip.read("duty_cycle")), 0);
}

}  // namespace
}  // namespace knead::board

/// In place of the C library's: a bus that refuses one number alone.
extern "C" ssize_t pwrite(int file, const void* data, std::size_t size, off_t at) {
  using Pwrite = ssize_t (*)(int, const void*, std::size_t, off_t);
  static const auto real = reinterpret_cast<Pwrite>(::dlsym(RTLD_NEXT, "pwrite"));
  const std::string_view text(static_cast<const char*>(data), size);
  const auto& refused = knead::board::refused_text;
  if (!refused.empty() && text.substr(0, text.find('\n')) == refused) {
    errno = EIO;
    return -1;
  }
  return real(file, data, size, at);
}
