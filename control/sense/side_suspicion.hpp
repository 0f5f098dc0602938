// Do the muscles of one side do more than their load explains? A sequential test (Page's CUSUM) on
// the log-likelihood of "guarding" against "healthy answer", summed over the side's electrodes: it
// restarts at 0 whenever the healthy answer explains the signal better, and alarms at a limit. No
// test with so few false alarms finds a change sooner on average (Moustakides 1986).
// Beside the sum it keeps the same sums without each one of the electrodes: a single knocked
// electrode cannot make an alarm. Real-time safe.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "control/types/chair_description.hpp"

namespace knead::sense {

inline constexpr std::size_t kElectrodesPerSide = kEmgChannels / kSides;

class SideSuspicion {
 public:
  using Nats = std::array<double, kElectrodesPerSide>;

  void reset() noexcept { *this = SideSuspicion{}; }

  /// One block: what each electrode says for guarding, in nats; 0 from one that is not usable.
  void add(const Nats& says) noexcept {
    double sum = 0.0;
    for (double nats : says) sum += nats;
    nats_ = std::clamp(nats_ + sum, 0.0, kMost);
    blocks_ = nats_ > 0.0 ? blocks_ + 1 : 0;
    for (std::size_t i = 0; i < says.size(); ++i) {
      without_[i] = std::clamp(without_[i] + sum - says[i], 0.0, kMost);
    }
  }

  [[nodiscard]] double nats() const noexcept { return nats_; }
  /// What is left without the electrode that says most.
  [[nodiscard]] double without_the_loudest() const noexcept {
    return *std::min_element(without_.begin(), without_.end());
  }
  /// Blocks since it was last at 0: how long the change has lasted, as far as this test can say.
  [[nodiscard]] int blocks() const noexcept { return blocks_; }

  /// The limit for one false alarm in `blocks` blocks while the model holds. Between alarms lie on
  /// average about exp(limit) excursions of the sum above 0 (Wald), each of which takes some
  /// `kBlocksPerExcursion` blocks.
  [[nodiscard]] static double limit_for(double blocks) noexcept {
    return std::log(blocks / kBlocksPerExcursion);
  }

  /// Suspicion piles up no further: it is gone soon after its cause.
  static constexpr double kMost = 20.0;
  static constexpr double kBlocksPerExcursion = 6.0;

 private:
  double nats_ = 0.0;
  std::array<double, kElectrodesPerSide> without_{};
  int blocks_ = 0;
};

}  // namespace knead::sense
