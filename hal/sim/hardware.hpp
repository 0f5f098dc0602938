// What differs between two chairs of one make, drawn from the seed. Set-up only.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "control/types/chair_description.hpp"

namespace knead::sim {

/// One roller arm's depth drive. All assumed, around a motor that can do what the reference chair
/// promises (40 Hz, 150 mm/s against 115 N and the spring): forces and masses are those felt at the
/// arm.
struct DriveHardware {
  double motor_kg = 4.0;  ///< 1e-5 kg m2 of rotor and gear at 1.6 mm a radian
  double arm_kg = 0.8;    ///< arm and roller, behind the play
  double shaft_kg = 0.2;  ///< what the spring still turns when the clutch is open
  double newton_per_ampere = 33.0;
  double current_limit_a = 9.0;     ///< 8.5..9.5
  double gear_friction_n = 6.0;     ///< 4..9
  double shaft_friction_n = 1.0;    ///< with the clutch open
  double guide_friction_n = 2.0;    ///< 1..3: of the arm in its guide, behind the play
  double load_friction = 0.05;      ///< 0.03..0.08: of the load, in teeth and bearings
  double breakaway = 1.3;           ///< 1.2..1.5: friction at rest over friction in motion
  double play_mm = 0.25;            ///< 0.1..0.4
  double spring_n = 36.0;           ///< return spring with the arm in ...
  double spring_n_per_mm = 0.15;    ///< ... and what it gains on the way out
  double damper_n_s_per_mm = 0.07;  ///< keeps the return below the speed at which an arm slams
  double clutch_opens_s = 0.009;    ///< 0.005..0.012 after the power has gone
};

/// Carriage or arm across. All assumed.
struct TravelHardware {
  double mass_kg = 0.0;
  double force_limit_n = 0.0;  ///< at the current limit
  double friction_n = 0.0;
  double slide_friction_n = 0.0;  ///< of the slide behind the play
  double breakaway = 1.3;
  double play_mm = 0.0;
};

struct Hardware {
  double pump_lag_s = 0.15;   ///< 0.05..0.3 (DESIGN: jet valve and pump lag 50 to 300 ms)
  double pump_gain = 1.0;     ///< 0.95..1.05: pressure reached over pressure asked; assumed
  double valve_lag_s = 0.06;  ///< 60 to 100 % of what the chair promises at most; assumed
  double room_degc = 23.0;    ///< 18..28; assumed
  /// -0.3..0.3; assumed
  std::array<std::array<double, kThermistorsPerZone>, kHeatZones> thermistor_offset_degc{};
  std::array<DriveHardware, kSides> depth{};
  /// Its weight keeps the spindle on one flank: no play.
  TravelHardware carriage{.mass_kg = 14.0,
                          .force_limit_n = 400.0,
                          .friction_n = 15.0,
                          .slide_friction_n = 0.0,
                          .breakaway = 1.3,
                          .play_mm = 0.0};
  std::array<TravelHardware, kSides> arms{};
};

[[nodiscard]] Hardware draw_hardware(const ChairDescription& chair, std::uint64_t seed);

}  // namespace knead::sim
