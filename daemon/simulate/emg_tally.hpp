// How much of the EMG could be believed during the massage: mean quality and usable share of each
// channel. Looked at ten times a second; quality does not change faster.
#pragma once

#include <array>

#include "control/types/snapshot.hpp"

namespace knead::simulate {

class EmgTally {
 public:
  void add(const Snapshot& s) {
    if (s.state != SessionState::massage || s.sequence % kEvery != 0) return;
    ++looks_;
    for (std::size_t i = 0; i < kEmgChannels; ++i) {
      quality_[i] += s.emg[i].quality.value();
      usable_[i] += s.emg[i].usable ? 1.0 : 0.0;
    }
  }
  [[nodiscard]] double mean_quality(std::size_t channel) const { return mean(quality_[channel]); }
  [[nodiscard]] double usable_share(std::size_t channel) const { return mean(usable_[channel]); }

 private:
  static constexpr std::uint64_t kEvery = 100;
  [[nodiscard]] double mean(double sum) const {
    return looks_ == 0 ? 0.0 : sum / static_cast<double>(looks_);
  }

  std::uint64_t looks_ = 0;
  std::array<double, kEmgChannels> quality_{};
  std::array<double, kEmgChannels> usable_{};
};

}  // namespace knead::simulate
