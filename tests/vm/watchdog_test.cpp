// The board's watchdog on the kernel's softdog, which is told to log its expiry instead of
// resetting the guest (soft_noboot).
#include "hal/linux/watchdog.hpp"

#include <gtest/gtest.h>

#include "tests/vm/support/guest_clock.hpp"
#include "tests/vm/support/kernel_log.hpp"

namespace knead::vm {
namespace {

class Watchdog : public ::testing::Test {
 protected:
  [[nodiscard]] std::unique_ptr<board::HardwareWatchdog> open() {
    auto opened = board::HardwareWatchdog::open(wish_, {}, findings_);
    EXPECT_TRUE(opened) << opened.error().message();
    return opened ? std::move(*opened) : nullptr;
  }

  board::Watchdog wish_{};
  board::Findings findings_;
};

TEST_F(Watchdog, a_cycle_that_holds_keeps_it_quiet_and_one_that_stalls_lets_it_bite) {
  const std::size_t before = watchdog_expiries();
  auto dog = open();
  for (int cycle = 0; cycle < 10'000; ++cycle) {
    dog->pet(now());
    wait(1ms);
  }
  EXPECT_EQ(watchdog_expiries(), before);
  wait(wish_.timeout + 1s);  // the cycle stalls
  EXPECT_EQ(watchdog_expiries(), before + 1);
}

TEST_F(Watchdog, an_orderly_end_disarms_it) {
  const std::size_t before = watchdog_expiries();
  open().reset();
  wait(10s);
  EXPECT_EQ(watchdog_expiries(), before);
}

TEST_F(Watchdog, it_has_one_owner) {
  const auto first = open();
  const auto second = board::HardwareWatchdog::open(wish_, {}, findings_);
  ASSERT_FALSE(second);
  EXPECT_NE(second.error().text.find("EBUSY"), std::string::npos) << second.error().message();
}

}  // namespace
}  // namespace knead::vm
