// What a pressure mat reports: the body's pattern as far as it leans on, breathing, the rollers
// pressing through, a gain of each cell and noise. Once per mat frame, 10 ms. Real-time safe.
#pragma once

#include <array>

#include "control/types/chair_description.hpp"
#include "control/types/sensor_frame.hpp"
#include "hal/sim/mat_pattern.hpp"
#include "hal/sim/random.hpp"

namespace knead::sim {

class MatSynth {
 public:
  MatSynth(const MatGeometry& geometry, Random& dice);

  void set_pattern(const MatCells& pattern) noexcept { pattern_ = pattern; }

  struct Input {
    double presence = 0.0;   ///< 0 nobody, 1 leaning fully
    double breathing = 0.0;  ///< -1 out, 1 in
    double carriage_mm = 0.0;
    std::array<double, kSides> lateral_mm{};
    std::array<double, kSides> force_n{};
  };
  void sample(const Input& input, Random& dice, PressureMap& out) const noexcept;

 private:
  void add_roller(double along_mm, double lateral_mm, double force_n,
                  MatCells& cells) const noexcept;

  MatGeometry geometry_;
  MatCells pattern_{};
  MatCells gain_{};
};

}  // namespace knead::sim
