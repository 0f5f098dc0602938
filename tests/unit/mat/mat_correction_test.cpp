#include "control/signal/mat_correction.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "hal/sim/mat_synth.hpp"

namespace knead::signal {
namespace {

const MatGeometry kMat{};

PressureMap even(double kpa) {
  PressureMap map;
  map.cells.fill(Kilopascal(kpa));
  return map;
}

double corrected(const MatCalibration& calibration, double reading, std::size_t cell = 5) {
  MatCorrection correction(kMat, calibration);
  PressureMap out;
  correction.apply(even(reading), 10ms, out);
  return out.cells[cell].value();
}

TEST(MatCorrection, changes_nothing_without_a_calibration) {
  for (const double kpa : {0.0, 0.3, 7.0, 55.0}) EXPECT_EQ(corrected({}, kpa), kpa);
}

TEST(MatCorrection, takes_each_cell_by_its_own_zero_and_span_and_never_pulls) {
  MatCalibration calibration;
  calibration.zero_kpa[5] = 0.5;
  calibration.span[5] = 1.2;
  EXPECT_NEAR(corrected(calibration, 5.5), 6.0, 1e-12);
  EXPECT_NEAR(corrected(calibration, 5.5, 6), 5.5, 1e-12) << "its neighbour has its own";
  EXPECT_EQ(corrected(calibration, 0.2), 0.0);
}

TEST(MatCorrection, follows_the_curve_between_its_corners_and_on_beyond_the_last) {
  MatCalibration calibration;
  calibration.curve.push({0.0, 0.0});
  calibration.curve.push({4.0, 2.0});
  calibration.curve.push({10.0, 14.0});
  EXPECT_NEAR(corrected(calibration, 2.0), 1.0, 1e-12);
  EXPECT_NEAR(corrected(calibration, 7.0), 8.0, 1e-12);
  EXPECT_NEAR(corrected(calibration, 15.0), 24.0, 1e-12);
}

TEST(MatCorrection, takes_back_exactly_what_a_film_of_its_own_time_constant_creeps) {
  MatCalibration calibration;
  calibration.creep_share = 0.2;
  calibration.creep_time = 30s;
  MatCorrection correction(kMat, calibration);
  double memory = 0.0;
  PressureMap out;
  for (int frame = 0; frame < 20'000; ++frame) {
    const double load = frame < 10'000 ? 5.0 : 2.0;  // 100 s of the one, then of the other
    correction.apply(even(load + 0.2 * memory), 10ms, out);
    memory += (1.0 - std::exp(-0.01 / 30.0)) * (load - memory);
    ASSERT_NEAR(out.cells[0].value(), load, 1e-9);
  }
}

TEST(MatCorrection, never_takes_back_more_than_its_share_of_a_steady_reading) {
  MatCalibration calibration;
  calibration.creep_share = kMatCreepMax;
  calibration.creep_time = 1s;
  MatCorrection correction(kMat, calibration);
  PressureMap out;
  for (int frame = 0; frame < 5'000; ++frame) {
    correction.apply(even(10.0), 10ms, out);
    ASSERT_GE(out.cells[0].value(), 10.0 / (1.0 + kMatCreepMax) - 1e-9);
  }
}

TEST(MatCorrection, halves_the_drift_of_a_film_that_creeps_by_the_logarithm_of_time) {
  sim::Random dice(4, sim::Stream::mats);
  sim::MatSynth film(kMat, Hertz(100.0), dice);
  sim::MatCells load{};
  load.fill(5.0);
  film.set_pattern(load);
  MatCalibration calibration;
  calibration.creep_share = 0.06;  // two decades of the middle mat's 3 %
  calibration.creep_time = 20s;
  MatCorrection correction(kMat, calibration);
  PressureMap read;
  PressureMap out;
  const auto total = [](const PressureMap& map) {
    double sum = 0.0;
    for (std::size_t i = 0; i < kMat.rows * kMat.columns; ++i) sum += map.cells[i].value();
    return sum;
  };
  double first_read = 0.0;
  double first = 0.0;
  for (int frame = 0; frame < 6'000; ++frame) {
    film.sample({.presence = 1.0}, dice, read);
    correction.apply(read, 10ms, out);
    if (frame == 50) {
      first_read = total(read);
      first = total(out);
    }
  }
  const double drift_read = total(read) / first_read - 1.0;
  const double drift = total(out) / first - 1.0;
  EXPECT_GT(drift_read, 0.02);
  EXPECT_LT(std::abs(drift), 0.5 * drift_read);
}

}  // namespace
}  // namespace knead::signal
