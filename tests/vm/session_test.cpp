// The first minute of a massage through the kernel, every newton by way of real drivers.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

#include "tests/vm/support/closed_loop.hpp"

namespace knead::vm {
namespace {

TEST(Session, a_minute_passes_through_real_drivers_and_the_chair_feels_what_the_person_feels) {
  ClosedLoop loop;
  loop.run(3s);
  loop.ask(RequestKind::start);
  Newton felt{};
  Newton measured{};
  int not_held = 0;
  for (const TimePoint end = now() + 60s; now() < end;) {
    loop.step();
    for (const Side side : kBothSides) {
      felt = std::max(felt, loop.person().body().truth().force[index(side)]);
      measured = std::max(measured, loop.record().sensors.rollers[index(side)].force.value);
    }
    if (!loop.record().held) ++not_held;
  }
  EXPECT_EQ(not_held, 0);
  std::cout << "at most " << felt.value() << " N on the person, " << measured.value()
            << " N measured\n";
  EXPECT_EQ(loop.snapshot().state, SessionState::massage);
  EXPECT_GT(felt.value(), 5.0) << "it hardly touched the person";
  EXPECT_NEAR(measured.value(), felt.value(), 1.5);
  EXPECT_EQ(loop.person().body().invariants().violations, 0U)
      << loop.person().body().invariants().first;
}

}  // namespace
}  // namespace knead::vm
