// Readings of a pressure mat to pressure: zero and span of each cell, the film's curve, and its
// creep taken back. The one place where a mat's calibration is applied. Thread: the cycle, once per
// frame. Real-time, fixed memory.
#pragma once

#include <array>
#include <cstddef>

#include "control/types/calibration.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/sensor_frame.hpp"
#include "control/types/time.hpp"

namespace knead::signal {

class MatCorrection {
 public:
  MatCorrection(const MatGeometry& geometry, const MatCalibration& calibration);

  /// Pressure of a frame that came `since_last` after the one before; never below 0. `reading` must
  /// be finite (mat_frame_check.hpp).
  void apply(const PressureMap& reading, Duration since_last, PressureMap& pressure) noexcept;
  /// Nothing has lain on the mat yet: no creep to take back.
  void reset() noexcept { crept_.fill(0.0); }

 private:
  [[nodiscard]] double along_the_curve(double reading) const noexcept;

  std::size_t cells_;
  MatCalibration calibration_;
  std::array<double, kMaxMatCells> crept_{};  ///< kPa: the load as the film remembers it
};

}  // namespace knead::signal
