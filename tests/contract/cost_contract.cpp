// The cycle's calls take nothing from the heap. Needs the malloc guard in the program.
#include <iostream>

#include "tests/contract/chair_contract.hpp"
#include "tests/support/malloc_guard.hpp"

namespace knead::contract {
namespace {

TEST_P(ChairContract, a_thousand_cycles_take_nothing_from_the_heap) {
  run(kSettling, true);
  rt::Violations seen;
  const auto watched = [&seen](const auto& call) {
    const rt::GuardedSection section(rt::Bite::count);
    call();
    const rt::Violations one = rt::GuardedSection::violations();
    seen.allocations += one.allocations;
    seen.deallocations += one.deallocations;
    seen.exceptions += one.exceptions;
  };
  hal::Chair& chair = bench_->chair();
  for (int i = 0; i < 1000; ++i) {
    bench_->live();
    bench_->before_read();
    const TimePoint now = bench_->now();
    const ActuatorFrame frame = asked(true);
    watched([&] { static_cast<void>(chair.read(now, *frame_)); });
    watched([&] { static_cast<void>(chair.write(now, frame)); });
    watched([&] { chair.pet(now); });
  }
  watched([&] { chair.make_safe(); });
  std::cout << GetParam().name << ": " << seen.allocations << " allocations, " << seen.deallocations
            << " frees, " << seen.exceptions << " exceptions in 1000 cycles\n";
  EXPECT_EQ(seen.exceptions, 0U);
  KNEAD_NEEDS(Claim::own_heap);
  EXPECT_EQ(seen.allocations, 0U);
  EXPECT_EQ(seen.deallocations, 0U);
}

}  // namespace
}  // namespace knead::contract
