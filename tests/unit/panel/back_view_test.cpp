#include "display/panel/back_view.hpp"

#include <gtest/gtest.h>

#include "tests/unit/panel/sample_snapshot.hpp"

namespace knead::panel {
namespace {

constexpr Area kWhole{0, 0, 30, 30};

int glyphs(const Canvas& canvas, char32_t glyph) {
  int count = 0;
  for (int row = 0; row < canvas.rows(); ++row) {
    for (int column = 0; column < canvas.columns(); ++column) {
      count += canvas.at(column, row).glyph == glyph ? 1 : 0;
    }
  }
  return count;
}

std::pair<int, int> place_of(const Canvas& canvas, char32_t glyph) {
  for (int row = 0; row < canvas.rows(); ++row) {
    for (int column = 0; column < canvas.columns(); ++column) {
      if (canvas.at(column, row).glyph == glyph) return {column, row};
    }
  }
  return {-1, -1};
}

Canvas drawn(const Snapshot& snapshot) {
  Canvas canvas(kWhole.columns, kWhole.rows);
  draw_back(canvas, kWhole, snapshot, ChairDescription{}, true);
  return canvas;
}

TEST(BackView, pressure_is_the_cells_own_at_its_middle_and_half_way_between_two) {
  const MatGeometry mat;
  PressureMap map;
  map.cells[3 * mat.columns + 2] = Kilopascal(8.0);
  EXPECT_DOUBLE_EQ(pressure_at(map, mat, mat.along(3), mat.lateral(2)).value(), 8.0);
  const Millimetre between = (mat.along(3) + mat.along(4)) * 0.5;
  EXPECT_DOUBLE_EQ(pressure_at(map, mat, between, mat.lateral(2)).value(), 4.0);
  EXPECT_DOUBLE_EQ(pressure_at(map, mat, mat.along(5), mat.lateral(2)).value(), 0.0);
}

TEST(BackView, there_is_no_pressure_off_the_mat) {
  const MatGeometry mat;
  PressureMap map;
  map.cells.fill(Kilopascal(9.0));
  EXPECT_EQ(pressure_at(map, mat, Millimetre(850.0), Millimetre(0.0)).value(), 0.0);
  EXPECT_EQ(pressure_at(map, mat, Millimetre(300.0), Millimetre(-250.0)).value(), 0.0);
}

TEST(BackView, shoulders_are_wider_than_waist_and_neck) {
  const ScanFinding scan;
  EXPECT_GT(outline_half_width(scan, Millimetre(600.0)),
            outline_half_width(scan, Millimetre(320.0)));
  EXPECT_GT(outline_half_width(scan, Millimetre(320.0)),
            outline_half_width(scan, Millimetre(730.0)));
  EXPECT_EQ(outline_half_width(scan, Millimetre(1000.0)).value(), 0.0);
}

TEST(BackView, a_shorter_persons_shoulders_are_drawn_lower) {
  ScanFinding shorter;
  shorter.found = true;
  shorter.pelvis_along = Millimetre(140.0);
  shorter.shoulders_along = Millimetre(470.0);
  EXPECT_LT(outline_half_width(shorter, Millimetre(660.0)),
            outline_half_width(ScanFinding{}, Millimetre(660.0)));
}

TEST(BackView, both_rollers_are_drawn_filled_in_contact_and_hollow_off_it) {
  const Canvas touching = drawn(test::massage());
  EXPECT_EQ(glyphs(touching, U'●'), 2);
  EXPECT_EQ(glyphs(touching, U'○'), 0);
  const Canvas away = drawn(test::released(test::massage()));
  EXPECT_EQ(glyphs(away, U'●'), 0);
  EXPECT_EQ(glyphs(away, U'○'), 2);
}

TEST(BackView, the_carriage_moves_up_and_the_left_roller_is_on_the_left) {
  Snapshot snapshot = test::massage();
  snapshot.rollers[1].in_contact = false;
  snapshot.carriage = Millimetre(200.0);
  const Canvas low = drawn(snapshot);
  snapshot.carriage = Millimetre(600.0);
  const Canvas high = drawn(snapshot);
  EXPECT_LT(place_of(high, U'●').second, place_of(low, U'●').second);
  EXPECT_LT(place_of(low, U'●').first, place_of(low, U'○').first);
}

TEST(BackView, only_jets_that_flow_are_drawn) {
  EXPECT_EQ(glyphs(drawn(test::massage()), U'✶'), 2);
  EXPECT_EQ(glyphs(drawn(test::released(test::massage())), U'✶'), 0);
}

TEST(BackView, an_empty_seat_has_no_spine_and_no_pressure) {
  Snapshot snapshot = test::massage();
  EXPECT_GT(glyphs(drawn(snapshot), U'┃'), 5);
  snapshot.seat_occupied = false;
  const Canvas empty = drawn(snapshot);
  EXPECT_EQ(glyphs(empty, U'┃'), 0);
  const Ink chest = empty.at(15, 12).ink;
  EXPECT_EQ(chest.text, chest.ground);
}

TEST(BackView, a_spine_that_is_not_found_is_dashed) {
  Snapshot snapshot = test::massage();
  snapshot.scan.found = false;
  const Canvas canvas = drawn(snapshot);
  EXPECT_EQ(glyphs(canvas, U'┃'), 0);
  EXPECT_GT(glyphs(canvas, U'┇'), 5);
}

}  // namespace
}  // namespace knead::panel
