// How fast the chair lets go, for every cause.
//
// A release begins at its cause and ends when the true force of both rollers is below 5 N; `ms` is
// the time between. Two things begin one.
//
// A cause from outside that must release (a hand switch, E-stop, stop, pause, stale force, a
// stalled controller, a lost power line) is announced by `cause()` at the instant it happens, long
// before any code of the controller can know of it. It counts in every session state in which there
// is something to let go of: power on the actuators, or 5 N on the back.
//
// The chair leaving work by itself (the gate withdraws permission, or the session goes to pause,
// rest or its end) begins one if no cause was announced in the last 2 s. Then the cause is the
// newest reason, and the time counts from the first cycle that no longer works.
//
// A cause that comes while a release is under way belongs to that release.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "daemon/simulate/scoring/observation.hpp"

namespace knead::scoring {

/// Released, as the figure counts it (DESIGN: contact force < 5 N within 250 ms of the cause).
inline constexpr Newton kReleasedBelow{5.0};

struct Release {
  std::string cause;
  std::string state;  ///< session state in which the cause came
  double at_s = 0.0;
  double ms = 0.0;
  double force_before_n = 0.0;  ///< higher true force of the two, when the cause came
  double after_n = 0.0;         ///< highest true force in the second after it was gone
  bool finished = false;        ///< false: the session ended before the force was gone
};

class ReleaseScore {
 public:
  /// Something that must release happens at the instant of the observation that follows.
  void cause(std::string_view name);
  void add(const Observation& o);
  /// Those finished and the one that is not, oldest first.
  [[nodiscard]] std::vector<Release> releases() const;

 private:
  void begin(const Observation& o, std::string_view cause);
  void watch_done(const Observation& o);

  std::vector<Release> done_;
  std::optional<Release> open_;
  TimePoint open_since_{};
  TimePoint done_at_{};
  std::optional<std::string> announced_;
  std::optional<TimePoint> last_announced_;
  bool was_engaged_ = false;
  bool was_powered_ = false;
  SessionState state_before_ = SessionState::idle;
};

/// The longest of them; 0 when there is none.
[[nodiscard]] double worst_ms(const std::vector<Release>& releases);

}  // namespace knead::scoring
