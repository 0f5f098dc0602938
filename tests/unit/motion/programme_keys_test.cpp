// What a programme may ask beside its technique: points, sides, circles, intensity, tapping.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "tests/unit/motion/technique_stage.hpp"

namespace knead::motion {
namespace {

using test::kDt;
using test::Moment;
using test::phase_of;
using test::Stage;

MassagePoint point(Region region, double height, double beside_mm) {
  return {.region = region, .height = Fraction(height), .beside = Millimetre(beside_mm)};
}

Phase at_points(Technique technique) {
  Phase phase = phase_of(technique);
  phase.regions.clear();
  phase.points.push(point(Region::lumbar, 0.5, 60.0));
  phase.points.push(point(Region::thoracic, 0.25, 75.0));
  phase.points.push(point(Region::lumbar, 0.0, 45.0));
  return phase;
}

double outward_mm(const Moment& m, Side side) {
  const double line = test::scan().spine.at(m.asked.carriage).value();
  return lateral_sign(side) * (m.asked.lateral[index(side)].value() - line);
}

/// Where it stands under most of its force, in the order of coming there, to 5 mm.
std::vector<int> places(const std::vector<Moment>& moments) {
  std::vector<int> found;
  for (const Moment& m : moments) {
    if (m.asked.force[0].value() < 20.0) continue;
    const int place = static_cast<int>(std::lround(m.carriage_mm / 5.0)) * 5;
    if (found.empty() || std::abs(found.back() - place) > 20) found.push_back(place);
  }
  return found;
}

TEST(Points, CR_32_are_pressed_in_their_order_each_where_it_lies_on_this_back) {
  const std::vector<Moment> moments = Stage().play(at_points(Technique::pressing), 90.0);
  // 230..380 halfway; 400..650 a quarter up; 230: each region less the roller's inset.
  EXPECT_EQ(places(moments), (std::vector<int>{305, 460, 230}));
}

TEST(Points, CR_32_lie_as_far_beside_the_spine_as_they_say) {
  for (const Moment& m : Stage().play(at_points(Technique::pressing), 90.0)) {
    if (m.asked.force[0].value() < 20.0 || std::abs(m.carriage_mm - 305.0) > 2.0) continue;
    for (const Side side : kBothSides) ASSERT_NEAR(outward_mm(m, side), 60.0, 2.0);
  }
}

TEST(Points, CR_32_a_point_is_pressed_again_and_again_until_the_next_ones_turn) {
  int presses = 0;
  bool pressed = false;
  for (const Moment& m : Stage().play(at_points(Technique::pressing), 120.0)) {
    const bool now = m.asked.force[0].value() > 20.0;
    if (now && !pressed) ++presses;
    pressed = now;
  }
  EXPECT_GE(presses, 6) << "twice at least at each of three";
}

TEST(Points, CR_32_stroked_points_are_stroked_to_and_fro) {
  double low = 1e9;
  double high = -1e9;
  for (const Moment& m : Stage().play(at_points(Technique::stroking), 90.0)) {
    if (m.asked.force[0].value() < 20.0 || m.t_s > 30.0) continue;
    low = std::min(low, m.carriage_mm);
    high = std::max(high, m.carriage_mm);
  }
  EXPECT_NEAR(low, 305.0 - 25.0, 3.0);
  EXPECT_NEAR(high, 305.0 + 25.0, 3.0);
}

TEST(Points, CR_07_a_point_too_near_to_the_spine_is_worked_beside_the_band) {
  Phase phase = at_points(Technique::pressing);
  phase.points[0].beside = Millimetre(10.0);
  for (const Moment& m : Stage().play(phase, 30.0)) {
    if (m.asked.force[0].value() <= 5.0) continue;
    ASSERT_GE(outward_mm(m, Side::left), 36.0);
  }
}

TEST(Sides, only_the_side_that_is_asked_for_is_worked) {
  Phase phase = phase_of(Technique::kneading);
  phase.sides = Sides::right;
  double most = 0.0;
  for (const Moment& m : Stage().play(phase, 40.0)) {
    ASSERT_EQ(m.asked.force[index(Side::left)].value(), 0.0);
    ASSERT_EQ(m.asked.force_rate[index(Side::left)].value(), 0.0);
    most = std::max(most, m.asked.force[index(Side::right)].value());
  }
  EXPECT_GT(most, 30.0);
}

TEST(Circles, CR_33_rubbing_in_circles_moves_the_carriage_a_quarter_turn_after_the_arms) {
  Phase phase = phase_of(Technique::rubbing);
  phase.circles = true;
  phase.rate = Hertz(1.0);
  phase.amplitude = Millimetre(6.0);
  double low = 1e9;
  double high = -1e9;
  for (const Moment& m : Stage().play(phase, 20.0)) {
    if (m.asked.drive_speed[0].value() != 0.0 || m.asked.periodic.value() == 0.0 || m.t_s > 9.0) {
      continue;
    }
    low = std::min(low, m.asked.carriage.value());
    high = std::max(high, m.asked.carriage.value());
  }
  EXPECT_NEAR(high - low, 12.0, 1.0);
}

TEST(Intensity, CR_37_force_and_swing_follow_the_curve_of_the_phase) {
  Phase phase = phase_of(Technique::vibration);
  phase.intensity.push(Fraction(0.4));
  phase.intensity.push(Fraction(1.0));
  phase.intensity.push(Fraction(0.4));
  EXPECT_DOUBLE_EQ(phase.intensity_at(0.0), 0.4);
  EXPECT_DOUBLE_EQ(phase.intensity_at(0.25), 0.7);
  EXPECT_DOUBLE_EQ(phase.intensity_at(0.5), 1.0);
  EXPECT_DOUBLE_EQ(phase.intensity_at(2.0), 0.4);
  const std::vector<Moment> moments = Stage().play(phase, 120.0);
  double early = 0.0;
  double middle = 0.0;
  for (const Moment& m : moments) {
    if (m.t_s < 20.0) early = std::max(early, m.asked.swing.value());
    if (m.t_s > 45.0 && m.t_s < 75.0) middle = std::max(middle, m.asked.swing.value());
    ASSERT_LE(m.asked.force[0].value(), 27.0 + 1e-6);
  }
  EXPECT_LT(early, 0.65 * middle);
  EXPECT_GT(middle, 1.8);
}

TEST(Tapping, CR_33_strikes_in_turn_and_never_leaves_the_back) {
  const std::vector<Moment> moments = Stage().play(phase_of(Technique::tapping), 30.0);
  int opposite = 0;
  int swinging = 0;
  for (const Moment& m : moments) {
    const double mean = (m.asked.force[0].value() + m.asked.force[1].value()) / 2.0;
    if (m.asked.swing.value() < 3.9 || mean < 7.9) continue;
    ++swinging;
    ASSERT_GE(std::min(m.asked.force[0].value(), m.asked.force[1].value()), 2.5);
    ASSERT_NEAR(mean, 8.0, 0.1) << "what one roller gives up the other takes";
    if (std::abs(m.asked.force[0].value() - m.asked.force[1].value()) > 4.0) ++opposite;
  }
  EXPECT_GT(swinging, 5000);
  EXPECT_GT(opposite, swinging / 2);
}

TEST(Tapping, CR_16_stops_between_its_bouts) {
  int bouts = 0;
  bool before = false;
  for (const Moment& m : Stage().play(phase_of(Technique::tapping), 60.0)) {
    const bool now = m.asked.swing.value() > 0.0;
    if (now && !before) ++bouts;
    before = now;
  }
  EXPECT_GE(bouts, 4);
  EXPECT_TRUE(percussive(Technique::tapping));
}

TEST(Tapping, stays_within_what_the_gate_lets_a_roller_follow) {
  Phase phase = phase_of(Technique::tapping);
  phase.rate = Hertz(9.0);
  phase.swing = Newton(20.0);
  for (const Moment& m : Stage().play(phase, 20.0)) {
    ASSERT_LE(m.asked.swing.value(), 5.0);
    ASSERT_LE(m.asked.periodic.value(), 4.0);
  }
}

}  // namespace
}  // namespace knead::motion
