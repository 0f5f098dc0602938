#include "control/sense/side_suspicion.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace knead::sense {
namespace {

TEST(SideSuspicion, one_electrode_alone_leaves_nothing_without_it) {
  SideSuspicion side;
  for (int i = 0; i < 20; ++i) side.add({3.0, -0.2, -0.2, -0.2});
  EXPECT_EQ(side.nats(), SideSuspicion::kMost);
  EXPECT_EQ(side.without_the_loudest(), 0.0);
}

TEST(SideSuspicion, electrodes_that_agree_need_no_single_one_of_them) {
  SideSuspicion side;
  for (int i = 0; i < 10; ++i) side.add({1.0, 0.5, 0.2, 0.0});
  EXPECT_NEAR(side.nats(), 17.0, 1e-9);
  EXPECT_NEAR(side.without_the_loudest(), 7.0, 1e-9);
  EXPECT_EQ(side.blocks(), 10);
}

TEST(SideSuspicion, begins_anew_when_the_healthy_answer_explains_more) {
  SideSuspicion side;
  side.add({2.0, 0.0, 0.0, 0.0});
  side.add({-5.0, 0.0, 0.0, 0.0});
  EXPECT_EQ(side.nats(), 0.0);
  EXPECT_EQ(side.blocks(), 0);
}

// The limit is chosen by a stated rate of false alarms; here the rate is measured on what the model
// says a healthy side does. The approximation may err by a factor of a few, to the safe side.
TEST(SideSuspicion, alarms_no_more_often_than_stated_while_its_model_holds) {
  constexpr double kFreedom = 1.5;
  constexpr double kStatedBlocks = 2'000.0;
  constexpr int kBlocks = 1'000'000;
  std::mt19937 engine(9);
  std::gamma_distribution<double> chance(kFreedom / 2.0, 2.0 / kFreedom);
  const double limit = SideSuspicion::limit_for(kStatedBlocks);
  SideSuspicion side;
  int alarms = 0;
  for (int i = 0; i < kBlocks; ++i) {
    SideSuspicion::Nats says{};
    double ratio = 3.6;  // of guarding's power over the healthy one's, less from channel to channel
    for (double& nats : says) {
      nats = 0.5 * kFreedom * (chance(engine) * (1.0 - 1.0 / ratio) - std::log(ratio));
      ratio = 1.0 + 0.7 * (ratio - 1.0);
    }
    side.add(says);
    if (side.nats() < limit) continue;
    ++alarms;
    side.reset();
  }
  const double measured = static_cast<double>(kBlocks) / std::max(1, alarms);
  EXPECT_GT(measured, kStatedBlocks);
  EXPECT_LT(measured, 10.0 * kStatedBlocks);
}

}  // namespace
}  // namespace knead::sense
