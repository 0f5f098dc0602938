// What the rollers do to each electrode pair: force that its muscle will answer, and skin that is
// moved under it. Both from what the chair measures of itself; how much of it this person's
// electrodes show is learned (ExpectedEmg). Thread: the cycle. Real-time.
#pragma once

#include <array>

#include "control/types/chair_description.hpp"
#include "control/types/units.hpp"

namespace knead::sense {

/// What acts on one channel now.
struct EmgLoad {
  double pressed = 0.0;  ///< force near by over 20 N, weighted by distance, as late as the answer
  double rubbed = 0.0;   ///< force times skin speed near by, over 20 N and 30 mm/s
  double jolted = 0.0;   ///< squared jumps of force near by over 20 N, while they ring
  double near = 0.0;     ///< how near the carriage stands along the spine: 1 there, towards 0
};

class EmgLoads {
 public:
  struct Input {
    std::array<Newton, kSides> force{};
    std::array<Millimetre, kSides> lateral{};  ///< of the arms, as measured; mean since last time
    Millimetre carriage{};                     ///< likewise
  };

  explicit EmgLoads(const ChairDescription& chair) : electrodes_(chair.emg) {}
  void reset() noexcept;
  /// What acts now; `dt_s` since the last call, a few milliseconds.
  void step(const Input& input, double dt_s) noexcept;
  [[nodiscard]] const EmgLoad& at(std::size_t channel) const { return loads_[channel]; }

 private:
  /// Speed of a position that is noisy from cycle to cycle.
  struct Speed {
    double smoothed_mm = 0.0;
    double mm_s = 0.0;
    void step(Millimetre position, bool first, double dt_s) noexcept;
  };

  std::array<EmgElectrode, kEmgChannels> electrodes_;
  std::array<EmgLoad, kEmgChannels> loads_{};
  std::array<Speed, kSides> across_{};
  std::array<double, kSides> force_before_{};  ///< over 20 N
  Speed along_{};
  bool started_ = false;
};

}  // namespace knead::sense
