#include "control/snapshot_fill.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace knead {
namespace {

/// A controller whose back mat sends a frame every 10 ms, good or garbage.
class SnapshotFill : public testing::Test {
 protected:
  static constexpr Kilopascal kGood{2.0};

  void run(Duration duration, bool garbage) {
    for (const TimePoint end = now_ + duration; now_ < end; now_ += kCyclePeriod) {
      if ((now_.time_since_epoch() % 10ms) == Duration::zero()) send(garbage);
      controller_.step({.now = now_, .sensors = sensors_, .gate = gate_}, out_);
    }
    now_ -= kCyclePeriod;  // the last cycle's time
  }

  void send(bool garbage) {
    Sample<PressureMap>& mat = sensors_.back_mat;
    mat.acquired = now_;
    mat.validity = Validity::good;
    ++mat.sequence;
    mat.value.cells.fill(kGood);
    if (garbage) mat.value.cells[3] = Kilopascal(std::numeric_limits<double>::quiet_NaN());
  }

  TimePoint now_{1s};
  ChairDescription chair_{};
  Controller controller_{chair_, {}, {}, {}};
  GateReport gate_{};
  SensorFrame sensors_{};
  StepOutput out_{};
};

TEST_F(SnapshotFill, a_mat_frame_that_is_believed_is_as_old_as_its_reading) {
  run(105ms, false);
  EXPECT_EQ(out_.snapshot.mat_age, 4ms);
  EXPECT_EQ(out_.snapshot.mat_sequence, sensors_.back_mat.sequence);
  EXPECT_FALSE(out_.snapshot.back_mat_health.frame_refused);
}

TEST_F(SnapshotFill, a_mat_frame_that_is_refused_is_not_shown_as_fresh) {
  run(105ms, false);
  const std::uint32_t believed = sensors_.back_mat.sequence;
  run(300ms, true);
  EXPECT_TRUE(out_.snapshot.back_mat_health.frame_refused);
  EXPECT_GE(out_.snapshot.mat_age, 290ms);
  EXPECT_LE(out_.snapshot.mat_frame_age, 5ms) << "the bus is well";
  EXPECT_EQ(out_.snapshot.mat_sequence, believed);
  EXPECT_EQ(out_.snapshot.back_mat.cells[3], kGood) << "what was believed last";
}

TEST_F(SnapshotFill, who_calibrates_sees_the_frame_itself_refused_or_not) {
  run(105ms, false);
  EXPECT_EQ(out_.snapshot.back_mat_nominal.cells[3], kGood);
  run(100ms, true);
  EXPECT_NE(out_.snapshot.back_mat_nominal.cells[3], out_.snapshot.back_mat_nominal.cells[3]);
}

}  // namespace
}  // namespace knead
