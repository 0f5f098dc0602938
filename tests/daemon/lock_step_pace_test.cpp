#include "daemon/runtime/lock_step_pace.hpp"

#include <gtest/gtest.h>

#include <memory>

#include "daemon/clock/monotonic.hpp"

namespace knead::daemon {
namespace {

struct Paced {
  std::unique_ptr<Handover> handover = std::make_unique<Handover>();
  LockStepPace pace{*handover};
  CycleStart start;
  RequestList requests;
};

TEST(LockStepPace, makes_every_cycle_one_millisecond_however_long_the_plant_took) {
  Paced p;
  ASSERT_TRUE(p.pace.next(p.start, p.requests));
  const TimePoint first = p.start.now;
  const TimePoint held_up_until = monotonic_now() + 5ms;
  while (monotonic_now() < held_up_until) {
  }
  for (int i = 1; i <= 10; ++i) {
    ASSERT_TRUE(p.pace.next(p.start, p.requests));
    EXPECT_EQ(p.start.now, first + i * kCyclePeriod);
    EXPECT_EQ(p.start.cycles_elapsed, 1) << "in lock step nothing is late";
  }
}

TEST(LockStepPace, is_never_ahead_of_the_clock_on_the_wall) {
  Paced p;
  for (int i = 0; i < 20; ++i) {
    ASSERT_TRUE(p.pace.next(p.start, p.requests));
    EXPECT_LE(p.start.now, monotonic_now());
  }
}

TEST(LockStepPace, in_time_lapse_fits_so_many_milliseconds_into_one_of_the_wall) {
  const auto handover = std::make_unique<Handover>();
  LockStepPace pace(*handover, 20.0);
  CycleStart start;
  RequestList requests;
  ASSERT_TRUE(pace.next(start, requests));
  const TimePoint first = start.now;
  const TimePoint began = monotonic_now();
  for (int i = 0; i < 200; ++i) {
    ASSERT_TRUE(pace.next(start, requests));
  }
  EXPECT_EQ(start.now, first + 200 * kCyclePeriod) << "every cycle is still one millisecond";
  EXPECT_GE((monotonic_now() - began) * 20, 199 * kCyclePeriod) << "and never faster than asked";
}

TEST(LockStepPace, hears_requests_by_the_clock_on_which_people_press) {
  Paced p;
  ASSERT_TRUE(p.pace.next(p.start, p.requests));
  p.handover->requests.push(
      Asked{Request{.id = 7, .kind = RequestKind::start}, monotonic_now() - kRequestExpires - 1ms});
  p.handover->requests.push(Asked{Request{.id = 8, .kind = RequestKind::stop}, monotonic_now()});
  ASSERT_TRUE(p.pace.next(p.start, p.requests));
  ASSERT_EQ(p.requests.size(), 1U) << "a start of long ago is not carried out";
  EXPECT_EQ(p.requests[0].id, 8U);
}

}  // namespace
}  // namespace knead::daemon
