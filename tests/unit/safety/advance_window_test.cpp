#include "control/safety/advance_window.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <utility>

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

TEST(AdvanceWindow, says_what_a_look_at_every_set_point_says) {
  AdvanceWindow window;
  window.restart(kStart, Millimetre(50.0));
  std::deque<std::pair<TimePoint, double>> all{{kStart, 50.0}};
  std::uint32_t dice = 1;
  TimePoint now = kStart;
  for (int i = 0; i < 5'000; ++i) {
    dice = dice * 1664525U + 1013904223U;
    now += std::chrono::milliseconds(dice % 100 == 0 ? 60 : 1);  // now and then late cycles
    double lowest = all.back().second;
    for (const auto& [at, mm] : all) {
      if (now - at <= AdvanceWindow::kLength) lowest = std::min(lowest, mm);
    }
    ASSERT_EQ(window.shallowest(now), Millimetre(lowest)) << i;
    // A walk of steps in and out, with stretches that stand still.
    const double mm = all.back().second + static_cast<double>(dice >> 16 & 3U) - 1.5;
    all.emplace_back(now, (dice >> 20 & 7U) == 0 ? all.back().second : mm);
    window.add(now, Millimetre(all.back().second));
    while (all.size() > 100) all.pop_front();
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
