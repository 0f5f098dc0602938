// The force at which a roller reaches a contact pressure. Real-time safe.
#pragma once

#include "control/types/chair_description.hpp"
#include "control/types/units.hpp"

namespace knead::safety {

/// The stiffest back under one roller that the literature behind the project knows (DESIGN "body
/// model": K 1.5 to 10 N/mm). Stiffer means a smaller footprint for the same force.
inline constexpr NewtonPerMillimetre kStiffestBack{10.0};

/// The largest force, at most `force_max`, whose pressure stays within `pressure` on the stiffest
/// back. The gate cannot see the indentation (it does not know where the skin is), so it takes the
/// smallest that this force can have: force / kStiffestBack; every softer back spreads the force
/// over more area. Guarding over a knot can be stiffer still: docs/safety-case.md says so.
[[nodiscard]] Newton force_at_pressure(NewtonPerSquareCentimetre pressure, Newton force_max,
                                       const RollerGeometry& roller) noexcept;

/// The same, solved again only when the pressure changes.
class ContactPressureCap {
 public:
  [[nodiscard]] Newton at(NewtonPerSquareCentimetre pressure, Newton force_max,
                          const RollerGeometry& roller) noexcept;

 private:
  NewtonPerSquareCentimetre pressure_{-1.0};
  Newton cap_{};
};

}  // namespace knead::safety
