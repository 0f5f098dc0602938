// The power that one EMG channel should show while a healthy back is massaged: its rest, plus an
// answer whose amplitude goes in proportion to the force near by (a healthy back answers a push
// linearly, DESIGN), plus the power that skin moved under the electrodes adds. In power this is a
// line in 1, force, force squared and rubbing squared. Its four gains start from a population and
// are learned from this person by recursive least squares, with the noise of a mean square: in
// proportion to the power itself. An answer that nobody has seen yet is expected with more
// uncertainty. Bounded: uncertainty never exceeds the prior's, gains stay in their ranges.
// Powers here are over the channel's rest power. Real-time safe.
#pragma once

#include <Eigen/Core>

#include "control/sense/emg_load.hpp"

namespace knead::sense {

class ExpectedEmg {
 public:
  ExpectedEmg() noexcept;

  struct Power {
    double mean = 1.0;
    double muscle = 1.0;  ///< of the mean, what the muscle makes: all but the rubbing
    double doubt = 0.0;   ///< standard deviation of the mean, from what is not known of the gains
  };
  [[nodiscard]] Power expect(const EmgLoad& load) const noexcept;

  /// Learns from one block that is not under suspicion; `dt_s` since the last learn or skip.
  void learn(double power, const EmgLoad& load, double dt_s) noexcept;
  /// The rest that powers are told over is now `factor` times what it was, because what the channel
  /// shows at rest has changed. It has been learned as a gain in the meantime, or was too much to
  /// be learned: either way it is now 1, and nobody sees a change where the unit has changed.
  void step_rest(double factor) noexcept;
  /// Time passes while nothing may be learned: the uncertainty grows back towards the prior's.
  void skip(double dt_s) noexcept;

 private:
  using Vector = Eigen::Matrix<double, 4, 1>;
  using Matrix = Eigen::Matrix<double, 4, 4>;
  [[nodiscard]] static Vector basis(const EmgLoad& load) noexcept {
    return {1.0, load.pressed, load.pressed * load.pressed, load.rubbed * load.rubbed};
  }

  /// Power that a jump of force shows in the muscle's bands over that of rubbing as strong: a step
  /// is spread over all frequencies, what is rubbed is slow. Assumed, by the simulated person's
  /// loudest (train seeds 274, 297).
  static constexpr double kJoltOverRubbing = 5.0;
  /// Nothing is learned of a jolted electrode: what jolts it may be the person who guards.
  static constexpr double kCalmSkin = 1e-4;

  Vector gains_;
  Matrix uncertainty_;
};

}  // namespace knead::sense
