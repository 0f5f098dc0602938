#include "daemon/evaluate/warmth_watch.hpp"

#include <algorithm>
#include <cmath>

namespace knead::evaluate {

void WarmthWatch::conclude(const Pad& pad, WarmthFound& found) {
  if (!pad.since || pad.last - *pad.since < kSettles) return;
  found.never_warm += pad.arrived ? 0 : 1;
  if (pad.arrived) {
    found.slowest_s = std::max(found.slowest_s, seconds(*pad.arrived - *pad.since));
  }
  if (pad.arrived && pad.last - *pad.arrived < kSettles) return;
  const double error_k = pad.arrived ? pad.error_k : pad.missing_k;
  found.error_k = std::max(found.error_k.value_or(0.0), error_k);
}

void WarmthWatch::add(const TouchMoment& m) {
  for (std::size_t z = 0; z < kHeatZones; ++z) {
    const Celsius setpoint = m.snapshot.surface_setpoint[z];
    Pad& pad = pads_[z];
    // A pause or a scan takes the heat away: what was reached before stays told.
    if (setpoint.value() <= 0.0) continue;
    if (!pad.since || setpoint != pad.setpoint) {
      conclude(pad, before_);
      pad = {.since = m.seen.at, .setpoint = setpoint};
    }
    pad.last = m.seen.at;
    pad.missing_k = std::abs((m.seen.surface[z] - setpoint).value());
    if (!pad.arrived && pad.missing_k <= kArrives_k) pad.arrived = m.seen.at;
    if (pad.arrived && m.seen.at - *pad.arrived >= kSettles) {
      pad.error_k = std::max(pad.error_k, pad.missing_k);
    }
  }
}

WarmthFound WarmthWatch::found() const {
  WarmthFound found = before_;
  for (const Pad& pad : pads_) conclude(pad, found);
  return found;
}

}  // namespace knead::evaluate
