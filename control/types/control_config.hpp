// What a technician may tune about the mind, from kneadd.toml. Each value has bounds in config/;
// none of them can raise a limit of the gate.
#pragma once

#include "control/types/gate_limits.hpp"
#include "control/types/units.hpp"

namespace knead {

struct ControlConfig {
  /// Crossover of the roller force loop in rad/s on the stiffness it believes in. Lower is gentler.
  double force_crossover_rad_s = 30.0;
  /// EMG residual (in spreads of the rest signal) from which guarding is suspected.
  double guarding_residual = 4.0;
  /// Gentle heat in the rest phase (CR-20).
  Celsius rest_surface{38.0};
  Celsius water_temperature{38.0};
  /// Force ceiling factor while no EMG can be used: nobody watches for guarding then.
  double factor_without_emg = 0.6;
  /// The spine band that the gate holds (CR-07), so that the mind asks for nothing within it: from
  /// the limits, no keys of their own.
  Millimetre spine_half_width = kCompiledCeilings.spine_half_width_min;  ///< after the scan
  Millimetre spine_half_width_unscanned = kCompiledCeilings.spine_half_width_unscanned;
};

}  // namespace knead
