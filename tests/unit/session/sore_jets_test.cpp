#include "control/session/sore_jets.hpp"

#include <gtest/gtest.h>

#include "tests/support/session_scene.hpp"

namespace knead::session {
namespace {

using test::Scene;

constexpr JetSet kSecond{false, true};

TEST(SoreJets, CR_14_a_sign_weakens_a_second_leaves_out_and_said_pain_does_so_at_once) {
  SoreJets jets;
  EXPECT_FALSE(jets.sign(kSecond));
  EXPECT_TRUE(jets.marked(1));
  EXPECT_FALSE(jets.left_out(1));
  EXPECT_TRUE(jets.sign(kSecond));
  EXPECT_TRUE(jets.left_out(1));
  EXPECT_FALSE(jets.marked(0));
  jets.pain({true});
  EXPECT_TRUE(jets.left_out(0));
  jets.clear();
  EXPECT_FALSE(jets.marked(1));
}

/// A sign on the left (the scene's guarding side), and calm after it.
void sign(Scene& s) {
  s.distress = DistressLevel::ease;
  s.run(100ms);
  s.distress = DistressLevel::none;
  s.run(4s);
}

TEST(Session, CR_14_where_no_roller_touches_a_sign_belongs_to_the_open_jets_of_that_side) {
  Scene s;
  s.reach_massage();
  s.touching = false;
  s.spraying = {true, true};  // jets 0, 2, 4 are on the left, 1, 3, 5 on the right
  sign(s);
  EXPECT_TRUE(s.session.sore_jets().marked(0));
  EXPECT_FALSE(s.session.sore_jets().marked(1));
  EXPECT_EQ(s.session.sore_points().at(Side::left, s.carriage).force_factor, 1.0);
  sign(s);
  EXPECT_TRUE(s.session.sore_jets().left_out(0));
}

TEST(Session, CR_14_a_sign_in_the_dark_half_of_a_pulse_belongs_to_the_jets_it_shut) {
  Scene s;
  s.reach_massage();
  s.touching = false;
  s.spraying = {true, false, true};
  s.run(500ms);
  s.spraying = {false, true, true};
  s.run(400ms);
  sign(s);
  EXPECT_TRUE(s.session.sore_jets().marked(0));
  EXPECT_FALSE(s.session.sore_jets().marked(1)) << "the sign was on the left";
  EXPECT_TRUE(s.session.sore_jets().marked(2));
  EXPECT_FALSE(s.session.sore_jets().marked(4)) << "never sprayed";
}

TEST(Session, CR_14_where_a_roller_presses_a_sign_belongs_to_its_place) {
  Scene s;
  s.reach_massage();
  s.spraying = {true, true};
  sign(s);
  EXPECT_FALSE(s.session.sore_jets().marked(0));
  EXPECT_LT(s.session.sore_points().at(Side::left, s.carriage).force_factor, 1.0);
  EXPECT_EQ(s.session.sore_points().at(Side::right, s.carriage).force_factor, 1.0);
}

}  // namespace
}  // namespace knead::session
