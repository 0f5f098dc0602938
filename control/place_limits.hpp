// What the place under a roller leaves of what is asked: what hurt there (CR-14), what its dose
// leaves, and what the envelope lets a technique do in its zone. A border holds as soon as the
// carriage's sensor says so, and until the carriage is clearly beyond it: the sensor's noise would
// push and let go in turn wherever a roller stands on one. Thread: the cycle. Real-time.
#pragma once

#include "control/session/dose.hpp"
#include "control/session/sore_points.hpp"
#include "control/types/envelope.hpp"
#include "control/types/technique.hpp"

namespace knead {

struct PlaceLimits {
  double sore = 1.0;  ///< factor; 0: the place is left out
  double dose = 1.0;  ///< factor
  Reason dose_reason = Reason::none;
  bool zone_left_out = false;
  bool technique_left_out = false;  ///< it may not be done in this zone

  [[nodiscard]] double factor() const { return technique_left_out ? 0.0 : sore * dose; }
  /// Nothing is to be met there: whoever coughs should not find a roller close by.
  [[nodiscard]] bool left_out() const { return zone_left_out || sore == 0.0; }
};

/// What says so. The references are valid during a call.
struct PlaceRules {
  const session::SorePoints& sore_points;
  const session::Dose& dose;
  const Envelope& envelope;
};

[[nodiscard]] PlaceLimits limits_at(const PlaceRules& rules, Side side, Millimetre along,
                                    Technique technique) noexcept;

/// Of each the one that leaves less.
[[nodiscard]] PlaceLimits stricter(const PlaceLimits& a, const PlaceLimits& b) noexcept;

/// The place under one roller. Remembers the last place that left less, until the carriage is
/// `kPlay` away from it.
class PlaceUnder {
 public:
  /// Twenty times the noise of the simulated carriage's sensor (docs/simulator.md), and less than
  /// the reach of any border. Assumed.
  static constexpr Millimetre kPlay{1.0};

  /// Once a cycle. `along`: as the carriage's sensor has it.
  [[nodiscard]] PlaceLimits step(const PlaceRules& rules, Side side, Millimetre along,
                                 Technique technique) noexcept;

 private:
  Millimetre held_{};
};

}  // namespace knead
