#include "control/safety/envelope_check.hpp"

#include <cmath>
#include <limits>

namespace knead::safety {

namespace {

/// False for NaN as well: each comparison must hold.
constexpr bool within(double value, double low, double high) {
  return value >= low && value <= high;
}

constexpr double kAnyFinite = std::numeric_limits<double>::max();

}  // namespace

std::optional<EnvelopeFlaw> flaw_of(const Envelope& envelope, const GateLimits& limits) noexcept {
  constexpr const GateLimits& kMax = kCompiledCeilings;
  std::optional<EnvelopeFlaw> flaw;
  const auto require = [&flaw](double value, double low, double high) {
    if (!flaw && !within(value, low, high)) {
      flaw = EnvelopeFlaw{value, value < low ? low : high};
    }
  };

  for (const ZoneLimits& zone : envelope.zones) {
    const double allowed = zone.left_out() ? 0.0 : 1.0;
    const Millimetre reach = zone.left_out() ? kOffTheBack : kMax.depth_max;
    require(zone.force.value(), 0.0, kMax.force_max.value() * allowed);
    require(zone.contact_pressure.value(), 0.0, kMax.contact_pressure_max.value() * allowed);
    require(zone.jet.value(), 0.0, kMax.jet_max.value() * allowed);
    require(zone.depth.value(), 0.0, reach.value());
    require(zone.surface.value(), 0.0, kMax.surface_max.value() * allowed);
  }
  // The person's own ceiling only ever lowers the others, so that a high one does no harm.
  require(envelope.comfort_ceiling.value(), 0.0, kAnyFinite);

  const RegionBorders& borders = envelope.borders;
  require(borders.sacral_lumbar.value(), -kAnyFinite, kAnyFinite);
  require(borders.lumbar_thoracic.value(), borders.sacral_lumbar.value(),
          borders.thoracic_cervical.value());
  require(borders.thoracic_cervical.value(), -kAnyFinite, kAnyFinite);

  require(envelope.spine.half_width.value(), limits.spine_half_width_min.value(), kAnyFinite);
  const SpineLine& line = envelope.spine.line;
  require(line.first_knot.value(), -kAnyFinite, kAnyFinite);
  require(line.knot_pitch.value(), std::numeric_limits<double>::min(), kAnyFinite);
  const double offset = limits.spine_offset_max.value();
  for (Millimetre lateral : line.lateral) require(lateral.value(), -offset, offset);
  return flaw;
}

}  // namespace knead::safety
