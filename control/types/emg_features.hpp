// What is known of one EMG channel now: how active the muscle is, and how far that may be believed.
// Trivially copyable.
#pragma once

#include <optional>

#include "control/types/units.hpp"

namespace knead {

/// Why a channel is left out. Each is flagged within 100 ms of its beginning.
struct EmgFlags {
  bool lead_off = false;     ///< the amplifier says that the electrode hangs in the air
  bool flat = false;         ///< nothing moves: a broken lead or a stuck converter
  bool saturated = false;    ///< the converter meets its rail
  bool drowned = false;      ///< mains is most of what is left after the notches
  bool alternating = false;  ///< every second sample mirrors the one before: the converter's fault
  bool stale = false;        ///< no new samples

  [[nodiscard]] constexpr bool any() const {
    return lead_off || flat || saturated || drowned || alternating || stale;
  }
  friend constexpr bool operator==(const EmgFlags&, const EmgFlags&) = default;
};

struct EmgFeatures {
  Volt envelope{};     ///< smoothed RMS of the conditioned signal
  double tone = 1.0;   ///< envelope over this channel's rest baseline
  Fraction quality{};  ///< 0 unusable, 1 clean
  bool usable = false;
  bool guarding = false;  ///< residual over the expected force-to-EMG line is believed
  EmgFlags flags{};       ///< why it is not usable, beside not yet having settled
  /// Of the newest second of activity: falls as the muscle tires. Absent until known.
  std::optional<Hertz> median_frequency{};
};

}  // namespace knead
