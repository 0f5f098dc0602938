// Zero and span of each force and pressure sensor of this very chair and the calibration of its
// mats, from calibration.toml. Shared by control and gate, so that both judge the same newtons. The
// loader refuses what lies outside the bounds below: a sensor that needs more is broken, not
// miscalibrated. Real-time safe.
#pragma once

#include <array>

#include "control/types/anatomy.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/fixed_vector.hpp"
#include "control/types/time.hpp"
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

/// Resistive cells of one mat differ far more than load cells do (15 to 40 % is common); beyond
/// these a cell is broken. Assumed.
inline constexpr double kMatZeroMax_kpa = 2.0;
inline constexpr double kMatSpanMin = 0.5;
inline constexpr double kMatSpanMax = 2.0;
/// More upward drift than this is a mat to be replaced: good resistive films gain 3 to 5 % in each
/// decade of time. Assumed.
inline constexpr double kMatCreepMax = 0.3;
inline constexpr std::size_t kMatCurvePoints = 8;

/// One corner of a mat's curve.
struct MatCurvePoint {
  double reading_kpa = 0.0;  ///< after zero and span
  double true_kpa = 0.0;
};

/// How the readings of one mat become pressure. The defaults change nothing.
struct MatCalibration {
  std::array<double, kMaxMatCells> zero_kpa{};  ///< reading of each cell with nothing on it
  std::array<double, kMaxMatCells> span = [] {  ///< of each cell: true change per change read
    std::array<double, kMaxMatCells> ones{};
    ones.fill(1.0);
    return ones;
  }();
  /// Straight lines between these corners and on beyond the last; both columns ascend from 0, 0.
  /// One for all cells: they are of one film. Fewer than two corners: straight.
  FixedVector<MatCurvePoint, kMatCurvePoints> curve{};
  double creep_share = 0.0;   ///< by which a constant load reads too high in the end
  Duration creep_time = 60s;  ///< in which 63 % of that has come
};

struct Calibration {
  std::array<LinearCalibration, kSides> force{};
  LinearCalibration line_pressure{};
  std::array<LinearCalibration, kMaxJets> nozzle{};
  MatCalibration back_mat{};
  MatCalibration seat_mat{};

  [[nodiscard]] constexpr Newton calibrated_force(Side side, Newton nominal) const {
    return Newton(force[index(side)].apply(nominal.value()));
  }
};

}  // namespace knead
