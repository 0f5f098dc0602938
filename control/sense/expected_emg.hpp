// What one EMG channel should show while a healthy back is massaged: its rest, plus an answer in
// proportion to the force near its electrodes (a healthy back answers a push linearly, DESIGN),
// plus what a roller that slides over the skin near by does to the electrodes. The three gains
// start from a population and are learned from this person by recursive least squares (a Kalman
// filter whose state hardly moves). The distance from the expectation, in its own uncertainty, is
// the residual: an answer that nobody has seen yet surprises less than one that is known. Bounded:
// uncertainty never exceeds the prior's, gains stay in their ranges. Real-time safe.
#pragma once

#include <Eigen/Core>

namespace knead::sense {

/// What acts on one channel now.
struct EmgLoad {
  double pressed_n = 0.0;  ///< force near by, weighted by distance, lagged as the muscle answers
  double rubbed = 0.0;     ///< force times skin speed near by, over 20 N and 30 mm/s
};

class ExpectedEmg {
 public:
  ExpectedEmg() noexcept;

  struct Surprise {
    double residual = 0.0;  ///< (tone - expected) in spreads
    double expected = 1.0;  ///< tone
    double spread = 1.0;    ///< of the tone about it
  };
  [[nodiscard]] Surprise compare(double tone, const EmgLoad& load) const noexcept;

  /// Learns from a tone that is not under suspicion; `dt_s` since the last call of learn or skip.
  void learn(double tone, const EmgLoad& load, double dt_s) noexcept;
  /// Time passes while nothing may be learned: the uncertainty grows back towards the prior's.
  void skip(double dt_s) noexcept;

 private:
  using Vector = Eigen::Matrix<double, 3, 1>;
  using Matrix = Eigen::Matrix<double, 3, 3>;

  [[nodiscard]] static Vector basis(const EmgLoad& load) noexcept {
    return {1.0, load.pressed_n, load.rubbed};
  }

  Vector gains_;
  Matrix uncertainty_;
};

}  // namespace knead::sense
