// How true the water is to its set-point: the line's pressure when it has arrived, how far it
// shoots past, and how soon a jet that is told to shut is shut.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "daemon/evaluate/touch_session.hpp"
#include "daemon/simulate/scoring/steady_watch.hpp"

namespace knead::evaluate {

struct WaterFound {
  /// Largest |true line pressure - set-point| / set-point once the set-point has stood still for
  /// two seconds.
  std::optional<double> steady_error_pct{};
  /// Most that the true line pressure is above a set-point that rose by 10 kPa or more, from its
  /// arrival until two seconds later.
  std::optional<double> overshoot_pct{};
  /// Of every jet that was shut: from the first cycle in which its valve is on its way to shut,
  /// until its pressure is below a tenth of what it was then.
  std::vector<double> close_ms{};
};

class WaterWatch {
 public:
  explicit WaterWatch(std::size_t jets) : jets_(jets) {}

  void add(const TouchMoment& m);
  [[nodiscard]] const WaterFound& found() const { return found_; }

  static constexpr Duration kSettles = 2s;
  static constexpr Kilopascal kLeast{20.0};  ///< below, the sensor's noise is a share of it
  static constexpr Kilopascal kRise{10.0};

 private:
  struct Jet {
    double valve_before = 0.0;
    bool falling = false;  ///< the valve is told less than before; it need not end shut
    bool told = false;     ///< ... and now to be shut
    TimePoint since{};     ///< when it began to fall
    TimePoint fell_at{};   ///< when it fell last
    Kilopascal from{};
  };
  void watch_line(const TouchMoment& m);
  void watch_jet(Jet& jet, double valve, Kilopascal nozzle, TimePoint at);

  std::size_t jets_;
  std::array<Jet, kMaxJets> valves_{};
  scoring::SteadyWatch setpoint_{0.5};
  Kilopascal stood_at_{};
  std::optional<TimePoint> arrived_{};  ///< a rise did, less than kSettles ago
  WaterFound found_{};
};

}  // namespace knead::evaluate
