#include "control/sense/expected_emg.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace knead::sense {
namespace {

/// Independent values in a block, as drawn muscles have them.
constexpr double kFreedom = 3.0;

TEST(ExpectedEmg, learns_this_person_s_answer_and_then_doubts_it_less) {
  ExpectedEmg line;
  std::mt19937 engine(2);
  std::gamma_distribution<double> chance(kFreedom / 2.0, 2.0 / kFreedom);
  const EmgLoad pressed{.pressed = 2.0, .rubbed = 0.0, .near = 1.0};
  const double doubt_before = line.expect(pressed).doubt;
  for (int i = 0; i < 12'000; ++i) {
    const EmgLoad load{.pressed = i % 800 < 400 ? 0.25 : 2.0, .rubbed = 0.0, .near = 1.0};
    const double amplitude = 1.0 + 1.2 * load.pressed;
    line.learn(amplitude * amplitude * chance(engine), load, 0.005);
  }
  const ExpectedEmg::Power after = line.expect(pressed);
  EXPECT_NEAR(after.mean, 3.4 * 3.4, 1.5);
  EXPECT_LT(after.doubt, doubt_before);
}

TEST(ExpectedEmg, tells_rubbing_from_the_answer_to_force) {
  ExpectedEmg line;
  std::mt19937 engine(3);
  std::gamma_distribution<double> chance(kFreedom / 2.0, 2.0 / kFreedom);
  for (int i = 0; i < 12'000; ++i) {
    const EmgLoad load{.pressed = 1.0, .rubbed = i % 60 < 20 ? 1.0 : 0.0, .near = 1.0};
    const double power = 1.5 * 1.5 + 20.0 * load.rubbed * load.rubbed;
    line.learn(power * chance(engine), load, 0.005);
  }
  EXPECT_NEAR(line.expect({.pressed = 1.0, .rubbed = 1.0}).mean, 22.0, 6.0);
  EXPECT_NEAR(line.expect({.pressed = 1.0, .rubbed = 0.0}).mean, 2.25, 0.5);
}

TEST(ExpectedEmg, expects_of_a_jolt_what_rubbing_taught_of_this_electrode) {
  ExpectedEmg line;
  for (int i = 0; i < 2'000; ++i) {
    const EmgLoad load{.rubbed = i % 60 < 20 ? 1.0 : 0.0};
    line.learn(1.0 + 100.0 * load.rubbed, load, 0.005);
  }
  EXPECT_GT(line.expect({.jolted = 0.2}).mean, 50.0);
  EXPECT_NEAR(line.expect({.jolted = 0.2}).muscle, 1.0, 0.2);
}

TEST(ExpectedEmg, a_jolt_deafens_no_electrode_before_rubbing_is_learned_and_teaches_nothing) {
  // 4 N in 5 ms right on the electrode: perhaps the back of who starts up.
  const EmgLoad jolt{.jolted = 0.04};
  ExpectedEmg line;
  const ExpectedEmg::Power calm = line.expect({});
  EXPECT_EQ(line.expect(jolt).doubt, calm.doubt);
  EXPECT_LT(line.expect(jolt).mean, 2.0);
  for (int i = 0; i < 10; ++i) line.learn(30.0, jolt, 0.005);
  EXPECT_EQ(line.expect({.rubbed = 1.0}).mean, ExpectedEmg{}.expect({.rubbed = 1.0}).mean);
}

TEST(ExpectedEmg, a_rest_that_steps_tells_the_learned_answer_in_its_new_unit) {
  ExpectedEmg line;
  for (int i = 0; i < 8'000; ++i) {
    const EmgLoad load{.pressed = i % 800 < 400 ? 0.0 : 2.0};
    line.learn(load.pressed > 0.0 ? 9.0 : 1.0, load, 0.005);
  }
  const ExpectedEmg::Power before = line.expect({.pressed = 2.0});
  line.step_rest(4.0);
  const ExpectedEmg::Power after = line.expect({.pressed = 2.0});
  EXPECT_NEAR(after.mean - 1.0, (before.mean - 1.0) / 4.0, 0.1);
  EXPECT_LT(after.doubt, 0.5) << "of the answer little, of the new rest the prior's";
}

TEST(ExpectedEmg, a_rest_that_steps_changes_its_unit_and_not_what_is_expected) {
  // The muscle's tone had sunk to half of its power, and was learned, when its channel believed
  // that its floor had stepped by as much.
  ExpectedEmg line;
  for (int i = 0; i < 4'000; ++i) line.learn(0.5, {}, 0.005);
  EXPECT_NEAR(line.expect({}).mean, 0.5, 0.02);
  line.step_rest(0.5);
  EXPECT_NEAR(line.expect({}).mean, 1.0, 0.02);
  // A floor nine times as loud was too much to be learned.
  line.step_rest(9.0);
  EXPECT_NEAR(line.expect({}).mean, 1.0, 0.02);
}

TEST(ExpectedEmg, stays_bounded_whatever_it_is_taught) {
  ExpectedEmg line;
  std::mt19937 engine(4);
  std::uniform_real_distribution<double> power(0.0, 5000.0);
  std::uniform_real_distribution<double> load(0.0, 5.0);
  for (int i = 0; i < 200'000; ++i) {
    line.learn(power(engine), {.pressed = load(engine), .rubbed = load(engine)}, 0.005);
    ASSERT_TRUE(std::isfinite(line.expect({.pressed = 1.0, .rubbed = 1.0}).mean));
  }
  EXPECT_LE(line.expect({}).mean, 4.0);
  EXPECT_GE(line.expect({}).mean, 0.3);
}

}  // namespace
}  // namespace knead::sense
