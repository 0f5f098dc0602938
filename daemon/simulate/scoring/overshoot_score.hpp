// How far the force shoots past what was wanted, when it arrives there.
//
// Two moments open a window of 1 s on a roller: a set-point that has risen by 5 N or more since it
// last stood still stands still again (within 0.05 N for 100 ms), and a first touch (true force
// reaches 0.5 N after at least 500 ms below it). The window closes early when the set-point falls
// by 0.5 N: a force above a falling set-point is not an overshoot. When it closes, the overshoot is
// (highest true force - highest set-point) / highest set-point of the window, if that set-point is
// at least 5 N (or what the caller judges from): it is the value that was to be reached, and a
// lighter touch is not divided by nearly nothing. What a first touch exceeds the set-point of its
// own millisecond by is reported in newtons
// (`first_touch_n`). What the person causes is left out.
#pragma once

#include "daemon/simulate/scoring/observation.hpp"
#include "daemon/simulate/scoring/steady_watch.hpp"

namespace knead::scoring {

struct OvershootFigures {
  double worst_pct = 0.0;
  double at_s = 0.0;         ///< when the worst happened
  int rises = 0;             ///< windows opened by a set-point's rise
  int first_touches = 0;     ///< windows opened by a first touch
  double first_touch_n = 0;  ///< worst true force minus set-point after a first touch
};

class OvershootScore {
 public:
  explicit OvershootScore(Newton judged_from = Newton(5.0)) : judged_from_(judged_from) {}

  void add(const Observation& o);
  /// Windows that are still open are judged as if they closed now.
  [[nodiscard]] OvershootFigures figures() const;

 private:
  enum class Opened : std::uint8_t { closed, by_rise, by_touch };
  struct Roller {
    SteadyWatch steady{0.05};
    Newton stood_at{};         ///< the set-point when it last stood still
    TimePoint last_contact{};  ///< true force was last at or above 0.5 N
    bool ever_in_contact = false;
    Opened opened = Opened::closed;
    TimePoint until{};
    Newton highest_setpoint{};
    Newton highest_force{};
    TimePoint highest_at{};
  };
  void open(Roller& roller, Opened why, const RollerObservation& seen, TimePoint at);
  void watch(Roller& roller, const RollerObservation& seen, TimePoint at);
  void judge(const Roller& roller, OvershootFigures& figures) const;

  Newton judged_from_;
  std::array<Roller, kSides> rollers_{};
  OvershootFigures figures_{};
};

}  // namespace knead::scoring
