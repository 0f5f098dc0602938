#include "control/motion/advance_budget.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "control/types/gate_limits.hpp"

namespace knead::motion {
namespace {

constexpr double kDt = 0.001;

TEST(AdvanceBudget, lets_a_set_point_advance_by_what_the_gate_lets_through_in_its_window) {
  AdvanceBudget budget;
  budget.restart(Millimetre(10.0));
  double setpoint = 10.0;
  for (int i = 0; i < 100; ++i) {
    setpoint = std::min(setpoint + 0.06, budget.deepest().value());
    budget.add(Millimetre(setpoint), kDt);
  }
  EXPECT_NEAR(setpoint, 10.0 + AdvanceBudget::kAdvance.value(), 1e-9);
  EXPECT_LT(AdvanceBudget::kAdvance, kCompiledCeilings.advance_window_max);
}

TEST(AdvanceBudget, forgets_an_advance_after_100_ms) {
  AdvanceBudget budget;
  budget.restart(Millimetre(10.0));
  for (int i = 0; i < 99; ++i) budget.add(Millimetre(14.0), kDt);
  EXPECT_NEAR(budget.deepest().value(), 10.0 + AdvanceBudget::kAdvance.value(), 1e-9);
  budget.add(Millimetre(14.0), kDt);
  EXPECT_NEAR(budget.deepest().value(), 14.0 + AdvanceBudget::kAdvance.value(), 1e-9);
}

TEST(AdvanceBudget, counts_from_a_retreat) {
  AdvanceBudget budget;
  budget.restart(Millimetre(10.0));
  budget.add(Millimetre(4.0), kDt);
  EXPECT_NEAR(budget.deepest().value(), 4.0 + AdvanceBudget::kAdvance.value(), 1e-9);
}

TEST(AdvanceBudget, counts_a_late_cycle_for_as_long_as_it_was) {
  AdvanceBudget budget;
  budget.restart(Millimetre(10.0));
  budget.add(Millimetre(12.0), 0.1);
  EXPECT_NEAR(budget.deepest().value(), 12.0 + AdvanceBudget::kAdvance.value(), 1e-9);
}

}  // namespace
}  // namespace knead::motion
