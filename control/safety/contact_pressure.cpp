#include "control/safety/contact_pressure.hpp"

namespace knead::safety {

namespace {

bool pressure_kept(Newton force, NewtonPerSquareCentimetre pressure, const RollerGeometry& roller) {
  const Millimetre indentation(force.value() / kStiffestBack.value());
  return force <= pressure * roller.footprint(indentation);
}

}  // namespace

Newton force_at_pressure(NewtonPerSquareCentimetre pressure, Newton force_max,
                         const RollerGeometry& roller) noexcept {
  if (pressure_kept(force_max, pressure, roller)) return force_max;
  // Bisection: 40 halvings of 80 N leave less than 1e-10 N, and the lower end always keeps the
  // pressure.
  constexpr int kHalvings = 40;
  Newton kept{};
  Newton broken = force_max;
  for (int i = 0; i < kHalvings; ++i) {
    const Newton middle = (kept + broken) * 0.5;
    (pressure_kept(middle, pressure, roller) ? kept : broken) = middle;
  }
  return kept;
}

Newton ContactPressureCap::at(NewtonPerSquareCentimetre pressure, Newton force_max,
                              const RollerGeometry& roller) noexcept {
  if (pressure != pressure_) {
    cap_ = force_at_pressure(pressure, force_max, roller);
    pressure_ = pressure;
  }
  return cap_;
}

}  // namespace knead::safety
