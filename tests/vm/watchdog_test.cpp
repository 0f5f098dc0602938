// The board's watchdog on the kernel's softdog, which is told to log its expiry instead of
// resetting the guest (soft_noboot).
#include "hal/linux/watchdog.hpp"

#include <gtest/gtest.h>
#include <sys/klog.h>

#include "tests/vm/support/guest_clock.hpp"

namespace knead::vm {
namespace {

std::string kernel_log() {
  constexpr int kReadAll = 3;
  std::string text(1 << 16, '\0');
  const int length = ::klogctl(kReadAll, text.data(), static_cast<int>(text.size()));
  text.resize(static_cast<std::size_t>(length > 0 ? length : 0));
  return text;
}

std::size_t expiries() {
  std::size_t count = 0;
  const std::string log = kernel_log();
  for (std::size_t at = log.find("Triggered - Reboot ignored"); at != std::string::npos;
       at = log.find("Triggered - Reboot ignored", at + 1)) {
    ++count;
  }
  return count;
}

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
  const std::size_t before = expiries();
  auto dog = open();
  for (int cycle = 0; cycle < 10'000; ++cycle) {
    dog->pet(now());
    wait(1ms);
  }
  EXPECT_EQ(expiries(), before);
  wait(wish_.timeout + 1s);  // the cycle stalls
  EXPECT_EQ(expiries(), before + 1);
}

TEST_F(Watchdog, an_orderly_end_disarms_it) {
  const std::size_t before = expiries();
  open().reset();
  wait(10s);
  EXPECT_EQ(expiries(), before);
}

TEST_F(Watchdog, it_has_one_owner) {
  const auto first = open();
  const auto second = board::HardwareWatchdog::open(wish_, {}, findings_);
  ASSERT_FALSE(second);
  EXPECT_NE(second.error().text.find("EBUSY"), std::string::npos) << second.error().message();
}

}  // namespace
}  // namespace knead::vm
