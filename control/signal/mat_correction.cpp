#include "control/signal/mat_correction.hpp"

#include <algorithm>
#include <cmath>

namespace knead::signal {

MatCorrection::MatCorrection(const MatGeometry& geometry, const MatCalibration& calibration)
    : cells_(std::min(geometry.rows * geometry.columns, kMaxMatCells)), calibration_(calibration) {}

double MatCorrection::along_the_curve(double reading) const noexcept {
  const auto& curve = calibration_.curve;
  std::size_t upper = 1;
  while (upper + 1 < curve.size() && reading > curve[upper].reading_kpa) ++upper;
  const MatCurvePoint& a = curve[upper - 1];
  const MatCurvePoint& b = curve[upper];
  const double slope = (b.true_kpa - a.true_kpa) / (b.reading_kpa - a.reading_kpa);
  return a.true_kpa + slope * (reading - a.reading_kpa);
}

void MatCorrection::apply(const PressureMap& reading, Duration since_last,
                          PressureMap& pressure) noexcept {
  // The film reads p + share * m, where m follows p with its time constant; so p is what is read
  // less share * m. That is exact for a film of one time constant, and can never take back more
  // than share / (1 + share) of a steady reading: a wrong constant costs no more than the creep.
  const double share = calibration_.creep_share;
  const double dt_s = std::max(0.0, seconds(since_last));
  const double follows =
      share > 0.0 ? 1.0 - std::exp(-dt_s / seconds(calibration_.creep_time)) : 0.0;
  const bool curved = calibration_.curve.size() > 1;
  for (std::size_t i = 0; i < cells_; ++i) {
    const double zeroed =
        std::max(0.0, (reading.cells[i].value() - calibration_.zero_kpa[i]) * calibration_.span[i]);
    const double film = curved ? along_the_curve(zeroed) : zeroed;
    const double load = std::max(0.0, film - share * crept_[i]);
    crept_[i] += follows * (load - crept_[i]);
    pressure.cells[i] = Kilopascal(load);
  }
}

}  // namespace knead::signal
