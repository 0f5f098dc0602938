// Is guarding noticed, how soon, and how often is it seen where there is none? One simulated person
// in the real chair under the real controller and gate, for a short massage of every technique with
// guarding of a stated strength. Pure: the same seed and conditions give the same answer. Prints
// nothing; takes about a second.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace knead::evaluate {

struct GuardingConditions {
  /// RMS of guarding at its full level over RMS at rest, of the electrode nearest to the roller
  /// when it began, in the band of 20 to 450 Hz, no roller pressing.
  double snr_db = 6.0;
  double ecg_factor = 1.0;           ///< on the heart's amplitude in every channel
  std::optional<double> mains_hz{};  ///< absent: the body's own
  int bad_channels = 0;              ///< drawn by seed; each one lead-off or stuck from the start
};

struct GuardingBody {
  int episodes = 0;
  int missed = 0;                   ///< the level did not rise within 600 ms of onset
  int stirred = 0;                  ///< episodes with a cough or a shift within those 600 ms
  int missed_stirred = 0;           ///< of those missed
  int missed_eased = 0;             ///< of those missed: the level was up at the onset already
  std::vector<double> delays_ms{};  ///< of those found, from half of the activation
  int false_reductions = 0;         ///< the level rose to ease with no guarding in the last second
  int false_stops = 0;              ///< ... to pause or end
  double massage_s = 0.0;           ///< time in which a detector could be right or wrong
  /// For an ROC: the largest statistic within 600 ms of each onset, and of each whole second with
  /// no guarding in it nor in the second before.
  std::vector<double> episode_scores{};
  std::vector<double> quiet_scores{};
};

/// The person is `draw_body(seed)` of a population that goes by the seed in turn, with guarding
/// without a cause `kGuardingPerMinute` times a minute beside what pressure provokes.
[[nodiscard]] GuardingBody measure_guarding(std::uint64_t seed,
                                            const GuardingConditions& conditions = {});

}  // namespace knead::evaluate
