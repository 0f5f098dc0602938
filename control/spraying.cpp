#include "control/spraying.hpp"

#include <algorithm>

#include "control/jet_sides.hpp"

namespace knead {

namespace {

/// From here on a pump and a valve must make water flow. Assumed.
constexpr Kilopascal kMustFlow{20.0};
constexpr double kOpenEnough = 0.3;

/// What the water is, and what it should be.
void tell_why(Reason held_back, const WaterSensors& water, SprayingView& view) noexcept {
  view.held_back = held_back;
  view.value = view.limit = 0.0;
  if (held_back == Reason::jets_wait_for_water) {
    view.value = water.temperature.value.value();
    view.limit = motion::JetGuard::kWaterCool.value();
  } else if (held_back == Reason::water_low) {
    view.value = water.level.value.value();
    view.limit = motion::JetGuard::kLevelLow.value();
  } else if (held_back == Reason::jet_no_flow) {
    view.value = water.flow.value.value();
    view.limit = motion::JetGuard::kFlowLeast.value();
  }
}

}  // namespace

Spraying::Spraying(const ChairDescription& chair) : chair_(chair), loop_(chair), guard_(chair) {}

void Spraying::let_go() noexcept {
  loop_.reset();
  guard_.reset();
  view_ = SprayingView{};
  pumped_ = false;
}

void Spraying::place(const Envelope& envelope) noexcept {
  for (std::size_t i = 0; i < chair_.jets.size(); ++i) {
    const JetNozzle& jet = chair_.jets[i];
    const ZoneLimits& zone = envelope.at(envelope.zone_at(side_of(jet), jet.along));
    places_[i] = {.region = envelope.borders.region_at(jet.along),
                  .bears = motion::working_pressure(zone.jet),
                  .left_out = zone.left_out()};
  }
}

motion::JetWish Spraying::wish(const SprayingInput& input, Kilopascal pressure) const noexcept {
  motion::JetWish wish{.mode = input.phase.jet_mode,
                       .pulse = input.phase.jet_pulse,
                       .air = input.phase.jet_air,
                       .sweep = input.phase.jet_sweep,
                       .direction = input.phase.jet_direction,
                       .carriage = input.carriage,
                       .spine = input.envelope.spine};
  if (pressure <= Kilopascal(0.0)) return wish;  // nothing may open: nobody asks how far
  const session::SoreJets& sore_jets = input.session.sore_jets();
  for (std::size_t i = 0; i < chair_.jets.size(); ++i) {
    const JetNozzle& jet = chair_.jets[i];
    const Side side = side_of(jet);
    const Place& here = places_[i];
    // CR-14 holds for jets as for rollers.
    const session::PlaceRule place = input.session.sore_points().at(side, jet.along);
    const bool sore = sore_jets.marked(i);
    const double dose = input.dose.factor(side, here.region);
    // One line feeds all: where less is allowed than it carries, the valve opens by that share.
    const double borne = here.bears < pressure ? here.bears / pressure : 1.0;
    const double asked =
        includes(input.phase.sides, side) ? input.phase.jet_share[index(here.region)].value() : 0.0;
    wish.share[i] = asked * borne * dose *
                    std::min(place.force_factor, sore ? session::SorePoints::kLighter : 1.0);
    wish.approach[i] = std::min(place.approach_factor, sore ? session::SorePoints::kSlower : 1.0);
    wish.left_out[i] =
        place.force_factor == 0.0 || sore_jets.left_out(i) || dose == 0.0 || here.left_out;
  }
  return wish;
}

void Spraying::step(const SprayingInput& input, ActuatorFrame& frame) noexcept {
  const Reason unfit = guard_.step(input.water, input.now, pumped_, input.dt_s);
  const bool asked = input.phase.jet > Kilopascal(0.0);
  tell_why(asked ? unfit : Reason::none, input.water, view_);
  const double intensity =
      input.phase.intensity_at(input.progress) * input.session.lowering().factor();
  const Kilopascal pressure = unfit == Reason::none ? input.phase.jet * intensity : Kilopascal(0.0);
  const Kilopascal ceiling = input.envelope.line_ceiling();
  const Sample<Kilopascal>& line = input.water.line_pressure;
  const motion::JetOutput jets =
      loop_.step({.line_measured = line.value,
                  .line_believed = line.fresh(input.now, chair_.ages.pressure),
                  .asked = pressure,
                  .ceiling = ceiling,
                  .jets = wish(input, std::min(pressure, motion::working_pressure(ceiling))),
                  .dt_s = input.dt_s});
  frame.line_pressure = jets.line_pressure;
  frame.jets = jets.jets;
  for (std::size_t i = 0; i < kMaxJets; ++i) view_.open[i] = jets.jets[i].valve > Fraction(0.0);
  // Without the pulse: the pump runs on where the sides cross over and no valve is open far.
  pumped_ = jets.furthest >= kOpenEnough && jets.line_pressure >= kMustFlow;
  view_.setpoint = jets.setpoint;
}

}  // namespace knead
