#include "control/sense/body_scan.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "control/sense/back_landmarks.hpp"
#include "control/sense/mat_person.hpp"

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
    const double fade = std::clamp((blades_mm + 146.0 - along) / 80.0, 0.0, 1.0);
    return load * p * side * fade * fade * (3.0 - 2.0 * fade);
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

ScanFinding scan(const Back& back, const MatGeometry& mat = {},
                 Millimetre borders_within = kBordersAgree) {
  BodyScan body_scan(mat, borders_within);
  std::mt19937 engine(5);
  std::normal_distribution<double> noise(0.0, 0.05);
  for (std::size_t frame = 0; frame < BodyScan::kFrames + mat.rows + 1; ++frame) {
    PressureMap map = back.seen_by(mat);
    for (Kilopascal& p : map.cells) p = std::max(Kilopascal(0.0), p + Kilopascal(noise(engine)));
    body_scan.update(map);
  }
  if (body_scan.mat_tells()) body_scan.conclude_without_rollers();
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
  // The pace at which pressure fades over rows is known for the reference mat: looser elsewhere.
  const ScanFinding found = scan(back, fine, kBordersAgree * 3.0);
  ASSERT_TRUE(found.found);
  EXPECT_LT(worst_error(found, back), 8.0);
}

TEST(BodyScan, does_not_find_before_a_second_has_been_averaged) {
  BodyScan body_scan{MatGeometry{}};
  const PressureMap map = Back{}.seen_by(MatGeometry{});
  for (std::size_t i = 0; i < BodyScan::kFrames; ++i) {
    body_scan.update(map);
    ASSERT_FALSE(body_scan.mat_tells());
  }
}

TEST(BodyScan, starts_again_when_the_person_gets_up) {
  BodyScan body_scan{MatGeometry{}};
  const PressureMap map = Back{}.seen_by(MatGeometry{});
  for (int i = 0; i < 90; ++i) body_scan.update(map);
  body_scan.update(PressureMap{});
  EXPECT_EQ(body_scan.finding().doubt, ScanDoubt::empty);
  for (int i = 0; i < 90; ++i) body_scan.update(map);
  EXPECT_FALSE(body_scan.mat_tells());
}

TEST(BodyScan, starts_again_and_says_so_when_the_person_slides_aside_meanwhile) {
  BodyScan body_scan{MatGeometry{}};
  for (int i = 0; i < 60; ++i) body_scan.update(Back{}.seen_by(MatGeometry{}));
  const PressureMap aside = Back{.middle_mm = 20.0}.seen_by(MatGeometry{});
  body_scan.update(aside);
  EXPECT_EQ(body_scan.finding().doubt, ScanDoubt::moving);
  for (int i = 0; i < 130; ++i) body_scan.update(aside);
  EXPECT_TRUE(body_scan.mat_tells());
}

/// What rollers feel at two heights of a back whose middle is there.
std::array<SweepAxis::Axis, 2> felt(double middle_mm, double uncertainty_mm) {
  return {{{Millimetre(300.0), Millimetre(middle_mm), Millimetre(uncertainty_mm)},
           {Millimetre(540.0), Millimetre(middle_mm), Millimetre(uncertainty_mm)}}};
}

BodyScan looked_at(const Back& back) {
  BodyScan body_scan{MatGeometry{}};
  for (int i = 0; i < 130; ++i) body_scan.update(back.seen_by(MatGeometry{}));
  EXPECT_TRUE(body_scan.mat_tells());
  return body_scan;
}

/// A back so blotchy, cell by cell, that the mat tells it and is not sure.
BodyScan unsurely_looked_at() {
  for (double blotches = 0.0; blotches < 1.0; blotches += 0.01) {
    std::mt19937 engine(7);
    std::uniform_real_distribution<double> any(-blotches, blotches);
    PressureMap map = Back{}.seen_by(MatGeometry{});
    for (Kilopascal& p : map.cells) p *= 1.0 + any(engine);
    BodyScan body_scan{MatGeometry{}};
    for (int i = 0; i < 130; ++i) body_scan.update(map);
    if (body_scan.mat_tells() && body_scan.finding().confidence < 0.89) return body_scan;
  }
  ADD_FAILURE() << "no such back";
  return BodyScan{MatGeometry{}};
}

