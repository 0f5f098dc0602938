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
