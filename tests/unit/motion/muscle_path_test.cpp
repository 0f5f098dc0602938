// CR-07: the rollers keep off the spine wherever the scan says that it runs.
#include "control/motion/muscle_path.hpp"

#include <gtest/gtest.h>

namespace knead::motion {
namespace {

SpineBand crooked(double half_width) {
  SpineBand band{.half_width = Millimetre(half_width)};
  const std::array offsets{0.0, 4.0, 9.0, 12.0, 6.0, -3.0, -9.0, -12.0, -5.0, 0.0};
  for (std::size_t i = 0; i < offsets.size(); ++i) band.line.lateral[i] = Millimetre(offsets[i]);
  return band;
}

TEST(MusclePath, innermost_place_clears_the_band_by_the_largest_footprint_20_mm_up_and_down) {
  const RollerGeometry roller;
  for (const double half_width : {20.0, 30.0, 45.0}) {
    const SpineBand band = crooked(half_width);
    MusclePath path(roller);
    path.follow(band);
    for (double along = 0.0; along <= 900.0; along += 3.0) {
      for (double near = along - 20.0; near <= along + 20.0; near += 5.0) {
        for (const Side side : kBothSides) {
          const double from_line =
              lateral_sign(side) *
              (path.innermost(side, Millimetre(along)) - band.line.at(Millimetre(near))).value();
          // A knot between two looks may stand out by a fraction of a millimetre; the margin is 2.
          ASSERT_GE(from_line, half_width + roller.footprint_radius_max().value() + 1.0);
        }
      }
    }
  }
}

TEST(MusclePath, works_45_to_60_mm_beside_the_line_after_a_scan) {
  MusclePath path(RollerGeometry{});
  const SpineBand band = crooked(20.0);
  path.follow(band);
  for (double along = 50.0; along <= 850.0; along += 10.0) {
    for (const Side side : kBothSides) {
      const double out =
          lateral_sign(side) *
          (path.middle(side, Millimetre(along), Millimetre(0.0)) - band.line.at(Millimetre(along)))
              .value();
      EXPECT_GE(out, 45.0);
      EXPECT_LE(out, 60.0);
    }
  }
}

TEST(MusclePath, makes_room_for_half_strokes_outside_the_band) {
  MusclePath path(RollerGeometry{});
  path.follow({.half_width = Millimetre(30.0)});
  const Millimetre amplitude(15.0);
  const Millimetre middle = path.middle(Side::right, Millimetre(300.0), amplitude);
  EXPECT_GE(middle - amplitude, path.innermost(Side::right, Millimetre(300.0)));
}

TEST(MusclePath, keeps_out_what_is_asked_inside_and_leaves_the_rest) {
  MusclePath path(RollerGeometry{});
  path.follow({.half_width = Millimetre(20.0)});
  const Millimetre along(300.0);
  EXPECT_EQ(path.kept_out(Side::left, along, Millimetre(-5.0)), path.innermost(Side::left, along));
  EXPECT_EQ(path.kept_out(Side::left, along, Millimetre(-80.0)), Millimetre(-80.0));
}

}  // namespace
}  // namespace knead::motion
