#include "control/session/caps_told.hpp"

#include <algorithm>
#include <utility>

#include "control/care/session_plan.hpp"

namespace knead::session {

namespace {

/// What the phase asks of a roller at its highest; jets alone ask nothing.
Newton most_asked(const Phase& phase) {
  return phase.technique == Technique::none ? Newton(0.0)
                                            : std::max(phase.force, phase.force_end) + phase.swing;
}

}  // namespace

void CapsTold::begin(const Envelope& prescribed, TimePoint now, EventList& events) noexcept {
  *this = CapsTold{};
  for (const Zone zone : kAllZones) {
    if (!prescribed.at(zone).left_out()) continue;
    events.push({.at = now,
                 .reason = Reason::zone_left_out,
                 .channel = zone_channel(zone),
                 .rule = prescribed.at(zone).left_out_by});
  }
}

void CapsTold::tell(const Phase& phase, const Envelope& prescribed, Newton own_ceiling,
                    TimePoint now, EventList& events) noexcept {
  for (const Zone zone : kAllZones) {
    const bool worked = includes(phase.sides, zone.side) &&
                        std::ranges::find(phase.regions, zone.region) != phase.regions.end();
    if (worked && !prescribed.at(zone).left_out()) {
      tell(zone, phase, prescribed.at(zone), now, events);
    }
  }
  const Newton asked = most_asked(phase);
  if (asked > own_ceiling && !std::exchange(comfort_, true)) {
    events.push({.at = now,
                 .reason = Reason::comfort_ceiling,
                 .channel = Channel::person,
                 .value = asked.value(),
                 .limit = own_ceiling.value()});
  }
}

void CapsTold::tell(Zone zone, const Phase& phase, const ZoneLimits& limits, TimePoint now,
                    EventList& events) noexcept {
  Told& told = zones_[index(zone)];
  const auto say = [&](bool& before, Reason reason, double value, double limit, Rule rule) {
    if (std::exchange(before, true)) return;
    events.push({.at = now,
                 .reason = reason,
                 .channel = zone_channel(zone),
                 .value = value,
                 .limit = limit,
                 .rule = rule});
  };
  const Newton asked = most_asked(phase);
  if (!care::may_be_done(phase.technique, limits)) {
    say(told.technique, Reason::technique_left_out, static_cast<double>(phase.technique), 0.0,
        limits.techniques_by);
  } else if (asked > limits.force) {
    say(told.force, Reason::zone_ceiling, asked.value(), limits.force.value(), limits.force_by);
  }
  if (phase.jet > limits.jet) {
    say(told.jet, Reason::jet_limited, phase.jet.value(), limits.jet.value(), limits.jet_by);
  }
}

}  // namespace knead::session
