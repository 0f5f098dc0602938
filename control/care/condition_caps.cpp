#include "control/care/condition_caps.hpp"

#include <array>

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

}  // namespace knead::care
