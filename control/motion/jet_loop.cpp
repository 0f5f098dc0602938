#include "control/motion/jet_loop.hpp"

#include <algorithm>

namespace knead::motion {
namespace {

/// Below the gate's 80 kPa/s, so that it stays out of play: a jet is felt coming.
constexpr double kRise_kpa_per_s = 60.0;
/// Down faster than up, and still no blow in the pipes.
constexpr double kFall_kpa_per_s = 200.0;
/// Assumed: a valve is led open and shut over half a second (its own time constant is 80 ms).
constexpr double kValve_per_s = 2.0;
/// Pump and valve lag 50 to 300 ms (DESIGN "body model"): an integral alone, at 1.2 rad/s, keeps 60
/// degrees of phase with 0.3 s of lag, and the set-point itself is fed forward.
constexpr double kIntegral_per_s = 1.2;
/// A pump that needs more trim than this is failing, and the gate's flow check says so.
constexpr double kTrimMost_kpa = 30.0;
constexpr double kTrimShare = 0.25;
/// A roller with its arm, and the width of a jet: assumed.
constexpr Millimetre kRollerReach{60.0};
constexpr Millimetre kJetRadius{5.0};

}  // namespace

JetLoop::JetLoop(const ChairDescription& chair)
    : nozzles_(chair.jets), line_pressure_max_(chair.line_pressure_max) {}

void JetLoop::reset() noexcept {
  opening_.fill(0.0);
  running_ = false;
  setpoint_kpa_ = 0.0;
  trim_kpa_ = 0.0;
}

bool JetLoop::may_open(std::size_t number, const JetInput& input) const noexcept {
  if (input.left_out[number]) return false;
  const JetNozzle& jet = nozzles_[number];
  const Millimetre from_spine = abs(jet.lateral - input.spine.line.at(jet.along)) - kJetRadius;
  return from_spine >= input.spine.half_width && abs(jet.along - input.carriage) > kRollerReach;
}

double JetLoop::move_valves(const JetInput& input, bool wanted) noexcept {
  double furthest = 0.0;
  for (std::size_t i = 0; i < nozzles_.size(); ++i) {
    const double goal = wanted && may_open(i, input) ? 1.0 : 0.0;
    const double step = kValve_per_s * input.dt_s;
    opening_[i] = std::clamp(goal, opening_[i] - step, opening_[i] + step);
    furthest = std::max(furthest, opening_[i]);
  }
  return furthest;
}

JetOutput JetLoop::step(const JetInput& input) noexcept {
  const Kilopascal highest = std::min(input.ceiling, line_pressure_max_);
  const Kilopascal allowed = std::max(Kilopascal(0.0), std::min(input.asked, highest));
  const bool wanted = allowed.value() > 0.0;
  const double open = move_valves(input, wanted);

  // No pressure against shut valves; and it starts from what is in the line.
  const double goal = open > 0.0 ? allowed.value() : 0.0;
  if (!running_ && goal > 0.0) {
    running_ = true;
    setpoint_kpa_ = std::clamp(input.line_measured.value(), 0.0, goal);
    trim_kpa_ = 0.0;
  }
  setpoint_kpa_ = std::clamp(goal, setpoint_kpa_ - kFall_kpa_per_s * input.dt_s,
                             setpoint_kpa_ + kRise_kpa_per_s * input.dt_s);
  setpoint_kpa_ = std::min(setpoint_kpa_, highest.value());
  if (setpoint_kpa_ <= 0.0) {
    running_ = false;
    trim_kpa_ = 0.0;
  } else if (setpoint_kpa_ == goal) {
    // Only on the level: while ramping the error is the pump's lag and says nothing about trim.
    const double most = std::min(kTrimMost_kpa, kTrimShare * setpoint_kpa_);
    const double error = setpoint_kpa_ - input.line_measured.value();
    trim_kpa_ = std::clamp(trim_kpa_ + kIntegral_per_s * error * input.dt_s, -most, most);
  }

  JetOutput output;
  output.setpoint = Kilopascal(setpoint_kpa_);
  output.line_pressure = Kilopascal(std::clamp(setpoint_kpa_ + trim_kpa_, 0.0, highest.value()));
  for (std::size_t i = 0; i < nozzles_.size(); ++i) {
    output.jets[i].valve = Fraction(opening_[i]);
    output.jets[i].pulse_rate = wanted ? input.pulse : Hertz(0.0);
  }
  return output;
}

}  // namespace knead::motion
