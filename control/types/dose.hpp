// How much load each zone of the back (left and right of each region) has had in this session. The
// rollers' part is the integral of force, the jets' part the integral of the pressure before each
// nozzle; both draw on one budget. Plain data.
#pragma once

#include <array>

#include "control/types/anatomy.hpp"
#include "control/types/units.hpp"

namespace knead {

/// What a zone has had.
struct GivenDose {
  NewtonSecond rollers{};
  KilopascalSecond jets{};
};

struct ZoneDose {
  NewtonSecond rollers{};
  KilopascalSecond jets{};
  NewtonSecond budget{};    ///< of both together; 0 = no session yet
  double share_left = 1.0;  ///< of the budget, 0 to 1
};

/// [index(Side)][index(Region)]
using DoseMap = std::array<std::array<ZoneDose, kRegions>, kSides>;

}  // namespace knead
