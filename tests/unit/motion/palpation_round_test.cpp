// Rounds on a chair that does at once what it is told, with senses that are told what to say.
#include "control/motion/palpation_round.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace knead::motion {
namespace {

ScanFinding scan() {
  ScanFinding finding;
  finding.found = true;
  finding.pelvis_along = Millimetre(150.0);
  finding.shoulders_along = Millimetre(550.0);
  return finding;
}

struct Scene {
  PalpationRound round{ChairDescription{}};
  PalpationSeen seen{};
  TechniqueSetpoint asked{};
  int listened_ms = 0;
  int listens_ms = 3220;  ///< until the senses have a verdict
  sense::PalpationVerdict says = sense::PalpationVerdict::clear;
  std::map<std::size_t, int> windows{};  ///< by station
  bool listening = false;

  Scene() {
    seen.carriage_measured = Millimetre(200.0);
    seen.lateral_measured = {Millimetre(-50.0), Millimetre(50.0)};
    seen.ceiling.fill(Newton(20.0));
    for (sense::ContactState& contact : seen.contact) contact.in_contact = true;
  }
  void begin() { round.begin(scan(), Millimetre(20.0), seen); }
  void cycle() {
    asked = round.step(seen);
    seen.carriage_measured = asked.carriage;
    seen.lateral_measured = asked.lateral;
    for (Side side : kBothSides) {
      seen.contact[index(side)].force = asked.force[index(side)] * seen.share[index(side)];
    }
    if (round.listening() && !listening) ++windows[round.station()];
    listening = round.listening();
    listened_ms = listening ? listened_ms + 1 : 0;
    seen.verdict = !listening                 ? sense::PalpationVerdict::none
                   : listened_ms < listens_ms ? sense::PalpationVerdict::pending
                                              : says;
  }
  template <class Each>
  void finish(Each&& each) {
    for (int ms = 0; ms < 120'000 && !round.done(); ++ms) {
      cycle();
      each();
    }
  }
  void reach_listening() {
    for (int ms = 0; ms < 20'000 && !round.listening(); ++ms) cycle();
    ASSERT_TRUE(round.listening());
  }
};

TEST(PalpationRound, listens_once_at_each_of_eight_places_from_pelvis_to_shoulders) {
  Scene scene;
  scene.begin();
  Millimetre lowest(1e9);
  Millimetre highest(-1e9);
  int cycles = 0;
  scene.finish([&] {
    ++cycles;
    if (!scene.listening) return;
    lowest = std::min(lowest, scene.asked.carriage);
    highest = std::max(highest, scene.asked.carriage);
  });
  EXPECT_TRUE(scene.round.done());
  EXPECT_EQ(scene.windows.size(), StiffnessMap::kStations);
  for (const auto& [station, windows] : scene.windows) EXPECT_EQ(windows, 1) << station;
  EXPECT_LT(lowest, Millimetre(170.0));
  EXPECT_GT(highest, Millimetre(545.0));
  EXPECT_LT(cycles, 55'000) << "no minute is taken from the massage";
}

TEST(PalpationRound, carriage_and_arms_stand_while_the_senses_listen) {
  Scene scene;
  scene.begin();
  scene.finish([&] {
    if (!scene.listening) return;
    ASSERT_NEAR(scene.asked.drive_speed[0].value(), 0.0, 0.5);
  });
}

TEST(PalpationRound, both_forces_together_stand_still_so_that_the_trunk_does) {
  Scene scene;
  scene.begin();
  double swing = 0.0;
  scene.finish([&] {
    if (!scene.listening) return;
    ASSERT_NEAR((scene.asked.force[0] + scene.asked.force[1]).value(), 24.0, 1e-6);
    swing = std::max(swing, scene.asked.force[0].value() - 12.0);
  });
  EXPECT_NEAR(swing, 6.0, 0.01) << "0.3 of the ceiling";
}

TEST(PalpationRound, never_asks_for_more_than_nine_tenths_of_the_ceiling) {
  for (const double ceiling : {5.0, 12.0, 20.0, 60.0}) {
    Scene scene;
    scene.seen.ceiling.fill(Newton(ceiling));
    scene.begin();
    scene.finish([&] {
      for (const Newton force : scene.asked.force) {
        ASSERT_LE(force.value(), 0.9 * ceiling + 1e-9);
        if (scene.listening) {
          ASSERT_GT(force.value(), 0.0) << "contact is kept";
        }
      }
    });
  }
}

TEST(PalpationRound, the_lower_of_two_ceilings_holds_for_both_sides) {
  Scene scene;
  scene.seen.ceiling = {Newton(20.0), Newton(10.0)};
  scene.begin();
  scene.finish([&] {
    for (const Newton force : scene.asked.force) ASSERT_LE(force.value(), 9.0 + 1e-9);
  });
}

TEST(PalpationRound, on_a_soft_back_the_swing_is_two_millimetres) {
  Scene scene;
  for (sense::ContactState& contact : scene.seen.contact) {
    contact.stiffness_known = true;
    contact.stiffness = NewtonPerMillimetre(1.5);
  }
  scene.begin();
  double swing = 0.0;
  scene.finish([&] {
    if (scene.listening) swing = std::max(swing, scene.asked.force[0].value() - 12.0);
  });
  EXPECT_NEAR(swing, 2.0 * 1.5, 0.01);
}

TEST(PalpationRound, a_place_that_could_not_be_told_is_felt_once_more_and_not_a_third_time) {
  Scene scene;
  scene.says = sense::PalpationVerdict::disturbed;
  scene.listens_ms = 500;
  scene.begin();
  scene.finish([] {});
  EXPECT_TRUE(scene.round.done());
  for (const auto& [station, windows] : scene.windows) EXPECT_EQ(windows, 2) << station;
}

TEST(PalpationRound, less_allowed_or_wished_for_meanwhile_is_less_at_once) {
  Scene scene;
  scene.begin();
  scene.reach_listening();
  for (int ms = 0; ms < 500; ++ms) scene.cycle();
  scene.seen.ceiling.fill(Newton(15.0));
  scene.cycle();
  EXPECT_FALSE(scene.round.listening());
  for (int ms = 0; ms < 400; ++ms) scene.cycle();
  for (const Newton force : scene.asked.force) EXPECT_LE(force.value(), 13.5);
  scene.reach_listening();
  scene.seen.share.fill(0.75);
  scene.cycle();
  EXPECT_FALSE(scene.round.listening()) << "the preload is another one now";
}

TEST(PalpationRound, a_side_that_is_left_out_is_not_waited_for) {
  Scene scene;
  scene.seen.share = {0.0, 1.0};
  scene.seen.contact[0].in_contact = false;
  scene.begin();
  scene.reach_listening();
  EXPECT_FALSE(scene.round.presses(Side::left));
  EXPECT_TRUE(scene.round.presses(Side::right));
}

TEST(PalpationRound, a_place_where_the_force_does_not_come_is_passed_by) {
  Scene scene;
  for (sense::ContactState& contact : scene.seen.contact) contact.in_contact = false;
  scene.begin();
  scene.finish([&] { ASSERT_FALSE(scene.listening); });
  EXPECT_TRUE(scene.round.done());
}

TEST(PalpationRound, after_a_pause_it_goes_on_with_the_place_that_was_not_finished) {
  Scene scene;
  scene.begin();
  while (scene.windows.size() < 4) scene.cycle();
  const std::size_t unfinished = scene.round.station();
  scene.seen.carriage_measured = Millimetre(200.0);
  scene.round.go_on(scan(), Millimetre(20.0), scene.seen);
  scene.finish([] {});
  for (const auto& [station, windows] : scene.windows) {
    EXPECT_EQ(windows, station == unfinished ? 2 : 1) << station;
  }
}

TEST(PalpationRound, begins_from_no_force_and_from_where_things_stand) {
  Scene scene;
  scene.seen.carriage_measured = Millimetre(480.0);
  scene.begin();
  scene.cycle();
  EXPECT_LT(scene.asked.force[0].value(), 0.1);
  EXPECT_NEAR(scene.asked.carriage.value(), 480.0, 0.1);
}

TEST(PalpationRound, a_back_with_no_room_between_pelvis_and_neck_is_done_at_once) {
  Scene scene;
  ScanFinding none = scan();
  none.shoulders_along = Millimetre(140.0);
  scene.round.begin(none, Millimetre(20.0), scene.seen);
  EXPECT_TRUE(scene.round.done());
  scene.cycle();
  EXPECT_EQ(scene.asked.force[0], Newton(0.0));
}

}  // namespace
}  // namespace knead::motion