TEST(BodyScan, is_drawn_towards_what_the_rollers_felt_by_how_sure_they_are) {
  double before = looked_at(Back{}).finding().spine.at(Millimetre(420.0)).value();
  for (const double uncertainty : {6.0, 4.0, 2.0}) {
    BodyScan body_scan = looked_at(Back{});
    body_scan.conclude(felt(10.0, uncertainty));
    ASSERT_TRUE(body_scan.finding().found) << uncertainty;
    EXPECT_TRUE(body_scan.finding().swept);
    const double line = body_scan.finding().spine.at(Millimetre(420.0)).value();
    EXPECT_GT(line, before + 0.2) << uncertainty;
    EXPECT_LT(line, 10.5) << uncertainty;
    before = line;
  }
}

TEST(BodyScan, takes_the_lower_border_of_the_chest_from_who_felt_it_and_leaves_the_others) {
  BodyScan body_scan = looked_at(Back{});
  const RegionBorders told = body_scan.finding().borders;
  body_scan.conclude(felt(0.0, 3.0));
  EXPECT_EQ(body_scan.finding().borders.lumbar_thoracic, told.lumbar_thoracic) << "nothing felt";
  body_scan = looked_at(Back{});
  body_scan.conclude(felt(0.0, 3.0), told.lumbar_thoracic + Millimetre(12.0));
  EXPECT_TRUE(body_scan.finding().found);
  EXPECT_EQ(body_scan.finding().borders.lumbar_thoracic, told.lumbar_thoracic + Millimetre(12.0));
  EXPECT_EQ(body_scan.finding().borders.sacral_lumbar, told.sacral_lumbar);
  EXPECT_EQ(body_scan.finding().borders.thoracic_cervical, told.thoracic_cervical);
}

TEST(BodyScan, refuses_when_mat_and_rollers_contradict_one_another_or_the_rollers_felt_nothing) {
  BodyScan contradicted = looked_at(Back{});
  contradicted.conclude(felt(25.0, 3.0));
  EXPECT_FALSE(contradicted.finding().found);
  EXPECT_EQ(contradicted.finding().doubt, ScanDoubt::unclear);
  BodyScan untouched = looked_at(Back{});
  untouched.conclude({});
  EXPECT_FALSE(untouched.finding().found);
  EXPECT_TRUE(untouched.finding().swept) << "nothing more will come";
}

TEST(BodyScan, takes_nothing_from_rollers_that_know_nothing) {
  BodyScan sure = looked_at(Back{});
  ASSERT_GE(sure.finding().confidence, 0.9) << "a back that the mat alone would be believed about";
  const double told = sure.finding().spine.at(Millimetre(420.0)).value();
  sure.conclude(felt(60.0, 40.0));
  EXPECT_TRUE(sure.finding().found);
  EXPECT_EQ(sure.finding().spine.at(Millimetre(420.0)).value(), told);

  BodyScan unsure = unsurely_looked_at();
  unsure.conclude(felt(0.0, 40.0));
  EXPECT_FALSE(unsure.finding().found) << "as if no roller had touched";
  EXPECT_EQ(unsure.finding().doubt, ScanDoubt::unclear);
  BodyScan helped = unsurely_looked_at();
  helped.conclude(felt(0.0, 5.0));
  EXPECT_TRUE(helped.finding().found);
}

TEST(BodyScan, refuses_who_turns_out_too_far_aside_when_the_rollers_have_joined) {
  BodyScan body_scan = looked_at(Back{.middle_mm = 37.0});
  body_scan.conclude(felt(48.0, 2.0));
  EXPECT_FALSE(body_scan.finding().found);
  EXPECT_EQ(body_scan.finding().doubt, ScanDoubt::off_centre);
}

TEST(BodyScan, looks_again_at_who_left_the_rollers_no_room) {
  BodyScan body_scan = looked_at(Back{.middle_mm = 37.0});
  body_scan.too_far_aside();
  EXPECT_FALSE(body_scan.mat_tells());
  EXPECT_EQ(body_scan.finding().doubt, ScanDoubt::off_centre);
  for (int i = 0; i < 130; ++i) body_scan.update(Back{}.seen_by(MatGeometry{}));
  EXPECT_TRUE(body_scan.mat_tells());
}

