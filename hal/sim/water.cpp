#include "hal/sim/water.hpp"

#include <algorithm>
#include <cmath>

#include "hal/sim/curves.hpp"

namespace knead::sim {
namespace {

/// Of the line with its manifold and a little air in it. Assumed.
constexpr double kLineGive_l_per_kpa = 2e-4;
constexpr double kSecondsPerMinute = 60.0;

}  // namespace

WaterLine::WaterLine(const ChairDescription& chair, const Hardware& hardware)
    : jets_(chair.jets.size()),
      line_max_kpa_(chair.line_pressure_max.value()),
      valve_share_(1.0 - std::exp(-kStep_s / hardware.valve_lag_s)),
      pump_(hardware, line_max_kpa_),
      tank_(hardware.room_degc, chair.heat_cutout.value()) {}

void WaterLine::step(bool powered, const ActuatorFrame& frame) noexcept {
  step_valves(powered, frame);
  double drawn_l_s = 0.0;
  sprayed_l_s_ = 0.0;
  for (std::size_t j = 0; j < jets_; ++j) {
    hoses_[j].step(line_kpa_, opening_[j], std::clamp(frame.jets[j].air.value(), 0.0, 1.0));
    drawn_l_s += hoses_[j].drawn_l_s();
    sprayed_l_s_ += hoses_[j].sprayed_l_s();
  }
  pump_.step({.asked_kpa = powered ? frame.line_pressure.value() : 0.0,
              .line_kpa = line_kpa_,
              .level = tank_.level(),
              .water_degc = tank_.degc(),
              .flow_l_s = sprayed_l_s_});
  const double filled_l_s = pump_.flow_l_s(line_kpa_) - drawn_l_s;
  // A relief valve opens at the line's highest pressure; below none, air comes in at the tank.
  line_kpa_ =
      std::clamp(line_kpa_ + filled_l_s / kLineGive_l_per_kpa * kStep_s, 0.0, line_max_kpa_);
  tank_.step(powered, frame.water_temperature.value(), sprayed_l_s_);
}

double WaterLine::flow_l_min() const noexcept { return sprayed_l_s_ * kSecondsPerMinute; }

void WaterLine::step_valves(bool powered, const ActuatorFrame& frame) noexcept {
  for (std::size_t j = 0; j < jets_; ++j) {
    const JetCommand& command = frame.jets[j];
    double asked = powered ? std::clamp(command.valve.value(), 0.0, 1.0) : 0.0;
    const double pulse_hz = std::clamp(command.pulse_rate.value(), 0.0, 50.0);
    if (pulse_hz > 0.0) {
      pulse_phase_[j] += pulse_hz * kStep_s;
      if (pulse_phase_[j] >= 1.0) pulse_phase_[j] -= 1.0;
      if (pulse_phase_[j] >= 0.5) asked = 0.0;
    } else {
      pulse_phase_[j] = 0.0;
    }
    opening_[j] += (asked - opening_[j]) * valve_share_;
    if (opening_[j] < 1e-9) opening_[j] = 0.0;  // shut is shut: no denormals
  }
}

}  // namespace knead::sim
