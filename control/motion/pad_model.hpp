// A thermal model of one heat pad, against its thermistors: heat that was put in must show. If both
// thermistors of a zone fail in the same way (a loose flex lead, a stuck converter) the hotter of
// them is no help, and this is what notices. It never heats, it only stops.
// Thread: the cycle. Real-time.
#pragma once

#include "control/types/units.hpp"

namespace knead::motion {

class PadModel {
 public:
  /// So much less than the least that the heat must have made, and the reading is not believed.
  /// Assumed: ten times what a cold draught or a shirt more takes in a minute.
  static constexpr double kMissingMost_k = 3.0;

  void reset() noexcept { *this = PadModel{}; }
  /// `duty` that was commanded in the cycle before.
  void step(Celsius measured, Fraction duty, double dt_s) noexcept;

  [[nodiscard]] bool believes() const { return missing_k_ < kMissingMost_k; }
  /// How much warmer the surface must at least be than it says.
  [[nodiscard]] double missing_k() const { return missing_k_; }

 private:
  bool running_ = false;
  double before_degc_ = 0.0;
  double missing_k_ = 0.0;
};

/// The least rise that this duty makes at this temperature, in K/s; negative where a pad may cool.
[[nodiscard]] double least_rise_k_per_s(Celsius surface, Fraction duty) noexcept;

}  // namespace knead::motion
