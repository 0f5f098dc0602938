// The recorder's part in the cycle takes nothing from the heap either, with its ring empty or full.
#include <gtest/gtest.h>

#include <memory>

#include "daemon/record/cycle_ring.hpp"
#include "tests/support/malloc_guard.hpp"
#include "tests/support/running_chair.hpp"

namespace knead {
namespace {

TEST(RecorderUnderGuard, takes_nothing_from_the_heap_while_a_session_runs_and_its_ring_overflows) {
  const auto chair = std::make_unique<test::RunningChair>();
  const auto ring = std::make_unique<record::CycleRing>(4'096);
  rt::Violations seen;
  {
    const rt::GuardedSection section(rt::Bite::count);
    chair->ask(RequestKind::start);
    for (int i = 0; i < 6'000; ++i) {
      static_cast<void>(chair->cycle());
      ring->take({.now = TimePoint(1ms * i)}, {}, chair->record());
    }
    seen = rt::GuardedSection::violations();
  }
  EXPECT_EQ(seen.allocations, 0U);
  EXPECT_EQ(seen.deallocations, 0U);
  EXPECT_EQ(seen.exceptions, 0U);
  EXPECT_EQ(ring->lost(), 6'000U - 4'096U);
}

}  // namespace
}  // namespace knead
