// What is really the case inside the simulated chair, for traces, scores and tests. Control cannot
// reach it: no room under control/ may include anything of hal/sim, and the targets say so.
#pragma once

#include <array>

#include "control/types/anatomy.hpp"
#include "control/types/chair_description.hpp"
#include "control/types/time.hpp"
#include "control/types/units.hpp"

namespace knead::sim {

struct Truth {
  TimePoint at{};
  bool powered = false;  ///< the enable relay is closed
  bool seated = false;
  // -- the chair
  std::array<Newton, kSides> force{};
  std::array<Millimetre, kSides> depth{};
  std::array<Millimetre, kSides> lateral{};
  std::array<Millimetre, kSides> indentation{};  ///< 0 when the roller does not touch
  std::array<NewtonPerSquareCentimetre, kSides> contact_pressure{};
  /// dF/dp of the elastic force at the present indentation, with knots, bone and guarding as they
  /// are now; without damping and without the trunk's giving way. 0 when the roller does not touch.
  std::array<NewtonPerMillimetre, kSides> stiffness{};
  /// From the true spine line to the nearest edge of the footprint; < 0: the footprint lies on the
  /// line. A roller that does not touch has no footprint: the distance is its centre's.
  std::array<Millimetre, kSides> spine_clearance{};
  std::array<Newton, kSides> shear_across{};  ///< skin on the roller, across; + = to the right
  std::array<Ampere, kSides> motor_current{};
  std::array<bool, kSides> current_limited{};  ///< the motor asked for more than it may take
  Millimetre carriage{};
  Kilopascal line_pressure{};                       ///< where its sensor sits
  std::array<Kilopascal, kMaxJets> nozzle{};        ///< what leaves towards the person
  std::array<Kilopascal, kMaxJets> before_valve{};  ///< hammers when the valve closes fast
  LitrePerMinute water_flow{};
  Celsius water{};
  Celsius pump{};
  std::array<Celsius, kHeatZones> surface{};  ///< what touches the person
  std::array<Celsius, kHeatZones> skin{};
  std::array<Celsius, kHeatZones> tissue{};  ///< a centimetre deep
  // -- the person
  Millimetre spine{};  ///< true lateral position of the spine line at the carriage
  /// Muscle activation beyond the normal answer to force, 0 to 1.
  std::array<double, kSides> guarding_activation{};
  /// Activation is past half of its episode's level: onset and end as scores count them.
  std::array<bool, kSides> guarding{};
  bool coughing = false;
  bool stirring = false;  ///< coughs, shifts in the seat, sits down, gets up; a flinch is none
  /// The person moved or stiffened within the last 300 ms (guarding onset, flinch, cough, shift,
  /// sitting down, getting up): what force rises are scored as person-caused. Breathing is not.
  bool person_caused = false;
};

/// How long after a movement a force excess still counts as the person's (what is promised: back
/// below within 200 ms; 300 ms leaves the movement's own end its time).
inline constexpr Duration kPersonCausedWindow = 300ms;

}  // namespace knead::sim
