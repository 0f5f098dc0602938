#include "control/actuation.hpp"

#include <algorithm>
#include <utility>

namespace knead {

namespace {

/// Heat 0 to 1 of a phase runs from warm skin to just below the envelope. Assumed: 34 degC is
/// neutral.
constexpr Celsius kNeutralSurface{34.0};
constexpr Celsius kBelowSurfaceCeiling{1.0};

/// 0 to 1 through the phase that is played.
double progress_of(const session::Session& session) {
  return std::clamp(seconds(session.phase_elapsed()) / seconds(session.phase()->length), 0.0, 1.0);
}

Millimetre depth_ceiling(Side side, const ActuationInput& input) {
  return input.envelope.depth_ceiling_at(side, input.sensors.carriage.value);
}

}  // namespace

Actuation::Actuation(const ChairDescription& chair, const ControlConfig& config)
    : chair_(chair),
      config_(config),
      player_(chair),
      palpation_(chair),
      sweep_(chair),
      loops_{motion::RollerForceLoop(chair, config), motion::RollerForceLoop(chair, config)},
      spraying_(chair),
      warming_(chair) {}

void Actuation::step(const ActuationInput& input, ActuatorFrame& frame) noexcept {
  frame = released_posture(
      input.now, input.sensors.carriage.value,
      {input.sensors.rollers[0].lateral.value, input.sensors.rollers[1].lateral.value});
  view_ = ActuationView{};
  if (envelope_.renewed(input.envelope)) {
    spraying_.place(input.envelope);
    place_pads(input.envelope);
  }
  remember_beginnings(input.session);
  frame.enable = input.session.wants_power();
  if (!frame.enable || !input.powered) {
    let_go(input);
  } else if (input.session.state() == SessionState::massage) {
    play(input, frame);
    warm(input, frame);
  } else if (input.session.state() == SessionState::body_scan) {
    sweep(input, frame);
    warm(input, frame);
  } else {
    const Millimetre clear = motion::clear_of_the_band(chair_.roller, SpineBand{}, carriage_);
    for (Side side : kBothSides) {
      const std::size_t i = index(side);
      const bool resting = input.session.state() == SessionState::rest;
      loops_[i].reset(input.sensors.rollers[i].depth.value);
      frame.rollers[i].depth = resting ? Millimetre(0.0) : input.session.self_test_depth();
      frame.rollers[i].lateral = clear * lateral_sign(side);
    }
    frame.carriage = carriage_;
    spraying_.let_go();
    warm(input, frame);
  }
}

void Actuation::remember_beginnings(const session::Session& session) noexcept {
  if (session.begins_anew()) warming_.begin_anew();
  scan_begins_ = scan_begins_ || session.scan_begins();
  if (!session.phase_begins()) return;
  const bool never_played = phase_begins_ && phase_afresh_;
  phase_afresh_ = never_played || session.phase_elapsed() == Duration::zero();
  phase_begins_ = true;
}

void Actuation::sweep(const ActuationInput& input, ActuatorFrame& frame) noexcept {
  motion::SweepInput feels{
      .dt_s = input.dt_s,
      .wanted = input.scan_waits_for_rollers,
      .places = input.sweep_places,
      .carriage = input.sensors.carriage.value,
      .depth_max = std::min(depth_ceiling(Side::left, input), depth_ceiling(Side::right, input)),
      .share = input.session.lowering().factor(),
      .band = input.envelope.spine};
  for (Side side : kBothSides) {
    const std::size_t i = index(side);
    feels.lateral[i] = input.sensors.rollers[i].lateral.value;
    feels.depth[i] = input.sensors.rollers[i].depth.value;
    feels.in_contact[i] = input.contact[i].in_contact;
  }
  if (std::exchange(scan_begins_, false)) sweep_.begin(feels.carriage, feels.lateral);
  const motion::SweepSetpoint asked = sweep_.step(feels);
  view_.sweep = sweep_.view();
  frame.carriage = carriage_ = asked.carriage;
  for (Side side : kBothSides) {
    const std::size_t i = index(side);
    const motion::RollerLoopOutput out = loops_[i].step({.contact = input.contact[i],
                                                         .depth_measured = feels.depth[i],
                                                         .setpoint = asked.force[i],
                                                         .ceiling = input.gate.ceiling[i],
                                                         .depth_max = feels.depth_max,
                                                         .powered = true,
                                                         .dt_s = input.dt_s});
    frame.rollers[i] = {.depth = out.depth, .lateral = asked.lateral[i]};
    view_.asked[i] = asked.force[i];
    view_.setpoint[i] = out.setpoint;
    view_.limited_by[i] = out.limited_by != Reason::none ? out.limited_by : input.gate.limiting[i];
  }
  spraying_.let_go();
}

void Actuation::let_go(const ActuationInput& input) noexcept {
  places_ = {};
  carriage_ = input.sensors.carriage.value;
  for (Side side : kBothSides) {
    loops_[index(side)].reset(input.sensors.rollers[index(side)].depth.value);
  }
  spraying_.let_go();
  warming_.let_go(input.sensors.heat);
}

void Actuation::play(const ActuationInput& input, ActuatorFrame& frame) noexcept {
  const care::PlannedPhase& planned = *input.session.phase();
  if (planned.palpation) {
    palpate(input, frame);
    return;
  }
  if (std::exchange(phase_begins_, false)) {
    player_.begin(planned.phase, input.scan, input.envelope.spine.half_width,
                  input.sensors.carriage.value, input.now);
  }
  motion::TechniqueInput technique{.now = input.now,
                                   .dt_s = input.dt_s,
                                   .progress = progress_of(input.session),
                                   .carriage_measured = input.sensors.carriage.value};
  for (Side side : kBothSides) {
    const std::size_t i = index(side);
    technique.lateral_measured[i] = input.sensors.rollers[i].lateral.value;
    technique.in_contact[i] = input.contact[i].in_contact;
    const session::PlaceRule sore =
        input.session.sore_points().at(side, input.sensors.carriage.value);
    const session::StiffPlaceRule stiff =
        input.session.stiff_places().at(side, input.sensors.carriage.value);
    technique.approach_factor[i] = std::min(sore.approach_factor, stiff.approach_factor);
    technique.dwell_factor =
        std::max({technique.dwell_factor, sore.dwell_factor, stiff.dwell_factor});
  }
  const motion::TechniqueSetpoint asked = player_.step(technique);
  view_.periodic = asked.periodic;
  frame.carriage = carriage_ = asked.carriage;
  for (Side side : kBothSides) press(side, input, asked, frame);
  spray(input, planned.phase, frame);
}

PlaceLimits Actuation::limits_under(Side side, const ActuationInput& input,
                                    Technique technique) noexcept {
  const PlaceRules rules{input.session.sore_points(), input.dose, input.envelope};
  return places_[index(side)].step(rules, side, input.sensors.carriage.value, technique);
}

void Actuation::palpate(const ActuationInput& input, ActuatorFrame& frame) noexcept {
  motion::PalpationSeen seen{.dt_s = input.dt_s,
                             .carriage_measured = input.sensors.carriage.value,
                             .contact = input.contact,
                             .ceiling = input.gate.ceiling,
                             .verdict = input.palpation};
  for (Side side : kBothSides) {
    const std::size_t i = index(side);
    seen.lateral_measured[i] = input.sensors.rollers[i].lateral.value;
    // The gentle swing at a place is kneading: where that is not allowed nothing is felt (CR-03).
    const PlaceLimits place = limits_under(side, input, Technique::kneading);
    seen.share[i] = place.technique_left_out ? 0.0 : input.session.lowering().factor() * place.sore;
  }
  // A side that is not felt has no say in how firmly the other is.
  for (Side side : kBothSides) {
    const std::size_t other = 1 - index(side);
    if (seen.share[index(side)] == 0.0) seen.ceiling[index(side)] = seen.ceiling[other];
  }
  if (std::exchange(phase_begins_, false)) {
    player_.forget();
    const Millimetre band = input.envelope.spine.half_width;
    if (phase_afresh_) {
      palpation_.begin(input.scan, band, seen);
    } else {
      palpation_.go_on(input.scan, band, seen);
    }
  }
  const motion::TechniqueSetpoint asked = palpation_.step(seen);
  view_.periodic = asked.periodic;
  frame.carriage = carriage_ = asked.carriage;
  for (Side side : kBothSides) press(side, input, asked, frame);
  spray(input, input.session.phase()->phase, frame);
  view_.palpation = {.listening = palpation_.listening(),
                     .done = palpation_.done(),
                     .station = palpation_.station(),
                     .stations = palpation_.stations()};
  for (Side side : kBothSides) {
    const std::size_t i = index(side);
    view_.palpation.presses[i] = palpation_.presses(side);
  }
}

void Actuation::press(Side side, const ActuationInput& input,
                      const motion::TechniqueSetpoint& asked, ActuatorFrame& frame) noexcept {
  const std::size_t i = index(side);
  const session::Lowering& lowering = input.session.lowering();
  const PlaceLimits place = limits_under(side, input, input.session.phase()->phase.technique);
  const double factor = lowering.factor() * place.factor();
  const motion::RollerLoopOutput out =
      loops_[i].step({.contact = input.contact[i],
                      .depth_measured = input.sensors.rollers[i].depth.value,
                      .setpoint = asked.force[i] * factor,
                      .meant = asked.force[i],
                      .ceiling = input.gate.ceiling[i],
                      .setpoint_rate = asked.force_rate[i] * factor,
                      .periodic = asked.periodic,
                      .swing = asked.swing * factor,
                      .guarding = input.guarding[i],
                      .back_left = loops_[1 - i].clears_the_way(),
                      .left_out = place.left_out(),
                      .depth_max = depth_ceiling(side, input),
                      .powered = true,
                      .dt_s = input.dt_s});
  frame.rollers[i] = {
      .depth = out.depth, .lateral = asked.lateral[i], .drive_speed = asked.drive_speed[i]};
  view_.asked[i] = asked.force[i];
  view_.share[i] = factor;
  view_.setpoint[i] = out.setpoint;
  view_.gives_way[i] =
      out.limited_by == Reason::force_yield || input.gate.limiting[i] == Reason::force_yield;
  view_.limited_by[i] = place.zone_left_out              ? Reason::zone_left_out
                        : place.technique_left_out       ? Reason::technique_left_out
                        : out.limited_by != Reason::none ? out.limited_by
                        : place.sore == 0.0              ? Reason::painful_point_left_out
                        : place.sore < 1.0               ? Reason::painful_point_lighter
                        : place.dose < 1.0               ? place.dose_reason
                        : lowering.by_sign()             ? Reason::distress_ease
                        : factor < 1.0                   ? Reason::wish_ease
                                                         : input.gate.limiting[i];
}

void Actuation::spray(const ActuationInput& input, const Phase& phase,
                      ActuatorFrame& frame) noexcept {
  spraying_.step({.now = input.now,
                  .dt_s = input.dt_s,
                  .water = input.sensors.water,
                  .carriage = input.sensors.carriage.value,
                  .session = input.session,
                  .dose = input.dose,
                  .envelope = input.envelope,
                  .phase = phase,
                  .progress = progress_of(input.session)},
                 frame);
  view_.jets = spraying_.view();
  frame.water_temperature = config_.water_temperature;
}

void Actuation::place_pads(const Envelope& envelope) noexcept {
  for (std::size_t i = 0; i < kHeatZones; ++i) {
    const HeatPad pad = chair_.heat_pad(i);
    pads_[i] = {.warmest = envelope.surface_ceiling(pad.from, pad.to) - kBelowSurfaceCeiling,
                .left_out = envelope.left_out_between(pad.from, pad.to) != nullptr};
  }
}

void Actuation::warm(const ActuationInput& input, ActuatorFrame& frame) noexcept {
  WarmingInput warmth{.now = input.now, .dt_s = input.dt_s, .heat = input.sensors.heat};
  const care::PlannedPhase* planned = input.session.phase();
  const double heat = planned != nullptr ? planned->phase.heat.value() : 0.0;
  const bool resting = input.session.state() == SessionState::rest;
  for (std::size_t i = 0; (resting || heat > 0.0) && i < kHeatZones; ++i) {
    warmth.left_out[i] = pads_[i].left_out;
    if (warmth.left_out[i]) continue;
    const Celsius warmest = pads_[i].warmest;
    warmth.setpoint[i] = resting ? std::min(config_.rest_surface, warmest)
                                 : kNeutralSurface + (warmest - kNeutralSurface) * heat;
  }
  warming_.step(warmth, frame);
  view_.warmth = warming_.view();
}

}  // namespace knead
