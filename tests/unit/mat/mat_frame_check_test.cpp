#include "control/signal/mat_frame_check.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace knead::signal {
namespace {

const MatGeometry kMat{};
constexpr std::size_t kCells = 128;

/// A load with a shape, and a flicker that no two frames share.
PressureMap load(double size, int frame) {
  PressureMap map;
  for (std::size_t i = 0; i < kCells; ++i) {
    const auto place = static_cast<double>(i);
    const double shape = 1.0 + std::sin(place * 0.3);
    map.cells[i] = Kilopascal(size * shape + 0.01 * std::abs(std::sin(frame * 7.3 + place * 1.7)));
  }
  return map;
}

class FrameCheck : public testing::Test {
 protected:
  bool believes(const PressureMap& map) {
    now_ += 10ms;
    return check_.believes(map, now_);
  }
  void settle(double size) {
    for (int i = 0; i < 200; ++i) (void)believes(load(size, frame_++));
  }

  MatFrameCheck check_{kMat, {}, Hertz(100.0)};
  TimePoint now_{1s};
  int frame_ = 0;
};

TEST_F(FrameCheck, believes_a_steady_load_and_one_that_comes_and_goes_within_a_tenth_of_a_second) {
  settle(2.0);
  for (int i = 0; i < 10; ++i) EXPECT_TRUE(believes(load(2.0 - 0.2 * i, frame_++)));
  for (int i = 0; i < 10; ++i) EXPECT_TRUE(believes(load(0.4 + 0.2 * i, frame_++)));
}

TEST_F(FrameCheck, refuses_what_is_no_number_and_what_pulls_and_believes_the_next_again) {
  settle(2.0);
  PressureMap broken = load(2.0, frame_);
  broken.cells[77] = Kilopascal(std::nan(""));
  EXPECT_FALSE(believes(broken));
  EXPECT_TRUE(believes(load(2.0, frame_++)));
  broken.cells[77] = Kilopascal(-3.0);
  EXPECT_FALSE(believes(broken));
  EXPECT_TRUE(believes(load(2.0, frame_++)));
}

TEST_F(FrameCheck, refuses_rows_that_slipped_although_their_sum_is_the_same) {
  settle(2.0);
  PressureMap slipped = load(2.0, frame_);
  std::rotate(slipped.cells.begin(), slipped.cells.begin() + 12, slipped.cells.begin() + kCells);
  EXPECT_FALSE(believes(slipped));
}

TEST_F(FrameCheck, refuses_a_cell_that_jumps_by_more_than_any_load_and_a_doubled_frame) {
  settle(2.0);
  PressureMap spike = load(2.0, frame_);
  spike.cells[40] = Kilopascal(40.0);
  EXPECT_FALSE(believes(spike));
  EXPECT_FALSE(believes(load(4.0, frame_)));
  EXPECT_TRUE(believes(load(2.0, frame_++)));
}

TEST_F(FrameCheck, a_jump_that_stays_is_believed_after_five_frames) {
  settle(1.0);
  int refused = 0;
  while (!believes(load(4.0, frame_++)) && refused < 50) ++refused;
  EXPECT_EQ(refused, MatFrameCheck::kAgreeing - 1);
}

TEST_F(FrameCheck, nonsense_that_never_agrees_is_never_believed) {
  std::mt19937 engine(1);
  settle(1.0);
  for (int i = 0; i < 200; ++i) {
    PressureMap noise;
    std::uniform_real_distribution<double> any(0.0, 60.0);
    for (std::size_t k = 0; k < kCells; ++k) {
      noise.cells[k] = Kilopascal(any(engine));
    }
    ASSERT_FALSE(believes(noise)) << i;
  }
}

TEST_F(FrameCheck,
       a_loaded_mat_that_repeats_itself_is_refused_after_a_second_and_an_empty_one_not) {
  settle(2.0);
  const PressureMap frozen = load(2.0, frame_);
  for (int i = 0; i < 100; ++i) ASSERT_TRUE(believes(frozen)) << i;
  EXPECT_FALSE(believes(frozen));
  EXPECT_TRUE(believes(load(2.0, ++frame_))) << "it measures again";
  for (int i = 0; i < 300; ++i) (void)believes(PressureMap{});
  EXPECT_TRUE(believes(PressureMap{}));
}

TEST_F(FrameCheck, a_cell_may_read_below_nothing_by_as_much_as_its_own_zero) {
  MatCalibration calibration;
  calibration.zero_kpa[3] = -1.0;
  MatFrameCheck check(kMat, calibration, Hertz(100.0));
  PressureMap map = load(1.0, 1);
  map.cells[3] = Kilopascal(-1.2);
  bool believed = false;
  for (int i = 0; i < 6; ++i) believed = check.believes(map, TimePoint(1s) + 10ms * i);
  EXPECT_TRUE(believed);
  map.cells[4] = Kilopascal(-1.2);
  EXPECT_FALSE(check.believes(map, TimePoint(2s)));
}

}  // namespace
}  // namespace knead::signal
