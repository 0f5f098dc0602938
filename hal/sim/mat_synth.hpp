// What a pressure mat reports: the body's pattern as far as it leans on, breathing, the rollers
// pressing through, the film's creep, a gain of each cell, broken cells and noise. Once per mat
// frame. Real-time safe.
#pragma once

#include <array>

#include "control/types/chair_description.hpp"
#include "control/types/sensor_frame.hpp"
#include "hal/sim/mat_defects.hpp"
#include "hal/sim/mat_pattern.hpp"
#include "hal/sim/random.hpp"

namespace knead::sim {

class MatSynth {
 public:
  MatSynth(const MatGeometry& geometry, Hertz rate, Random& dice);

  void set_pattern(const MatCells& pattern) noexcept { pattern_ = pattern; }

  struct Input {
    double presence = 0.0;   ///< 0 nobody, 1 leaning fully
    double breathing = 0.0;  ///< -1 out, 1 in
    double carriage_mm = 0.0;
    std::array<double, kSides> lateral_mm{};
    std::array<double, kSides> force_n{};
  };
  void sample(const Input& input, Random& dice, PressureMap& out) noexcept;

  MatDefects defects{};

  /// Resistive film under a constant load goes on rising in proportion to the logarithm of time:
  /// by this share in each decade, drawn for each mat. Makers of such films state 3 to 5 % at most.
  static constexpr double kCreepLeast = 0.01;
  static constexpr double kCreepMost = 0.05;

 private:
  /// Creep over log time as a sum of first-order creeps, one a decade.
  static constexpr std::array<double, 4> kCreepTimes_s{0.5, 5.0, 50.0, 500.0};

  void creep(MatCells& cells) noexcept;
  void add_roller(double along_mm, double lateral_mm, double force_n,
                  MatCells& cells) const noexcept;

  MatGeometry geometry_;
  MatCells pattern_{};
  MatCells gain_{};
  double creep_share_;
  std::array<double, kCreepTimes_s.size()> creep_rate_{};  ///< share of the way in each frame
  std::array<MatCells, kCreepTimes_s.size()> crept_{};
};

}  // namespace knead::sim
