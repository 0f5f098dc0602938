// Where in its swing a swinging force is, and how far it swings, from the slope at which it is
// asked: its middle need not be known, and an ease or a fade shows at once. Thread: the cycle.
// Real-time.
#pragma once

#include <complex>

#include "control/types/units.hpp"

namespace knead::motion {

class SwingPhase {
 public:
  void reset() noexcept { *this = SwingPhase{}; }
  /// `slope` of the asked force, and how far it swings at most. A rate of 0: nothing swings. False
  /// in the cycle in which another rate begins.
  bool step(Hertz rate, NewtonPerSecond slope, Newton most, double dt_s) noexcept;

  /// Half of the peak-to-peak as it is asked now.
  [[nodiscard]] double swing_n() const { return swing_n_; }
  /// e^(i angle): the asked force is its middle + swing x sin(angle).
  [[nodiscard]] std::complex<double> turn() const { return turn_; }
  [[nodiscard]] double rad_s() const { return rad_s_; }
  /// The swing is large enough for its phase to be more than noise.
  [[nodiscard]] bool swings() const { return rad_s_ > 0.0 && swing_n_ >= kLeastSwing_n; }

 private:
  static constexpr double kLeastSwing_n = 1.0;

  std::complex<double> turn_{};
  double swing_n_ = 0.0;
  double rad_s_ = 0.0;
  double last_slope_n_s_ = 0.0;
  bool started_ = false;
};

}  // namespace knead::motion
