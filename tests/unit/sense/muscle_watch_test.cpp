#include "control/sense/muscle_watch.hpp"

#include <gtest/gtest.h>

#include <random>

namespace knead::sense {
namespace {

constexpr double kBlock_s = 0.005;
constexpr EmgLoad kAtRoller{.pressed = 0.5, .rubbed = 0.0, .near = 1.0};
constexpr EmgLoad kRubbed{.pressed = 0.5, .rubbed = 1.0, .near = 1.0};

/// One that has learned a muscle with power 2 under the roller, and rubbing with 50 beside it.
MuscleWatch taught() {
  MuscleWatch watch;
  std::mt19937 engine(6);
  std::gamma_distribution<double> chance(1.5, 1.0 / 1.5);
  for (int i = 0; i < 12'000; ++i) {
    const EmgLoad& load = i % 80 < 40 ? kAtRoller : kRubbed;
    watch.look((2.0 + 50.0 * load.rubbed) * chance(engine), load, kBlock_s);
    watch.learn(load, kBlock_s);
  }
  return watch;
}

TEST(MuscleWatch, twice_the_amplitude_speaks_for_guarding_and_the_healthy_answer_against) {
  MuscleWatch watch = taught();
  watch.look(8.0, kAtRoller, kBlock_s);
  EXPECT_GT(watch.nats(0.0), 0.7);
  watch.look(2.0, kAtRoller, kBlock_s);
  EXPECT_LT(watch.nats(0.0), 0.0);
}

TEST(MuscleWatch, an_electrode_drowned_in_rubbing_says_next_to_nothing) {
  MuscleWatch watch = taught();
  watch.look(100.0, kRubbed, kBlock_s);
  EXPECT_LT(watch.nats(0.0), 0.2);
  watch.look(20.0, kRubbed, kBlock_s);
  EXPECT_GT(watch.nats(0.0), -0.2);
}

TEST(MuscleWatch, what_a_movement_adds_is_no_guarding) {
  MuscleWatch watch = taught();
  watch.look(12.0, kAtRoller, kBlock_s);
  EXPECT_GT(watch.nats(0.0), 1.0);
  EXPECT_LT(watch.nats(10.0), 0.1);
}

TEST(MuscleWatch, the_first_pass_of_a_roller_over_an_electrode_surprises_little) {
  MuscleWatch watch;
  for (int i = 0; i < 600; ++i) {
    watch.look(1.0, {}, kBlock_s);
    watch.learn({}, kBlock_s);
  }
  watch.look(60.0, kRubbed, kBlock_s);
  EXPECT_LT(watch.nats(0.0), 0.1);
}

}  // namespace
}  // namespace knead::sense
