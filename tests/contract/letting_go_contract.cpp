// Chair::make_safe and the end of a chair: released, for good, whenever and how often it is said.
#include "tests/contract/chair_contract.hpp"

namespace knead::contract {
namespace {

TEST_P(ChairContract, made_safe_it_has_no_power_and_no_later_frame_gives_it_back) {
  KNEAD_NEEDS(Claim::driving);
  run(kSettling, true);
  ASSERT_TRUE(bench_->powered());
  bench_->chair().make_safe();
  cycle(true);
  EXPECT_FALSE(bench_->powered()) << "within a cycle";
  for (int i = 0; i < 200; ++i) {
    cycle(true);
    ASSERT_EQ(read_, hal::IoStatus::ok) << "it goes on telling what it feels";
    ASSERT_EQ(written_, hal::IoStatus::failed) << "it says that it did not take this";
    ASSERT_FALSE(bench_->powered());
    ASSERT_EQ(bench_->driven_depth(), Millimetre(0.0));
  }
  cycle(false);
  EXPECT_EQ(written_, hal::IoStatus::ok) << "released is what it is";
}

TEST_P(ChairContract, made_safe_again_and_again_it_is_as_safe_as_once) {
  KNEAD_NEEDS(Claim::driving);
  run(kSettling, true);
  for (int i = 0; i < 20; ++i) {
    bench_->chair().make_safe();
    bench_->chair().make_safe();
    cycle(false);
    EXPECT_EQ(written_, hal::IoStatus::ok);
  }
  EXPECT_FALSE(bench_->powered());
  EXPECT_FALSE(frame_->inputs.value.enable_energised);
}

TEST_P(ChairContract, made_safe_before_anything_else_it_never_gets_power) {
  bench_->chair().make_safe();
  run(kSettling, true);
  EXPECT_EQ(read_, hal::IoStatus::ok);
  KNEAD_NEEDS(Claim::driving);
  EXPECT_FALSE(bench_->powered());
}

TEST_P(ChairContract, closed_it_leaves_nothing_powered) {
  KNEAD_NEEDS(Claim::closing);
  run(kSettling, true);
  ASSERT_TRUE(bench_->powered());
  bench_->close();
  bench_->live();
  EXPECT_FALSE(bench_->powered());
  EXPECT_EQ(bench_->driven_depth(), Millimetre(0.0));
}

TEST_P(ChairContract, closed_after_it_was_made_safe_it_stays_released) {
  KNEAD_NEEDS(Claim::closing);
  run(kSettling, true);
  bench_->chair().make_safe();
  bench_->close();
  for (int i = 0; i < 50; ++i) {
    bench_->live();
    EXPECT_FALSE(bench_->powered());
    EXPECT_EQ(bench_->driven_depth(), Millimetre(0.0));
  }
}

}  // namespace
}  // namespace knead::contract
