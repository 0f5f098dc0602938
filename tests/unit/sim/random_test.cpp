#include "hal/sim/random.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace knead::sim {
namespace {

TEST(Random, same_seed_and_stream_give_the_same_bits) {
  Random a(7, Stream::emg);
  Random b(7, Stream::emg);
  for (int i = 0; i < 1000; ++i) ASSERT_EQ(a.bits(), b.bits());
}

TEST(Random, streams_of_one_seed_differ) {
  Random a(7, Stream::emg);
  Random b(7, Stream::mats);
  int equal = 0;
  for (int i = 0; i < 1000; ++i) equal += a.bits() == b.bits() ? 1 : 0;
  EXPECT_EQ(equal, 0);
}

TEST(Random, uniform_fills_its_interval_evenly) {
  Random dice(3, Stream::body);
  std::array<int, 10> bins{};
  for (int i = 0; i < 100'000; ++i) {
    const double u = dice.uniform();
    ASSERT_GE(u, 0.0);
    ASSERT_LT(u, 1.0);
    ++bins[static_cast<std::size_t>(u * 10.0)];
  }
  for (int count : bins) EXPECT_NEAR(count, 10'000, 400);
}

TEST(Random, gaussian_has_the_moments_of_a_normal) {
  Random dice(5, Stream::sensors);
  constexpr int kCount = 1'000'000;
  double sum = 0.0;
  double squares = 0.0;
  double cubes = 0.0;
  double fourths = 0.0;
  for (int i = 0; i < kCount; ++i) {
    const double x = dice.gaussian();
    sum += x;
    squares += x * x;
    cubes += x * x * x;
    fourths += x * x * x * x;
  }
  EXPECT_NEAR(sum / kCount, 0.0, 0.005);
  EXPECT_NEAR(squares / kCount, 1.0, 0.01);
  EXPECT_NEAR(cubes / kCount, 0.0, 0.02);
  EXPECT_NEAR(fourths / kCount, 3.0, 0.05);
}

TEST(Random, gaussian_reaches_into_the_tail_as_often_as_a_normal) {
  Random dice(6, Stream::sensors);
  int beyond_2 = 0;
  int beyond_3_5 = 0;  // past where the ziggurat's tail begins
  constexpr int kCount = 1'000'000;
  for (int i = 0; i < kCount; ++i) {
    const double x = std::abs(dice.gaussian());
    beyond_2 += x > 2.0 ? 1 : 0;
    beyond_3_5 += x > 3.5 ? 1 : 0;
  }
  EXPECT_NEAR(beyond_2, 45'500, 1'000);
  EXPECT_NEAR(beyond_3_5, 465, 100);
}

}  // namespace
}  // namespace knead::sim
