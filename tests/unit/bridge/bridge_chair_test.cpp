#include "hal/bridge/bridge_chair.hpp"

#include <gtest/gtest.h>

#include "tests/unit/bridge/scripted_plant.hpp"

namespace knead::bridge {
namespace {

constexpr TimePoint at(int ms) { return TimePoint(ms * 1ms); }

ActuatorFrame pressing() {
  ActuatorFrame frame;
  frame.enable = true;
  frame.rollers[0].depth = Millimetre(33.0);
  frame.jets[5].valve = Fraction(0.25);
  frame.heat[1] = Fraction(0.5);
  return frame;
}

/// What a chair says when the plant answers its second step with this.
std::string ending_after(const v1::Reading& second) {
  ScriptedPlant plant;
  const auto chair = plant.chair();
  plant.says(good_reading(1));
  plant.says(second);
  SensorFrame frame;
  EXPECT_EQ(chair->read(at(0), frame), hal::IoStatus::ok);
  EXPECT_EQ(chair->read(at(1), frame), hal::IoStatus::failed);
  return chair->ending() ? chair->ending()->error.message() : "no ending";
}

TEST(BridgeChair, lets_one_millisecond_pass_for_each_read) {
  ScriptedPlant plant;
  const auto chair = plant.chair();
  for (int i = 1; i <= 3; ++i) plant.says(good_reading(static_cast<std::uint64_t>(i)));
  SensorFrame frame;
  for (int i = 0; i < 3; ++i) {
    ASSERT_EQ(chair->read(at(500 + i), frame), hal::IoStatus::ok) << "the origin is the first read";
    EXPECT_EQ(frame.carriage.acquired, at(500 + i));
  }
  const auto heard = plant.heard();
  ASSERT_EQ(heard.size(), 4U) << "hello and three steps";
  EXPECT_EQ(heard[0].hello().seed(), 7U);
  EXPECT_EQ(heard[3].step().number(), 3U);
  EXPECT_EQ(heard[3].step().time_ns(), 3'000'000);
}

TEST(BridgeChair, lives_through_the_milliseconds_that_nobody_read) {
  ScriptedPlant plant;
  const auto chair = plant.chair();
  for (std::uint64_t i = 1; i <= 4; ++i) plant.says(good_reading(i));
  SensorFrame frame;
  ASSERT_EQ(chair->read(at(0), frame), hal::IoStatus::ok);
  ASSERT_EQ(chair->read(at(3), frame), hal::IoStatus::ok);
  EXPECT_EQ(frame.carriage.acquired, at(3));
  EXPECT_EQ(frame.carriage.sequence, 4U);
}

TEST(BridgeChair, passes_on_commands_and_heartbeat_with_the_next_step) {
  ScriptedPlant plant;
  const auto chair = plant.chair();
  for (std::uint64_t i = 1; i <= 3; ++i) plant.says(good_reading(i));
  SensorFrame frame;
  static_cast<void>(chair->read(at(0), frame));
  ASSERT_EQ(chair->write(at(0), pressing()), hal::IoStatus::ok);
  chair->pet(at(0));
  static_cast<void>(chair->read(at(1), frame));
  static_cast<void>(chair->read(at(2), frame));
  const auto heard = plant.heard();
  ASSERT_EQ(heard.size(), 4U);
  EXPECT_FALSE(heard[1].step().actuators().enable()) << "nothing was written before the first read";
  const v1::Actuators& commands = heard[2].step().actuators();
  EXPECT_TRUE(commands.enable());
  EXPECT_FLOAT_EQ(commands.left().depth_mm(), 33.0F);
  ASSERT_EQ(commands.jets_size(), 6);
  EXPECT_FLOAT_EQ(commands.jets(5).valve(), 0.25F);
  EXPECT_FLOAT_EQ(commands.heat(1), 0.5F);
  EXPECT_TRUE(heard[2].step().heartbeat());
  EXPECT_FALSE(heard[3].step().heartbeat()) << "an edge is told once";
}

TEST(BridgeChair, takes_the_power_at_once_and_again_without_harm) {
  ScriptedPlant plant;
  const auto chair = plant.chair();
  plant.says(good_reading(1));
  ASSERT_EQ(chair->write(at(0), pressing()), hal::IoStatus::ok);
  chair->make_safe();
  chair->make_safe();
  SensorFrame frame;
  ASSERT_EQ(chair->read(at(0), frame), hal::IoStatus::ok);
  const auto heard = plant.heard();
  ASSERT_EQ(heard.size(), 4U);
  EXPECT_TRUE(heard[1].has_power_off() && heard[2].has_power_off());
  EXPECT_FALSE(heard[3].step().actuators().enable());
}

TEST(BridgeChair, says_goodbye_when_the_session_is_over) {
  ScriptedPlant plant;
  plant.chair().reset();
  const auto heard = plant.heard();
  ASSERT_EQ(heard.size(), 2U);
  EXPECT_TRUE(heard[1].goodbye().finished());
}

TEST(BridgeChair, first_fails_so_that_the_gate_can_let_go_and_then_ends) {
  ScriptedPlant plant;
  const auto chair = plant.chair();
  v1::Reading reading = good_reading(1);
  reading.mutable_left()->set_force_n(-5000.0F);
  plant.says(reading);
  SensorFrame frame;
  int failed = 0;
  while (chair->read(at(failed), frame) == hal::IoStatus::failed) ++failed;
  EXPECT_GT(failed, 4) << "the gate trips after more than 3 failures in a row";
  EXPECT_EQ(chair->read(at(failed), frame), hal::IoStatus::ended);
  EXPECT_EQ(chair->write(at(failed), pressing()), hal::IoStatus::failed);
  EXPECT_FALSE(frame.rollers[0].force.good()) << "nothing of a bad reading counts";
  const auto heard = plant.heard();
  ASSERT_EQ(heard.size(), 4U) << "hello, step, power off, goodbye: and no step after that";
  EXPECT_TRUE(heard[2].has_power_off());
  EXPECT_FALSE(heard[3].goodbye().finished());
  EXPECT_NE(heard[3].goodbye().text().find("step 1: left.force_n: -5000"), std::string::npos)
      << heard[3].goodbye().text();
}

TEST(BridgeChair, refuses_the_answer_to_another_step) {
  EXPECT_NE(ending_after(good_reading(7)).find("plant \"scripted\", step 2: number: 7"),
            std::string::npos);
}

TEST(BridgeChair, refuses_a_clock_that_stands_or_goes_back) {
  v1::Reading second = good_reading(2);
  second.set_time_ns(1'000'000);
  EXPECT_NE(ending_after(second).find("time_ns: 1000000 is not later"), std::string::npos);
  second.set_time_ns(-5);
  EXPECT_NE(ending_after(second).find("time_ns: -5 is not later"), std::string::npos);
}

TEST(BridgeChair, refuses_a_clock_that_runs_at_another_speed) {
  v1::Reading second = good_reading(2);
  second.set_time_ns(2'600'000);
  EXPECT_NE(ending_after(second).find("time_ns: 2600000 is not the step's 2000000"),
            std::string::npos);
}

TEST(BridgeChair, forgives_a_clock_its_rounding) {
  ScriptedPlant plant;
  const auto chair = plant.chair();
  v1::Reading reading = good_reading(1);
  reading.set_time_ns(999'999);
  plant.says(reading);
  SensorFrame frame;
  EXPECT_EQ(chair->read(at(0), frame), hal::IoStatus::ok);
}

TEST(BridgeChair, refuses_a_second_hello_and_an_empty_message) {
  for (const bool hello : {true, false}) {
    ScriptedPlant plant;
    const auto chair = plant.chair();
    v1::PlantMessage message;
    if (hello) *message.mutable_hello() = good_hello();
    plant.says(message);
    SensorFrame frame;
    EXPECT_EQ(chair->read(at(0), frame), hal::IoStatus::failed);
    EXPECT_NE(chair->ending()->error.text.find("no Reading"), std::string::npos);
  }
}

TEST(BridgeChair, hears_a_goodbye_and_why) {
  ScriptedPlant plant;
  const auto chair = plant.chair();
  v1::PlantMessage message;
  message.mutable_goodbye()->set_text("out of\npatients");
  plant.says(message);
  SensorFrame frame;
  EXPECT_EQ(chair->read(at(0), frame), hal::IoStatus::failed);
  EXPECT_TRUE(chair->ending()->by_goodbye);
  EXPECT_EQ(chair->ending()->error.message(),
            "plant \"scripted\", step 1: said goodbye: out of?patients");
}

TEST(BridgeChair, stops_when_the_plant_is_silent) {
  ScriptedPlant plant;
  const auto chair = plant.chair();
  SensorFrame frame;
  EXPECT_EQ(chair->read(at(0), frame), hal::IoStatus::failed);
  EXPECT_FALSE(chair->ending()->by_goodbye);
  EXPECT_NE(chair->ending()->error.text.find("has been silent"), std::string::npos);
}

TEST(BridgeChair, stops_when_the_plant_goes_away) {
  ScriptedPlant plant;
  const auto chair = plant.chair();
  plant.go_away();
  SensorFrame frame;
  EXPECT_EQ(chair->read(at(0), frame), hal::IoStatus::failed);
  EXPECT_NE(chair->ending()->error.text.find("went away"), std::string::npos);
  chair->make_safe();  // nobody is there to hear it: no harm
}

TEST(BridgeChair, tells_a_plant_of_another_version_why_it_leaves) {
  ScriptedPlant plant;
  v1::PlantHello hello = good_hello();
  hello.set_protocol_version(2);
  plant.says(hello);
  const auto made = plant.greeted();
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, ErrorCode::wrong_version);
  EXPECT_EQ(made.error().place, "plant at scripted.sock");
  const auto heard = plant.heard();
  ASSERT_EQ(heard.size(), 2U);
  EXPECT_NE(heard[1].goodbye().text().find("speaks 2"), std::string::npos);
}

TEST(BridgeChair, wants_a_hello_first) {
  ScriptedPlant plant;
  plant.says(good_reading(1));
  const auto made = plant.greeted();
  ASSERT_FALSE(made);
  EXPECT_NE(made.error().text.find("PlantHello"), std::string::npos);
}

TEST(BridgeChair, keeps_the_truth_that_was_promised) {
  ScriptedPlant plant;
  v1::PlantHello hello = good_hello();
  hello.add_truth(v1::TRUTH_PART_SPINE);
  const auto chair = plant.chair(hello);
  v1::Reading reading = good_reading(1);
  reading.mutable_truth()->set_spine_lateral_mm(3.5F);
  plant.says(reading);
  plant.says(good_reading(2));
  SensorFrame frame;
  ASSERT_EQ(chair->read(at(0), frame), hal::IoStatus::ok);
  EXPECT_DOUBLE_EQ(chair->truth().spine.value(), 3.5);
  EXPECT_EQ(chair->read(at(1), frame), hal::IoStatus::failed) << "a promise holds in every reading";
}

}  // namespace
}  // namespace knead::bridge
