#include "control/safety/gate.hpp"

#include <algorithm>

#include "control/safety/effective_limits.hpp"
#include "control/safety/frame_check.hpp"
#include "control/safety/readiness.hpp"
#include "control/safety/trip_judges.hpp"

namespace knead::safety {

namespace {

/// After a late cycle a set-point may move in as far as in this many cycles, and no further:
/// nobody watched the rest.
constexpr int kMovingCyclesMax = 5;

/// The part of the cycle that counts for moving in, warming up and rising.
double moving_seconds(const Facts& facts) {
  return seconds(kCyclePeriod) * std::clamp(facts.cycles_elapsed, 1, kMovingCyclesMax);
}

/// All of it: for what comes down, and for where a drive has got to.
double elapsed_seconds(const Facts& facts) {
  return seconds(kCyclePeriod) * std::max(facts.cycles_elapsed, 1);
}

bool powered(const Facts& facts) {
  return facts.readings.inputs_good() && facts.readings.digital.enable_energised;
}

/// Anything else in the byte is not a light.
StatusLight believed(StatusLight requested) {
  return requested <= StatusLight::fault ? requested : StatusLight::off;
}

}  // namespace

Gate::Roller::Roller(Side side, const ChairDescription& chair, const GateLimits& limits)
    : depth(side, limits), arm(side, chair.roller, limits) {}

Gate::Gate(const ChairDescription& chair, const Calibration& calibration,
           const GateLimits& configured)
    : chair_(chair),
      calibration_(calibration),
      limits_(effective_limits(configured, chair)),
      footprint_radius_(chair.roller.footprint_radius_max()),
      carriage_(chair, limits_),
      rollers_{Roller(Side::left, chair, limits_), Roller(Side::right, chair, limits_)},
      jets_(chair, limits_),
      heat_(limits_, chair) {}

void Gate::pass(const GateInput& input, ActuatorFrame& allowed, GateReport& report) noexcept {
  report.events.clear();
  log_.begin(input.now, report.events);

  const Facts facts = gather(input);
  conditions_.watch(facts);
  heat_.watch(facts.readings);

  const bool was_permitted = permit_.permitted();
  permit_.step({.facts = facts,
                .person_go = input.person_go,
                .tripping = conditions_.tripping(limits_),
                .unready = was_permitted ? std::nullopt : first_unready(facts, conditions_)},
               report.events);

  if (permit_.permitted()) {
    if (!was_permitted) restart(facts, input.envelope);
    limit(input, facts, allowed);
  } else {
    allowed = released(input);
  }
  fill(report);
}

Facts Gate::gather(const GateInput& input) noexcept {
  Facts facts{.readings = read_sensors(input.now, input.sensors, calibration_, chair_.ages),
              .limits = limits_,
              .ages = chair_.ages};
  facts.cycles_elapsed = input.cycles_elapsed;
  // One more than the limit says all there is to say, and cannot overflow.
  io_failures_in_row_ =
      input.chair_io_ok ? 0 : std::min(io_failures_in_row_ + 1, kIoFailuresMax + 1);
  facts.io_failures_in_row = io_failures_in_row_;
  facts.asked = input.requested.enable;
  facts.frame_finite = is_finite(input.requested);
  facts.frame_age = input.now - input.requested.issued_at;
  take(input.envelope);
  facts.envelope_flaw = envelope_flaw_;
  facts.permitted = permit_.permitted();
  facts.since_grant = input.now - permit_.since();
  facts.mat_finite = permit_.permitted() || is_finite(input.sensors.back_mat.value);
  if (facts.readings.carriage.good()) last_carriage_ = facts.readings.carriage.value;
  for (Side side : kBothSides) gather_roller(side, facts);
  if (!facts.envelope_flaw) follow(input.envelope, facts);
  return facts;
}

void Gate::take(const Envelope& envelope) noexcept {
  if (!envelope_.renewed(envelope)) return;
  envelope_flaw_ = flaw_of(envelope, limits_);
  jets_.place(envelope);
  heat_.place(envelope);
  for (std::size_t i = 0; i < kZones; ++i) {
    const NewtonPerSquareCentimetre pressure =
        std::min(limits_.contact_pressure_max, envelope.zones[i].contact_pressure);
    force_by_pressure_[i] = std::min(
        envelope.zones[i].force, pressure_caps_[i].at(pressure, limits_.force_max, chair_.roller));
  }
}

void Gate::gather_roller(Side side, Facts& facts) noexcept {
  const RollerReading& reading = facts.readings.rollers[index(side)];
  RollerFacts& fact = facts.rollers[index(side)];
  Roller& roller = rollers_[index(side)];
  if (reading.lateral.good()) roller.last_lateral = reading.lateral.value;
  roller.frozen.watch(facts.readings.at, reading);
  fact.force_frozen = roller.frozen.frozen();
  roller.follower.step(chair_.drives.depth_speed, elapsed_seconds(facts));
  fact.following_error = roller.follower.error(reading.depth.value);
  fact.leading = roller.depth.leading();
}

void Gate::follow(const Envelope& envelope, Facts& facts) noexcept {
  jets_.follow(elapsed_seconds(facts));
  facts.jet_ceilings = jets_.judged_ceilings();
  if (!facts.permitted) return;
  for (Side side : kBothSides) {
    CeilingRamp& ramp = rollers_[index(side)].ramp;
    ramp.step(ceiling_target(envelope, side, last_carriage_), limits_, moving_seconds(facts),
              elapsed_seconds(facts));
    facts.rollers[index(side)].ceiling = ramp.ceiling();
  }
}

Newton Gate::ceiling_target(const Envelope& envelope, Side side, Millimetre along) noexcept {
  const Newton zone = std::min(limits_.force_max, envelope.force_ceiling_at(side, along));
  const Newton cap = envelope.force_ceiling_at(side, along, force_by_pressure_);
  if (cap < zone) {
    log_.note(Reason::contact_pressure_ceiling, roller_channel(side), zone.value(), cap.value());
  }
  return std::min(zone, cap);
}

void Gate::restart(const Facts& facts, const Envelope& envelope) noexcept {
  hold_to_measured(facts);
  for (Side side : kBothSides) {
    rollers_[index(side)].ramp.restart(ceiling_target(envelope, side, last_carriage_));
  }
}

void Gate::hold_to_measured(const Facts& facts) noexcept {
  carriage_.restart(facts.readings.carriage.value);
  jets_.restart();
  for (Side side : kBothSides) {
    const RollerReading& reading = facts.readings.rollers[index(side)];
    Roller& roller = rollers_[index(side)];
    roller.depth.restart(facts.readings.at, reading.depth.value);
    roller.arm.restart(reading.lateral.value);
    roller.follower.restart(reading.depth.value);
  }
}

void Gate::limit(const GateInput& input, const Facts& facts, ActuatorFrame& allowed) noexcept {
  allowed = input.requested;
  allowed.light = believed(input.requested.light);
  // Until the relay has closed nothing can move, and a set-point that went ahead would be a jump.
  if (!powered(facts)) hold_to_measured(facts);

  CarriageInput carriage{.requested = allowed.carriage, .seconds = moving_seconds(facts)};
  for (Side side : kBothSides) {
    const Newton force = facts.readings.rollers[index(side)].force.value;
    const Newton ceiling = rollers_[index(side)].ramp.ceiling();
    if (!carriage.force_over && force > ceiling) {
      carriage.force_over = true;
      carriage.force = force;
      carriage.ceiling = ceiling;
    }
  }
  allowed.carriage = carriage_.allow(carriage, log_);
  for (Side side : kBothSides) limit_roller(side, input.envelope, facts, allowed);
  jets_.allow(facts.readings, moving_seconds(facts), allowed, log_);
  heat_.allow(facts.readings, allowed, log_);
}

void Gate::limit_roller(Side side, const Envelope& envelope, const Facts& facts,
                        ActuatorFrame& allowed) noexcept {
  const RollerReading& reading = facts.readings.rollers[index(side)];
  RollerCommand& command = allowed.rollers[index(side)];
  Roller& roller = rollers_[index(side)];
  const Millimetre band_border =
      border(side, envelope.spine, stretch_around(facts.readings.carriage.value, allowed.carriage),
             footprint_radius_);

  command.lateral = roller.arm.allow(command.lateral, band_border, moving_seconds(facts), log_);
  command.depth = roller.depth.allow(
      {.now = facts.readings.at,
       .seconds = moving_seconds(facts),
       .requested = command.depth,
       .measured = reading.depth.value,
       .force = reading.force.value,
       .ceiling = roller.ramp.ceiling(),
       .depth_ceiling = envelope.depth_ceiling_at(side, facts.readings.carriage.value),
       .intrusion = intrusion(side, reading.lateral.value, band_border)},
      log_);
  command.drive_speed = allow_roller_speed(side, command.drive_speed, limits_, log_);
  roller.follower.aim(command.depth);
}

ActuatorFrame Gate::released(const GateInput& input) const noexcept {
  ActuatorFrame frame = released_posture(
      input.now, last_carriage_,
      {rollers_[index(Side::left)].last_lateral, rollers_[index(Side::right)].last_lateral});
  frame.light = believed(input.requested.light);
  return frame;
}

void Gate::fill(GateReport& report) const noexcept {
  report.permission = permit_.state();
  report.cause = permit_.cause();
  report.cause_channel = permit_.cause_channel();
  report.since = permit_.since();
  for (Side side : kBothSides) {
    const Roller& roller = rollers_[index(side)];
    report.ceiling[index(side)] = permit_.permitted() ? roller.ramp.ceiling() : Newton(0.0);
    report.limiting[index(side)] = permit_.permitted() ? roller.depth.limiting() : Reason::none;
  }
}

}  // namespace knead::safety
