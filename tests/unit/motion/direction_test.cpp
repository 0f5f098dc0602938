// Which way the rollers work along the back, and slow roll's passes with their pauses (CR-38).
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

struct Ways {
  double up_mm = 0.0;
  double down_mm = 0.0;
};

/// Ways made under the working force.
Ways worked(const std::vector<Moment>& moments) {
  Ways ways;
  for (std::size_t i = 1; i < moments.size(); ++i) {
    if (moments[i].asked.force[0].value() < 20.0) continue;
    const double way = (moments[i].asked.carriage - moments[i - 1].asked.carriage).value();
    (way > 0.0 ? ways.up_mm : ways.down_mm) += std::abs(way);
  }
  return ways;
}

class OneWay : public testing::TestWithParam<Technique> {};

TEST_P(OneWay, works_upwards_or_downwards_only_and_comes_back_unloaded) {
  for (const Direction direction : {Direction::up, Direction::down}) {
    Phase phase = phase_of(GetParam());
    phase.direction = direction;
    const Ways ways = worked(Stage().play(phase, 90.0));
    const double along = direction == Direction::up ? ways.up_mm : ways.down_mm;
    const double against = direction == Direction::up ? ways.down_mm : ways.up_mm;
    EXPECT_GT(along, 400.0) << name(direction);
    // Where it turns, the last force is on its way out.
    EXPECT_LT(against, 15.0) << name(direction);
  }
}

std::string technique(const testing::TestParamInfo<Technique>& tested) {
  return std::string(name(tested.param));
}

INSTANTIATE_TEST_SUITE_P(Direction, OneWay,
                         testing::Values(Technique::stroking, Technique::slow_roll), technique);

TEST(Direction, orders_the_places_of_techniques_that_stand) {
  for (const Technique technique : {Technique::kneading, Technique::pressing, Technique::saw}) {
    for (const Direction direction : {Direction::up, Direction::down}) {
      Phase phase = phase_of(technique);
      phase.direction = direction;
      const double sign = direction == Direction::up ? 1.0 : -1.0;
      double furthest = -1e9;
      double first = 0.0;
      double last = 0.0;
      for (const Moment& m : Stage().play(phase, 90.0)) {
        if (m.asked.force[0].value() < 24.9 || std::abs(m.asked.drive_speed[0].value()) > 0.0) {
          continue;
        }
        const double place = sign * m.asked.carriage.value();
        if (furthest < -1e8) first = place;
        ASSERT_GE(place, furthest - 1.0) << name(technique) << " " << name(direction);
        furthest = std::max(furthest, place);
        last = place;
      }
      EXPECT_GT(last - first, 350.0) << name(technique) << " " << name(direction);
    }
  }
}

TEST(Direction, both_strokes_to_and_fro) {
  const Ways ways = worked(Stage().play(phase_of(Technique::stroking), 90.0));
  EXPECT_GT(ways.up_mm, 900.0);
  EXPECT_GT(ways.down_mm, 900.0);
}

TEST(SlowRoll, makes_one_slow_full_length_pass_at_a_time_with_pauses_to_breathe) {
  const std::vector<Moment> moments = Stage().play(phase_of(Technique::slow_roll), 120.0);
  int pauses = 0;
  double paused_s = 0.0;
  double pass_mm = 0.0;
  for (const Moment& m : moments) {
    const bool stands = m.contact && m.asked.drive_speed[0].value() == 0.0;
    if (stands) {
      paused_s += kDt;
    } else {
      if (paused_s > 5.0) {
        EXPECT_NEAR(paused_s, 8.0, 0.5);
        ++pauses;
        if (pauses > 1) {
          EXPECT_GT(pass_mm, 450.0) << "pelvis 130 to shoulders 660, footprints in";
        }
        pass_mm = 0.0;
      }
      paused_s = 0.0;
      pass_mm += std::abs(m.asked.drive_speed[0].value()) * kDt;
    }
    ASSERT_TRUE(m.asked.force[0].value() < 5.1 || std::abs(m.asked.drive_speed[0].value()) < 20.1);
  }
  EXPECT_GE(pauses, 2);
}

TEST(SlowRoll, stands_lightly_while_the_person_breathes) {
  double stood_s = 0.0;
  for (const Moment& m : Stage().play(phase_of(Technique::slow_roll), 120.0)) {
    const bool stands = m.contact && m.asked.drive_speed[0].value() == 0.0;
    stood_s = stands ? stood_s + kDt : 0.0;
    if (stood_s > 1.0) {
      ASSERT_LE(m.asked.force[0].value(), 5.0 + 1e-9) << m.t_s;
    }
  }
}

}  // namespace
}  // namespace knead::motion
