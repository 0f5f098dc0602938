#include "control/warming.hpp"

#include <gtest/gtest.h>

namespace knead {
namespace {

struct Zones {
  Warming warming{ChairDescription{}};
  std::array<ThermistorPair, kHeatZones> heat{};
  ActuatorFrame frame{};
  TimePoint now{1s};
  Celsius setpoint{38.0};
  std::array<bool, kHeatZones> left_out{};

  Zones() { tell(35.0, 35.0); }
  void tell(double first_degc, double second_degc) {
    for (ThermistorPair& pair : heat) {
      pair[0].value = Celsius(first_degc);
      pair[1].value = Celsius(second_degc);
    }
  }
  void step(double seconds = 0.1, bool fresh = true) {
    for (int i = 0; i < static_cast<int>(seconds * 10.0 + 0.5); ++i) {
      now += 100ms;
      for (ThermistorPair& pair : heat) {
        for (Sample<Celsius>& t : pair) {
          if (fresh) t.acquired = now;
          t.validity = Validity::good;
        }
      }
      WarmingInput input{.now = now, .dt_s = 0.1, .heat = heat, .left_out = left_out};
      input.setpoint.fill(setpoint);
      warming.step(input, frame);
    }
  }
  [[nodiscard]] Reason why() const { return warming.view().held_back[1]; }
  [[nodiscard]] double duty() const { return frame.heat[1].value(); }
};

TEST(Warming, takes_the_mean_of_two_that_agree_and_the_hotter_of_two_that_do_not) {
  Zones z;
  z.tell(36.0, 36.6);
  EXPECT_DOUBLE_EQ(surface_by(z.heat[0]).value(), 36.3);
  z.tell(36.0, 38.0);
  EXPECT_DOUBLE_EQ(surface_by(z.heat[0]).value(), 38.0);
}

TEST(Warming, heats_what_is_cooler_than_it_should_be) {
  Zones z;
  z.step();
  EXPECT_GT(z.duty(), 0.5);
  EXPECT_EQ(z.why(), Reason::none);
  EXPECT_EQ(z.warming.view().setpoint[1], Celsius(38.0));
}

TEST(Warming, without_a_fresh_reading_of_both_thermistors_there_is_no_heat) {
  Zones z;
  z.step();
  z.step(1.0, false);
  EXPECT_EQ(z.duty(), 0.0);
  EXPECT_EQ(z.why(), Reason::temperature_stale);
  z.step();
  EXPECT_GT(z.duty(), 0.5);
}

TEST(Warming, a_pair_that_disagrees_gets_no_heat) {
  Zones z;
  z.tell(32.0, 35.5);
  z.step();
  EXPECT_EQ(z.duty(), 0.0);
  EXPECT_EQ(z.why(), Reason::temperature_disagrees);
  EXPECT_DOUBLE_EQ(z.warming.view().value[1], 3.5);
}

TEST(Warming, heat_that_does_not_show_is_taken_away_until_it_shows_and_a_person_begins_anew) {
  Zones z;
  z.tell(25.0, 25.0);
  z.step(300.0);
  EXPECT_EQ(z.duty(), 0.0);
  EXPECT_EQ(z.why(), Reason::heat_model_disagrees);
  z.warming.begin_anew();
  z.step();
  EXPECT_EQ(z.duty(), 0.0) << "the reading stands as it stood";
  z.tell(30.0, 30.0);
  z.step(60.0);
  EXPECT_EQ(z.duty(), 0.0) << "nobody has begun anew";
  z.warming.begin_anew();
  z.step();
  EXPECT_GT(z.duty(), 0.5);
}

TEST(Warming, power_that_blinks_gives_a_frozen_pad_no_fresh_allowance) {
  Zones z;
  z.tell(25.0, 25.0);
  for (int i = 0; i < 40; ++i) {
    z.step(5.0);
    z.warming.let_go(z.heat);
  }
  z.step();
  EXPECT_EQ(z.duty(), 0.0);
  EXPECT_EQ(z.why(), Reason::heat_model_disagrees);
}

TEST(Warming, CR_02_a_pad_behind_a_zone_that_is_left_out_stays_off_and_the_others_warm) {
  Zones z;
  z.left_out[1] = true;
  z.step();
  EXPECT_EQ(z.duty(), 0.0);
  EXPECT_EQ(z.why(), Reason::zone_left_out);
  EXPECT_GT(z.frame.heat[2].value(), 0.5);
}

TEST(Warming, what_is_not_asked_for_is_not_held_back) {
  Zones z;
  z.setpoint = Celsius(0.0);
  z.tell(30.0, 40.0);
  z.step();
  EXPECT_EQ(z.duty(), 0.0);
  EXPECT_EQ(z.why(), Reason::none);
}

}  // namespace
}  // namespace knead
