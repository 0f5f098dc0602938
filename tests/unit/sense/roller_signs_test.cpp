#include "control/sense/roller_signs.hpp"

#include <gtest/gtest.h>

namespace knead::sense {
namespace {

/// Both rollers on a back of 2 N/mm at 20 N, arms held.
class Pressed {
 public:
  RollerSigns signs{};
  bool leads_shake = false;
  bool give_way = false;

  Pressed() { run(300, 0.0); }
  /// The back goes away at this speed, the arms hold or go back as asked.
  void run(int ms, double away_mm_s, double arms_back_mm_s = 0.0) {
    for (int i = 0; i < ms; ++i) {
      surface_mm_ += away_mm_s * 0.001;
      depth_mm_ -= arms_back_mm_s * 0.001;
      RollerSigns::Input input;
      for (ContactState& c : input.contact) {
        c.force = Newton(2.0 * std::max(0.0, depth_mm_ - surface_mm_));
        c.depth = Millimetre(depth_mm_);
        c.stiffness = NewtonPerMillimetre(2.0);
        c.in_contact = c.force > Newton(1.0);
      }
      input.setpoint.fill(Newton(20.0));
      shaken_for_s = leads_shake ? shaken_for_s + 0.001 : 0.0;
      input.leads_shake_for_s = shaken_for_s;
      input.gives_way.fill(give_way);
      signs.step(input, 0.001);
      thrown_once = thrown_once || signs.thrown();
    }
  }
  bool thrown_once = false;
  double shaken_for_s = 0.0;

 private:
  double surface_mm_ = 20.0;
  double depth_mm_ = 30.0;
};

TEST(RollerSigns, a_back_that_leaves_both_rollers_pulls_away_for_a_moment) {
  Pressed back;
  EXPECT_FALSE(back.signs.pulled_away());
  back.run(60, 40.0);
  EXPECT_TRUE(back.signs.pulled_away());
  back.run(700, 0.0);
  EXPECT_FALSE(back.signs.pulled_away());
}

TEST(RollerSigns, breath_does_not_and_less_is_enough_when_all_leads_have_begun_to_shake) {
  Pressed calm;
  calm.run(100, 10.0);
  EXPECT_FALSE(calm.signs.pulled_away());
  Pressed shaken;
  shaken.leads_shake = true;
  shaken.run(70, 10.0);
  EXPECT_TRUE(shaken.signs.pulled_away());
}

TEST(RollerSigns, who_has_shaken_for_longer_than_a_flinch_shifts_in_the_seat) {
  Pressed shifts;
  shifts.leads_shake = true;
  shifts.run(200, 0.0);
  shifts.run(100, 10.0);
  EXPECT_FALSE(shifts.signs.pulled_away());
}

TEST(RollerSigns, a_back_that_comes_back_from_a_cough_does_not_pull_away) {
  Pressed back;
  back.run(60, -100.0, 120.0);
  EXPECT_TRUE(back.thrown_once);
  back.run(100, 60.0);
  EXPECT_FALSE(back.signs.pulled_away());
}

TEST(RollerSigns, a_soft_cough_that_throws_no_arm_is_told_by_the_back_that_came) {
  Pressed back;
  back.run(100, -40.0, 40.0);
  EXPECT_FALSE(back.thrown_once);
  back.run(100, 60.0);
  EXPECT_FALSE(back.signs.pulled_away());
}

TEST(RollerSigns, force_that_the_rollers_gave_up_themselves_is_not_missing) {
  Pressed back;
  back.give_way = true;
  back.run(8, 0.0);
  back.give_way = false;
  back.run(60, 40.0);  // damped tissue: the force is gone before the depth tells why
  EXPECT_FALSE(back.signs.pulled_away());
  back.run(120, 0.0);
  back.run(60, 40.0);
  EXPECT_TRUE(back.signs.pulled_away()) << "a flinch that comes later";
}

TEST(RollerSigns, counts_the_time_since_each_side_was_pressed) {
  Pressed back;
  EXPECT_EQ(back.signs.left_alone_s(0), 0.0);
  back.run(100, 0.0, 200.0);
  back.run(100, 0.0);
  EXPECT_GT(back.signs.left_alone_s(0), 0.1);
  EXPECT_TRUE(back.signs.touched_once());
}

}  // namespace
}  // namespace knead::sense
