// How true the pads' surface, which touches the person, is to its set-point.
#pragma once

#include <array>
#include <optional>

#include "daemon/evaluate/touch_session.hpp"

namespace knead::evaluate {

struct WarmthFound {
  /// Largest |true surface - set-point| of any pad and any set-point: from half a minute after the
  /// surface first came within 0.5 K until another set-point is given; where it never came, what
  /// was missing when the set-point went.
  std::optional<double> error_k{};
  double slowest_s = 0.0;  ///< from a set-point until the surface first came within 0.5 K of it
  int never_warm = 0;      ///< set-points of single pads that were never reached
};

/// A set-point that stood for less than half a minute is not judged: the rest's lower one begins in
/// the last millisecond that is watched. Nor is the error of a surface that came less than half a
/// minute before the end.
class WarmthWatch {
 public:
  void add(const TouchMoment& m);
  [[nodiscard]] WarmthFound found() const;

  static constexpr double kArrives_k = 0.5;
  static constexpr Duration kSettles = 30s;

 private:
  struct Pad {
    std::optional<TimePoint> since{};    ///< the same set-point stands
    std::optional<TimePoint> arrived{};  ///< within kArrives_k for the first time
    TimePoint last{};
    Celsius setpoint{};
    double error_k = 0.0;    ///< largest since it arrived and settled
    double missing_k = 0.0;  ///< now
  };
  /// What this set-point has come to so far.
  static void conclude(const Pad& pad, WarmthFound& found);

  std::array<Pad, kHeatZones> pads_{};
  WarmthFound before_{};  ///< of the set-points that are over
};

}  // namespace knead::evaluate
