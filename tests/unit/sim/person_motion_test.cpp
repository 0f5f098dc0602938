#include "hal/sim/person_motion.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "hal/sim/breathing.hpp"

namespace knead::sim {
namespace {

PersonMotion seated(const Body& body) {
  PersonMotion person(body, 1);
  person.sit_down();
  person.set_spontaneous(false);
  for (int i = 0; i < 1'000; ++i) person.step();
  return person;
}

TEST(PersonMotion, cough_moves_the_surface_8_mm_in_100_ms) {
  PersonMotion person = seated(nominal_body());
  ASSERT_NEAR(person.surface_mm(), 0.0, 1e-9);
  person.cough();
  double fastest = 0.0;
  double before = person.surface_mm();
  for (int i = 0; i < 100; ++i) {
    person.step();
    fastest = std::max(fastest, before - person.surface_mm());
    before = person.surface_mm();
  }
  EXPECT_NEAR(person.surface_mm(), -8.0, 0.01);
  EXPECT_NEAR(fastest * 1000.0, 126.0, 2.0);
  for (int i = 0; i < 400; ++i) person.step();
  EXPECT_NEAR(person.surface_mm(), 0.0, 1e-9);
  EXPECT_FALSE(person.moving());
}

TEST(PersonMotion, who_coughs_while_coughing_goes_on_from_where_the_back_is) {
  for (int after_ms = 1; after_ms < 460; after_ms += 9) {
    PersonMotion person = seated(nominal_body());
    person.cough();
    double farthest = 0.0;
    for (int i = 0; i < 1'000; ++i) {
      if (i == after_ms) person.cough();
      const double before = person.surface_mm();
      person.step();
      EXPECT_LT(std::abs(person.surface_mm() - before), 0.13) << after_ms << " " << i;
      farthest = std::min(farthest, person.surface_mm());
    }
    EXPECT_NEAR(farthest, -8.0, 0.01) << after_ms;
    EXPECT_NEAR(person.surface_mm(), 0.0, 1e-9);
  }
}

TEST(PersonMotion, every_quarter_of_an_hour_has_several_coughs) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    PersonMotion person(draw_body(seed), seed);
    person.sit_down();
    int coughs = 0;
    bool before = false;
    for (int i = 0; i < 900'000; ++i) {
      person.step();
      coughs += person.coughing() && !before ? 1 : 0;
      before = person.coughing();
    }
    EXPECT_GE(coughs, 2) << "seed " << seed;
    EXPECT_LE(coughs, 16) << "seed " << seed;
  }
}

TEST(PersonMotion, nobody_coughs_in_an_empty_chair) {
  PersonMotion person(nominal_body(), 1);
  for (int i = 0; i < 600'000; ++i) {
    person.step();
    ASSERT_FALSE(person.coughing());
  }
}

TEST(PersonMotion, flinch_goes_away_and_comes_back) {
  PersonMotion person = seated(nominal_body());
  person.flinch(6.0);
  for (int i = 0; i < 150; ++i) person.step();
  EXPECT_NEAR(person.surface_mm(), 6.0, 1e-9);
  for (int i = 0; i < 1'500; ++i) person.step();
  EXPECT_NEAR(person.surface_mm(), 0.0, 1e-9);
}

TEST(PersonMotion, slides_add_up) {
  PersonMotion person = seated(nominal_body());
  person.shift(10.0);
  person.shift(5.0);
  for (int i = 0; i < 1'000; ++i) person.step();
  EXPECT_NEAR(person.lateral_mm(), 15.0, 1e-9);
}

TEST(PersonMotion, surface_is_out_of_reach_until_somebody_sits) {
  PersonMotion person(nominal_body(), 1);
  person.step();
  EXPECT_GT(person.surface_mm(), 150.0);
  EXPECT_FALSE(person.seated());
}

TEST(Breathing, has_the_bodys_amplitude_and_rate) {
  Body body;
  body.breathing_amplitude_mm = 1.2;
  body.breathing_rate_hz = 0.3;
  Random dice(2, Stream::breathing);
  Breathing breathing(body, dice);
  double low = 0.0;
  double high = 0.0;
  int rising_zeros = 0;
  double before = 0.0;
  for (int i = 0; i < 100'000; ++i) {
    breathing.step(dice);
    const double here = breathing.surface_mm();
    low = std::min(low, here);
    high = std::max(high, here);
    rising_zeros += before < 0.0 && here >= 0.0 ? 1 : 0;
    before = here;
  }
  EXPECT_GE(high - low, 2.0);
  EXPECT_LE(high - low, 3.2);
  EXPECT_NEAR(rising_zeros, 30, 3);
}

}  // namespace
}  // namespace knead::sim
