// How the person moves as a whole: sits down and gets up, slides sideways, coughs, flinches.
// Real-time safe.
#pragma once

#include "hal/sim/body.hpp"
#include "hal/sim/curves.hpp"
#include "hal/sim/random.hpp"
#include "hal/sim/sitting.hpp"
#include "hal/sim/small_shifts.hpp"

namespace knead::sim {

class PersonMotion {
 public:
  PersonMotion(const Body& body, std::uint64_t seed);

  void sit_down() noexcept;
  void leave() noexcept;
  void shift(double by_mm) noexcept;
  void cough() noexcept;
  /// The back pulls away from the rollers for a moment.
  void flinch(double away_mm) noexcept;
  /// The pelvis slides forward to this place; 0 sits back again.
  void slouch(double mm) noexcept { sitting_.slouch(mm); }
  /// The weight goes over by this share; + = to the right, 0 sits evenly again.
  void lean(double share) noexcept { sitting_.lean(share); }
  /// The trunk bends over a pelvis that stays, to this place at the shoulders; 0 sits straight
  /// again.
  void sway(double mm) noexcept { sitting_.sway(mm); }
  void set_spontaneous(bool on) noexcept {
    spontaneous_ = on;
    sitting_.set_spontaneous(on);
  }

  void step() noexcept;

  [[nodiscard]] bool seated() const noexcept { return presence_.value() > 0.5; }
  /// 0 nobody there, 1 leaning back fully.
  [[nodiscard]] double presence() const noexcept { return presence_.value(); }
  /// How much deeper than at rest the surface lies: a cough is negative, a flinch positive.
  [[nodiscard]] double surface_mm() const noexcept { return surface_mm_; }
  [[nodiscard]] double lateral_mm() const noexcept {
    return lateral_.value() + shifts_.lateral_mm();
  }
  [[nodiscard]] Pose pose() const noexcept { return sitting_.pose(); }
  [[nodiscard]] bool sliding() const noexcept { return lateral_.moving(); }
  [[nodiscard]] bool coughing() const noexcept { return cough_s_ < kCoughLength_s; }
  /// 0 to 1, of the trunk muscles.
  [[nodiscard]] double cough_activation() const noexcept { return cough_activation_; }
  /// Coughs or changes seat: whatever moves the back but a flinch.
  [[nodiscard]] bool stirring() const noexcept {
    return coughing() || lateral_.moving() || presence_.moving() || sitting_.moving() ||
           shifts_.moving();
  }
  [[nodiscard]] bool moving() const noexcept { return stirring() || flinch_.moving(); }
  /// How much of the electrodes' cables and skin moves along, 0 to 1: a small shift is a third of
  /// getting up. Assumed.
  [[nodiscard]] double restlessness() const noexcept {
    const bool widely = coughing() || flinch_.moving() || lateral_.moving() || presence_.moving() ||
                        sitting_.moving();
    return widely ? 1.0 : (shifts_.moving() ? 0.3 : 0.0);
  }

  static constexpr double kCough_mm = 8.0;       ///< towards the rollers; assumed
  static constexpr double kCoughRise_s = 0.100;  ///< assumed
  static constexpr double kCoughLength_s = 0.450;

 private:
  void draw_next_cough() noexcept;

  double cough_rate_per_min_;
  Random dice_;
  bool spontaneous_ = true;
  Sitting sitting_;
  SmallShifts shifts_;
  Ramp presence_;
  Ramp lateral_;
  Ramp flinch_;
  double flinch_hold_s_ = 0.0;
  double cough_s_ = kCoughLength_s;  ///< since it began
  double next_cough_s_ = 0.0;
  double cough_activation_ = 0.0;
  double surface_mm_;
};

}  // namespace knead::sim
