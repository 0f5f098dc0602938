#include "control/warming.hpp"

#include <algorithm>

namespace knead {

namespace {

Celsius spread(const ThermistorPair& pair) { return abs(pair[0].value - pair[1].value); }

}  // namespace

Celsius surface_by(const ThermistorPair& pair) noexcept {
  if (spread(pair) <= kPairAgrees) return (pair[0].value + pair[1].value) * 0.5;
  return std::max(pair[0].value, pair[1].value);
}

bool Warming::sensed(const ThermistorPair& pair) noexcept {
  return pair[0].good() && pair[1].good();
}

void Warming::let_go(const std::array<ThermistorPair, kHeatZones>& heat) noexcept {
  for (motion::HeatLoop& loop : loops_) loop.reset();
  for (std::size_t zone = 0; zone < kHeatZones; ++zone) {
    if (sensed(heat[zone])) models_[zone].rest(surface_by(heat[zone]));
  }
  duty_ = {};
  view_ = WarmingView{};
}

void Warming::begin_anew() noexcept {
  for (motion::PadModel& model : models_) model.begin_anew();
}

Reason Warming::unfit(std::size_t zone, const WarmingInput& input) noexcept {
  const ThermistorPair& pair = input.heat[zone];
  const auto because = [&](Reason reason, double value, double limit) {
    view_.value[zone] = value;
    view_.limit[zone] = limit;
    return reason;
  };
  for (const Sample<Celsius>& thermistor : pair) {
    if (!thermistor.fresh(input.now, age_)) {
      return because(Reason::temperature_stale, seconds(thermistor.age(input.now)), seconds(age_));
    }
  }
  if (spread(pair) > kPairDisagrees) {
    return because(Reason::temperature_disagrees, spread(pair).value(), kPairDisagrees.value());
  }
  if (!models_[zone].believes()) {
    return because(Reason::heat_model_disagrees, models_[zone].missing_k(),
                   motion::PadModel::kMissingMost_k);
  }
  return Reason::none;
}

void Warming::step(const WarmingInput& input, ActuatorFrame& frame) noexcept {
  for (std::size_t zone = 0; zone < kHeatZones; ++zone) {
    const bool wanted = input.left_out[zone] || input.setpoint[zone] > Celsius(0.0);
    const Celsius surface = surface_by(input.heat[zone]);
    if (sensed(input.heat[zone])) models_[zone].step(surface, duty_[zone], input.dt_s);
    const Reason why = input.left_out[zone] ? Reason::zone_left_out : unfit(zone, input);
    const bool heats = wanted && why == Reason::none;
    duty_[zone] =
        loops_[zone].step(surface, heats ? input.setpoint[zone] : Celsius(0.0), input.dt_s);
    frame.heat[zone] = duty_[zone];
    view_.held_back[zone] = wanted ? why : Reason::none;
    view_.setpoint[zone] = input.setpoint[zone];
  }
}

}  // namespace knead
