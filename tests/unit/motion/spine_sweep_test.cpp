#include "control/motion/spine_sweep.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/frames.hpp"

namespace knead::motion {
namespace {

/// A chair that goes where it is sent, with a back that is met `surface` deep.
struct Chair {
  ChairDescription description{};
  SpineSweep sweep{description};
  SweepInput input{.wanted = true,
                   .places = {.heights = {Millimetre(300.0), Millimetre(540.0)}},
                   .carriage = Millimetre(100.0),
                   .lateral = {Millimetre(-66.0), Millimetre(66.0)},
                   .depth_max = Millimetre(80.0)};
  bool somebody = true;
  double elapsed_s = 0.0;

  Chair() { sweep.begin(input.carriage, input.lateral); }

  SweepSetpoint step() {
    const SweepSetpoint asked = sweep.step(input);
    input.carriage = asked.carriage;
    input.lateral = asked.lateral;
    for (const Side side : kBothSides) {
      const std::size_t i = index(side);
      const bool asked_to = asked.force[i] > Newton(0.0);
      input.depth[i] = asked_to ? std::min(input.depth[i] + Millimetre(0.02), Millimetre(25.0))
                                : std::max(input.depth[i] - Millimetre(0.15), Millimetre(0.0));
      input.in_contact[i] = somebody && input.depth[i] > Millimetre(24.0);
    }
    elapsed_s += input.dt_s;
    return asked;
  }
};

/// Rests about a border, as `rest_heights` lays them out.
constexpr RestHeights kRests{Millimetre(345.0), Millimetre(390.0), Millimetre(435.0)};

TEST(SpineSweep, feels_at_both_heights_outwards_and_ends_off_the_back_within_15_s) {
  Chair chair;
  std::array<Millimetre, kSweepHeights> furthest{};
  while (!chair.sweep.view().done && chair.elapsed_s < 30.0) {
    chair.step();
    const SweepView& view = chair.sweep.view();
    if (!view.feeling) continue;
    EXPECT_NEAR(chair.input.carriage.value(), chair.input.places.heights[view.height].value(), 0.1);
    furthest[view.height] = std::max(furthest[view.height], chair.input.lateral[1]);
  }
  EXPECT_LT(chair.elapsed_s, 15.0);
  for (const Millimetre lateral : furthest) EXPECT_GT(lateral, Millimetre(115.0));
  EXPECT_FALSE(chair.input.in_contact[0] || chair.input.in_contact[1]);
}

TEST(SpineSweep, never_asks_more_than_a_touch_nor_for_a_place_inside_the_band) {
  Chair chair;
  const Millimetre nearest =
      SpineBand{}.half_width + chair.description.roller.footprint_radius_max();
  while (!chair.sweep.view().done && chair.elapsed_s < 30.0) {
    const SweepSetpoint asked = chair.step();
    for (const Side side : kBothSides) {
      EXPECT_LE(asked.force[index(side)], Newton(5.0));
      EXPECT_GT(asked.lateral[index(side)] * lateral_sign(side), nearest);
    }
    EXPECT_EQ(asked.lateral[0], -asked.lateral[1]);
  }
}

TEST(SpineSweep, moves_outwards_only_once_both_rollers_have_rested_on_the_back) {
  Chair chair;
  double rested_s = 0.0;
  while (!chair.sweep.view().feeling && chair.elapsed_s < 30.0) {
    if (chair.input.in_contact[0] && chair.input.in_contact[1]) rested_s += chair.input.dt_s;
    chair.step();
  }
  EXPECT_NEAR(rested_s, 0.4, 0.01);
}

TEST(SpineSweep, neither_feels_nor_rests_while_one_roller_alone_touches) {
  Chair chair;
  chair.input.places.rests = kRests;
  while (!chair.sweep.view().feeling && chair.elapsed_s < 60.0) chair.step();
  chair.input.in_contact[1] = false;
  chair.step();
  EXPECT_FALSE(chair.sweep.view().feeling);
  while (!chair.sweep.view().resting && chair.elapsed_s < 60.0) chair.step();
  ASSERT_TRUE(chair.sweep.view().resting);
  chair.input.in_contact[0] = false;
  chair.step();
  EXPECT_FALSE(chair.sweep.view().resting);
}

TEST(SpineSweep, begins_from_the_arm_that_is_further_out) {
  for (const Side side : kBothSides) {
    Chair chair;
    chair.input.lateral[index(side)] = Millimetre(90.0) * lateral_sign(side);
    chair.sweep.begin(chair.input.carriage, chair.input.lateral);
    EXPECT_NEAR(abs(chair.step().lateral[index(side)]).value(), 90.0, 0.1);
  }
}

/// A spine that the mat has told, so far to the right at all heights.
SpineBand band_about(double lateral_mm, double half_width_mm = 45.0) {
  SpineBand band{.half_width = Millimetre(half_width_mm)};
  band.line.lateral.fill(Millimetre(lateral_mm));
  return band;
}

TEST(SpineSweep, begins_further_out_on_both_sides_where_the_band_lies_aside) {
  Chair chair;
  chair.input.band = band_about(-15.0);
  const Millimetre nearest = Millimetre(15.0) + chair.input.band.half_width +
                             chair.description.roller.footprint_radius_max();
  bool pressed = false;
  while (!chair.sweep.view().done && chair.elapsed_s < 30.0) {
    const SweepSetpoint asked = chair.step();
    for (const Side side : kBothSides) {
      if (asked.force[index(side)] == Newton(0.0)) continue;
      pressed = true;
      EXPECT_GT(chair.input.lateral[index(side)] * lateral_sign(side), nearest);
    }
  }
  EXPECT_TRUE(pressed);
}

TEST(SpineSweep, keeps_clear_of_a_line_that_bends_just_above_and_below_the_rollers) {
  const RollerGeometry roller{};
  SpineBand bent;
  bent.line.lateral[4] = Millimetre(20.0);
  const Millimetre straight = clear_of_the_band(roller, SpineBand{}, Millimetre(300.0));
  EXPECT_NEAR((clear_of_the_band(roller, bent, Millimetre(400.0)) - straight).value(), 20.0, 1e-9);
  EXPECT_NEAR((clear_of_the_band(roller, bent, Millimetre(300.0)) - straight).value(), 4.0, 1e-9)
      << "20 mm further up the line has begun to bend";
  EXPECT_EQ(clear_of_the_band(roller, bent, Millimetre(250.0)), straight);
}

TEST(SweepHasRoom, until_a_band_aside_leaves_the_arms_too_little_way) {
  const RollerGeometry roller{};
  const SweepHeights heights{Millimetre(300.0), Millimetre(540.0)};
  EXPECT_TRUE(sweep_has_room(roller, SpineBand{}, heights));
  EXPECT_TRUE(sweep_has_room(roller, band_about(10.0), heights));
  EXPECT_FALSE(sweep_has_room(roller, band_about(20.0), heights));
  EXPECT_FALSE(sweep_has_room(roller, band_about(-20.0), heights));
  SpineBand leaning;
  leaning.line.lateral[5] = Millimetre(25.0);
  EXPECT_FALSE(sweep_has_room(roller, leaning, heights)) << "one height is enough";
}

TEST(SpineSweep, carries_nothing_along_the_back_where_it_has_no_rests) {
  Chair chair;
  Millimetre before = chair.input.carriage;
  while (!chair.sweep.view().done && chair.elapsed_s < 30.0) {
    const SweepSetpoint asked = chair.step();
    if (asked.force[0] > Newton(0.0)) {
      EXPECT_EQ(asked.carriage, before);
    }
    before = asked.carriage;
  }
}

TEST(SpineSweep, rests_in_touch_at_each_place_for_2_s_between_the_two_heights) {
  Chair chair;
  chair.input.places.rests = kRests;
  std::array<double, kRests.size()> rested_s{};
  bool upper = false;
  while (!chair.sweep.view().done && chair.elapsed_s < 60.0) {
    chair.step();
    const SweepView& view = chair.sweep.view();
    upper = upper || (view.feeling && view.height == 1);
    if (!view.resting) continue;
    EXPECT_FALSE(upper) << "from the lower height, before the upper";
    EXPECT_FALSE(view.feeling);
    EXPECT_NEAR(chair.input.carriage.value(), kRests[view.rest].value(), 0.1);
    EXPECT_GE(chair.input.lateral[1], Millimetre(55.0)) << "beside the long muscles";
    rested_s[view.rest] += chair.input.dt_s;
  }
  for (const double rested : rested_s) EXPECT_NEAR(rested, 2.0, 0.1);
  EXPECT_TRUE(upper);
  EXPECT_LT(chair.elapsed_s, 28.0);
}

TEST(SpineSweep, lifts_when_there_is_nowhere_left_to_rest) {
  Chair chair;
  chair.input.places.rests = kRests;
  while (!chair.sweep.view().resting && chair.elapsed_s < 60.0) chair.step();
  ASSERT_TRUE(chair.sweep.view().resting);
  chair.input.places.rests.reset();
  chair.step();
  EXPECT_FALSE(chair.sweep.view().resting);
  while (!chair.sweep.view().done && chair.elapsed_s < 60.0) chair.step();
  EXPECT_TRUE(chair.sweep.view().done) << "the upper height is felt all the same";
}

TEST(SpineSweep, strokes_from_rest_to_rest_at_3_cm_a_second_and_less_across) {
  Chair chair;
  chair.input.places.rests = kRests;
  SweepSetpoint before = chair.step();
  double fastest_along = 0.0;
  double fastest_inwards = 0.0;
  while (!chair.sweep.view().done && chair.elapsed_s < 60.0) {
    const SweepSetpoint asked = chair.step();
    if (asked.force[0] > Newton(0.0)) {
      EXPECT_LE(asked.force[0], Newton(5.0));
      const auto along = abs(asked.carriage - before.carriage).value();
      const auto inwards = (before.lateral[1] - asked.lateral[1]).value();
      fastest_along = std::max(fastest_along, along / chair.input.dt_s);
      fastest_inwards = std::max(fastest_inwards, inwards / chair.input.dt_s);
    }
    before = asked;
  }
  EXPECT_NEAR(fastest_along, 30.0, 0.5);
  EXPECT_NEAR(fastest_inwards, 6.0, 0.5) << "inwards the back rises";
}

TEST(SpineSweep, gives_its_rests_up_and_goes_on_where_touch_is_lost) {
  Chair chair;
  chair.input.places.rests = kRests;
  while (!(chair.sweep.view().resting && chair.sweep.view().rest == 1)) chair.step();
  chair.somebody = false;
  for (int i = 0; i < 400; ++i) chair.step();
  EXPECT_EQ(chair.step().force[0], Newton(0.0));
  chair.somebody = true;
  bool upper = false;
  while (!chair.sweep.view().done && chair.elapsed_s < 60.0) {
    chair.step();
    EXPECT_FALSE(chair.sweep.view().resting);
    upper = upper || (chair.sweep.view().feeling && chair.sweep.view().height == 1);
  }
  EXPECT_TRUE(upper);
}

TEST(SpineSweep, rests_anew_from_the_first_place_when_it_begins_anew) {
  Chair chair;
  chair.input.places.rests = kRests;
  while (!(chair.sweep.view().resting && chair.sweep.view().rest == 1)) chair.step();
  chair.input.wanted = false;
  for (int i = 0; i < 2000; ++i) chair.step();
  EXPECT_FALSE(chair.input.in_contact[0] || chair.input.in_contact[1]);
  chair.input.wanted = true;
  while (!chair.sweep.view().resting && chair.elapsed_s < 60.0) chair.step();
  EXPECT_EQ(chair.sweep.view().rest, 0U);
}

TEST(SpineSweep, keeps_clear_of_a_band_that_lies_aside_where_it_rests) {
  Chair chair;
  chair.input.places.rests = kRests;
  chair.input.band.line.lateral[4] = Millimetre(55.0);
  const Millimetre nearest =
      clear_of_the_band(chair.description.roller, chair.input.band, kRests[1]);
  ASSERT_GT(nearest, Millimetre(110.0)) << "further out than it rests otherwise";
  while (!(chair.sweep.view().resting && chair.sweep.view().rest == 1)) chair.step();
  EXPECT_GE(chair.input.lateral[1], nearest);
}

TEST(SpineSweep, ends_by_itself_where_there_is_no_back_to_touch) {
  Chair chair;
  chair.somebody = false;
  while (!chair.sweep.view().done && chair.elapsed_s < 60.0) {
    chair.step();
    EXPECT_FALSE(chair.sweep.view().feeling);
  }
  EXPECT_LT(chair.elapsed_s, 30.0);
}

TEST(SpineSweep, lets_go_when_it_is_no_longer_wanted_and_begins_anew_at_the_first_height) {
  Chair chair;
  while (chair.sweep.view().height == 0 || !chair.sweep.view().feeling) chair.step();
  chair.input.wanted = false;
  for (int i = 0; i < 2000; ++i) chair.step();
  EXPECT_FALSE(chair.input.in_contact[0] || chair.input.in_contact[1]);
  EXPECT_FALSE(chair.sweep.view().done);
  chair.input.wanted = true;
  while (!chair.sweep.view().feeling && chair.elapsed_s < 60.0) chair.step();
  EXPECT_EQ(chair.sweep.view().height, 0U);
}

TEST(SpineSweep, stops_at_the_depth_that_is_allowed) {
  Chair chair;
  chair.input.depth_max = Millimetre(26.0);
  while (!chair.sweep.view().done && chair.elapsed_s < 30.0) {
    chair.step();
    EXPECT_LT(chair.input.lateral[1], Millimetre(75.0));
  }
}

TEST(SweepPermitted, needs_force_enough_on_both_sides_to_hold_a_touch) {
  Envelope envelope = test::healthy_envelope();
  const Millimetre loin(300.0);
  for (ZoneLimits& zone : envelope.zones) zone.force = Newton(5.0);
  EXPECT_TRUE(sweep_permitted(envelope, loin));
  envelope.comfort_ceiling = Newton(3.0);
  EXPECT_FALSE(sweep_permitted(envelope, loin)) << "the person's own ceiling";
  envelope.comfort_ceiling = Newton(80.0);
  test::leave_out(envelope, {Region::lumbar, Side::right});
  EXPECT_FALSE(sweep_permitted(envelope, loin)) << "CR-02: a wound on one side";
  EXPECT_TRUE(sweep_permitted(envelope, Millimetre(550.0)));
}

}  // namespace
}  // namespace knead::motion
