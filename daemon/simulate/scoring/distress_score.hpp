// Does the chair notice when the back guards, and does it stay calm when it does not?
//
// A true episode is a stretch in which the truth says that a muscle guards, on either side; pauses
// under 300 ms do not end it. It is detected if the distress level rises between its onset and
// 600 ms later, or before its onset while the muscle already tenses; the delay is from the onset to
// that rise, negative in the second case. A rise of the level while no muscle tenses and no true
// episode has run within the last second is false: a false reduction if the level rises to
// `ease`, a false stop if it rises to `pause` or `end`.
#pragma once

#include <optional>
#include <vector>

#include "daemon/simulate/scoring/observation.hpp"

namespace knead::scoring {

struct DistressFigures {
  int true_episodes = 0;
  int detected = 0;
  int missed = 0;
  int stirred = 0;         ///< of the true ones: a cough or shift within the time to detect it
  int missed_stirred = 0;  ///< of those missed
  int missed_eased = 0;    ///< of those missed: the level was up at the onset already
  int false_reductions = 0;
  int false_stops = 0;
  double delay_ms_p50 = 0.0;  ///< of those detected; 0 when there is none
  double delay_ms_p95 = 0.0;
};

class DistressScore {
 public:
  void add(const Observation& o);
  [[nodiscard]] DistressFigures figures() const;
  /// Of every episode that was detected, in their order.
  [[nodiscard]] std::vector<double> delays_ms() const;

 private:
  struct Episode {
    TimePoint onset{};
    std::optional<Duration> delay{};
    bool stirred = false;
    bool eased = false;
  };
  std::vector<Episode> episodes_;
  std::optional<TimePoint> last_guarding_;
  std::optional<TimePoint> early_rise_;  ///< while a muscle tensed and no episode had begun
  DistressLevel level_ = DistressLevel::none;
  int false_reductions_ = 0;
  int false_stops_ = 0;
};

/// The smallest value that at least `share` of the values do not exceed (nearest rank); 0 for none.
[[nodiscard]] double percentile(std::vector<double> values, double share);

}  // namespace knead::scoring
