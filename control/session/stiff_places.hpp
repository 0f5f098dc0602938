// Places of this back that palpation found stiffer than the person's own middle: they are worked
// with more time and a slower approach, never with more force (DESIGN: stiffness is no pain, and
// no reason to press). Thread: the cycle. Real-time; fixed memory.
#pragma once

#include <array>

#include "control/types/anatomy.hpp"
#include "control/types/stiffness_map.hpp"
#include "control/types/units.hpp"

namespace knead::session {

struct StiffPlaceRule {
  double approach_factor = 1.0;  ///< travel and approach speed
  double dwell_factor = 1.0;     ///< time at the place
};

class StiffPlaces {
 public:
  /// Stiffer than the person's median by this share. Assumed: four standard errors of a palpation,
  /// and about half of the least knot of DESIGN (50 % stiffer).
  static constexpr double kStiffer = 0.25;
  static constexpr double kSlower = 0.6;  ///< assumed
  static constexpr double kLonger = 1.5;  ///< assumed
  /// A knot's radius is 20 to 40 mm (DESIGN).
  static constexpr Millimetre kReach{30.0};

  void clear() noexcept { *this = StiffPlaces{}; }
  /// Fewer known places than three have no middle: nothing is stiff then.
  void take(const StiffnessMap& map) noexcept;
  [[nodiscard]] StiffPlaceRule at(Side side, Millimetre along) const noexcept;
  /// The stiff site here that has not been met before, if any; from now on it has been.
  [[nodiscard]] const StiffnessSite* meet(Side side, Millimetre along) noexcept;
  [[nodiscard]] NewtonPerMillimetre median() const { return median_; }

 private:
  [[nodiscard]] bool covers(Side side, std::size_t station, Millimetre along) const noexcept;

  StiffnessMap map_{};
  NewtonPerMillimetre median_{};
  std::array<std::array<bool, StiffnessMap::kStations>, kSides> stiff_{};
  std::array<std::array<bool, StiffnessMap::kStations>, kSides> met_{};
};

}  // namespace knead::session
