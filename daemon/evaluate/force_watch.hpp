// How true the force under both rollers is to its set-point, in three kinds of work: held at a
// place, swinging, and on the way along the back. Each takes every millisecond of its phase and
// picks the ones that count; what the person causes (sim::Truth) never does, a lost contact always
// does.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <optional>

#include "daemon/evaluate/oscillation.hpp"
#include "daemon/evaluate/touch_session.hpp"
#include "daemon/simulate/scoring/steady_watch.hpp"

namespace knead::evaluate {

/// Errors of many milliseconds.
struct ErrorSum {
  double square_sum = 0.0;
  double setpoint_sum = 0.0;
  std::uint64_t count = 0;

  void add(double error_n, double setpoint_n) {
    square_sum += error_n * error_n;
    setpoint_sum += setpoint_n;
    ++count;
  }
  [[nodiscard]] double held_s() const { return static_cast<double>(count) * seconds(kCyclePeriod); }
  /// None of less than two roller-seconds: nobody's figure should hang on a moment.
  [[nodiscard]] std::optional<double> rmse_n() const {
    if (held_s() < 2.0) return std::nullopt;
    return std::sqrt(square_sum / static_cast<double>(count));
  }
  [[nodiscard]] std::optional<double> setpoint_n() const {
    if (count == 0) return std::nullopt;
    return setpoint_sum / static_cast<double>(count);
  }
};

/// What a watch over one kind of work found, both rollers together.
struct Tracking {
  ErrorSum error{};
  int drops = 0;  ///< times that the force went below 0.5 N although nobody moved
  int windows = 0;
  int unstable_windows = 0;
  Oscillation worst{};  ///< the strongest tone of any window
};

/// One roller while its moments count, and while they do not.
class TrackedRoller {
 public:
  /// `rate`: of a swing that is asked for and no oscillation.
  explicit TrackedRoller(std::optional<Hertz> rate) : oscillation_(rate) {}

  /// This moment does not count: what comes next is a new stretch.
  void leave();
  /// It counts: how far the true force is from `wanted`, into `found`.
  void track(const scoring::RollerObservation& seen, Newton wanted, Tracking& found);
  /// What is known of its oscillations, into `found`.
  void take_windows(Tracking& found) const;

 private:
  OscillationWatch oscillation_;
  bool dropped_ = false;
};

/// Held: for a second the carriage has stayed within 0.1 mm and the set-point within 0.05 N. Only
/// set-points of 20 N or more: 30 N is asked, a sign of the body or an envelope of 25 N may have
/// lowered it.
class HoldWatch {
 public:
  void add(const TouchMoment& m);
  [[nodiscard]] Tracking found() const;

  static constexpr Duration kSettles = 1s;
  static constexpr Newton kLeast{20.0};

 private:
  struct Roller {
    scoring::SteadyWatch setpoint{0.05};
    TrackedRoller tracked{std::nullopt};
  };
  scoring::SteadyWatch carriage_{0.1};
  std::array<Roller, kSides> rollers_{};
  Tracking found_{};
};

/// Kneaded: what the technique asks swings fully, has done so for five cycles, and nothing lowers
/// it. The error is against what is asked in the same millisecond, late or not.
class KneadWatch {
 public:
  void add(const TouchMoment& m);
  [[nodiscard]] Tracking found() const;

  static constexpr double kSettles_cycles = 5.0;

 private:
  struct Roller {
    std::optional<TimePoint> high{};  ///< when the asked force was last near its top
    std::optional<TimePoint> low{};   ///< ... and its bottom
    TimePoint since{};                ///< when full swings began
    bool swinging = false;
    TrackedRoller tracked{kKneadRate};
  };
  static bool swings(Roller& roller, Newton asked, TimePoint at);
  std::array<Roller, kSides> rollers_{};
  Tracking found_{};
};

/// Stroked: the carriage moves at 25 mm/s or more, and the set-point has stood still for half a
/// second.
class StrokeWatch {
 public:
  void add(const TouchMoment& m);
  [[nodiscard]] Tracking found() const { return found_; }

  static constexpr Duration kSettles = 500ms;
  static constexpr MillimetrePerSecond kLeastSpeed{25.0};

 private:
  std::array<scoring::SteadyWatch, kSides> setpoint_{scoring::SteadyWatch{0.05},
                                                     scoring::SteadyWatch{0.05}};
  std::optional<Millimetre> carriage_before_{};
  double speed_mm_s_ = 0.0;  ///< smoothed over 20 ms
  Tracking found_{};
};

}  // namespace knead::evaluate
