// How well the body scan finds a person: one simulated person a seed, seated in the chair, with the
// real controller and gate, until the scan says where the spine is or refuses. Pure functions of
// their arguments; safe on several threads at once.
#pragma once

#include <array>
#include <cstdint>

#include "control/types/scan_finding.hpp"
#include "control/types/units.hpp"
#include "daemon/evaluate/anthropometry.hpp"

namespace knead::evaluate {

/// What one scan came to, against the truth.
struct ScanBody {
  std::uint64_t seed = 0;
  bool refused = false;  ///< the rest of the errors means nothing
  ScanDoubt doubt = ScanDoubt::none;
  bool swept = false;  ///< the rollers felt for the spine too
  double confidence = 0.0;
  Millimetre spine_error{};  ///< largest between pelvis and C7, breathing and sliding included
  /// Found minus true: L5/S1, T12/L1, C7/T1.
  std::array<Millimetre, 3> border_error{};
  double seconds = 0.0;      ///< from start to found or refused, self-test included
  Newton strongest_touch{};  ///< of both rollers, while the scan went on

  [[nodiscard]] Millimetre worst_border() const;
  /// Accepted although a massage by it would reach the spine or the wrong region.
  [[nodiscard]] bool wrong_accepted() const;
};

/// Beyond these an accepted scan is wrong: the spine band is 20 mm to either side, and a border a
/// whole vertebra off (40 mm, L3 with its disc) is another region.
inline constexpr Millimetre kWrongSpine{15.0};
inline constexpr Millimetre kWrongBorder{40.0};

/// A person who sits as asked.
[[nodiscard]] ScanBody measure_scan(std::uint64_t seed, const People& people);

}  // namespace knead::evaluate