TEST(BodyScan, says_where_the_middle_of_the_person_is) {
  BodyScan body_scan = looked_at(Back{.middle_mm = -14.0});
  EXPECT_NEAR(body_scan.finding().centring.value(), -14.0, 4.0);
}

TEST(BodyScan, refuses_a_person_who_sits_too_far_aside_for_the_arms) {
  EXPECT_EQ(scan(Back{.middle_mm = 45.0}).doubt, ScanDoubt::off_centre);
}

TEST(BodyScan, refuses_an_even_plate_and_random_pressure) {
  const MatGeometry mat;
  PressureMap plate;
  for (std::size_t i = 0; i < mat.rows * mat.columns; ++i) plate.cells[i] = Kilopascal(2.0);
  BodyScan on_plate(mat);
  for (int i = 0; i < 300; ++i) on_plate.update(plate);
  EXPECT_FALSE(on_plate.mat_tells());
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
    found += body_scan.mat_tells() ? 1 : 0;
  }
  EXPECT_LE(found, 1);
}

TEST(BodyScan, refuses_a_person_who_sits_upside_down_in_its_proportions) {
  EXPECT_FALSE(scan(Back{.pelvis_mm = 300.0, .blades_mm = 500.0}).found)
      << "200 mm between pelvis and shoulders is nobody";
}

TEST(BackLandmarks, borders_ascend_and_rise_with_the_height_at_which_the_back_ends) {
  BackLandmarks landmarks{
      .plausible = true,
      .pelvis = Millimetre(150.0),
      .shoulders = Millimetre(550.0),
      .fade = {Millimetre(607.0), Millimetre(627.0), Millimetre(651.0), Millimetre(668.0)}};
  const RegionBorders middling = borders_from(landmarks);
  EXPECT_NEAR(middling.sacral_lumbar.value(), 220.0, 15.0);
  EXPECT_NEAR(middling.lumbar_thoracic.value(), 390.0, 20.0);
  EXPECT_NEAR(middling.thoracic_cervical.value(), 680.0, 30.0);
  EXPECT_TRUE(borders_agree(landmarks, kBordersAgree));
  for (Millimetre& height : landmarks.fade) height += Millimetre(30.0);
  const RegionBorders taller = borders_from(landmarks);
  EXPECT_GT(taller.sacral_lumbar, middling.sacral_lumbar);
  EXPECT_GT(taller.lumbar_thoracic - middling.lumbar_thoracic,
            taller.sacral_lumbar - middling.sacral_lumbar);
  EXPECT_GT(taller.thoracic_cervical - middling.thoracic_cervical,
            taller.lumbar_thoracic - middling.lumbar_thoracic);
}

TEST(BackLandmarks, a_back_that_ends_where_its_pelvis_and_blades_do_not_say_is_not_believed) {
  BackLandmarks landmarks{
      .plausible = true,
      .pelvis = Millimetre(150.0),
      .shoulders = Millimetre(480.0),
      .fade = {Millimetre(607.0), Millimetre(627.0), Millimetre(651.0), Millimetre(668.0)}};
  EXPECT_FALSE(borders_agree(landmarks, kBordersAgree)) << "a cushion above the shoulders, perhaps";
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

TEST(SomebodyLeans, sees_a_back_beside_working_rollers_and_none_where_only_rollers_press) {
  const MatGeometry mat;
  const signal::RollersOnMat rollers{{{Millimetre(300.0), Millimetre(-60.0), Newton(60.0)},
                                      {Millimetre(300.0), Millimetre(60.0), Newton(60.0)}}};
  PressureMap map = Back{.load = 0.4}.seen_by(mat);
  EXPECT_TRUE(somebody_leans(map, mat, rollers));
  map = PressureMap{};
  EXPECT_FALSE(somebody_leans(map, mat, {}));
  const signal::CellMask near = signal::near_rollers(mat, rollers);
  for (std::size_t cell = 0; cell < mat.rows * mat.columns; ++cell) {
    if (near[cell]) map.cells[cell] = Kilopascal(20.0);
  }
  EXPECT_FALSE(somebody_leans(map, mat, rollers));
}

}  // namespace
}  // namespace knead::sense
