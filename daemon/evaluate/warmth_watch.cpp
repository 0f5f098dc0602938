#include "daemon/evaluate/warmth_watch.hpp"

#include <algorithm>
#include <cmath>

namespace knead::evaluate {

void WarmthWatch::add(const TouchMoment& m) {
  for (std::size_t z = 0; z < kHeatZones; ++z) {
    const Celsius surface = m.seen.surface[z];
    const Celsius setpoint = m.snapshot.surface_setpoint[z];
    Pad& pad = pads_[z];
    // A pause or a scan takes the heat away: what was reached before stays told.
    if (setpoint.value() <= 0.0) continue;
    if (!pad.since || setpoint != pad.setpoint) {
      pad.since = m.seen.at;
      pad.setpoint = setpoint;
      pad.arrived.reset();
    }
    pad.missing_k = std::abs((surface - setpoint).value());
    if (!pad.arrived && pad.missing_k <= kArrives_k) {
      pad.arrived = m.seen.at;
      pad.took_s = seconds(m.seen.at - *pad.since);
    }
    if (pad.arrived && m.seen.at - *pad.arrived >= kSettles) {
      pad.error_k = std::max(pad.error_k, pad.missing_k);
    }
  }
}

WarmthFound WarmthWatch::found() const {
  WarmthFound found;
  for (const Pad& pad : pads_) {
    if (!pad.since) continue;
    const double error_k = pad.arrived ? pad.error_k : pad.missing_k;
    found.error_k = std::max(found.error_k.value_or(0.0), error_k);
    found.slowest_s = std::max(found.slowest_s, pad.took_s);
    found.never_warm += pad.arrived ? 0 : 1;
  }
  return found;
}

}  // namespace knead::evaluate
