#include "control/motion/muscle_path.hpp"

#include <algorithm>

namespace knead::motion {
namespace {

/// Over the edge of the largest footprint, for the arm's own lag. Assumed.
constexpr Millimetre kMargin{2.0};
/// The carriage lags its set-point and a footprint has length: the spine's line is looked at this
/// far up and down.
constexpr Millimetre kLookAlong{20.0};
/// The erector muscles run about 45 to 60 mm beside the line. Assumed, from anatomy drawings.
constexpr Millimetre kMuscleFromLine{50.0};

}  // namespace

Millimetre MusclePath::innermost(Side side, Millimetre along) const noexcept {
  const double sign = lateral_sign(side);
  // Between the knots the line is straight; half a look between samples is well under a knot.
  double nearest = sign * band_.line.at(along).value();
  for (const double step : {-1.0, -0.5, 0.5, 1.0}) {
    nearest = std::max(nearest, sign * band_.line.at(along + step * kLookAlong).value());
  }
  const Millimetre out = band_.half_width + footprint_radius_ + kMargin;
  return Millimetre(sign * (nearest + out.value()));
}

Millimetre MusclePath::kept_out(Side side, Millimetre along, Millimetre lateral) const noexcept {
  const double sign = lateral_sign(side);
  const double outward = std::max(sign * lateral.value(), sign * innermost(side, along).value());
  return Millimetre(sign * outward);
}

Millimetre MusclePath::middle(Side side, Millimetre along, Millimetre amplitude,
                              Millimetre beside) const noexcept {
  const double sign = lateral_sign(side);
  const double inner = sign * innermost(side, along).value() + amplitude.value();
  const Millimetre from_line = beside > Millimetre(0.0) ? beside : kMuscleFromLine;
  const double muscle = sign * band_.line.at(along).value() + from_line.value();
  const double reach = std::clamp(std::max(inner, muscle), roller_.lateral_inner.value(),
                                  roller_.lateral_outer.value() - amplitude.value());
  return Millimetre(sign * reach);
}

}  // namespace knead::motion
