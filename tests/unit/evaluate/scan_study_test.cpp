#include "daemon/evaluate/scan_study.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "daemon/evaluate/scan_hostile.hpp"

namespace knead::evaluate {
namespace {

std::filesystem::path table(const char* text) {
  const std::filesystem::path file =
      std::filesystem::path(testing::TempDir()) / "people_of_a_test.csv";
  std::ofstream(file) << text;
  return file;
}

TEST(People, have_the_measured_size_and_keep_what_is_drawn) {
  const auto people =
      People::read(table("# unit: mm, kg\nsex,sitting_c7,biacromial_breadth,weight_kg\n"
                         "f,600,360,60.5\n"));
  ASSERT_TRUE(people) << people.error().message();
  const sim::Body body = people->draw(3);
  EXPECT_EQ(body.thoracic_cervical_mm, 619.0);
  EXPECT_EQ(body.half_width_mm, 162.0);
  EXPECT_EQ(body.weight_kg, 60.5);
  EXPECT_NE(people->draw(4).roundness_mm, body.roundness_mm);
  EXPECT_NE(people->source(), People{}.source());
}

TEST(People, a_table_that_is_none_is_an_error_with_its_line) {
  EXPECT_FALSE(People::read("/nowhere/people.csv"));
  EXPECT_FALSE(People::read(table("sex,sitting_c7\nf,600\n"))) << "columns are missing";
  const auto wrong =
      People::read(table("sitting_c7,biacromial_breadth,weight_kg\n600,360,sixty\n"));
  ASSERT_FALSE(wrong);
  EXPECT_TRUE(wrong.error().place.ends_with(":2")) << wrong.error().place;
}

TEST(ScanStudy, a_person_who_sits_as_asked_is_found_by_mat_and_rollers_at_a_light_touch) {
  const ScanBody scan = measure_scan(1, People{});
  ASSERT_FALSE(scan.refused) << name(scan.doubt);
  EXPECT_TRUE(scan.swept);
  EXPECT_LT(scan.spine_error.value(), 8.0);
  EXPECT_LT(scan.strongest_touch.value(), 5.0);
  EXPECT_LT(abs(scan.border_error[1]).value(), 8.0)
      << "this chest begins 16 mm from where others do";
  EXPECT_LT(scan.seconds, 30.0);
  EXPECT_FALSE(scan.wrong_accepted());
}

TEST(ScanStudy, an_accepted_scan_beyond_its_bounds_is_called_wrong) {
  ScanBody scan;
  EXPECT_FALSE(scan.wrong_accepted());
  scan.border_error[1] = Millimetre(-41.0);
  EXPECT_EQ(scan.worst_border(), Millimetre(41.0));
  EXPECT_TRUE(scan.wrong_accepted());
  scan.refused = true;
  EXPECT_FALSE(scan.wrong_accepted());
}

TEST(ScanStudy, a_bag_beside_the_trunk_and_half_a_mat_are_refused) {
  EXPECT_TRUE(measure_scan(1, People{}, Hostile::bag).refused);
  EXPECT_TRUE(measure_scan(1, People{}, Hostile::dead_side).refused);
}

}  // namespace
}  // namespace knead::evaluate
