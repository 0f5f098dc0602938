#include "control/session/stiff_places.hpp"

#include <gtest/gtest.h>

namespace knead::session {
namespace {

/// Left and right alike, 60 mm apart, except for one hard place on the left.
StiffnessMap one_hard_place() {
  StiffnessMap map;
  map.stations = 5;
  for (std::size_t station = 0; station < map.stations; ++station) {
    for (auto& side : map.sites) {
      side[station] = {.known = true,
                       .along = Millimetre(200.0 + 60.0 * static_cast<double>(station)),
                       .value = NewtonPerMillimetre(4.0)};
    }
  }
  map.sites[index(Side::left)][3].value = NewtonPerMillimetre(5.2);   // 30 % stiffer
  map.sites[index(Side::right)][1].value = NewtonPerMillimetre(4.8);  // 20 %
  return map;
}

TEST(StiffPlaces, a_place_a_quarter_stiffer_than_the_persons_own_middle_is_slower_and_longer) {
  StiffPlaces places;
  places.take(one_hard_place());
  EXPECT_EQ(places.median(), NewtonPerMillimetre(4.0));
  const StiffPlaceRule hard = places.at(Side::left, Millimetre(390.0));
  EXPECT_EQ(hard.approach_factor, StiffPlaces::kSlower);
  EXPECT_EQ(hard.dwell_factor, StiffPlaces::kLonger);
}

TEST(StiffPlaces, the_other_side_other_heights_and_small_differences_are_untouched) {
  StiffPlaces places;
  places.take(one_hard_place());
  for (const StiffPlaceRule& rule :
       {places.at(Side::right, Millimetre(380.0)), places.at(Side::left, Millimetre(320.0)),
        places.at(Side::right, Millimetre(260.0))}) {
    EXPECT_EQ(rule.approach_factor, 1.0);
    EXPECT_EQ(rule.dwell_factor, 1.0);
  }
}

TEST(StiffPlaces, is_met_once) {
  StiffPlaces places;
  places.take(one_hard_place());
  EXPECT_EQ(places.meet(Side::left, Millimetre(200.0)), nullptr);
  const StiffnessSite* met = places.meet(Side::left, Millimetre(370.0));
  ASSERT_NE(met, nullptr);
  EXPECT_EQ(met->value, NewtonPerMillimetre(5.2));
  EXPECT_EQ(places.meet(Side::left, Millimetre(380.0)), nullptr);
}

TEST(StiffPlaces, unknown_places_are_no_reason_for_anything) {
  StiffnessMap map = one_hard_place();
  map.sites[index(Side::left)][3].known = false;
  StiffPlaces places;
  places.take(map);
  EXPECT_EQ(places.at(Side::left, Millimetre(380.0)).dwell_factor, 1.0);
}

TEST(StiffPlaces, two_known_places_have_no_middle) {
  StiffnessMap map;
  map.stations = 2;
  map.sites[0][0] = {.known = true, .value = NewtonPerMillimetre(2.0)};
  map.sites[0][1] = {.known = true, .along = Millimetre(60.0), .value = NewtonPerMillimetre(9.0)};
  StiffPlaces places;
  places.take(map);
  EXPECT_EQ(places.at(Side::left, Millimetre(60.0)).dwell_factor, 1.0);
}

TEST(StiffPlaces, the_next_session_knows_none) {
  StiffPlaces places;
  places.take(one_hard_place());
  places.clear();
  EXPECT_EQ(places.at(Side::left, Millimetre(380.0)).dwell_factor, 1.0);
}

}  // namespace
}  // namespace knead::session
