// How hard a person may be massaged, by condition (CR-03) and place (the neck), before anything
// of the day lowers it further. The one table of caps: prescription.cpp reads it by stage. Every
// number with its source. Pure; real-time safe.
#pragma once

#include "control/types/anatomy.hpp"
#include "control/types/envelope.hpp"
#include "control/types/time.hpp"
#include "control/types/units.hpp"

namespace knead::care {

struct ConditionCaps {
  Condition condition{};
  Newton force{};  ///< per roller, thoracic, lumbar and sacral
  NewtonPerSquareCentimetre contact_pressure{};
  Kilopascal jet{};
  Millimetre depth{};  ///< reach of the roller arm
  Duration massage_time{};
  TechniqueSet techniques{};
};

/// Forces are as light as this until the warm-up has run its time (CR-10, CR-11). Assumed: between
/// the 5 to 15 N of stroking (DESIGN) and the lightest friction.
inline constexpr Newton kWarmUpCeiling{20.0};
/// The same of the jets: what the strongest of our own warm-ups has. Assumed.
inline constexpr Kilopascal kWarmUpJet{50.0};
/// Before anything is found only the self-test moves, off the back, and the scan feels the back as
/// lightly as this.
inline constexpr Newton kUnscannedCeiling{5.0};
/// CARE_RULES "assumed": the neck is the strictest of all.
inline constexpr Newton kNeckCeiling{8.0};

[[nodiscard]] const ConditionCaps& caps_for(Condition condition) noexcept;

}  // namespace knead::care
