#include "hal/sim/mat_defects.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "hal/sim/mat_synth.hpp"

namespace knead::sim {
namespace {

const MatGeometry kMat{};
constexpr std::size_t kCell = 20;

/// A mat under an even 4 kPa, mean of so many frames of one cell.
class EvenMat {
 public:
  EvenMat() : mat(kMat, Hertz(100.0), dice) {
    MatCells even{};
    even.fill(4.0);
    mat.set_pattern(even);
  }
  double mean(std::size_t cell, double load = 1.0, int frames = 100) {
    double sum = 0.0;
    for (int i = 0; i < frames; ++i) {
      mat.sample({.presence = load}, dice, map);
      sum += map.cells[cell].value() / frames;
    }
    return sum;
  }

  Random dice{3, Stream::mats};
  MatSynth mat;
  PressureMap map{};
};

TEST(MatDefects, a_dead_cell_reads_noise_and_a_hot_one_too_much_until_they_are_cleared) {
  EvenMat even;
  const double before = even.mean(kCell);
  even.mat.defects.add({FaultTarget::back_mat, FaultKind::dead_cell, 0.0, kCell});
  even.mat.defects.add({FaultTarget::back_mat, FaultKind::hot_cell, 9.0, kCell + 1});
  EXPECT_LT(even.mean(kCell), 0.1);
  EXPECT_GT(even.mean(kCell + 1), 11.0);
  EXPECT_NEAR(even.mean(kCell + 2), before, 1.5) << "its neighbour is none the worse";
  even.mat.defects.clear();
  EXPECT_NEAR(even.mean(kCell), before, 0.1 * before);
}

TEST(MatDefects, a_stuck_cell_keeps_its_load_and_its_noise) {
  EvenMat even;
  const double before = even.mean(kCell);
  even.mat.defects.add({FaultTarget::back_mat, FaultKind::stuck_cell, 0.0, kCell});
  EXPECT_NEAR(even.mean(kCell, 1.0, 1), before, 0.1 * before) << "holds what it meets";
  EXPECT_NEAR(even.mean(kCell, 0.5), before, 0.05 * before);
  const Kilopascal one = even.map.cells[kCell];
  even.mat.sample({.presence = 0.5}, even.dice, even.map);
  EXPECT_NE(even.map.cells[kCell], one) << "the converter's noise is still there";
}

TEST(MatDefects, every_fiftieth_frame_is_wild_in_four_ways) {
  EvenMat even;
  even.mean(kCell);
  even.mat.defects.add({FaultTarget::back_mat, FaultKind::wild_frame});
  int no_number = 0;
  int pulls = 0;
  for (int i = 0; i < 800; ++i) {
    even.mat.sample({.presence = 1.0}, even.dice, even.map);
    bool nan = false;
    bool pull = false;
    for (const Kilopascal p : even.map.cells) {
      nan = nan || std::isnan(p.value());
      pull = pull || p < Kilopascal(0.0);
    }
    no_number += nan ? 1 : 0;
    pulls += pull ? 1 : 0;
  }
  EXPECT_EQ(no_number, 4);
  EXPECT_EQ(pulls, 4);
}

TEST(MatSynth, film_creeps_by_a_few_percent_in_each_decade_of_time) {
  EvenMat even;
  const double at_once = even.mean(kCell, 1.0, 20);
  (void)even.mean(kCell, 1.0, 1'000);
  const double ten_seconds = even.mean(kCell, 1.0, 20);
  (void)even.mean(kCell, 1.0, 9'000);
  const double hundred_seconds = even.mean(kCell, 1.0, 20);
  for (const double ratio : {ten_seconds / at_once, hundred_seconds / ten_seconds}) {
    EXPECT_GT(ratio, 1.0 + 0.5 * MatSynth::kCreepLeast);
    EXPECT_LT(ratio, 1.0 + 2.0 * MatSynth::kCreepMost);
  }
}

}  // namespace
}  // namespace knead::sim
