// How far the roller's force loop is from oscillating: phase and gain margin of its linear model.
// A pure analysis for tests and docs/control.md; it never runs in the cycle. Not real-time.
//
// Loop, from force error to measured force, s in rad/s:
//
//   wc (1 + wi/s)      1 + s lead      k + c s         e^(-s delay)
//   ------------- x  ------------- x  ---------  x  ------------------
//      k^ + c^ s      1 + s drive        s           1 + s filter
//
//   controller          depth drive     contact       force sensing
//
// k, c are the contact's local stiffness and damping, k^, c^ what the controller believes of them.
#pragma once

#include <complex>

namespace knead::motion {

struct LoopModel {
  double stiffness = 6.0;           ///< k, N/mm
  double damping = 1.0;             ///< c, N s/mm
  double believed_stiffness = 6.0;  ///< k^
  double believed_damping = 1.0;    ///< c^
  double crossover_rad_s = 30.0;    ///< wc
  double integral_rad_s = 0.0;      ///< wi
  double drive_s = 0.004;           ///< lag of the depth drive (40 Hz)
  double lead_s = 0.0;              ///< lead that the controller adds against it
  double delay_s = 0.0035;          ///< sensor 2 ms, one cycle of computing, half a cycle of hold
  double filter_s = 0.0;            ///< lag of the contact estimate's force filter
};

struct LoopMargin {
  double phase_deg = 0.0;        ///< smallest over all crossings of |L| = 1
  double gain_db = 0.0;          ///< smallest factor, up or down, to a crossing of -180 deg
  double crossover_rad_s = 0.0;  ///< highest frequency with |L| = 1
};

/// L(iw).
[[nodiscard]] std::complex<double> loop_response(const LoopModel& model, double w);

/// Sweeps 0.02 to 3000 rad/s (200 points a decade, phase interpolated at crossings).
[[nodiscard]] LoopMargin loop_margin(const LoopModel& model);

}  // namespace knead::motion
