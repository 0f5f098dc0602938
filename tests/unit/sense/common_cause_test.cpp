#include "control/sense/common_cause.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace knead::sense {
namespace {

constexpr double kBlock_s = 0.005;
/// Nats that MuscleSuspicion asks for.
constexpr double kApart = 2.0;

/// Electrodes of a back at rest under rollers at L1 and L4. Channels go left, right, from the neck
/// down; rest of the right side is twice that of the left in power.
class Back {
 public:
  std::array<double, kEmgChannels> added_uv2{};  ///< power beside the muscle's
  std::array<double, kEmgChannels> tensed{};     ///< amplitude over rest
  CommonCause cause{ChairDescription{}};

  explicit Back(unsigned seed = 3) : engine_(seed) {}
  void run(int blocks) {
    for (int i = 0; i < blocks; ++i) {
      CommonCause::Input input{.watches = watches_};
      input.usable.fill(true);
      for (std::size_t c = 0; c < kEmgChannels; ++c) {
        const double muscle = (1.0 + tensed[c]) * (1.0 + tensed[c]);
        signal::PowerBlock block{.rest = {rest_[c], rest_[c]}};
        for (double& power : block.power) {
          power = (muscle * rest_[c] + added_uv2[c]) * chance_(engine_);
        }
        watches_[c].look(block, {.near = c < 4 ? 0.1 : 0.9}, kBlock_s);
      }
      cause.step(input, kBlock_s);
    }
  }

 private:
  std::array<double, kEmgChannels> rest_{16, 32, 16, 32, 16, 32, 16, 32};
  std::array<MuscleWatch, kEmgChannels> watches_{};
  std::mt19937 engine_;
  std::gamma_distribution<double> chance_{1.0, 1.0};
};

TEST(CommonCause, muscles_of_one_side_or_of_both_about_the_rollers_stand_apart) {
  Back one;
  Back both;
  one.run(20);
  both.run(20);
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    const double strength = c < 4 ? 0.4 : 1.5;
    one.tensed[c] = c % 2 == 0 ? strength : 0.0;
    both.tensed[c] = c % 2 == 0 ? strength : 0.6 * strength;
  }
  one.run(20);
  both.run(20);
  EXPECT_GT(one.cause.guarding_over_common(0), kApart);
  EXPECT_GT(both.cause.guarding_over_common(0), kApart);
}

TEST(CommonCause, the_same_voltage_on_all_leads_does_not_whatever_its_strength) {
  for (double uv2 : {30.0, 100.0, 1000.0}) {
    int taken_for_guarding = 0;
    for (unsigned seed = 1; seed <= 40; ++seed) {
      Back shaken(seed);
      shaken.run(20);
      shaken.added_uv2.fill(uv2);
      shaken.run(20);
      taken_for_guarding += std::max(shaken.cause.guarding_over_common(0),
                                     shaken.cause.guarding_over_common(1)) >= kApart
                                ? 1
                                : 0;
    }
    EXPECT_LE(taken_for_guarding, 2) << uv2;
  }
}

TEST(CommonCause, what_was_seen_is_forgotten) {
  Back back;
  back.tensed = {0.3, 0.0, 0.3, 0.0, 1.0, 0.0, 1.0, 0.0};
  back.run(20);
  back.tensed = {};
  back.run(60);
  EXPECT_LT(back.cause.guarding_over_common(0), kApart);
}

}  // namespace
}  // namespace knead::sense
