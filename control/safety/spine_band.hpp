// CR-07: the strip over the spine that nothing may press. Where its borders are for a roller, and
// which nozzles point into it. Real-time safe.
#pragma once

#include "control/types/anatomy.hpp"
#include "control/types/chair_description.hpp"

namespace knead::safety {

/// How far ahead and behind a roller the line is looked at: its own radius (17 mm), and a little
/// more for where it goes next.
inline constexpr Millimetre kSpineLookAround{20.0};

/// The stretch of the spine under a roller: from the lower to the higher of where the carriage is
/// and where it is sent, and kSpineLookAround to either side.
struct Stretch {
  Millimetre low{};
  Millimetre high{};
};
[[nodiscard]] Stretch stretch_around(Millimetre measured, Millimetre commanded) noexcept;

/// The most lateral that the line gets towards `side` within the stretch, signed as all laterals.
/// Exact: a piecewise linear line has its extremes at its knots or at the stretch's ends.
[[nodiscard]] Millimetre line_towards(Side side, const SpineLine& line, Stretch stretch) noexcept;

/// The lateral nearest to the spine at which the centre of a roller may stand: its largest
/// footprint then just touches the band. On the left, laterals up to it are allowed; on the right,
/// from it.
[[nodiscard]] Millimetre border(Side side, const SpineBand& band, Stretch stretch,
                                Millimetre footprint_radius) noexcept;

/// By how much `lateral` lies inside `border`; negative when outside.
[[nodiscard]] Millimetre intrusion(Side side, Millimetre lateral, Millimetre border) noexcept;

/// Half of what a nozzle wets at the skin. Assumed: the jet is as wide as a fingertip.
inline constexpr Millimetre kJetRadius{5.0};

/// Does the jet's edge lie inside the band?
[[nodiscard]] bool points_into(const SpineBand& band, const JetNozzle& nozzle) noexcept;

}  // namespace knead::safety
