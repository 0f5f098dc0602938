#include "control/sweep_places.hpp"

#include <gtest/gtest.h>

#include "tests/support/frames.hpp"

namespace knead {
namespace {

constexpr ScanFinding kBack{.shoulders_along = Millimetre(480.0),
                            .pelvis_along = Millimetre(150.0)};

TEST(SweepPlaces, are_the_usual_ones_where_nothing_hurts_or_hurts_elsewhere) {
  session::SorePoints sore;
  const motion::SweepHeights usual = motion::sweep_heights(kBack);
  EXPECT_EQ(sweep_places(kBack, sore, test::healthy_envelope()), usual);
  sore.pain(Side::left, (usual[0] + usual[1]) * 0.5);
  sore.sign(Side::right, usual[0]);
  EXPECT_EQ(sweep_places(kBack, sore, test::healthy_envelope()), usual)
      << "a lighter place may be touched";
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
        EXPECT_GT(abs((*places)[height] - painful), session::SorePoints::kReach);
        EXPECT_GE((*places)[1] - (*places)[0], Millimetre(60.0));
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
  EXPECT_GT((*places)[0], envelope.borders.lumbar_thoracic + Envelope::kKeepClear);
  EXPECT_EQ((*places)[1], usual[1]);
  test::leave_out(envelope, {Region::thoracic, Side::left});
  EXPECT_FALSE(sweep_places(kBack, sore, envelope));
}

}  // namespace
}  // namespace knead
