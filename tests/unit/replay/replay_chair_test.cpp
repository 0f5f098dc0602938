#include "hal/replay/replay_chair.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace knead::replay {
namespace {

struct Rig {
  ReplayChair chair;
  std::unique_ptr<RecordedCycle> cycle = std::make_unique<RecordedCycle>();
  std::unique_ptr<SensorFrame> seen = std::make_unique<SensorFrame>();

  Rig() {
    cycle->number = 0;
    cycle->outputs.written.rollers[1].depth = Millimetre(12.5);
    chair.show(cycle.get());
  }
};

TEST(ReplayChair, gives_the_recorded_readings_whatever_time_it_is_told) {
  Rig rig;
  rig.cycle->sensors.rollers[0].force = {Newton(31.25), TimePoint(5s), Validity::good, 9};
  EXPECT_EQ(rig.chair.read(TimePoint(400s), *rig.seen), hal::IoStatus::ok);
  EXPECT_EQ(rig.seen->rollers[0].force.value, Newton(31.25));
  EXPECT_EQ(rig.seen->rollers[0].force.acquired, TimePoint(5s));
  EXPECT_EQ(rig.seen->rollers[0].force.sequence, 9U);
}

TEST(ReplayChair, answers_as_the_chair_did_then) {
  Rig rig;
  rig.cycle->read = hal::IoStatus::failed;
  rig.cycle->write = hal::IoStatus::failed;
  EXPECT_EQ(rig.chair.read(TimePoint(), *rig.seen), hal::IoStatus::failed);
  EXPECT_EQ(rig.chair.write(TimePoint(), rig.cycle->outputs.written), hal::IoStatus::failed);
}

TEST(ReplayChair, finds_the_recorded_frame_right) {
  Rig rig;
  EXPECT_EQ(rig.chair.write(TimePoint(), rig.cycle->outputs.written), hal::IoStatus::ok);
  EXPECT_EQ(rig.chair.frames(), 1U);
  EXPECT_EQ(rig.chair.wrong_frames(), 0U);
  EXPECT_FALSE(rig.chair.first_wrong().has_value());
}

TEST(ReplayChair, names_the_first_frame_that_was_another_and_where) {
  Rig rig;
  ActuatorFrame other = rig.cycle->outputs.written;
  other.rollers[1].depth = Millimetre(12.500000000000002);
  static_cast<void>(rig.chair.write(TimePoint(), other));
  other.carriage = Millimetre(1.0);
  static_cast<void>(rig.chair.write(TimePoint(), other));
  EXPECT_EQ(rig.chair.wrong_frames(), 2U);
  ASSERT_TRUE(rig.chair.first_wrong().has_value());
  EXPECT_EQ(rig.chair.first_wrong()->cycle, 0U);
  EXPECT_EQ(rig.chair.first_wrong()->difference.field, "written.depth_mm");
  EXPECT_EQ(rig.chair.first_wrong()->difference.index, 1);
  EXPECT_EQ(rig.chair.first_wrong()->difference.recorded, 12.5);
}

TEST(ReplayChair, compares_nothing_of_a_recording_that_begins_in_the_middle) {
  Rig rig;
  ReplayChair chair;
  rig.cycle->number = 500;
  chair.show(rig.cycle.get());
  static_cast<void>(chair.write(TimePoint(), ActuatorFrame{}));
  EXPECT_EQ(chair.frames(), 0U);
  EXPECT_EQ(chair.wrong_frames(), 0U);
}

TEST(ReplayChair, says_that_it_has_ended_when_there_is_no_cycle) {
  Rig rig;
  rig.chair.show(nullptr);
  EXPECT_EQ(rig.chair.read(TimePoint(), *rig.seen), hal::IoStatus::ended);
  EXPECT_EQ(rig.chair.write(TimePoint(), ActuatorFrame{}), hal::IoStatus::ended);
  EXPECT_EQ(rig.chair.frames(), 0U);
}

TEST(Difference, tells_minus_zero_from_zero_and_a_nan_from_another) {
  Outputs recorded;
  Outputs played;
  played.written.carriage = Millimetre(-0.0);
  ASSERT_TRUE(first_difference(recorded, played).has_value());
  EXPECT_EQ(first_difference(recorded, played)->field, "written.carriage_mm");
}

TEST(Difference, sees_every_part_that_is_only_a_digest) {
  const Outputs recorded;
  for (std::uint64_t Outputs::* part :
       {&Outputs::asked, &Outputs::envelope, &Outputs::gate, &Outputs::said, &Outputs::seen}) {
    Outputs played;
    played.*part = 1;
    ASSERT_TRUE(first_difference(recorded, played).has_value());
    EXPECT_TRUE(first_difference(recorded, played)->is_digest);
  }
  EXPECT_FALSE(first_difference(recorded, Outputs{}).has_value());
}

}  // namespace
}  // namespace knead::replay
