#include "hal/sim/bone_map.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace knead::sim {
namespace {

double depth(const Body& body, double along_mm, double from_spine_mm) {
  return BoneMap(body).depth_mm(bones_at(body, along_mm), from_spine_mm);
}

TEST(BoneMap, lumbar_muscle_is_thick_and_the_spinous_processes_are_near) {
  const Body body = nominal_body();
  EXPECT_EQ(depth(body, 320.0, 50.0), body.muscle_depth_mm);
  EXPECT_EQ(depth(body, 320.0, 0.0), 0.5 * body.bone_cover_mm);
  EXPECT_EQ(depth(body, 320.0, -50.0), depth(body, 320.0, 50.0));
}

TEST(BoneMap, blades_ribs_and_pelvis_are_where_they_are_in_people) {
  const Body body = nominal_body();
  EXPECT_EQ(depth(body, body.shoulders_along_mm, 95.0), body.bone_cover_mm);
  EXPECT_EQ(depth(body, 440.0, 90.0), 1.6 * body.bone_cover_mm);  // below the blades
  EXPECT_EQ(depth(body, 500.0, 45.0), body.muscle_depth_mm);      // beside the spine
  EXPECT_EQ(depth(body, 200.0, 60.0), body.bone_cover_mm);        // crest
  EXPECT_EQ(depth(body, 200.0, 5.0), 0.5 * body.bone_cover_mm);   // sacral crest
}

TEST(BoneMap, has_no_edges) {
  const Body body = nominal_body();
  for (double along = 0.0; along < 900.0; along += 10.0) {
    for (double aside = 0.0; aside < 150.0; aside += 1.0) {
      EXPECT_LT(std::abs(depth(body, along, aside + 1.0) - depth(body, along, aside)), 3.0)
          << along << ", " << aside;
    }
  }
}

}  // namespace
}  // namespace knead::sim
