#include "control/sense/body_scan.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "control/sense/back_landmarks.hpp"

namespace knead::sense {
namespace {

/// A back as a sum of round pads, drawn for these tests: two buttocks, two blades, two long
/// muscles.
struct Back {
  double pelvis_mm = 160.0;
  double blades_mm = 555.0;
  double middle_mm = 0.0;
  double lean = 0.0;  ///< mm to the right per mm upwards
  double right_over_left = 1.0;
  double load = 1.0;

  [[nodiscard]] double middle(double along) const {
    return middle_mm + lean * (along - 0.5 * (pelvis_mm + blades_mm));
  }
  [[nodiscard]] double pressure(double along, double lateral) const {
    const double x = lateral - middle(along);
    const auto pad = [&](double at_along, double at_lateral, double r_along, double r_lateral) {
      const double a = (along - at_along) / r_along;
      const double l = (std::abs(x) - at_lateral) / r_lateral;
      return 1.0 / ((1.0 + a * a) * (1.0 + a * a) * (1.0 + l * l) * (1.0 + l * l));
    };
    const double p = 7.0 * pad(pelvis_mm, 70.0, 80.0, 60.0) +
                     6.0 * pad(blades_mm, 85.0, 75.0, 55.0) +
                     1.2 * pad(0.5 * (pelvis_mm + blades_mm), 45.0, 400.0, 35.0);
    const double side = x > 0.0 ? std::sqrt(right_over_left) : 1.0 / std::sqrt(right_over_left);
    return along < blades_mm + 150.0 ? load * p * side : 0.0;
  }
  [[nodiscard]] PressureMap seen_by(const MatGeometry& mat) const {
    PressureMap map;
    for (std::size_t r = 0; r < mat.rows; ++r) {
      for (std::size_t c = 0; c < mat.columns; ++c) {
        double sum = 0.0;
        for (int i = 0; i < 16; ++i) {
          sum += pressure(
              mat.along(r).value() + mat.row_pitch().value() * ((i / 4 + 0.5) / 4 - 0.5),
              mat.lateral(c).value() + mat.column_pitch().value() * ((i % 4 + 0.5) / 4 - 0.5));
        }
        map.cells[r * mat.columns + c] = Kilopascal(sum / 16.0);
      }
    }
    return map;
  }
};

ScanFinding scan(const Back& back, const MatGeometry& mat = {}) {
  BodyScan body_scan(mat);
  std::mt19937 engine(5);
  std::normal_distribution<double> noise(0.0, 0.05);
  for (std::size_t frame = 0; frame < BodyScan::kFrames + mat.rows + 1; ++frame) {
    PressureMap map = back.seen_by(mat);
    for (Kilopascal& p : map.cells) p = std::max(Kilopascal(0.0), p + Kilopascal(noise(engine)));
    body_scan.update(map);
  }
  return body_scan.finding();
}

double worst_error(const ScanFinding& found, const Back& back) {
  double worst = 0.0;
  for (double along = back.pelvis_mm; along < back.blades_mm + 100.0; along += 20.0) {
    worst =
        std::max(worst, std::abs(found.spine.at(Millimetre(along)).value() - back.middle(along)));
  }
  return worst;
}

TEST(BodyScan, finds_a_straight_spine_pelvis_and_shoulders) {
  const Back back;
  const ScanFinding found = scan(back);
  ASSERT_TRUE(found.found);
  EXPECT_LT(worst_error(found, back), 5.0);
  EXPECT_NEAR(found.pelvis_along.value(), back.pelvis_mm, 25.0);
  EXPECT_NEAR(found.shoulders_along.value(), back.blades_mm, 25.0);
}

TEST(BodyScan, follows_a_person_who_sits_askew_and_leans) {
  for (const double middle : {-25.0, -8.0, 15.0, 27.0}) {
    for (const double lean : {-0.05, 0.0, 0.04}) {
      const Back back{.middle_mm = middle, .lean = lean};
      const ScanFinding found = scan(back);
      ASSERT_TRUE(found.found) << middle << " " << lean;
      EXPECT_LT(worst_error(found, back), 10.0) << middle << " " << lean;
    }
  }
}

TEST(BodyScan, is_not_drawn_to_the_side_that_carries_more) {
  for (const double ratio : {0.5, 0.7, 1.5, 2.0}) {
    const Back back{.middle_mm = 6.0, .right_over_left = ratio};
    const ScanFinding found = scan(back);
    ASSERT_TRUE(found.found) << ratio;
    EXPECT_LT(worst_error(found, back), 10.0) << ratio;
  }
}

TEST(BodyScan, works_on_another_grid) {
  const MatGeometry fine{20, 12, Millimetre(40.0), Millimetre(760.0), Millimetre(500.0)};
  const Back back{.middle_mm = -12.0};
  const ScanFinding found = scan(back, fine);
  ASSERT_TRUE(found.found);
  EXPECT_LT(worst_error(found, back), 8.0);
}

TEST(BodyScan, does_not_find_before_a_second_has_been_averaged) {
  BodyScan body_scan{MatGeometry{}};
  const PressureMap map = Back{}.seen_by(MatGeometry{});
  for (std::size_t i = 0; i < BodyScan::kFrames; ++i) {
    body_scan.update(map);
    ASSERT_FALSE(body_scan.finding().found);
  }
}

TEST(BodyScan, starts_again_when_the_person_gets_up) {
  BodyScan body_scan{MatGeometry{}};
  const PressureMap map = Back{}.seen_by(MatGeometry{});
  for (int i = 0; i < 130; ++i) body_scan.update(map);
  ASSERT_TRUE(body_scan.finding().found);
  body_scan.update(PressureMap{});
  EXPECT_FALSE(body_scan.finding().found);
}

TEST(BodyScan, refuses_an_even_plate_and_random_pressure) {
  const MatGeometry mat;
  PressureMap plate;
  for (std::size_t i = 0; i < mat.rows * mat.columns; ++i) plate.cells[i] = Kilopascal(2.0);
  BodyScan on_plate(mat);
  for (int i = 0; i < 300; ++i) on_plate.update(plate);
  EXPECT_FALSE(on_plate.finding().found);
  int found = 0;
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    std::mt19937 engine(seed);
    std::exponential_distribution<double> any(0.5);
    PressureMap random;
    for (std::size_t i = 0; i < mat.rows * mat.columns; ++i) {
      random.cells[i] = Kilopascal(any(engine));
    }
    BodyScan body_scan(mat);
    for (int i = 0; i < 130; ++i) body_scan.update(random);
    found += body_scan.finding().found ? 1 : 0;
  }
  EXPECT_LE(found, 1);
}

TEST(BodyScan, refuses_a_person_who_sits_upside_down_in_its_proportions) {
  EXPECT_FALSE(scan(Back{.pelvis_mm = 300.0, .blades_mm = 500.0}).found)
      << "200 mm between pelvis and shoulders is nobody";
}

TEST(BodyScan, borders_ascend_and_lie_between_the_landmarks_in_a_spine_s_proportions) {
  const RegionBorders b = borders_between(Millimetre(150.0), Millimetre(545.0));
  EXPECT_NEAR(b.sacral_lumbar.value(), 215.0, 1.0);
  EXPECT_NEAR((b.lumbar_thoracic - b.sacral_lumbar).value(), 180.0, 1.0);
  EXPECT_NEAR((b.thoracic_cervical - b.lumbar_thoracic).value(), 285.0, 2.0);
}

TEST(CouldBeAPerson, accepts_backs_from_light_to_heavy) {
  const MatGeometry mat;
  for (const double load : {0.4, 1.0, 2.5}) {
    EXPECT_TRUE(could_be_a_person(Back{.load = load}.seen_by(mat), mat)) << load;
  }
}

TEST(CouldBeAPerson, refuses_empty_sheets_bags_and_broken_mats) {
  const MatGeometry mat;
  PressureMap map;
  EXPECT_FALSE(could_be_a_person(map, mat));
  std::mt19937 engine(1);
  std::uniform_real_distribution<double> noise(0.0, 0.1);
  for (Kilopascal& p : map.cells) p = Kilopascal(noise(engine));
  EXPECT_FALSE(could_be_a_person(map, mat)) << "noise of an empty sheet";
  map = PressureMap{};
  for (std::size_t i : {40U, 41U, 48U, 49U}) map.cells[i] = Kilopascal(15.0);
  EXPECT_FALSE(could_be_a_person(map, mat)) << "a bag";
  map = Back{}.seen_by(mat);
  map.cells[60] = Kilopascal(500.0);
  EXPECT_FALSE(could_be_a_person(map, mat)) << "one cell dominates";
  map = Back{}.seen_by(mat);
  map.cells[60] = Kilopascal(std::nan(""));
  EXPECT_FALSE(could_be_a_person(map, mat)) << "not a number";
  map = Back{}.seen_by(mat);
  map.cells[60] = Kilopascal(-1.0);
  EXPECT_FALSE(could_be_a_person(map, mat)) << "skin does not pull";
  for (Kilopascal& p : map.cells) p = Kilopascal(200.0);
  EXPECT_FALSE(could_be_a_person(map, mat)) << "all at the rail";
}

}  // namespace
}  // namespace knead::sense
