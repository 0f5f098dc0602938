#include "control/sense/force_evidence.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace knead::sense {
namespace {

constexpr double kCycle_s = 0.001;
constexpr std::size_t kSpan = 100;

/// The rule told the long way: every moment of the last 100 ms, and nothing remembered between.
Newton looked_up(const std::vector<ForceEvidence::Input>& past) {
  const std::size_t now = past.size() - 1;
  const std::size_t begin = now - kSpan;
  Newton least_wanted = past[begin].setpoint;
  Millimetre deepest = past[begin].depth;
  for (std::size_t later = begin; later <= now; ++later) {
    least_wanted = std::min(least_wanted, past[later].setpoint);
    deepest = std::max(deepest, past[later].depth);
    if (deepest - past[later].depth >= Millimetre(0.3)) return Newton(0.0);
  }
  const Newton missing = std::min(past[begin].force, least_wanted) - past[now].force;
  return missing > std::max(Newton(5.0), past[begin].force * 0.4) ? missing : Newton(0.0);
}

TEST(ForceEvidence, finds_what_a_look_at_every_moment_of_the_span_finds) {
  ForceEvidence evidence;
  std::vector<ForceEvidence::Input> past;
  std::uint32_t dice = 7;
  const auto thrown = [&dice](double most) {
    dice = dice * 1664525U + 1013904223U;
    return most * static_cast<double>(dice >> 8) / static_cast<double>(1U << 24);
  };
  ForceEvidence::Input now{Newton(30.0), Millimetre(20.0), Newton(30.0)};
  int missed = 0;
  for (int i = 0; i < 20'000; ++i) {
    // The roller stands for seconds, then wanders; the force falls and comes back all the while.
    if (i / 500 % 2 == 1) now.depth += Millimetre(thrown(0.04) - 0.02);
    now.force = Newton(std::clamp(now.force.value() + thrown(2.0) - 1.0, 5.0, 40.0));
    if (i % 700 == 0) now.setpoint = Newton(20.0 + thrown(20.0));
    evidence.step(now, kCycle_s);
    past.push_back(now);
    if (past.size() <= kSpan) continue;
    const Newton expected = looked_up(past);
    ASSERT_EQ(evidence.withdrawn(), expected) << "at " << i;
    missed += expected > Newton(0.0) ? 1 : 0;
    if (past.size() > 2 * kSpan) past.erase(past.begin());
  }
  EXPECT_GT(missed, 500);
  EXPECT_LT(missed, 15'000);
}

}  // namespace
}  // namespace knead::sense
