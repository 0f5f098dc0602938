// How stiff the back is under one roller, from how force follows depth while the drive moves: least
// squares on changes over 20 ms, with forgetting. Only where the drive moves faster than breathing
// and travel move the surface, and only while force and depth agree (their correlation): a loop
// that holds its force against a moving surface would otherwise show a soft back, and a soft belief
// is the dangerous one (DESIGN: stiffness while travelling is wrong by 40 to 190 %). Forgets only
// while it learns, and always holds the prior's weight, so it cannot wind up. Good for the gain of
// a force loop, not as a finding about the muscle: that takes parked palpation. Real-time safe.
#pragma once

#include <array>
#include <cstddef>

#include "control/types/units.hpp"

namespace knead::sense {

class LocalStiffness {
 public:
  /// Forgets what was learned elsewhere.
  void reset() noexcept;
  /// Takes force and depth of one cycle, in contact. `force` lags depth by `kForceDelay_s`.
  void step(Newton force, Millimetre depth, double dt_s) noexcept;

  [[nodiscard]] NewtonPerMillimetre value() const noexcept { return value_; }
  /// Enough movement was seen for the value to be more than the prior.
  [[nodiscard]] bool known() const noexcept { return agreed_; }

  /// DESIGN body model: one roller meets 1.5 to 10 N/mm; 4 is a middling back.
  static constexpr NewtonPerMillimetre kPrior{4.0};
  static constexpr NewtonPerMillimetre kSoftest{0.8};
  static constexpr NewtonPerMillimetre kStiffest{40.0};
  /// 2 ms of the sensor and 3 ms of the contact estimator's filter.
  static constexpr double kForceDelay_s = 0.005;

 private:
  static constexpr double kSpan_s = 0.020;
  /// Breathing moves the surface 3 mm at 0.35 Hz at most: 3.3 mm/s. Drives move at up to 150 mm/s.
  static constexpr MillimetrePerSecond kFasterThanBreath{10.0};
  static constexpr double kMemory_s = 0.25;  ///< of time spent learning; assumed
  /// What is found first is believed at once. Later the value goes to what is found instead of
  /// jumping there, also of time spent learning: what learned a swing with the old value must be
  /// able to follow (swing_learning.hpp corrects twice its error a second). Assumed.
  static constexpr double kGoesThere_s = 0.1;
  static constexpr double kPriorWeight_mm2 = 1.0;
  static constexpr double kEnough_mm2 = 4.0;
  /// A spring gives 1, a spring with the damping of tissue some 0.95; assumed.
  static constexpr double kAgree = 0.9;
  static constexpr std::size_t kHistory = 64;

  struct Past {
    double force = 0.0;
    double depth = 0.0;
  };

  std::array<Past, kHistory> past_{};
  std::size_t taken_ = 0;
  double squares_ = 0.0;  ///< of depth changes
  double products_ = 0.0;
  double force_squares_ = 0.0;
  bool agreed_ = false;
  NewtonPerMillimetre value_ = kPrior;
};

}  // namespace knead::sense
