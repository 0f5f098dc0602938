// Is the force ever above its ceiling, and whose doing is it?
//
// An excursion of a roller begins when its true force is more than 2 N above its ceiling and ends
// when it is back at or below it. It is the person's if it begins within 300 ms of the body
// guarding, flinching, coughing or shifting; else it is the controller's, and counts as a violation
// once it has been more than 2 N above for over 10 ms without a break. While the chair is released
// the gate's ceiling is 0 and the last ceiling stays the measure, so that a force on its way down
// is judged against what it was allowed; how fast it goes is the release score's figure.
#pragma once

#include "daemon/simulate/scoring/observation.hpp"

namespace knead::scoring {

struct CeilingFigures {
  double max_n = 0.0;              ///< highest true force of either roller
  double ceiling_max_n = 0.0;      ///< highest ceiling that was in force
  int violations = 0;              ///< the controller's excursions
  double controller_over_n = 0.0;  ///< highest excess outside the person's windows
  int person_excursions = 0;
  double person_peak_over_n = 0.0;  ///< highest excess in the person's windows
  double person_back_ms_max = 0.0;  ///< longest way back to the ceiling
};

class CeilingScore {
 public:
  void add(const Observation& o);
  [[nodiscard]] const CeilingFigures& figures() const { return figures_; }

 private:
  enum class Doing : std::uint8_t { none, controllers, persons };
  struct Roller {
    Newton ceiling{};  ///< last one in force
    Doing excursion = Doing::none;
    TimePoint began{};
    TimePoint above_since{};  ///< more than the margin above, without a break
    bool above = false;
    bool counted = false;
  };
  void judge(Roller& roller, const RollerObservation& seen, TimePoint at, bool person);

  std::array<Roller, kSides> rollers_{};
  CeilingFigures figures_{};
};

}  // namespace knead::scoring
