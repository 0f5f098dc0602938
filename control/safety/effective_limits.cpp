#include "control/safety/effective_limits.hpp"

#include <algorithm>

namespace knead::safety {

namespace {

/// Comparisons are written so that NaN leaves the compiled value standing.
template <class T>
void tighten_down(T& limit, T configured) {
  if (configured < limit) limit = std::max(configured, T{});
}

template <class T>
void tighten_up(T& limit, T configured) {
  if (configured > limit) limit = configured;
}

}  // namespace

GateLimits effective_limits(const GateLimits& configured, const ChairDescription& chair) {
  GateLimits limits = kCompiledCeilings;
  for (auto field : {&GateLimits::force_max, &GateLimits::yield_margin, &GateLimits::trip_margin,
                     &GateLimits::force_trip_absolute}) {
    tighten_down(limits.*field, configured.*field);
  }
  for (auto field : {&GateLimits::advance_speed_max, &GateLimits::carriage_speed_max,
                     &GateLimits::lateral_speed_max, &GateLimits::roller_speed_max}) {
    tighten_down(limits.*field, configured.*field);
  }
  for (auto field : {&GateLimits::surface_max, &GateLimits::surface_trip, &GateLimits::water_max,
                     &GateLimits::water_trip}) {
    tighten_down(limits.*field, configured.*field);
  }
  for (auto field :
       {&GateLimits::depth_max, &GateLimits::advance_window_max, &GateLimits::spine_offset_max}) {
    tighten_down(limits.*field, configured.*field);
  }
  tighten_down(limits.contact_pressure_max, configured.contact_pressure_max);
  tighten_down(limits.jet_max, configured.jet_max);
  tighten_down(limits.heat_duty_max, configured.heat_duty_max);
  tighten_down(limits.jet_rise_kpa_per_s, configured.jet_rise_kpa_per_s);
  tighten_down(limits.ceiling_rise_max, configured.ceiling_rise_max);
  tighten_down(limits.trip_after, configured.trip_after);
  tighten_down(limits.lease, configured.lease);
  tighten_up(limits.spine_half_width_min, configured.spine_half_width_min);
  tighten_up(limits.spine_half_width_unscanned, configured.spine_half_width_unscanned);

  tighten_down(limits.depth_max, chair.roller.depth_max);
  tighten_down(limits.jet_max, chair.line_pressure_max);
  tighten_down(limits.surface_trip, chair.heat_cutout);
  tighten_down(limits.carriage_speed_max, chair.drives.carriage_speed);
  tighten_down(limits.lateral_speed_max, chair.drives.lateral_speed);
  tighten_down(limits.advance_speed_max, chair.drives.depth_speed);
  return limits;
}

}  // namespace knead::safety
