#include "control/safety/jet_limits.hpp"

#include <algorithm>

namespace knead::safety {

namespace {

template <class Q>
void clamp_jet(Q& requested, Q high, LimitLog& log) {
  const Q allowed = std::clamp(requested, Q(0.0), high);
  if (allowed != requested) {
    log.note(Reason::jet_limited, Channel::jets, requested.value(), allowed.value());
    requested = allowed;
  }
}

/// By the chair's middle, as rollers are named.
Zone zone_of(const JetNozzle& jet, const Envelope& envelope) {
  return envelope.zone_at(jet.lateral < Millimetre(0.0) ? Side::left : Side::right, jet.along);
}

void shut(JetCommand& jet, Reason reason, double value, double limit, LimitLog& log) {
  if (jet.valve > Fraction(0.0)) {
    log.note(reason, Channel::jets, value, limit);
    jet.valve = Fraction(0.0);
  }
}

}  // namespace

void JetLimits::restart() noexcept { last_line_ = Kilopascal(0.0); }

void JetLimits::place(const Envelope& envelope) noexcept {
  ceiling_ = std::min(envelope.line_ceiling(), limits_.jet_max);
  spine_half_width_ = envelope.spine.half_width;
  // Water touches the skin too: the surface ceilings hold for it.
  water_ceiling_ = std::min(limits_.water_max, envelope.water_ceiling());
  for (std::size_t i = 0; i < chair_.jets.size(); ++i) {
    const ZoneLimits& zone = envelope.at(zone_of(chair_.jets[i], envelope));
    places_[i] = {.ceiling = std::min(zone.jet, limits_.jet_max),
                  .left_out = zone.left_out(),
                  .in_spine = points_into(envelope.spine, chair_.jets[i])};
  }
}

void JetLimits::follow(double seconds) noexcept {
  const Kilopascal fall(kJetCeilingFall_kpa_per_s * seconds);
  draining_ = std::max(ceiling_, draining_ - fall);
  for (std::size_t i = 0; i < chair_.jets.size(); ++i) {
    judged_[i] = std::max(places_[i].ceiling, judged_[i] - fall);
  }
}

void JetLimits::allow(const Readings& readings, double seconds, ActuatorFrame& frame,
                      LimitLog& log) noexcept {
  allow_line(readings, seconds, frame, log);
  allow_jets(readings, frame, log);
  allow_water(readings, frame, log);
}

void JetLimits::allow_line(const Readings& readings, double seconds, ActuatorFrame& frame,
                           LimitLog& log) noexcept {
  Kilopascal& line = frame.line_pressure;
  const auto lower_to = [&](Kilopascal limit, Reason reason, Kilopascal value, Kilopascal shown) {
    if (line > limit) {
      log.note(reason, Channel::jet_line, value.value(), shown.value());
      line = limit;
    }
  };
  if (line < Kilopascal(0.0)) {
    log.note(Reason::jet_limited, Channel::jet_line, line.value(), 0.0);
    line = Kilopascal(0.0);
  }
  lower_to(ceiling_, Reason::jet_limited, line, ceiling_);
  const Kilopascal risen = last_line_ + Kilopascal(limits_.jet_rise_kpa_per_s * seconds);
  lower_to(risen, Reason::jet_rate_limited, line, risen);
  const Reading<Kilopascal>& measured = readings.line_pressure;
  if (!measured.good()) {
    lower_to(Kilopascal(0.0), Reason::pressure_stale, Kilopascal(milliseconds(measured.age)),
             Kilopascal(milliseconds(chair_.ages.pressure)));
  } else if (measured.value > ceiling_ * kLineOver) {
    lower_to(Kilopascal(0.0), Reason::jet_limited, measured.value, ceiling_);
  }
  last_line_ = line;
}

void JetLimits::allow_jets(const Readings& readings, ActuatorFrame& frame,
                           LimitLog& log) const noexcept {
  for (std::size_t i = 0; i < kMaxJets; ++i) {
    JetCommand& jet = frame.jets[i];
    clamp_jet(jet.valve, Fraction(1.0), log);
    clamp_jet(jet.air, Fraction(1.0), log);
    clamp_jet(jet.pulse_rate, kPulseMax, log);
    if (i >= chair_.jets.size()) {
      shut(jet, Reason::jet_limited, static_cast<double>(i + 1),
           static_cast<double>(chair_.jets.size()), log);
      continue;
    }
    if (places_[i].in_spine) {
      shut(jet, Reason::spine_band_kept, chair_.jets[i].lateral.value(), spine_half_width_.value(),
           log);
    }
    allow_zone(i, readings, jet, log);
    if (!readings.nozzle[i].good()) {
      shut(jet, Reason::pressure_stale, milliseconds(readings.nozzle[i].age),
           milliseconds(chair_.ages.pressure), log);
    }
  }
}

void JetLimits::allow_zone(std::size_t number, const Readings& readings, JetCommand& jet,
                           LimitLog& log) const noexcept {
  const Kilopascal ceiling = places_[number].ceiling;
  if (places_[number].left_out) {
    shut(jet, Reason::zone_left_out, jet.valve.value(), 0.0, log);
    return;
  }
  if (!readings.line_pressure.good()) {
    if (ceiling < draining_) {
      shut(jet, Reason::pressure_stale, milliseconds(readings.line_pressure.age),
           milliseconds(chair_.ages.pressure), log);
    }
    return;
  }
  // A nozzle has the line's pressure by its opening (docs/simulator.md "Water").
  const Kilopascal line = readings.line_pressure.value;
  if (!(line > ceiling)) return;
  const Fraction share(ceiling / line);
  if (jet.valve > share) {
    log.note(Reason::jet_limited, Channel::jets, line.value(), ceiling.value());
    jet.valve = share;
  }
}

void JetLimits::allow_water(const Readings& readings, ActuatorFrame& frame,
                            LimitLog& log) const noexcept {
  const Celsius allowed = std::clamp(frame.water_temperature, Celsius(0.0), water_ceiling_);
  if (allowed != frame.water_temperature) {
    log.note(Reason::heat_limited, Channel::water, frame.water_temperature.value(),
             allowed.value());
    frame.water_temperature = allowed;
  }
  if (!readings.water.good() && frame.water_temperature > Celsius(0.0)) {
    log.note(Reason::temperature_stale, Channel::water, seconds(readings.water.age),
             seconds(chair_.ages.temperature));
    frame.water_temperature = Celsius(0.0);
  }
}

}  // namespace knead::safety
