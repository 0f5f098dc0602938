#include <gtest/gtest.h>

#include <numeric>

#include "hal/sim/mat_pattern.hpp"
#include "hal/sim/mat_synth.hpp"

namespace knead::sim {
namespace {

const MatGeometry kMat{};

double cell(const MatCells& cells, std::size_t row, std::size_t column) {
  return cells[row * kMat.columns + column];
}

double row_sum(const MatCells& cells, std::size_t row) {
  double sum = 0.0;
  for (std::size_t c = 0; c < kMat.columns; ++c) sum += cell(cells, row, c);
  return sum;
}

std::size_t row_at(double along_mm) {
  return static_cast<std::size_t>((along_mm - kMat.origin_along.value()) /
                                  kMat.row_pitch().value());
}

TEST(MatPattern, shoulders_and_pelvis_press_harder_than_the_small_of_the_back) {
  const Body body = nominal_body();
  const MatCells cells = back_pattern(kMat, body, 0.0);
  const double waist = row_sum(cells, row_at(350.0));
  EXPECT_GT(row_sum(cells, row_at(body.shoulders_along_mm)), 2.0 * waist);
  EXPECT_GT(row_sum(cells, row_at(body.pelvis_along_mm)), 2.0 * waist);
}

TEST(MatPattern, straight_body_is_symmetric_and_a_slide_moves_it) {
  const Body body = nominal_body();
  const auto centre_of = [&](double shift_mm) {
    const MatCells cells = back_pattern(kMat, body, shift_mm);
    double weight = 0.0;
    double moment = 0.0;
    for (std::size_t r = 0; r < kMat.rows; ++r) {
      for (std::size_t c = 0; c < kMat.columns; ++c) {
        weight += cell(cells, r, c);
        moment += cell(cells, r, c) * kMat.lateral(c).value();
      }
    }
    return moment / weight;
  };
  EXPECT_NEAR(centre_of(0.0), 0.0, 1e-6);
  EXPECT_NEAR(centre_of(15.0), 15.0, 2.5);
  EXPECT_NEAR(centre_of(-15.0), -15.0, 2.5);
}

TEST(MatPattern, finer_mat_sees_the_valley_over_the_spine) {
  MatGeometry fine = kMat;
  fine.columns = 16;
  const Body body = nominal_body();
  const MatCells cells = back_pattern(fine, body, 0.0);
  const std::size_t row = row_at(body.shoulders_along_mm);
  const double over_spine = cells[row * 16 + 7];
  const double beside_it = cells[row * 16 + 9];
  EXPECT_LT(over_spine, 0.7 * beside_it);
}

TEST(MatPattern, uneven_sitter_loads_one_side_more) {
  Body body = nominal_body();
  body.right_load_share = 0.6;
  const MatCells cells = back_pattern(kMat, body, 0.0);
  double left = 0.0;
  double right = 0.0;
  for (std::size_t r = 0; r < kMat.rows; ++r) {
    for (std::size_t c = 0; c < 4; ++c) left += cell(cells, r, c);
    for (std::size_t c = 4; c < 8; ++c) right += cell(cells, r, c);
  }
  EXPECT_NEAR(right / (left + right), 0.6, 0.01);
}

TEST(MatPattern, seat_carries_the_person) {
  const MatGeometry seat = ChairDescription{}.seat_mat;
  const MatCells cells = seat_pattern(seat, nominal_body(), 0.0);
  const double cell_m2 = seat.row_pitch().value() * seat.column_pitch().value() * 1e-6;
  const double newtons = 1000.0 * cell_m2 * std::accumulate(cells.begin(), cells.end(), 0.0);
  EXPECT_GT(newtons, 0.35 * 80.0 * 9.81);
  EXPECT_LT(newtons, 0.85 * 80.0 * 9.81);
}

TEST(MatSynth, empty_chair_reads_nearly_nothing) {
  Random dice(1, Stream::mats);
  MatSynth mat(kMat, Hertz(100.0), dice);
  mat.set_pattern(back_pattern(kMat, nominal_body(), 0.0));
  PressureMap map;
  mat.sample({.presence = 0.0}, dice, map);
  for (const Kilopascal p : map.cells) {
    EXPECT_GE(p.value(), 0.0);
    EXPECT_LT(p.value(), 0.4);
  }
}

TEST(MatSynth, roller_presses_through_with_its_whole_force) {
  Random dice(1, Stream::mats);
  MatSynth mat(kMat, Hertz(100.0), dice);  // no pattern: nobody but the roller
  MatSynth::Input input;
  input.carriage_mm = 420.0;
  input.lateral_mm = {-60.0, 60.0};
  input.force_n = {50.0, 0.0};
  PressureMap map;
  double newtons = 0.0;
  double left_most = 0.0;
  constexpr int kFrames = 50;
  const double cell_mm2 = kMat.row_pitch().value() * kMat.column_pitch().value();
  for (int i = 0; i < kFrames; ++i) {
    mat.sample(input, dice, map);
    for (std::size_t r = 0; r < kMat.rows; ++r) {
      for (std::size_t c = 0; c < kMat.columns; ++c) {
        const double kpa = map.cells[r * kMat.columns + c].value();
        if (kpa > 0.5) newtons += kpa * cell_mm2 * 1e-3 / kFrames;
        if (c < 4) left_most = std::max(left_most, kpa);
      }
    }
  }
  EXPECT_NEAR(newtons, 50.0, 8.0);
  EXPECT_GT(left_most, 5.0);
}

TEST(MatSynth, breathing_is_visible) {
  Random dice(1, Stream::mats);
  MatSynth mat(kMat, Hertz(100.0), dice);
  mat.set_pattern(back_pattern(kMat, nominal_body(), 0.0));
  const auto total = [&](double breathing) {
    PressureMap map;
    mat.sample({.presence = 1.0, .breathing = breathing}, dice, map);
    double sum = 0.0;
    for (const Kilopascal p : map.cells) sum += p.value();
    return sum;
  };
  EXPECT_NEAR(total(1.0) / total(-1.0), 1.05 / 0.95, 0.03);
}

}  // namespace
}  // namespace knead::sim
