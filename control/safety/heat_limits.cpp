#include "control/safety/heat_limits.hpp"

#include <algorithm>

namespace knead::safety {

void HeatLimits::watch(const Readings& readings) noexcept {
  for (std::size_t zone = 0; zone < kHeatZones; ++zone) {
    Pair& pair = pairs_[zone];
    const HeatReading& reading = readings.heat[zone];
    if (!reading.good()) continue;
    const Celsius spread = reading.spread();
    if (spread > kPairSpread) {
      if (!pair.apart_since) pair.apart_since = readings.at;
      if (readings.at - *pair.apart_since >= kDisagreeFor) pair.distrusted = true;
    } else {
      pair.apart_since.reset();
      if (spread <= kPairAgree) pair.distrusted = false;
    }
  }
}

void HeatLimits::place(const Envelope& envelope) noexcept {
  for (std::size_t zone = 0; zone < kHeatZones; ++zone) {
    const HeatPad pad = chair_.heat_pad(zone);
    places_[zone] = {
        .ceiling = std::min(limits_.surface_max, envelope.surface_ceiling(pad.from, pad.to)),
        .left_out = envelope.left_out_between(pad.from, pad.to) != nullptr};
  }
}

void HeatLimits::allow(const Readings& readings, ActuatorFrame& frame,
                       LimitLog& log) const noexcept {
  for (std::size_t zone = 0; zone < kHeatZones; ++zone) {
    const Celsius ceiling = places_[zone].ceiling;
    const HeatReading& reading = readings.heat[zone];
    const Channel channel = heat_channel(zone);
    Fraction& duty = frame.heat[zone];
    const Fraction clamped = std::clamp(duty, Fraction(0.0), limits_.heat_duty_max);
    if (clamped != duty) {
      log.note(Reason::heat_limited, channel, duty.value(), clamped.value());
      duty = clamped;
    }
    const auto cut = [&](Reason reason, double value, double limit) {
      if (duty > Fraction(0.0)) {
        log.note(reason, channel, value, limit);
        duty = Fraction(0.0);
      }
    };
    if (places_[zone].left_out) {
      cut(Reason::zone_left_out, duty.value(), 0.0);
    } else if (!reading.good()) {
      const Duration age = std::ranges::max(reading.thermistor, {}, [](const Reading<Celsius>& t) {
                             return t.age;
                           }).age;
      cut(Reason::temperature_stale, seconds(age), seconds(chair_.ages.temperature));
    } else if (pairs_[zone].distrusted) {
      cut(Reason::temperature_disagrees, reading.spread().value(), kPairSpread.value());
    } else if (reading.hotter() >= ceiling) {
      cut(Reason::heat_cut, reading.hotter().value(), ceiling.value());
    }
  }
}

}  // namespace knead::safety
