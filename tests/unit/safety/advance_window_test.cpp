#include "control/safety/advance_window.hpp"

#include <gtest/gtest.h>

namespace knead::safety {
namespace {

constexpr TimePoint kStart{std::chrono::seconds(5)};

TEST(AdvanceWindow, remembers_the_shallowest_of_100_ms_and_forgets_it_then) {
  AdvanceWindow window;
  window.restart(kStart, Millimetre(10.0));
  for (int i = 1; i <= 98; ++i) window.add(kStart + i * 1ms, Millimetre(20.0));
  EXPECT_EQ(window.shallowest(kStart + 100ms), Millimetre(10.0));
  EXPECT_EQ(window.shallowest(kStart + 101ms), Millimetre(20.0));
}

TEST(AdvanceWindow, never_forgets_the_newest_however_old) {
  AdvanceWindow window;
  window.restart(kStart, Millimetre(10.0));
  EXPECT_EQ(window.shallowest(kStart + 10s), Millimetre(10.0));
}

TEST(AdvanceWindow, holds_exactly_100_ms_of_cycles) {
  AdvanceWindow window;
  window.restart(kStart, Millimetre(0.0));
  for (int i = 1; i <= 1000; ++i) {
    const TimePoint now = kStart + i * 1ms;
    EXPECT_EQ(window.shallowest(now), Millimetre(std::max(0, i - 100) * 0.1)) << i;
    window.add(now, Millimetre(i * 0.1));
  }
}

TEST(AdvanceWindow, restart_forgets) {
  AdvanceWindow window;
  window.restart(kStart, Millimetre(1.0));
  window.restart(kStart + 1ms, Millimetre(9.0));
  EXPECT_EQ(window.shallowest(kStart + 2ms), Millimetre(9.0));
}

}  // namespace
}  // namespace knead::safety
