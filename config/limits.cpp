#include "config/limits.hpp"

#include <fmt/format.h>

namespace knead::config {

namespace {

constexpr const GateLimits& kCeiling = kCompiledCeilings;

std::string compiled(std::string_view why) {
  return fmt::format("this is the compiled ceiling ({}); configuration can only tighten it", why);
}

/// From `least`, below which the chair could not work at all, up to the compiled ceiling.
template <class Q>
Bounds up_to(double least, Q ceiling, std::string_view why) {
  return within(least, ceiling.value(), compiled(why));
}

/// Where tighter means more: from the compiled value up to `most`.
template <class Q>
Bounds from(Q floor, double most, std::string_view why) {
  return within(floor.value(), most, compiled(why));
}

void declare_absolute(Section& s, GateLimits& limits) {
  s.number("force_max_n", limits.force_max,
           up_to(5, kCeiling.force_max, "the most that a healthy person may be given"),
           "Highest force of one roller, whoever sits there.")
      .number("contact_pressure_max_n_cm2", limits.contact_pressure_max,
              up_to(1, kCeiling.contact_pressure_max,
                    "the healthy cap, well below the threshold "
                    "of pressure pain at 26 +- 9 N/cm2"),
              "Highest mean pressure under a roller.")
      .number("jet_max_kpa", limits.jet_max, up_to(20, kCeiling.jet_max, "the healthy cap"),
              "Highest pressure of the jets' line.")
      .number("surface_max_degc", limits.surface_max,
              up_to(30, kCeiling.surface_max, "1 K below the hardware cut-out at 41 degC"),
              "Warmest that a heat pad is asked to be.")
      .number("surface_trip_degc", limits.surface_trip,
              up_to(31, kCeiling.surface_trip, "no contact surface may be warmer"),
              "A pad this warm releases the chair.")
      .number("water_max_degc", limits.water_max,
              up_to(30, kCeiling.water_max, "jets run at 36 to 40 degC"),
              "Warmest that the water is asked to be.")
      .number("water_trip_degc", limits.water_trip,
              up_to(31, kCeiling.water_trip, "warmer water would scald before it is noticed"),
              "Water this warm releases the chair.")
      .number("depth_max_mm", limits.depth_max,
              up_to(10, kCeiling.depth_max, "the reference chair's travel"),
              "Furthest that an arm may reach.")
      .number("heat_duty_max", limits.heat_duty_max,
              up_to(0.05, kCeiling.heat_duty_max, "full power"), "Highest duty of a heat pad.");
}

void declare_per_cycle(Section& s, GateLimits& limits) {
  s.number("advance_speed_max_mm_s", limits.advance_speed_max,
           up_to(5, kCeiling.advance_speed_max, "contact is met softly"),
           "Fastest approach towards the body.")
      .number("carriage_speed_max_mm_s", limits.carriage_speed_max,
              up_to(5, kCeiling.carriage_speed_max, "stroking is 10 to 100 mm/s"),
              "Fastest travel along the spine.")
      .number("lateral_speed_max_mm_s", limits.lateral_speed_max,
              up_to(5, kCeiling.lateral_speed_max, "the reference chair's drive"),
              "Fastest travel across the back.")
      .number(
          "roller_speed_max_mm_s", limits.roller_speed_max,
          up_to(5, kCeiling.roller_speed_max, "no faster than the carriage: skin is not dragged"),
          "Fastest surface speed of a driven roller.")
      .number("jet_rise_kpa_s", kKilopascalPerSecond, limits.jet_rise_kpa_per_s,
              within(5, kCeiling.jet_rise_kpa_per_s, compiled("a jet must be felt coming")),
              "Fastest growth of the jets' line pressure.");
}

void declare_window(Section& s, GateLimits& limits) {
  s.number("advance_window_max_mm", limits.advance_window_max,
           up_to(0.5, kCeiling.advance_window_max, "bounds a creep that each cycle would allow"),
           "Furthest net advance of an arm in any 100 ms.")
      .number("ceiling_rise_max_n_s", limits.ceiling_rise_max,
              up_to(0.5, kCeiling.ceiling_rise_max, "CR-11: force is reached gradually"),
              "Fastest growth of a force ceiling.")
      .number("yield_margin_n", limits.yield_margin,
              up_to(0.5, kCeiling.yield_margin, "the sooner the gate retracts, the gentler"),
              "Force above the ceiling at which the gate retracts.")
      .number("trip_margin_n", limits.trip_margin,
              up_to(5, kCeiling.trip_margin, "a person who coughs may reach 15 N, no more"),
              "Force above the ceiling at which the gate takes the power.")
      .milliseconds("trip_after_ms", limits.trip_after,
                    within(20, knead::milliseconds(kCeiling.trip_after),
                           compiled("a release takes at most 250 ms in all")),
                    "How long it waits before it does.")
      .number("force_trip_absolute_n", limits.force_trip_absolute,
              up_to(20, kCeiling.force_trip_absolute, "below the mechanical limiter"),
              "Force at which nothing is waited for.")
      .milliseconds("lease_ms", limits.lease,
                    within(5, knead::milliseconds(kCeiling.lease),
                           compiled("an output expires unless it is renewed")),
                    "How long a frame of the controller stays good.");
}

void declare_spine(Section& s, GateLimits& limits) {
  s.number("spine_half_width_min_mm", limits.spine_half_width_min,
           from(kCeiling.spine_half_width_min, 60, "CR-07: nothing presses on the spine"),
           "Distance of any footprint edge or jet from the spine line after the scan.")
      .number("spine_half_width_unscanned_mm", limits.spine_half_width_unscanned,
              from(kCeiling.spine_half_width_unscanned, 90,
                   "CR-07: before the scan the spine may lie anywhere near the centre"),
              "The same from the chair's centre line, before the scan.")
      .number("spine_offset_max_mm", limits.spine_offset_max,
              up_to(10, kCeiling.spine_offset_max, "nobody sits further off the centre"),
              "A scan that puts the spine further out is not believed.");
}

}  // namespace

Section declare(GateLimits& limits) {
  Section s(
      "Limits of the safety gate. The bound of each is compiled in (control/types/gate_limits.hpp "
      "has the sources): a file can tighten a limit and never loosen it.");
  declare_absolute(s, limits);
  declare_per_cycle(s, limits);
  declare_window(s, limits);
  declare_spine(s, limits);
  s.ordered("surface_max_degc", "surface_trip_degc")
      .ordered("water_max_degc", "water_trip_degc")
      .ordered("yield_margin_n", "trip_margin_n")
      .ordered("force_max_n", "force_trip_absolute_n")
      .ordered("spine_half_width_min_mm", "spine_half_width_unscanned_mm");
  return s;
}

}  // namespace knead::config
