#include "control/sweep_places.hpp"

#include <gtest/gtest.h>

namespace knead {
namespace {

constexpr ScanFinding kBack{.shoulders_along = Millimetre(480.0),
                            .pelvis_along = Millimetre(150.0)};

TEST(SweepPlaces, are_the_usual_ones_where_nothing_hurts_or_hurts_elsewhere) {
  session::SorePoints sore;
  const motion::SweepHeights usual = motion::sweep_heights(kBack);
  EXPECT_EQ(sweep_places(kBack, sore), usual);
  sore.pain(Side::left, (usual[0] + usual[1]) * 0.5);
  sore.sign(Side::right, usual[0]);
  EXPECT_EQ(sweep_places(kBack, sore), usual) << "a lighter place may be touched";
}

TEST(SweepPlaces, CR_14_go_out_of_reach_of_a_place_that_is_left_out_on_either_side) {
  const motion::SweepHeights usual = motion::sweep_heights(kBack);
  for (const Side side : kBothSides) {
    for (std::size_t height = 0; height < usual.size(); ++height) {
      for (const double off : {-30.0, 0.0, 30.0}) {
        session::SorePoints sore;
        const Millimetre painful = usual[height] + Millimetre(off);
        sore.pain(side, painful);
        const auto places = sweep_places(kBack, sore);
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
  EXPECT_FALSE(sweep_places(kBack, sore));
}

}  // namespace
}  // namespace knead
