#include "control/sense/muscle_watch.hpp"

#include <gtest/gtest.h>

#include <random>

namespace knead::sense {
namespace {

constexpr double kBlock_s = 0.005;
constexpr EmgLoad kAtRoller{.pressed = 0.5, .rubbed = 0.0, .near = 1.0};
constexpr EmgLoad kRubbed{.pressed = 0.5, .rubbed = 1.0, .near = 1.0};

/// The same power over rest in both bands, or one for each.
signal::PowerBlock block(double lower, double upper) {
  return {.power = {lower, upper}, .rest = {1.0, 1.0}};
}
signal::PowerBlock block(double power) { return block(power, power); }

/// One that has learned a muscle with power 2 under the roller, and rubbing with 50 beside it. A
/// block holds so many independent values.
MuscleWatch taught(double upper_rubbed = 1.0, double values = 2.0) {
  MuscleWatch watch;
  std::mt19937 engine(6);
  std::gamma_distribution<double> chance(0.5 * values, 2.0 / values);
  for (int i = 0; i < 12'000; ++i) {
    const EmgLoad& load = i % 80 < 40 ? kAtRoller : kRubbed;
    const double rubbed = 50.0 * load.rubbed;
    watch.look(
        block((2.0 + rubbed) * chance(engine), (2.0 + upper_rubbed * rubbed) * chance(engine)),
        load, kBlock_s);
    watch.learn(load, kBlock_s);
  }
  return watch;
}

TEST(MuscleWatch, twice_the_amplitude_speaks_for_guarding_and_the_healthy_answer_against) {
  MuscleWatch watch = taught();
  watch.look(block(8.0), kAtRoller, kBlock_s);
  EXPECT_GT(watch.guarding_nats(0.0), 0.7);
  watch.look(block(2.0), kAtRoller, kBlock_s);
  EXPECT_LT(watch.guarding_nats(0.0), -0.3) << "guarding is added to a muscle that works already";
}

TEST(MuscleWatch, the_steadier_a_lead_the_more_a_block_of_it_says) {
  MuscleWatch wild = taught(1.0, 1.0);
  MuscleWatch steady = taught(1.0, 4.0);
  wild.look(block(8.0), kAtRoller, kBlock_s);
  steady.look(block(8.0), kAtRoller, kBlock_s);
  EXPECT_GT(steady.guarding_nats(0.0), 2.0 * wild.guarding_nats(0.0));
}

TEST(MuscleWatch, an_electrode_drowned_in_rubbing_says_next_to_nothing) {
  MuscleWatch watch = taught();
  watch.look(block(100.0), kRubbed, kBlock_s);
  EXPECT_LT(watch.guarding_nats(0.0), 0.2);
  watch.look(block(20.0), kRubbed, kBlock_s);
  EXPECT_GT(watch.guarding_nats(0.0), -0.2);
}

TEST(MuscleWatch, where_rubbing_drowns_one_band_the_other_tells) {
  MuscleWatch watch = taught(0.0);
  watch.look(block(52.0, 8.0), kRubbed, kBlock_s);
  EXPECT_GT(watch.guarding_nats(0.0), 0.4);
}

TEST(MuscleWatch, a_band_that_is_its_amplifiers_says_less_against_guarding) {
  const auto says = [](double share) {
    MuscleWatch watch;
    signal::PowerBlock calm = block(1.0);
    calm.muscle_share = {share, share};
    watch.look(calm, kAtRoller, kBlock_s);
    return watch.guarding_nats(0.0);
  };
  EXPECT_LT(says(1.0), 0.0);
  EXPECT_GT(says(0.1), 0.3 * says(1.0));
}

TEST(MuscleWatch, what_a_movement_adds_is_no_guarding) {
  MuscleWatch watch = taught();
  watch.look(block(12.0), kAtRoller, kBlock_s);
  EXPECT_GT(watch.guarding_nats(0.0), 1.0);
  EXPECT_LT(watch.guarding_nats(10.0), 0.1);
}

TEST(MuscleWatch, a_disturbance_shows_most_where_rest_is_least) {
  const auto says = [](double lower_over_rest, double upper_over_rest) {
    const signal::PowerBlock heard{.power = {16.0 * lower_over_rest, upper_over_rest},
                                   .rest = {16.0, 1.0}};
    MuscleWatch watch;
    watch.look(heard, {}, kBlock_s);
    return watch.disturbance_nats(0.0, 16.0 / watch.rest_power());
  };
  EXPECT_GT(says(2.0, 17.0), 0.0);
  EXPECT_GT(says(2.0, 17.0), 1.5 * says(17.0, 2.0)) << "as much over rest, in the wrong band";
}

TEST(MuscleWatch, the_first_pass_of_a_roller_over_an_electrode_surprises_little) {
  MuscleWatch watch;
  for (int i = 0; i < 600; ++i) {
    watch.look(block(1.0), {}, kBlock_s);
    watch.learn({}, kBlock_s);
  }
  watch.look(block(60.0), kRubbed, kBlock_s);
  EXPECT_LT(watch.guarding_nats(0.0), 0.1);
}

TEST(MuscleWatch, stands_out_and_is_forgotten_when_its_electrode_is_lost) {
  MuscleWatch watch = taught();
  for (int i = 0; i < 4; ++i) watch.look(block(20.0), kAtRoller, kBlock_s);
  EXPECT_GT(watch.newest_excess(), 10.0);
  EXPECT_GT(watch.stands_out(), 1.0);
  EXPECT_GT(watch.residual(), 3.0);
  watch.forget_now();
  EXPECT_EQ(watch.excess(), 0.0);
  EXPECT_EQ(watch.residual(), 0.0);
}

/// Rest as this massage began it, and what the channel makes of its rest later.
double excess_of_calm(double rest_brought, double rest_later, double floor_later = 1.0) {
  MuscleWatch watch;
  for (int i = 0; i < 200; ++i) {
    watch.rest({.power = {1.0, 1.0}, .rest = {rest_brought, rest_brought}});
  }
  for (int i = 0; i < 20; ++i) {
    watch.look({.power = {floor_later, floor_later},
                .rest = {rest_later, rest_later},
                .floor = floor_later},
               {}, kBlock_s);
  }
  return watch.excess();
}

TEST(MuscleWatch, a_channel_that_forgets_a_loud_beginning_makes_no_muscle_louder) {
  EXPECT_LT(excess_of_calm(13.0, 1.3), 0.1);
  EXPECT_LT(excess_of_calm(1.0, 1.0), 0.1);
}

TEST(MuscleWatch, a_floor_that_steps_is_rest) { EXPECT_LT(excess_of_calm(1.0, 9.0, 9.0), 0.1); }

/// The floor stepped by so much power, of which this massage's rest had heard `heard` already, and
/// is believed only when the massage has begun.
MuscleWatch believed_late(double stepped, double heard) {
  MuscleWatch watch;
  for (int i = 0; i < 200; ++i) watch.rest({.power = {heard, heard}, .rest = {1.0, 1.0}});
  for (int i = 0; i < 20; ++i) {
    watch.look({.power = {stepped, stepped}, .rest = {stepped, stepped}, .floor = stepped}, {},
               kBlock_s);
  }
  return watch;
}

TEST(MuscleWatch, a_floor_that_stepped_before_the_massages_rest_counts_once) {
  for (const double stepped : {0.1, 0.25, 4.0, 9.0}) {
    for (const double heard : {1.0, std::sqrt(stepped), stepped}) {
      const MuscleWatch watch = believed_late(stepped, heard);
      EXPECT_NEAR(watch.rest_power(), stepped, 1e-9) << heard << " heard of " << stepped;
      EXPECT_LT(watch.excess(), 0.1) << heard << " heard of " << stepped;
    }
  }
}

TEST(MuscleWatch, a_tone_that_sank_and_was_taken_for_a_step_makes_no_guarding) {
  // Learned as this person's answer for a minute, and then believed as the channel's new rest.
  MuscleWatch watch;
  for (int i = 0; i < 200; ++i) watch.rest({.power = {1.0, 1.0}, .rest = {1.0, 1.0}});
  const auto hear = [&](double rest) {
    watch.look({.power = {0.5, 0.5}, .rest = {rest, rest}, .floor = rest}, {}, kBlock_s);
  };
  for (int i = 0; i < 12'000; ++i) {
    hear(1.0);
    watch.learn({}, kBlock_s);
  }
  hear(0.5);
  EXPECT_LT(watch.guarding_nats(0.0), 0.0);
  EXPECT_LT(watch.excess(), 0.1);
}

TEST(MuscleWatch, a_channel_first_heard_in_the_massage_brings_its_rest_and_no_step) {
  // Its floor stepped long ago; its rest is 1e-10 V^2 and no ratio.
  MuscleWatch watch;
  MuscleWatch usual;
  const auto hear = [](MuscleWatch& here, double floor) {
    here.look({.power = {1e-10, 1e-10}, .rest = {1e-10, 1e-10}, .floor = floor}, {.pressed = 1.0},
              kBlock_s);
  };
  hear(usual, 1.0);
  hear(watch, 4.0);
  EXPECT_EQ(watch.guarding_nats(0.0), usual.guarding_nats(0.0));
}

TEST(MuscleWatch, a_step_makes_a_rest_no_louder_than_both_tell) {
  // The channel still has a loud beginning in its rest, of which the massage's own knows nothing.
  MuscleWatch watch;
  for (int i = 0; i < 200; ++i) watch.rest({.power = {1.0, 1.0}, .rest = {3.0, 3.0}});
  watch.look({.power = {4.0, 4.0}, .rest = {12.0, 12.0}, .floor = 4.0}, {}, kBlock_s);
  EXPECT_NEAR(watch.rest_power(), 4.0, 1e-9);
}

}  // namespace
}  // namespace knead::sense
