// Chair::write and Chair::pet: power takes permission and a heartbeat, and goes with either.
#include "tests/contract/chair_contract.hpp"

namespace knead::contract {
namespace {

TEST_P(ChairContract, set_points_without_enable_drive_nothing) {
  KNEAD_NEEDS(Claim::driving);
  run(kSettling, false);
  EXPECT_EQ(written_, hal::IoStatus::ok);
  EXPECT_FALSE(bench_->powered());
  EXPECT_EQ(bench_->driven_depth(), Millimetre(0.0));
  EXPECT_FALSE(frame_->inputs.value.enable_energised);
}

TEST_P(ChairContract, enable_with_a_heartbeat_gives_power_and_the_read_back_says_so) {
  KNEAD_NEEDS(Claim::driving);
  run(kSettling, true);
  EXPECT_EQ(written_, hal::IoStatus::ok);
  EXPECT_TRUE(bench_->powered());
  EXPECT_NEAR(bench_->driven_depth().value(), kPressing.value(), 0.5) << "to a drive's accuracy";
  EXPECT_TRUE(frame_->inputs.value.enable_energised);
}

TEST_P(ChairContract, enable_without_a_heartbeat_gives_no_power) {
  KNEAD_NEEDS(Claim::driving);
  run(kSettling, true, false);
  EXPECT_FALSE(bench_->powered());
  EXPECT_FALSE(frame_->inputs.value.enable_energised);
}

TEST_P(ChairContract, a_heartbeat_that_stops_takes_the_power_within_the_timeout) {
  KNEAD_NEEDS(Claim::driving);
  run(kSettling, true);
  ASSERT_TRUE(bench_->powered());
  run(ChairDescription{}.heartbeat_timeout - 10 * kCyclePeriod, true, false);
  EXPECT_TRUE(bench_->powered()) << "earlier than it says";
  run(15 * kCyclePeriod, true, false);
  EXPECT_FALSE(bench_->powered());
  EXPECT_FALSE(frame_->inputs.value.enable_energised);
}

TEST_P(ChairContract, a_frame_without_enable_takes_the_power_in_the_next_cycle) {
  KNEAD_NEEDS(Claim::driving);
  run(kSettling, true);
  ASSERT_TRUE(bench_->powered());
  cycle(false);
  bench_->live();
  ASSERT_EQ(read(), hal::IoStatus::ok);
  EXPECT_FALSE(bench_->powered());
  EXPECT_EQ(bench_->driven_depth(), Millimetre(0.0));
}

}  // namespace
}  // namespace knead::contract
