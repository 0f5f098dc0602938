// Where across the back the rollers work: on the muscles beside the spine, on each side, following
// the spine's line, and never inside the spine band (CR-07). Thread: the cycle. Real-time.
#pragma once

#include "control/types/anatomy.hpp"
#include "control/types/chair_description.hpp"

namespace knead::motion {

class MusclePath {
 public:
  explicit MusclePath(const RollerGeometry& roller)
      : roller_(roller), footprint_radius_(roller.footprint_radius_max()) {}

  void follow(const SpineBand& band) noexcept { band_ = band; }

  /// The nearest to the spine that the centre of a roller may come with the carriage about `along`:
  /// outside the band by the largest footprint and a little more.
  [[nodiscard]] Millimetre innermost(Side side, Millimetre along) const noexcept;
  /// Where the muscle is best met, with room for half-strokes of `amplitude` on either side; or
  /// `beside` the spine's line, if that is given and lies outside the band.
  [[nodiscard]] Millimetre middle(Side side, Millimetre along, Millimetre amplitude,
                                  Millimetre beside = Millimetre(0.0)) const noexcept;
  /// `lateral`, or the innermost place if it is nearer to the spine than that.
  [[nodiscard]] Millimetre kept_out(Side side, Millimetre along, Millimetre lateral) const noexcept;

 private:
  RollerGeometry roller_;
  Millimetre footprint_radius_;  ///< of the largest
  SpineBand band_{};
};

}  // namespace knead::motion
