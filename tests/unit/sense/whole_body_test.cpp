#include "control/sense/whole_body.hpp"

#include <gtest/gtest.h>

namespace knead::sense {
namespace {

constexpr double kBlock_s = 0.005;

WholeBody::Input all(double excess) {
  WholeBody::Input input;
  input.excess.fill(excess);
  input.usable.fill(true);
  return input;
}

TEST(WholeBody, all_electrodes_alike_are_a_movement_from_the_first_block_on) {
  WholeBody body{ChairDescription{}};
  body.step(all(0.5), kBlock_s);
  EXPECT_FALSE(body.moves());
  body.step(all(20.0), kBlock_s);
  EXPECT_TRUE(body.moves());
  EXPECT_TRUE(body.shakes());
}

TEST(WholeBody, guarding_of_one_side_or_of_both_near_the_roller_is_none) {
  // Power of guarding that adds four times rest at the roller and a quarter of it far away; of the
  // other side 0.6 of that. Channels go left, right, from the neck down.
  const auto power = [](double amplitude) { return (1.0 + amplitude) * (1.0 + amplitude) - 1.0; };
  for (const double strength : {1.0, 2.25}) {
    WholeBody one{ChairDescription{}};
    WholeBody both{ChairDescription{}};
    WholeBody::Input left = all(0.0);
    const auto guards = [&](std::size_t c) { return strength * (c < 4 ? 1.0 : 4.0); };
    for (std::size_t c = 0; c < kEmgChannels; c += 2) left.excess[c] = power(guards(c));
    WholeBody::Input weaker_right = left;
    for (std::size_t c = 1; c < kEmgChannels; c += 2) {
      weaker_right.excess[c] = power(0.6 * guards(c));
    }
    for (int i = 0; i < 40; ++i) {
      one.step(left, kBlock_s);
      both.step(weaker_right, kBlock_s);
      ASSERT_FALSE(one.moves()) << strength;
      ASSERT_FALSE(both.moves()) << strength;
    }
  }
}

TEST(WholeBody, tells_for_how_long_all_leads_have_shaken_across_a_block_low_by_chance) {
  WholeBody body{ChairDescription{}};
  EXPECT_EQ(body.shakes_for_s(), 0.0);
  for (int i = 0; i < 20; ++i) body.step(all(i == 10 ? 0.0 : 20.0), kBlock_s);
  EXPECT_NEAR(body.shakes_for_s(), 0.1, 1e-9);
  for (int i = 0; i < 8; ++i) body.step(all(0.0), kBlock_s);
  EXPECT_EQ(body.shakes_for_s(), 0.0);
}

TEST(WholeBody, one_electrode_that_hears_nothing_hides_no_movement_among_six) {
  WholeBody body{ChairDescription{}};
  WholeBody::Input cough = all(20.0);
  cough.excess[5] = 0.0;
  body.step(cough, kBlock_s);
  EXPECT_TRUE(body.moves());
  for (const std::size_t lost : {0U, 1U, 2U}) cough.usable[lost] = false;
  WholeBody few{ChairDescription{}};
  few.step(cough, kBlock_s);
  EXPECT_FALSE(few.moves()) << "of five each has its say";
}

TEST(WholeBody, arms_thrown_back_are_a_movement_whatever_the_electrodes_say) {
  WholeBody body{ChairDescription{}};
  WholeBody::Input thrown = all(0.0);
  thrown.arms_thrown = true;
  body.step(thrown, kBlock_s);
  EXPECT_TRUE(body.moves());
  EXPECT_FALSE(body.shakes());
}

TEST(WholeBody, what_is_common_fades_and_its_share_of_each_electrode_is_learned) {
  WholeBody body{ChairDescription{}};
  WholeBody::Input cough = all(20.0);
  cough.excess[0] = 40.0;
  for (int i = 0; i < 60; ++i) body.step(cough, kBlock_s);
  EXPECT_GT(body.adds(0), 1.6 * body.adds(1));
  EXPECT_GT(body.adds(1), 20.0) << "what is common may be a little more";
  const double at_its_height = body.adds(1);
  for (int i = 0; i < 40; ++i) body.step(all(0.0), kBlock_s);
  EXPECT_FALSE(body.moves());
  EXPECT_TRUE(body.moved());
  EXPECT_LT(body.adds(1), 0.01 * at_its_height) << "200 ms later";
  for (int i = 0; i < 200; ++i) body.step(all(0.0), kBlock_s);
  EXPECT_FALSE(body.moved());
  EXPECT_EQ(body.adds(1), 0.0);
}

TEST(WholeBody, what_most_show_is_of_the_newest_block_and_of_no_single_electrode) {
  WholeBody body{ChairDescription{}};
  WholeBody::Input input = all(0.0);
  input.newest.fill(6.0);
  input.newest[3] = 900.0;
  input.newest[4] = -1.0;
  body.step(input, kBlock_s);
  EXPECT_NEAR(body.most_show(), 6.0, 1e-9);
  input.newest.fill(-1.0);
  body.step(input, kBlock_s);
  EXPECT_EQ(body.most_show(), 0.0);
}

TEST(WholeBody, one_side_alone_cannot_tell_a_movement) {
  WholeBody body{ChairDescription{}};
  WholeBody::Input left = all(20.0);
  for (std::size_t c = 1; c < kEmgChannels; c += 2) left.usable[c] = false;
  body.step(left, kBlock_s);
  EXPECT_FALSE(body.moves());
  EXPECT_EQ(body.adds(0), 0.0);
}

}  // namespace
}  // namespace knead::sense
