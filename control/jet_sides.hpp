// On which side of the person a jet sprays: by the chair's middle, as rollers are named.
#pragma once

#include "control/types/anatomy.hpp"
#include "control/types/chair_description.hpp"

namespace knead {

[[nodiscard]] constexpr Side side_of(const JetNozzle& jet) {
  return jet.lateral < Millimetre(0.0) ? Side::left : Side::right;
}

}  // namespace knead
