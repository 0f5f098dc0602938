#include "control/safety/spine_band.hpp"

#include <algorithm>

namespace knead::safety {

Stretch stretch_around(Millimetre measured, Millimetre commanded) noexcept {
  return {std::min(measured, commanded) - kSpineLookAround,
          std::max(measured, commanded) + kSpineLookAround};
}

Millimetre line_towards(Side side, const SpineLine& line, Stretch stretch) noexcept {
  const double sign = lateral_sign(side);
  Millimetre furthest = std::max(line.at(stretch.low) * sign, line.at(stretch.high) * sign);
  for (std::size_t knot = 0; knot < SpineLine::kKnots; ++knot) {
    const Millimetre along = line.first_knot + line.knot_pitch * static_cast<double>(knot);
    if (along > stretch.low && along < stretch.high) {
      furthest = std::max(furthest, line.lateral[knot] * sign);
    }
  }
  return furthest * sign;
}

Millimetre border(Side side, const SpineBand& band, Stretch stretch,
                  Millimetre footprint_radius) noexcept {
  return line_towards(side, band.line, stretch) +
         (band.half_width + footprint_radius) * lateral_sign(side);
}

Millimetre intrusion(Side side, Millimetre lateral, Millimetre border) noexcept {
  return (border - lateral) * lateral_sign(side);
}

bool points_into(const SpineBand& band, const JetNozzle& nozzle) noexcept {
  return abs(nozzle.lateral - band.line.at(nozzle.along)) < band.half_width + kJetRadius;
}

}  // namespace knead::safety
