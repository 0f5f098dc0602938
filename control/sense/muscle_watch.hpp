// One electrode pair under watch: what its newest block of power says for guarding and against it.
// Guarding is sought as an amplitude that the muscle adds to its own. What rubbing and shaken leads
// show is power beside the muscle's, so that an electrode drowned in it says next to nothing, and
// need not be excluded. Real-time safe.
#pragma once

#include <cmath>

#include "control/sense/block_freedom.hpp"
#include "control/sense/expected_emg.hpp"

namespace knead::sense {

class MuscleWatch {
 public:
  /// Before anything touches: how the rest of this massage compares with the rest power that the
  /// channel brought along (somebody else may have sat there, or nobody).
  void rest(double power) noexcept;
  /// Takes the power of a block over the channel's rest power. Nothing is learned here.
  void look(double power, const EmgLoad& load, double dt_s) noexcept;
  /// Log-likelihood ratio of guarding to the healthy answer in the block of the last look(), in
  /// nats, while a movement of the whole body adds `moved` to the healthy power.
  [[nodiscard]] double nats(double moved) const noexcept { return nats(moved, guarding_adds(1.0)); }
  /// The same of whatever adds `added` to it.
  [[nodiscard]] double nats(double moved, double added) const noexcept;
  /// Power over rest that guarding adds, of so many times the strength that is sought.
  [[nodiscard]] double guarding_adds(double strength) const noexcept {
    const double amplitude = strength * sought_;
    return amplitude * (amplitude + 2.0 * std::sqrt(answer_.muscle));
  }
  /// The block of the last look() was believed healthy, or not.
  void learn(const EmgLoad& load, double dt_s) noexcept;
  void skip(double dt_s) noexcept { expected_.skip(dt_s); }
  /// The electrode cannot be used: what is smoothed is forgotten.
  void forget_now() noexcept;

  /// Power of the newest 50 ms above the expected one, in standard deviations of it.
  [[nodiscard]] double residual() const noexcept { return residual_; }
  /// Power of the newest 15 ms above the healthy one, over rest; 0 or more.
  [[nodiscard]] double excess() const noexcept { return excess_ > 0.0 ? excess_ : 0.0; }
  /// The same as amplitude above the healthy one, in units of it.
  [[nodiscard]] double stands_out() const noexcept {
    return std::sqrt(1.0 + excess() / healthy_) - 1.0;
  }

 private:
  static constexpr double kKnown = 60.0;  ///< blocks, 0.3 s: the mean is right within 15 %

  [[nodiscard]] double own_rest() const noexcept { return rests_ >= kKnown ? rest_ : 1.0; }

  double rest_ = 1.0;
  double rests_ = 0.0;  ///< blocks
  ExpectedEmg expected_{};
  BlockFreedom freedom_{};
  // of the last look
  double power_ = 1.0;
  double healthy_ = 1.0;  ///< the most that a healthy answer is expected to show
  ExpectedEmg::Power answer_{};
  double sought_ = 0.0;   ///< amplitude of the guarding that is sought, over rest
  double surplus_ = 0.0;  ///< power above expectation, over the expected, smoothed
  double residual_ = 0.0;
  double excess_ = 0.0;
};

}  // namespace knead::sense
