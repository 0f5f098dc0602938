#include "hal/bridge/greeting.hpp"

#include <gtest/gtest.h>

#include "tests/unit/bridge/scripted_plant.hpp"

namespace knead::bridge {
namespace {

TEST(Greeting, tells_a_plant_all_that_it_must_know_of_the_chair) {
  ChairDescription chair;
  chair.emg_rate = Hertz(1000.0);
  v1::ControllerHello hello;
  greet(chair, "1.2.3", 42, hello);
  EXPECT_EQ(hello.protocol_version(), 1U);
  EXPECT_EQ(hello.program_version(), "1.2.3");
  EXPECT_EQ(hello.seed(), 42U);
  EXPECT_EQ(hello.chair().back_mat().rows(), 16U);
  EXPECT_EQ(hello.chair().seat_mat().columns(), 4U);
  EXPECT_EQ(hello.chair().emg_size(), 8);
  EXPECT_EQ(hello.chair().jets_size(), 6);
  EXPECT_FLOAT_EQ(hello.emg_hz(), 1000.0F);
  EXPECT_FLOAT_EQ(hello.drives().spring_speed_mm_s(), 400.0F);
  EXPECT_FLOAT_EQ(hello.drives().mechanical_limiter_n(), 115.0F);
  EXPECT_FLOAT_EQ(hello.heartbeat_timeout_s(), 0.05F);
  EXPECT_FLOAT_EQ(hello.ages().mat_s(), 0.05F);
}

TEST(Greeting, understands_what_a_plant_gives_and_tells) {
  v1::PlantHello hello = good_hello();
  hello.add_truth(v1::TRUTH_PART_SPINE);
  const Result<PlantFacts> facts = facts_of(hello);
  ASSERT_TRUE(facts) << facts.error().message();
  EXPECT_EQ(facts->name, "scripted");
  EXPECT_TRUE(facts->gives.emg);
  EXPECT_FALSE(facts->gives.motor_current);
  EXPECT_TRUE(facts->truth.spine);
  EXPECT_FALSE(facts->truth.all());
}

TEST(Greeting, refuses_another_protocol_and_names_both) {
  v1::PlantHello hello = good_hello();
  hello.set_protocol_version(9);
  const Result<PlantFacts> facts = facts_of(hello);
  ASSERT_FALSE(facts);
  EXPECT_EQ(facts.error().code, ErrorCode::wrong_version);
  EXPECT_NE(facts.error().text.find("speaks 9, this program 1"), std::string::npos);
}

TEST(Greeting, refuses_a_plant_without_a_name_and_one_with_a_novel) {
  for (const std::string& name : {std::string(), std::string(101, 'x')}) {
    v1::PlantHello hello = good_hello();
    hello.set_name(name);
    EXPECT_FALSE(facts_of(hello));
  }
}

TEST(Greeting, refuses_a_plant_that_does_not_say_that_nobody_can_be_pressed_by_it) {
  v1::PlantHello hello = good_hello();
  hello.clear_simulated();
  const Result<PlantFacts> facts = facts_of(hello);
  ASSERT_FALSE(facts);
  EXPECT_EQ(facts.error().code, ErrorCode::refused);
  EXPECT_NE(facts.error().text.find("hello.simulated"), std::string::npos);
}

TEST(Greeting, refuses_promises_that_it_does_not_know) {
  v1::PlantHello hello = good_hello();
  hello.add_gives(static_cast<v1::PlantSensor>(77));
  ASSERT_FALSE(facts_of(hello));
  EXPECT_NE(facts_of(hello).error().text.find("hello.gives: 77"), std::string::npos);
  hello = good_hello();
  hello.add_truth(v1::TRUTH_PART_UNSPECIFIED);
  EXPECT_FALSE(facts_of(hello));
}

TEST(Greeting, keeps_a_plants_control_characters_out_of_the_log) {
  v1::PlantHello hello = good_hello();
  hello.set_name("x\n\033[31mreason=none");
  EXPECT_EQ(facts_of(hello)->name, "x??[31mreason=none");
}

}  // namespace
}  // namespace knead::bridge
