// Finds when a channel's noise floor has stepped for good: an electrode dries, is pressed back, a
// gain is changed. The floor of a second is the least of its envelope: even a muscle that works has
// moments of rest in between, when the roller is elsewhere.
//
// Down is believed after 3 s, at any time: no muscle is calmer than its rest, and a lower rest only
// makes the detector more sensitive. Up is what guarding looks like, so it must be steady, and this
// electrode alone: guarding takes a side, or both, and one channel is never enough for it. 10 s are
// asked for while nothing touches the back, 30 s while it is massaged, longer than guarding is let
// go on (a session ends after 12 s of it). Several channels that rise together are never learned.
// Real-time safe, fixed memory.
#pragma once

#include <array>
#include <cstddef>

#include "control/types/chair_description.hpp"

namespace knead::signal {

class FloorSteps {
 public:
  /// One channel's envelope over its rest; 0 while either is not known.
  using Tones = std::array<double, kEmgChannels>;

  FloorSteps() noexcept;

  /// Takes the tones of a block of 10 ms. True when a second is complete and `factor` is new.
  bool push(const Tones& tones, bool at_rest) noexcept;
  /// What this channel's rest has to be multiplied with; 1 if its floor did not step.
  [[nodiscard]] double factor(std::size_t channel) const noexcept { return factor_[channel]; }

 private:
  static constexpr std::size_t kLongest = 30;  ///< seconds

  struct Channel {
    double least = 0.0;  ///< tone of the second under way; 0: not known throughout
    bool whole = true;   ///< every block of it was known
    std::array<double, kLongest> floors{};  ///< of the newest seconds, a ring
    std::size_t filled = 0;
    std::size_t next = 0;
    double usual;  ///< floor of a second at rest: the envelope's own spread
  };
  struct Range {
    double low;
    double high;
  };

  void finish_second(bool at_rest) noexcept;
  [[nodiscard]] double judge(std::size_t channel, bool at_rest) const noexcept;
  [[nodiscard]] bool alone_up(std::size_t channel) const noexcept;
  [[nodiscard]] static double newest(const Channel& c) noexcept;
  [[nodiscard]] static Range range(const Channel& c, std::size_t seconds) noexcept;

  std::array<Channel, kEmgChannels> channels_;
  std::array<double, kEmgChannels> factor_{};
  int blocks_ = 0;
  bool all_at_rest_ = true;
};

}  // namespace knead::signal
