// The gate's compiled ceilings, with the source of each number. Configuration may only tighten
// them: a configured value above its ceiling is refused when the file is read, and the gate takes
// the lower of the two again by itself.
#pragma once

#include "control/types/time.hpp"
#include "control/types/units.hpp"

namespace knead {

struct GateLimits {
  // -- absolute
  // ------------------------------------------------------------------------------------
  /// DESIGN "envelope": the healthy cap, the highest force that any person may be given.
  Newton force_max{80.0};
  /// DESIGN "envelope": healthy contact pressure.
  NewtonPerSquareCentimetre contact_pressure_max{15.0};
  /// DESIGN "envelope": healthy jets.
  Kilopascal jet_max{250.0};
  /// DESIGN "what it may believe": no contact surface above 41 degC; commands stay 1 K below.
  Celsius surface_max{40.0};
  Celsius surface_trip{41.0};
  /// DESIGN therapeutic numbers: water 36 to 40 degC.
  Celsius water_max{40.0};
  Celsius water_trip{41.5};
  Millimetre depth_max{80.0};  ///< the reference chair's travel
  Fraction heat_duty_max{1.0};
  // -- per cycle
  // -----------------------------------------------------------------------------------
  /// Towards the body. Assumed: 60 mm/s lets contact be met at <= 2 N overshoot (docs/control.md).
  MillimetrePerSecond advance_speed_max{60.0};
  /// Away from the body: the drive's own limit, never held back.
  MillimetrePerSecond retract_speed_max{150.0};
  MillimetrePerSecond carriage_speed_max{120.0};  ///< stroking is 1 to 10 cm/s (DESIGN)
  MillimetrePerSecond lateral_speed_max{80.0};
  MillimetrePerSecond roller_speed_max{120.0};
  /// Line pressure per second, up. Assumed: 3 s to full pressure, so that a jet is felt coming.
  double jet_rise_kpa_per_s = 80.0;
  // -- per window
  // ----------------------------------------------------------------------------------
  /// Net advance of a depth set-point in any 100 ms, so that a fast cycle-by-cycle creep is bounded
  /// too.
  Millimetre advance_window_max{5.0};
  /// A force ceiling rises no faster than this (CR-11). Assumed.
  NewtonPerSecond ceiling_rise_max{5.0};
  /// A falling ceiling is followed down at this rate, so that it is never below a force that is on
  /// its way down as fast as the drive can: 150 mm/s on the softest body (1.5 N/mm) makes 225 N/s.
  NewtonPerSecond ceiling_fall{120.0};
  /// How far measured force may pass the ceiling, and for how long, before the gate retracts
  /// (yield) and before it takes the power (trip).
  Newton yield_margin{1.0};
  Newton trip_margin{15.0};
  Duration trip_after = 150ms;
  /// Beyond this nothing is waited for.
  Newton force_trip_absolute{100.0};
  // -- lease
  // ---------------------------------------------------------------------------------------
  Duration lease = 100ms;  ///< DESIGN "acting and letting go"
  // -- spine band
  // ----------------------------------------------------------------------------------
  Millimetre spine_half_width_min{20.0};  ///< CR-07; after the scan
  Millimetre spine_half_width_unscanned{45.0};
  /// A scan that puts the spine further out than this is not believed.
  Millimetre spine_offset_max{60.0};
};

inline constexpr GateLimits kCompiledCeilings{};

}  // namespace knead
