#include "hal/sim/body.hpp"

namespace knead::sim {

Body nominal_body() {
  Body body;
  body.knots.push(Knot{.along_mm = 300.0, .side = Side::left});
  body.knots.push(Knot{.along_mm = 560.0, .side = Side::right});
  return body;
}

RegionBorders region_borders(const Body& body) {
  return {Millimetre(body.sacral_lumbar_mm), Millimetre(body.lumbar_thoracic_mm),
          Millimetre(body.thoracic_cervical_mm)};
}

}  // namespace knead::sim
