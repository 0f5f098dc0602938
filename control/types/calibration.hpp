// Zero and span of each force and pressure sensor of this very chair, from calibration.toml. Shared
// by control and gate, so that both judge the same newtons. The loader refuses what lies outside
// the bounds below: a sensor that needs more is broken, not miscalibrated. Real-time safe.
#pragma once

#include <array>

#include "control/types/anatomy.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/units.hpp"

namespace knead {

struct LinearCalibration {
  double zero = 0.0;  ///< reading at no load, in the sensor's nominal unit
  double span = 1.0;  ///< true change per nominal change

  [[nodiscard]] constexpr double apply(double nominal) const { return (nominal - zero) * span; }
};

inline constexpr double kForceZeroMax_n = 5.0;
inline constexpr double kPressureZeroMax_kpa = 20.0;
inline constexpr double kSpanMin = 0.8;
inline constexpr double kSpanMax = 1.25;

struct Calibration {
  std::array<LinearCalibration, kSides> force{};
  LinearCalibration line_pressure{};
  std::array<LinearCalibration, kMaxJets> nozzle{};
  LinearCalibration back_mat{};  ///< one for all cells in this version

  [[nodiscard]] constexpr Newton calibrated_force(Side side, Newton nominal) const {
    return Newton(force[index(side)].apply(nominal.value()));
  }
};

}  // namespace knead
