// One electrode pair under watch: what its newest block says for guarding and against it, by both
// bands in which its muscle is heard. Either is drowned by something else (MuscleBands), and what a
// band cannot tell the other may, so that an electrode that a roller rubs need not be excluded.
// Real-time safe.
#pragma once

#include <cmath>

#include "control/sense/band_watch.hpp"
#include "control/signal/power_blocks.hpp"

namespace knead::sense {

/// Powers of a disturbance are "over rest": over the rest of both bands together, and the same in
/// either (PowerBlock).
class MuscleWatch {
 public:
  /// Before anything touches.
  void rest(const signal::PowerBlock& block) noexcept;
  /// Takes a block of a channel whose rest is known. Nothing is learned here.
  void look(const signal::PowerBlock& block, const EmgLoad& load, double dt_s) noexcept;
  /// Log-likelihood ratio of guarding of so many times the strength that is sought to the healthy
  /// answer in the block of the last look(), in nats, while a movement of the whole body adds
  /// `moved` to the healthy power.
  [[nodiscard]] double guarding_nats(double moved, double strength = 1.0) const noexcept;
  /// The same of a disturbance of the lead that adds `added`.
  [[nodiscard]] double disturbance_nats(double moved, double added) const noexcept;
  /// The block of the last look() was believed healthy, or not.
  void learn(const EmgLoad& load, double dt_s) noexcept;
  void skip(double dt_s) noexcept;
  /// The electrode cannot be used: what is smoothed is forgotten.
  void forget_now() noexcept;

  /// Mean square of both bands at rest.
  [[nodiscard]] double rest_power() const noexcept { return rest_power_; }
  /// Power of the newest 50 ms above the expected one, in standard deviations of it.
  [[nodiscard]] double residual() const noexcept { return residual_; }
  /// Power of the newest 15 ms above the healthy one, over rest; 0 or more.
  [[nodiscard]] double excess() const noexcept { return excess_ > 0.0 ? excess_ : 0.0; }
  /// The same of the newest block alone; may be below 0.
  [[nodiscard]] double newest_excess() const noexcept { return newest_excess_; }
  /// The same as amplitude above the healthy one, in units of it.
  [[nodiscard]] double stands_out() const noexcept {
    return std::sqrt(1.0 + excess() / healthy_) - 1.0;
  }

 private:
  signal::PerBand<BandWatch> bands_{};
  double floor_at_rest_ = 1.0;      ///< PowerBlock::floor before anything touched
  double floor_ = 1.0;              ///< of the newest block
  signal::PerBand<double> rest_{};  ///< mean square that powers are told over; 0: none yet
  // of the last look
  signal::PerBand<double> disturbed_{};  ///< what a disturbance of 1 adds over the band's own rest
  double rest_power_ = 1.0;
  double healthy_ = 1.0;  ///< of both bands, over rest: the expected and its doubt
  double surplus_ = 0.0;  ///< power above expectation, over the expected, smoothed
  double residual_ = 0.0;
  double newest_excess_ = 0.0;
  double excess_ = 0.0;
};

}  // namespace knead::sense
