// Where along the mat a leaning back presses hardest: the pelvis low, the shoulder blades high, the
// small of the back between them, and how the pressure fades towards the neck, from the sums of the
// rows. And the borders of the regions, estimated from these. Real-time safe.
#pragma once

#include <array>
#include <span>

#include "control/types/anatomy.hpp"
#include "control/types/chair_description.hpp"

namespace knead::sense {

struct BackLandmarks {
  bool plausible = false;  ///< two crests with a dip between them, as far apart as in people
  Millimetre pelvis{};
  Millimetre shoulders{};
  double dip = 0.0;  ///< how much less the small of the back presses than the weaker crest, 0 to 1
  /// Where above the blades the rows have fallen to kFadeShares of the blades' row: the back leaves
  /// the mat below the neck. The mat's upper end where they do not fall so low.
  std::array<Millimetre, 4> fade{};
};

/// Shares of the shoulder blades' row.
inline constexpr std::array<double, 4> kFadeShares{0.5, 0.3, 0.15, 0.08};

/// `row_sums` in any unit, row 0 nearest the seat.
[[nodiscard]] BackLandmarks find_landmarks(std::span<const double> row_sums,
                                           const MatGeometry& geometry) noexcept;

/// The best linear estimate of the borders from the landmarks.
[[nodiscard]] RegionBorders borders_from(const BackLandmarks& landmarks) noexcept;
/// The back fades at a back's pace, and ends where one with this pelvis and these blades should
/// end.
[[nodiscard]] bool borders_agree(const BackLandmarks& landmarks, Millimetre within) noexcept;

/// 2.7 times the spread of C7 as pelvis and blades alone tell it (11.7 mm RMS on train seeds):
/// further off, something else than a back fades there.
inline constexpr Millimetre kBordersAgree{32.0};

}  // namespace knead::sense
