// One electrode pair under watch: what its newest block of power says for guarding and against it.
// Real-time safe.
#pragma once

#include "control/sense/expected_emg.hpp"

namespace knead::sense {

class MuscleWatch {
 public:
  /// Before anything touches: how the rest of this massage compares with the rest power that the
  /// channel brought along (somebody else may have sat there, or nobody).
  void rest(double power) noexcept;
  /// Takes the power of a block over the channel's rest power. Returns the log-likelihood ratio of
  /// guarding to the healthy answer, in nats. Nothing is learned here.
  double judge(double power, const EmgLoad& load, double dt_s) noexcept;
  /// The block of the last judge() was believed healthy, or not.
  void learn(double power, const EmgLoad& load, double dt_s) noexcept {
    expected_.learn(power / own_rest(), load, dt_s);
  }
  void skip(double dt_s) noexcept { expected_.skip(dt_s); }
  /// The electrode cannot be used: what is smoothed is forgotten.
  void forget_now() noexcept;

  /// Power of the newest 50 ms above the expected one, in standard deviations of it.
  [[nodiscard]] double residual() const noexcept { return residual_; }
  /// Amplitude above the expected one over the newest 50 ms, in units of the channel's rest; 0 or
  /// more.
  [[nodiscard]] double excess() const noexcept { return excess_; }

 private:
  static constexpr double kKnown = 60.0;  ///< blocks, 0.3 s: the mean is right within 15 %

  [[nodiscard]] double own_rest() const noexcept { return rests_ >= kKnown ? rest_ : 1.0; }

  double rest_ = 1.0;
  double rests_ = 0.0;  ///< blocks
  ExpectedEmg expected_{};
  double surplus_ = 0.0;  ///< power above expectation, over the expected, smoothed
  double residual_ = 0.0;
  double excess_ = 0.0;
};

}  // namespace knead::sense
