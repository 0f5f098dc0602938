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

  /// A reading that was not believed and has moved by so much since is alive. Beyond the noise of a
  /// thermistor that froze; a pad that cools between two sessions moves further. Assumed.
  static constexpr double kAlive_k = 1.0;

  /// `duty` that was commanded in the cycle before.
  void step(Celsius measured, Fraction duty, double dt_s) noexcept;
  /// No heat is put in and nobody knows for how long: what was missing stays missing.
  void rest(Celsius measured) noexcept;
  /// A person begins anew: a reading that has come alive is believed again. One that has not moved
  /// since is not, whatever anybody says.
  void begin_anew() noexcept;

  /// Once false it stays so until a person begins anew.
  [[nodiscard]] bool believes() const { return believes_; }
  /// How much warmer the surface must at least be than it says.
  [[nodiscard]] double missing_k() const { return missing_k_; }

 private:
  void follow(double now_degc) noexcept;

  bool running_ = false;
  bool believes_ = true;
  double before_degc_ = 0.0;
  double missing_k_ = 0.0;
  double lowest_degc_ = 0.0;   ///< since it is not believed ...
  double highest_degc_ = 0.0;  ///< ... and the other end
};

/// The least rise that this duty makes at this temperature, in K/s; negative where a pad may cool.
[[nodiscard]] double least_rise_k_per_s(Celsius surface, Fraction duty) noexcept;

}  // namespace knead::motion
