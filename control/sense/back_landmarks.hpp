// Where along the mat a leaning back presses hardest: the pelvis low, the shoulder blades high, and
// the small of the back between them, from the sums of the rows. And the borders of the regions, by
// the proportions of a spine between those two. Real-time safe.
#pragma once

#include <span>

#include "control/types/anatomy.hpp"
#include "control/types/chair_description.hpp"

namespace knead::sense {

struct BackLandmarks {
  bool plausible = false;  ///< two crests with a dip between them, as far apart as in people
  Millimetre pelvis{};
  Millimetre shoulders{};
  double dip = 0.0;  ///< how much less the small of the back presses than the weaker crest, 0 to 1
};

/// `row_sums` in any unit, row 0 nearest the seat.
[[nodiscard]] BackLandmarks find_landmarks(std::span<const double> row_sums,
                                           const MatGeometry& geometry) noexcept;

[[nodiscard]] RegionBorders borders_between(Millimetre pelvis, Millimetre shoulders) noexcept;

}  // namespace knead::sense
