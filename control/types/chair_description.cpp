#include "control/types/chair_description.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace knead {

SquareCentimetre RollerGeometry::footprint(Millimetre indentation) const {
  if (!(indentation.value() > 0.0)) return SquareCentimetre(0.0);
  const SquareCentimetre slope_area =
      footprint_min +
      (footprint_nominal - footprint_min) * (indentation / footprint_nominal_indentation);
  return std::min(slope_area, footprint_max);
}

Millimetre RollerGeometry::footprint_radius(Millimetre indentation) const {
  constexpr double kSquareMillimetres = 100.0;
  return Millimetre(
      std::sqrt(footprint(indentation).value() * kSquareMillimetres / std::numbers::pi));
}

Millimetre RollerGeometry::footprint_radius_max() const {
  return footprint_radius(Millimetre(1e6));
}

}  // namespace knead
