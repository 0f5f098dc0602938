// How true the pads' surface, which touches the person, is to its set-point.
#pragma once

#include <array>
#include <optional>

#include "daemon/evaluate/touch_session.hpp"

namespace knead::evaluate {

struct WarmthFound {
  /// Largest |true surface - set-point| of any pad, from half a minute after it first came within
  /// 0.5 K; of a pad that never did, what was missing at the end.
  std::optional<double> error_k{};
  double slowest_s = 0.0;  ///< until all pads had come within 0.5 K
  int never_warm = 0;      ///< pads that never did
};

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
    Celsius setpoint{};
    double error_k = 0.0;    ///< largest since it arrived
    double missing_k = 0.0;  ///< now
    double took_s = 0.0;
  };
  std::array<Pad, kHeatZones> pads_{};
};

}  // namespace knead::evaluate
