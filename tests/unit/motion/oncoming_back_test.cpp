#include "control/motion/oncoming_back.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace knead::motion {
namespace {

/// A roller that meets a back: the force it feels rises at `rise_n_s` until `until_n` and stays.
struct Meeting {
  double rise_n_s = 0.0;
  double until_n = 0.0;
  double meant_n_s = 0.0;
};

constexpr Newton kTouch{1.5};

/// When the back is found to come on, in newton that are felt by then; 0 if it never is.
double found_at_n(const Meeting& meeting, OncomingBack& back) {
  OncomingInput input{.on_its_way = true};
  double felt_n = 0.0;
  double reference_n = 0.0;
  for (int i = 0; i < 200; ++i) {
    felt_n = std::min(meeting.until_n, felt_n + meeting.rise_n_s * input.dt_s);
    input.force = Newton(felt_n);
    if (input.on_its_way && input.force >= kTouch) {
      input.on_its_way = false;
      reference_n = felt_n;
      back.met();
    }
    if (!input.on_its_way) {
      reference_n += meeting.meant_n_s * input.dt_s;
      input.reference = Newton(reference_n);
      input.reference_rate = NewtonPerSecond(meeting.meant_n_s);
    }
    if (back.step(input)) return felt_n;
  }
  return 0.0;
}

double found_at_n(const Meeting& meeting) {
  OncomingBack back;
  return found_at_n(meeting, back);
}

TEST(OncomingBack, is_found_at_once_where_the_force_jumps) {
  const double found_n = found_at_n({.rise_n_s = 500.0, .until_n = 15.0});
  EXPECT_GT(found_n, 0.0);
  EXPECT_LE(found_n, kTouch.value() + 0.5)
      << "what comes until the roller has turned round is more";
}

TEST(OncomingBack, is_found_by_going_on_where_it_is_soft) {
  const double found_n = found_at_n({.rise_n_s = 160.0, .until_n = 15.0});
  EXPECT_GT(found_n, 0.0);
  EXPECT_LE(found_n, kTouch.value() + 1.3);
}

TEST(OncomingBack, is_not_one_that_rests) {
  EXPECT_EQ(found_at_n({.rise_n_s = 200.0, .until_n = 2.3}), 0.0) << "what the roller itself adds";
  EXPECT_EQ(found_at_n({.rise_n_s = 60.0, .until_n = 15.0}), 0.0) << "a breath, a slope";
}

TEST(OncomingBack, is_not_what_a_swing_means) {
  EXPECT_EQ(found_at_n({.rise_n_s = 210.0, .until_n = 15.0, .meant_n_s = 190.0}), 0.0);
}

TEST(OncomingBack, is_looked_for_only_as_it_is_met) {
  OncomingBack back;
  EXPECT_EQ(found_at_n({.rise_n_s = 60.0, .until_n = 15.0}, back), 0.0);
  OncomingInput held{.force = Newton(15.0), .reference = Newton(15.0)};
  for (int i = 0; i < 20; ++i) {
    held.force += Newton(0.5);
    EXPECT_FALSE(back.step(held)) << "a cough is the reflex's business";
  }
}

TEST(OncomingBack, is_believed_of_the_other_roller_only_as_it_is_met) {
  OncomingBack back;
  OncomingInput touch{.force = Newton(1.5), .reference = Newton(1.5), .beside = true};
  EXPECT_FALSE(back.step(touch)) << "held since long";
  back.met();
  EXPECT_TRUE(back.step(touch));
  EXPECT_TRUE(back.wary());
}

TEST(OncomingBack, makes_wary_until_one_is_met_that_rests) {
  OncomingBack back;
  EXPECT_FALSE(back.wary());
  EXPECT_GT(found_at_n({.rise_n_s = 500.0, .until_n = 15.0}, back), 0.0);
  EXPECT_TRUE(back.wary());
  EXPECT_EQ(found_at_n({.rise_n_s = 60.0, .until_n = 2.0}, back), 0.0);
  EXPECT_FALSE(back.wary());
}

}  // namespace
}  // namespace knead::motion
