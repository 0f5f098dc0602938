#include "control/place_limits.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "tests/support/arms.hpp"

namespace knead {
namespace {

constexpr Millimetre kSore{300.0};
constexpr Technique kStroking = Technique::stroking;
constexpr Millimetre kBorder = kSore + session::SorePoints::kReach;

/// A back with one place on the left that is left out.
struct Back : test::Arms {
  session::SorePoints points;
  Back() {
    dose.begin(envelope, TimePoint{}, true);
    points.pain(Side::left, kSore);
  }
  [[nodiscard]] PlaceLimits at(Side side, Millimetre along,
                               Technique technique = Technique::stroking) const {
    return limits_at({points, dose, envelope}, side, along, technique);
  }
};

TEST(PlaceLimits, CR_14_a_place_that_hurt_leaves_nothing_on_its_side) {
  const Back back;
  EXPECT_EQ(back.at(Side::left, kSore).factor(), 0.0);
  EXPECT_TRUE(back.at(Side::left, kSore).left_out());
  EXPECT_EQ(back.at(Side::right, kSore).factor(), 1.0);
  EXPECT_FALSE(back.at(Side::right, kSore).left_out());
}

TEST(PlaceLimits, a_technique_that_a_zone_forbids_presses_nothing_but_may_come_near) {
  Back back;
  for (ZoneLimits& zone : back.envelope.zones)
    zone.techniques = TechniqueSet{}.with(Technique::stroking);
  const PlaceLimits kneaded = back.at(Side::right, kSore, Technique::kneading);
  EXPECT_EQ(kneaded.factor(), 0.0);
  EXPECT_FALSE(kneaded.left_out());
  EXPECT_EQ(back.at(Side::right, kSore).factor(), 1.0);
}

TEST(PlaceLimits, the_stricter_of_two_takes_of_each_what_leaves_less) {
  const PlaceLimits sore{.sore = 0.7};
  const PlaceLimits spent{
      .dose = 0.5, .dose_reason = Reason::dose_nearly_used, .zone_left_out = true};
  for (const PlaceLimits& both : {stricter(sore, spent), stricter(spent, sore)}) {
    EXPECT_DOUBLE_EQ(both.factor(), 0.35);
    EXPECT_EQ(both.dose_reason, Reason::dose_nearly_used);
    EXPECT_TRUE(both.left_out());
  }
}

TEST(PlaceUnder, a_roller_that_stands_on_a_border_with_a_noisy_sensor_lets_go_once) {
  for (const double came_from : {-20.0, 20.0}) {
    const Back back;
    const PlaceRules rules{back.points, back.dose, back.envelope};
    PlaceUnder place;
    double last =
        place.step(rules, Side::left, kBorder + Millimetre(came_from), kStroking).factor();
    std::mt19937 engine(1);
    std::normal_distribution<double> noise(0.0, 0.05);
    int rises = 0;
    for (int i = 0; i < 10'000; ++i) {
      const Millimetre measured = kBorder + Millimetre(noise(engine));
      const double factor = place.step(rules, Side::left, measured, kStroking).factor();
      rises += factor > last ? 1 : 0;
      last = factor;
    }
    EXPECT_EQ(rises, 0) << came_from;
    EXPECT_EQ(last, 0.0) << came_from;
  }
}

TEST(PlaceUnder, a_place_that_is_none_changes_nothing) {
  const Back back;
  const PlaceRules rules{back.points, back.dose, back.envelope};
  PlaceUnder place;
  EXPECT_EQ(place.step(rules, Side::left, Millimetre(500.0), kStroking).factor(), 1.0);
  for (int i = 0; i < 2; ++i) {
    const Millimetre none(std::numeric_limits<double>::quiet_NaN());
    EXPECT_EQ(place.step(rules, Side::left, none, kStroking).factor(), 1.0);
  }
  EXPECT_EQ(place.step(rules, Side::left, kSore, kStroking).factor(), 0.0);
  EXPECT_EQ(place.step(rules, Side::left, Millimetre(500.0), kStroking).factor(), 1.0);
}

TEST(PlaceUnder, a_place_holds_at_once_and_until_the_carriage_is_beyond_it_by_the_play) {
  const Back back;
  const PlaceRules rules{back.points, back.dose, back.envelope};
  PlaceUnder place;
  const auto factor = [&](Millimetre along) {
    return place.step(rules, Side::left, along, kStroking).factor();
  };
  EXPECT_EQ(factor(kBorder + Millimetre(5.0)), 1.0);
  EXPECT_EQ(factor(kBorder - Millimetre(0.01)), 0.0);
  EXPECT_EQ(factor(kBorder + 0.9 * PlaceUnder::kPlay), 0.0);
  EXPECT_EQ(factor(kBorder + 1.1 * PlaceUnder::kPlay), 1.0);
}

}  // namespace
}  // namespace knead
