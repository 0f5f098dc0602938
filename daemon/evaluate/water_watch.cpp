#include "daemon/evaluate/water_watch.hpp"

#include <algorithm>
#include <cmath>

namespace knead::evaluate {

namespace {

constexpr Duration kStandsStill = 100ms;
/// A jet that hardly sprays is not worth its closing time.
constexpr Kilopascal kSprays{10.0};
constexpr double kShutShare = 0.1;

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
  if (valve > jet.valve_before) jet.closing = false;
  if (valve < jet.valve_before && !jet.closing && nozzle >= kSprays) {
    jet.closing = true;
    jet.since = at;
    jet.from = nozzle;
  }
  jet.valve_before = valve;
  if (jet.closing && nozzle < jet.from * kShutShare) {
    jet.closing = false;
    found_.close_ms.push_back(milliseconds(at - jet.since));
  }
}

}  // namespace knead::evaluate
