#include "control/sweep_places.hpp"

#include <gtest/gtest.h>

#include "tests/support/frames.hpp"

namespace knead {
namespace {

constexpr ScanFinding kBack{.shoulders_along = Millimetre(480.0),
                            .pelvis_along = Millimetre(150.0)};

motion::SweepPlaces usual_places() {
  return {.heights = motion::sweep_heights(kBack), .rests = motion::rest_heights(kBack)};
}

TEST(SweepPlaces, are_the_usual_ones_where_nothing_hurts_or_hurts_elsewhere) {
  session::SorePoints sore;
  const motion::SweepHeights usual = motion::sweep_heights(kBack);
  EXPECT_EQ(sweep_places(kBack, sore, test::healthy_envelope()), usual_places());
  sore.sign(Side::right, usual[0]);
  EXPECT_EQ(sweep_places(kBack, sore, test::healthy_envelope()), usual_places())
      << "a lighter place may be touched";
  sore.pain(Side::left, usual[1] + Millimetre(60.0));
  EXPECT_EQ(sweep_places(kBack, sore, test::healthy_envelope()), usual_places());
}

TEST(SweepPlaces, CR_14_have_no_rests_where_a_place_that_is_left_out_lies_on_the_way_to_them) {
  for (const Side side : kBothSides) {
    for (const double painful : {300.0, 345.0, 430.0}) {
      session::SorePoints sore;
      sore.pain(side, Millimetre(painful));
      const auto places = sweep_places(kBack, sore, test::healthy_envelope());
      ASSERT_TRUE(places) << painful;
      EXPECT_FALSE(places->rests) << painful;
    }
  }
}

TEST(SweepPlaces, CR_02_have_no_rests_where_a_zone_on_the_way_is_left_out) {
  Envelope envelope = test::healthy_envelope();
  envelope.borders.lumbar_thoracic = Millimetre(400.0);
  test::leave_out(envelope, {Region::lumbar, Side::left});
  const ScanFinding high{.shoulders_along = Millimetre(560.0),
                         .pelvis_along = Millimetre(380.0),
                         .borders = {.lumbar_thoracic = Millimetre(420.0)}};
  const auto places = sweep_places(high, session::SorePoints{}, envelope);
  ASSERT_TRUE(places);
  EXPECT_FALSE(places->rests);
}

TEST(SweepPlaces, CR_14_go_out_of_reach_of_a_place_that_is_left_out_on_either_side) {
  const motion::SweepHeights usual = motion::sweep_heights(kBack);
  for (const Side side : kBothSides) {
    for (std::size_t height = 0; height < usual.size(); ++height) {
      for (const double off : {-30.0, 0.0, 30.0}) {
        session::SorePoints sore;
        const Millimetre painful = usual[height] + Millimetre(off);
        sore.pain(side, painful);
        const auto places = sweep_places(kBack, sore, test::healthy_envelope());
        ASSERT_TRUE(places);
        EXPECT_GT(abs(places->heights[height] - painful), session::SorePoints::kReach);
        EXPECT_GE(places->heights[1] - places->heights[0], Millimetre(60.0));
      }
    }
  }
}

TEST(SweepPlaces, are_none_where_too_much_of_the_back_is_left_out) {
  session::SorePoints sore;
  for (int i = 0; i < 12; ++i) sore.pain(Side::right, Millimetre(60.0 * i));
  EXPECT_FALSE(sweep_places(kBack, sore, test::healthy_envelope()));
}

TEST(SweepPlaces, CR_02_keep_away_from_a_zone_that_is_left_out_on_either_side) {
  const session::SorePoints sore;
  const motion::SweepHeights usual = motion::sweep_heights(kBack);
  Envelope envelope = test::healthy_envelope();
  // The lower height is in the lumbar region, whose upper border lies not far above it.
  envelope.borders.lumbar_thoracic = usual[0] + Millimetre(10.0);
  test::leave_out(envelope, {Region::lumbar, Side::right});
  const auto places = sweep_places(kBack, sore, envelope);
  ASSERT_TRUE(places);
  EXPECT_GT(places->heights[0], envelope.borders.lumbar_thoracic + Envelope::kKeepClear);
  EXPECT_EQ(places->heights[1], usual[1]);
  test::leave_out(envelope, {Region::thoracic, Side::left});
  EXPECT_FALSE(sweep_places(kBack, sore, envelope));
}

}  // namespace
}  // namespace knead
