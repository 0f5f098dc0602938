#include "hal/sim/sitting.hpp"

#include <gtest/gtest.h>

namespace knead::sim {
namespace {

TEST(Sitting, a_sway_stands_on_the_pelvis_and_is_whole_at_the_shoulders) {
  const Body body = nominal_body();
  EXPECT_EQ(sway_lateral_mm(body.pelvis_along_mm, body, 15.0), 0.0);
  EXPECT_EQ(sway_lateral_mm(0.0, body, 15.0), 0.0);
  EXPECT_NEAR(sway_lateral_mm(body.shoulders_along_mm, body, 15.0), 15.0, 1e-9);
  EXPECT_NEAR(sway_lateral_mm(body.shoulders_along_mm, body, -15.0), -15.0, 1e-9);
}

TEST(Sitting, a_sway_takes_a_second_and_a_half_and_stays) {
  Sitting sitting(1);
  sitting.set_spontaneous(false);
  sitting.sway(12.0);
  for (int i = 0; i < 1'000; ++i) sitting.step(true);
  EXPECT_TRUE(sitting.moving());
  for (int i = 0; i < 501; ++i) sitting.step(true);
  EXPECT_FALSE(sitting.moving());
  EXPECT_NEAR(sitting.pose().sway_mm, 12.0, 1e-9);
}

TEST(Sitting, a_sway_moves_the_back_on_its_mat_and_no_weight_on_either_side) {
  const MatGeometry mat{};
  const Body body = nominal_body();
  const auto moment = [&](const Body& who, std::size_t row) {
    const MatCells cells = back_pattern(mat, who, 0.0);
    double load = 0.0;
    double across = 0.0;
    for (std::size_t c = 0; c < mat.columns; ++c) {
      load += cells[row * mat.columns + c];
      across += cells[row * mat.columns + c] * mat.lateral(c).value();
    }
    return across / load;
  };
  const Body swayed = posed(body, {.sway_mm = 15.0});
  EXPECT_EQ(swayed.right_load_share, body.right_load_share);
  const auto row_at = [&](double along) {
    return static_cast<std::size_t>((Millimetre(along) - mat.origin_along) / mat.row_pitch());
  };
  const std::size_t blades = row_at(body.shoulders_along_mm);
  const std::size_t pelvis = row_at(body.pelvis_along_mm);
  EXPECT_NEAR(moment(swayed, blades) - moment(body, blades), 15.0, 2.0);
  EXPECT_NEAR(moment(swayed, pelvis) - moment(body, pelvis), 0.0, 2.0);
}

}  // namespace
}  // namespace knead::sim
