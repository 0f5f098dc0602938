#include "daemon/evaluate/water_watch.hpp"

#include <algorithm>
#include <cmath>

namespace knead::evaluate {

namespace {

constexpr Duration kStandsStill = 100ms;
/// A jet that hardly sprays is not worth its closing time.
constexpr Kilopascal kSprays{10.0};
constexpr double kShutShare = 0.1;
constexpr double kToldShut = 0.01;
/// A valve that stands for longer on its way was not being shut, but set.
constexpr Duration kOnItsWay = 20ms;

void raise(std::optional<double>& most, double value) {
  most = std::max(most.value_or(value), value);
}

}  // namespace

void WaterWatch::add(const TouchMoment& m) {
  watch_line(m);
  for (std::size_t j = 0; j < jets_; ++j) {
    watch_jet(valves_[j], m.written.jets[j].valve.value(), m.seen.nozzle[j], m.seen.at);
  }
}

void WaterWatch::watch_line(const TouchMoment& m) {
  const Kilopascal setpoint = m.snapshot.line_setpoint;
  const Duration still = setpoint_.step(m.seen.at, setpoint.value());
  if (setpoint < kLeast) {
    stood_at_ = setpoint;
    arrived_.reset();
    return;
  }
  const double error_pct = 100.0 * (m.truth.line_pressure - setpoint).value() / setpoint.value();
  if (still >= kStandsStill) {
    if (setpoint - stood_at_ >= kRise) arrived_ = m.seen.at;
    stood_at_ = setpoint;
  }
  if (arrived_ && m.seen.at - *arrived_ <= kSettles) {
    raise(found_.overshoot_pct, std::max(0.0, error_pct));
  }
  if (still >= kSettles) raise(found_.steady_error_pct, std::abs(error_pct));
}

void WaterWatch::watch_jet(Jet& jet, double valve, Kilopascal nozzle, TimePoint at) {
  const bool stands = at - jet.fell_at > kOnItsWay && !jet.told;
  if (valve > jet.valve_before || stands) jet.falling = jet.told = false;
  if (valve < jet.valve_before) {
    if (!jet.falling && nozzle >= kSprays) {
      jet.falling = true;
      jet.since = at;
      jet.from = nozzle;
    }
    jet.fell_at = at;
    jet.told = jet.falling && valve <= kToldShut;
  }
  jet.valve_before = valve;
  if (jet.told && nozzle < jet.from * kShutShare) {
    jet.falling = jet.told = false;
    found_.close_ms.push_back(milliseconds(at - jet.since));
  }
}

}  // namespace knead::evaluate
