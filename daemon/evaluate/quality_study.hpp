// How soon a broken electrode is named and left out, and how often a good one is accused. One
// simulated person in the real chair under the real controller and gate; in a running massage each
// fault that an EMG channel can have is put on a channel that was usable until then. Pure: the same
// seed gives the same answer. Takes about half a second.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "control/types/emg_features.hpp"

namespace knead::evaluate {

/// What is broken, in the words of EmgFlags; `none` for a channel that nothing was done to.
enum class EmgTrouble : std::uint8_t {
  none,
  lead_off,
  flat,
  saturated,
  drowned,
  alternating,
  stale
};
inline constexpr std::size_t kEmgTroubles = 7;

[[nodiscard]] std::string_view name(EmgTrouble trouble);

/// What flags say of a channel in one word: the one that says most of those that are up.
[[nodiscard]] EmgTrouble taken_for(const EmgFlags& flags);

/// One fault and what came of it.
struct QualityTrial {
  EmgTrouble injected = EmgTrouble::none;
  std::size_t channel = 0;
  /// From the first sample that shows the fault to the first cycle that flags anything on this
  /// channel; none within a second.
  std::optional<double> flag_ms{};
  /// ... to the first cycle in which the channel is no longer used.
  std::optional<double> excluded_ms{};
  /// Every flag that was up at some time while the fault was there.
  EmgFlags flags{};
};

struct QualityBody {
  std::vector<QualityTrial> trials{};
  int not_begun = 0;  ///< faults that found no usable channel to be put on
  /// Sound channels in a massage: none of theirs is broken, nor was one within the last 2 s.
  double sound_channel_s = 0.0;
  int false_flags = 0;  ///< times that a flag rose on one of them
  /// ... by which flag, as EmgTrouble.
  std::array<int, kEmgTroubles> false_by_flag{};
};

/// A healthy person drawn from `seed`, with all of his or her coughs and movements.
[[nodiscard]] QualityBody measure_quality(std::uint64_t seed);

}  // namespace knead::evaluate
