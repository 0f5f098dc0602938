#include "control/care/condition_caps.hpp"

#include <algorithm>
#include <array>

#include "control/types/gate_limits.hpp"

namespace knead::care {

namespace {

/// CR-03: prolapse and extrusion, gentle stroking only.
constexpr TechniqueSet kStrokingOnly = TechniqueSet{}.with(Technique::stroking);
/// CR-03 protrusion: careful, at reduced force. CR-04 forbids all power techniques with a lumbar
/// hernia: the shear of saw, drilling's deep friction and the pull of stretching are left out
/// wherever the hernia sits, because this version does not know where.
constexpr TechniqueSet kCareful = TechniqueSet{}
                                      .with(Technique::stroking)
                                      .with(Technique::rubbing)
                                      .with(Technique::kneading)
                                      .with(Technique::vibration)
                                      .with(Technique::pressing)
                                      .with(Technique::slow_roll);

// Force, contact pressure, jets and minutes: the envelope of the project's brief (healthy; chronic
// low-back pain; CR-03 protrusion "careful, reduced force"; CR-03 prolapse and extrusion "gentle
// stroking only"). Depth: assumed, so that even the furthest surface (40 mm) leaves the indentation
// that the condition's force makes on a middling back (4 N/mm), and little more.
// clang-format off: a table is read by columns.
constexpr std::array<ConditionCaps, kConditions> kCaps{{
  {Condition::healthy, Newton(80.0), NewtonPerSquareCentimetre(15.0), Kilopascal(250.0), Millimetre(80.0), 40min, TechniqueSet::all()},
  {Condition::chronic_low_back_pain, Newton(60.0), NewtonPerSquareCentimetre(12.0), Kilopascal(150.0), Millimetre(80.0), 20min, TechniqueSet::all()},
  {Condition::protrusion, Newton(25.0), NewtonPerSquareCentimetre(8.0), Kilopascal(100.0), Millimetre(65.0), 15min, kCareful},
  {Condition::extrusion, Newton(10.0), NewtonPerSquareCentimetre(4.0), Kilopascal(50.0), Millimetre(55.0), 10min, kStrokingOnly},
}};
// clang-format on

}  // namespace

const ConditionCaps& caps_for(Condition condition) noexcept {
  return kCaps[static_cast<std::size_t>(condition)];
}

Envelope envelope_for(Condition condition, const RegionBorders& borders, const SpineBand& spine,
                      Newton comfort_ceiling) noexcept {
  const ConditionCaps& caps = caps_for(condition);
  Envelope envelope;
  envelope.force_ceiling.fill(caps.force);
  envelope.force_ceiling[index(Region::cervical)] = std::min(caps.force, kNeckCeiling);
  envelope.contact_pressure_ceiling = caps.contact_pressure;
  envelope.jet_ceiling = caps.jet;
  envelope.depth_ceiling = caps.depth;
  envelope.surface_ceiling = kCompiledCeilings.surface_max;
  envelope.massage_time = caps.massage_time;
  envelope.techniques = caps.techniques;
  envelope.borders = borders;
  envelope.spine = spine;
  envelope.comfort_ceiling = comfort_ceiling;
  return envelope;
}

void tighten_force(Envelope& envelope, Newton ceiling) noexcept {
  for (Newton& cap : envelope.force_ceiling) cap = std::min(cap, ceiling);
}

void scale_force(Envelope& envelope, double factor) noexcept {
  for (Newton& cap : envelope.force_ceiling) cap = cap * std::min(factor, 1.0);
}

}  // namespace knead::care
