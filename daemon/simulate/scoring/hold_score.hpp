// How well a constant force is held: the RMS of true force minus set-point.
//
// A hold is one roller's sample for which
//   - the carriage has stayed within 0.1 mm and the set-point within 0.05 N for 0.5 s,
//   - the set-point is at least 5 N and the roller touches (true force > 0),
//   - the person has not guarded, flinched, coughed or shifted within the last 300 ms.
// Breathing and everything else that a quiet body does is inside. The same rule over a trace gives
// the same number: `carriage_mm`, `setpoint_*_n`, `force_true_*_n` and the report's `person`
// windows.
#pragma once

#include "daemon/simulate/scoring/observation.hpp"
#include "daemon/simulate/scoring/steady_watch.hpp"

namespace knead::scoring {

inline constexpr double kCarriageStill_mm = 0.1;
inline constexpr double kSetpointStill_n = 0.05;
inline constexpr Duration kStillFor = 500ms;
inline constexpr Newton kHoldMin{5.0};

struct HoldFigures {
  double rmse_n = 0.0;
  double rmse_with_person_n = 0.0;  ///< the same with the person's windows counted in
  double held_s = 0.0;              ///< seconds of hold, both rollers added
};

class HoldScore {
 public:
  void add(const Observation& o);
  [[nodiscard]] HoldFigures figures() const;

 private:
  struct SquareSum {
    double sum = 0.0;
    std::uint64_t count = 0;
    void add(double error) {
      sum += error * error;
      ++count;
    }
    [[nodiscard]] double rms() const;
  };

  SteadyWatch carriage_{kCarriageStill_mm};
  std::array<SteadyWatch, kSides> setpoint_{SteadyWatch{kSetpointStill_n},
                                            SteadyWatch{kSetpointStill_n}};
  SquareSum quiet_;
  SquareSum all_;
};

}  // namespace knead::scoring
