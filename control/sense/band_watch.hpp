// One band of one electrode: what its newest block of power says for guarding and against it.
// Guarding is sought as an amplitude that the muscle adds to its own. What rubbing and shaken leads
// show is power beside the muscle's, so that a band drowned in it says next to nothing. Powers are
// over the band's rest. Real-time safe.
#pragma once

#include <algorithm>
#include <cmath>

#include "control/sense/block_freedom.hpp"
#include "control/sense/expected_emg.hpp"

namespace knead::sense {

class BandWatch {
 public:
  /// Before anything touches: this massage's own rest, mean square. What the channel brought along
  /// is of longer ago, and goes on being learned: a person who sat down loudly is still in it.
  void rest(double power) noexcept {
    rests_ = std::min(rests_ + 1.0, kRemembered);
    rest_ += (power - rest_) / rests_;
  }
  [[nodiscard]] double rest_or(double brought) const noexcept {
    return rests_ >= kKnown && rest_ > 0.0 ? rest_ : brought;
  }

  /// The channel's floor has stepped, and its rest with it: by so much in power.
  void step_rest(double factor) noexcept { expected_.step_rest(factor); }

  /// Takes the power of a block over its own rest. Nothing is learned here.
  void look(double power, double muscle_share, double sought, const EmgLoad& load) noexcept {
    power_ = power;
    answer_ = expected_.expect(load);
    const double rubbed = std::max(0.0, answer_.mean - answer_.muscle);
    healthy_ = answer_.mean + answer_.doubt + kRubbedMore * rubbed;
    sought_ = sought * std::sqrt(muscle_share);
    muscle_ = std::sqrt(std::max(0.0, answer_.muscle - (1.0 - muscle_share)));
  }
  /// The block of the last look() was believed healthy.
  void learn(const EmgLoad& load, double dt_s) noexcept {
    expected_.learn(power_, load, dt_s);
    if (healthy_ - answer_.muscle < kHardlyRubbed) freedom_.learn(power_ / answer_.mean);
  }
  void skip(double dt_s) noexcept { expected_.skip(dt_s); }

  /// Log-likelihood ratio of `added` power to the healthy answer in the block of the last look(),
  /// in nats, while a movement of the whole body adds `moved` to the healthy power.
  [[nodiscard]] double nats(double moved, double added) const noexcept {
    const double healthy = healthy_ + moved;
    const double more = healthy + added;
    // Mean squares of Gaussian noise go with chi-square: the log-likelihood of one variance over
    // another.
    return 0.5 * freedom_.value() * (power_ / healthy - power_ / more - std::log(more / healthy));
  }
  /// Power that guarding adds, of so many times the strength that is sought.
  [[nodiscard]] double guarding_adds(double strength) const noexcept {
    const double amplitude = strength * sought_;
    return amplitude * (amplitude + 2.0 * muscle_);
  }

  [[nodiscard]] double power() const noexcept { return power_; }
  /// The most that a healthy answer is expected to show.
  [[nodiscard]] double healthy() const noexcept { return healthy_; }
  [[nodiscard]] double mean() const noexcept { return answer_.mean; }
  /// Standard deviation of the mean, from what is not known of the answer.
  [[nodiscard]] double doubt() const noexcept { return answer_.doubt; }
  /// Independent values of a block.
  [[nodiscard]] double freedom() const noexcept { return freedom_.value(); }

 private:
  static constexpr double kKnown = 60.0;  ///< blocks, 0.3 s: the mean is right within 15 %
  /// Rest is the mean of so many blocks at most: 5 s.
  static constexpr double kRemembered = 1000.0;
  /// With more rubbing than this, over rest, the scatter is not the muscle's.
  static constexpr double kHardlyRubbed = 0.5;
  /// Rubbing is learned as a line; where the skin drags by this much more nothing stands out. On
  /// recorded signals of train people 0 makes 2.4 times as many false reductions and the slowest
  /// twentieth 15 ms sooner, 1 a quarter fewer and 7 ms later (docs/signal-chain.md).
  static constexpr double kRubbedMore = 0.5;

  double rest_ = 0.0;
  double rests_ = 0.0;  ///< blocks
  ExpectedEmg expected_{};
  BlockFreedom freedom_{};
  // of the last look
  double power_ = 1.0;
  double healthy_ = 1.0;
  ExpectedEmg::Power answer_{};
  double sought_ = 0.0;  ///< amplitude of the guarding that is sought, over the band's rest
  double muscle_ = 1.0;  ///< amplitude that the muscle answers with, over the same
};

}  // namespace knead::sense
