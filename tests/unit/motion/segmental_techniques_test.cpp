// Saw, drilling and stretching (CR-31): how the rollers move against each other and the skin.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/unit/motion/technique_stage.hpp"

namespace knead::motion {
namespace {

using test::kDt;
using test::Moment;
using test::phase_of;
using test::Stage;

/// Moments at places: loaded, swinging for a while, and the carriage's own way done.
std::vector<Moment> swinging(const std::vector<Moment>& moments) {
  std::vector<Moment> found;
  double since_s = 0.0;
  for (const Moment& m : moments) {
    const bool swings = m.asked.periodic.value() > 0.0 && m.asked.drive_speed[0].value() == 0.0;
    since_s = swings ? since_s + kDt : 0.0;
    if (since_s > 0.5) found.push_back(m);
  }
  return found;
}

/// What is drilled at the first place.
std::vector<Moment> first_circles(const Phase& phase) {
  std::vector<Moment> circles = swinging(Stage().play(phase, 20.0));
  const auto next = std::adjacent_find(
      circles.begin(), circles.end(),
      [](const Moment& a, const Moment& b) { return b.t_s - a.t_s > 2.0 * kDt; });
  circles.erase(next, circles.end());
  circles.resize(circles.size() - 400);  // where it fades out
  return circles;
}

/// How far from the line to the outside, each side.
double outward(const Moment& m, Side side) {
  const double line = test::scan().spine.at(m.asked.carriage).value();
  return lateral_sign(side) * (m.asked.lateral[index(side)].value() - line);
}

/// Correlation of both sides' ways outwards: 1 together, -1 opposite.
double together(const std::vector<Moment>& moments) {
  double mean[2] = {0.0, 0.0};
  for (const Moment& m : moments) {
    for (Side s : kBothSides) mean[index(s)] += outward(m, s) / static_cast<double>(moments.size());
  }
  double lr = 0.0;
  double ll = 0.0;
  double rr = 0.0;
  for (const Moment& m : moments) {
    const double l = outward(m, Side::left) - mean[0];
    const double r = outward(m, Side::right) - mean[1];
    lr += l * r;
    ll += l * l;
    rr += r * r;
  }
  return lr / std::sqrt(ll * rr);
}

TEST(Saw, takes_one_roller_out_while_the_other_comes_in_and_rubbing_takes_both) {
  EXPECT_LT(together(swinging(Stage().play(phase_of(Technique::saw), 20.0))), -0.8);
  EXPECT_GT(together(swinging(Stage().play(phase_of(Technique::rubbing), 20.0))), 0.8);
}

TEST(Saw, creeps_along_when_its_phase_never_stops) {
  Phase phase = phase_of(Technique::saw);
  phase.dwell_s = 0.0;
  const std::vector<Moment> moments = Stage().play(phase, 30.0);
  double fastest = 0.0;
  for (const Moment& m : moments) {
    if (m.asked.periodic.value() > 0.0) {
      fastest = std::max(fastest, std::abs(m.asked.drive_speed[0].value()));
    }
  }
  EXPECT_NEAR(fastest, 10.0, 0.1);
}

TEST(Drilling, makes_circles_of_its_amplitude) {
  const std::vector<Moment> circles = first_circles(phase_of(Technique::drilling));
  ASSERT_GT(circles.size(), 1000U);
  double along[2] = {1e9, -1e9};
  double across[2] = {1e9, -1e9};
  for (const Moment& m : circles) {
    along[0] = std::min(along[0], m.asked.carriage.value());
    along[1] = std::max(along[1], m.asked.carriage.value());
    across[0] = std::min(across[0], outward(m, Side::left));
    across[1] = std::max(across[1], outward(m, Side::left));
  }
  EXPECT_NEAR(along[1] - along[0], 12.0, 0.2);
  // The arms follow the spine's line, which runs askew over the circle.
  EXPECT_NEAR(across[1] - across[0], 12.0, 1.5);
  const double middle_along = (along[0] + along[1]) / 2.0;
  const double middle_across = (across[0] + across[1]) / 2.0;
  for (const Moment& m : circles) {
    const double radius =
        std::hypot(m.asked.carriage.value() - middle_along, outward(m, Side::left) - middle_across);
    ASSERT_NEAR(radius, 6.0, 0.8) << m.t_s;
  }
}

TEST(Drilling, makes_smaller_circles_where_the_carriage_could_not_follow) {
  Phase fast = phase_of(Technique::drilling);
  fast.rate = Hertz(2.0);
  double lowest = 1e9;
  double highest = -1e9;
  for (const Moment& m : first_circles(fast)) {
    lowest = std::min(lowest, m.asked.carriage.value());
    highest = std::max(highest, m.asked.carriage.value());
  }
  const double turn = 2.0 * M_PI * 2.0;
  EXPECT_LE((highest - lowest) / 2.0 * turn * turn, 251.0) << "mm/s2";
  EXPECT_GT(highest - lowest, 1.0);
}

TEST(Stretching, pulls_the_skin_along_and_apart_with_rollers_that_do_not_turn) {
  const std::vector<Moment> moments = Stage().play(phase_of(Technique::stretching), 60.0);
  double pulled_mm = 0.0;
  double fastest = 0.0;
  double widest = 0.0;
  double narrowest = 1e9;
  for (std::size_t i = 1; i < moments.size(); ++i) {
    const Moment& m = moments[i];
    if (m.asked.force[0].value() < 24.9) continue;
    const double way = std::abs((m.asked.carriage - moments[i - 1].asked.carriage).value());
    EXPECT_EQ(m.asked.drive_speed[0].value(), 0.0) << m.t_s;
    fastest = std::max(fastest, way / kDt);
    pulled_mm += way;
    widest = std::max(widest, outward(m, Side::left));
    narrowest = std::min(narrowest, outward(m, Side::left));
  }
  EXPECT_GT(pulled_mm, 75.0) << "three pulls a minute at the least";
  EXPECT_LE(fastest, 6.01);
  EXPECT_NEAR(widest - narrowest, 10.0, 3.0);
}

TEST(Stretching, holds_at_full_stretch_and_lets_go_before_the_next) {
  int stretches = 0;
  bool held = false;
  double least = 1e9;
  for (const Moment& m : Stage().play(phase_of(Technique::stretching), 90.0)) {
    if (m.asked.holding && m.asked.force[0].value() > 24.9 && !held) {
      held = true;
      ++stretches;
      if (stretches > 1) {
        EXPECT_LT(least, 6.0) << m.t_s;
      }
      least = 1e9;
    }
    held = held && m.asked.force[0].value() > 24.9;
    least = std::min(least, m.asked.force[0].value());
  }
  EXPECT_GE(stretches, 3);
}

TEST(Stretching, pulls_only_the_way_it_is_told) {
  for (const Direction direction : {Direction::up, Direction::down}) {
    Phase phase = phase_of(Technique::stretching);
    phase.direction = direction;
    const std::vector<Moment> moments = Stage().play(phase, 60.0);
    const double sign = direction == Direction::up ? 1.0 : -1.0;
    double right_mm = 0.0;
    double wrong_mm = 0.0;
    for (std::size_t i = 1; i < moments.size(); ++i) {
      if (moments[i].asked.force[0].value() < 24.9) continue;
      const double way = sign * (moments[i].asked.carriage - moments[i - 1].asked.carriage).value();
      (way > 0.0 ? right_mm : wrong_mm) += std::abs(way);
    }
    EXPECT_GT(right_mm, 60.0) << name(direction);
    EXPECT_LT(wrong_mm, 1.0) << name(direction);
  }
}

}  // namespace
}  // namespace knead::motion
