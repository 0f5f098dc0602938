#include "control/motion/jet_loop.hpp"

#include <algorithm>

namespace knead::motion {
namespace {

/// Below the gate's 80 kPa/s, so that it stays out of play: a jet is felt coming.
constexpr double kRise_kpa_per_s = 60.0;
/// The gate's rule, foreseen: jets that open while the line rises ask for more than the rise
/// itself.
constexpr double kWordRises_kpa_per_s = 78.0;
/// Down faster than up, and still no blow in the pipes.
constexpr double kFall_kpa_per_s = 200.0;
/// What a pump loses under all jets, with the square of its flow. Assumed: a little less than the
/// 15 % that it may be; known before it shows when jets open and shut for the rollers.
constexpr double kDroop = 0.14;
/// A pump that delivers 5 % more than its word (assumed: 0.95 to 1.05) and sags not at all still
/// shoots over by no more than 8 %.
constexpr double kFeedForward = 0.88;
/// An integral on a pump that lags by 50 to 300 ms (DESIGN "body model") and a sensor 20 ms old: at
/// 1.8 rad/s it keeps 59 degrees of phase with the slowest.
constexpr double kIntegral_per_s = 1.8;
/// Twice the slowest pump's lag: before that the error is lag and says nothing about trim.
constexpr double kSettles_s = 0.6;
/// A pump that needs more trim than this is failing: that is the guard's business.
constexpr double kTrimMost = 0.4;
/// Assumed: a pump 5 % under its word that sags by 15 % under all jets open.
constexpr double kWorkingShare = 0.8;

}  // namespace

Kilopascal working_pressure(Kilopascal ceiling) noexcept {
  return std::max(Kilopascal(0.0), ceiling * kWorkingShare);
}

JetLoop::JetLoop(const ChairDescription& chair)
    : valves_(chair), line_pressure_max_(chair.line_pressure_max) {}

void JetLoop::reset() noexcept {
  valves_.reset();
  running_ = false;
  setpoint_kpa_ = level_s_ = trim_ = told_kpa_ = 0.0;
}

void JetLoop::aim(double goal_kpa, const JetInput& input) noexcept {
  if (goal_kpa <= 0.0) {
    // The pump lets go before the valves have shut: nothing pushes against them.
    running_ = false;
    setpoint_kpa_ = level_s_ = trim_ = 0.0;
    return;
  }
  if (!running_) {
    // From nothing, with nothing learned: that is what the pump was last told, and the gate lets
    // the next word rise from there. What is still in the line only shortens the way.
    running_ = true;
    setpoint_kpa_ = 0.0;
  }
  const double before = setpoint_kpa_;
  setpoint_kpa_ = std::clamp(goal_kpa, before - kFall_kpa_per_s * input.dt_s,
                             before + kRise_kpa_per_s * input.dt_s);
  level_s_ = setpoint_kpa_ == before ? level_s_ + input.dt_s : 0.0;
}

void JetLoop::trim(double goal_kpa, const JetInput& input) noexcept {
  if (!running_ || setpoint_kpa_ != goal_kpa || level_s_ < kSettles_s) return;
  const double error = 1.0 - input.line_measured.value() / setpoint_kpa_;
  trim_ = std::clamp(trim_ + kIntegral_per_s * error * input.dt_s, -kTrimMost, kTrimMost);
}

JetOutput JetLoop::step(const JetInput& input) noexcept {
  const Kilopascal highest = std::max(Kilopascal(0.0), std::min(input.ceiling, line_pressure_max_));
  const Kilopascal allowed = std::min(input.asked, working_pressure(highest));
  JetWish wish = input.jets;
  wish.wanted = allowed > Kilopascal(0.0) && input.line_believed;
  valves_.step(wish, input.dt_s);

  // No pressure against shut valves.
  const bool sprays = wish.wanted && valves_.furthest() > 0.0;
  const double goal = sprays ? allowed.value() : 0.0;
  aim(goal, input);
  trim(goal, input);
  const double drawn = valves_.drawn();
  const double needs = kFeedForward / (1.0 - kDroop * drawn * drawn);
  const double most = std::min(highest.value(), told_kpa_ + kWordRises_kpa_per_s * input.dt_s);
  told_kpa_ = std::clamp((needs + trim_) * setpoint_kpa_, 0.0, most);
  return {.line_pressure = Kilopascal(told_kpa_),
          .setpoint = Kilopascal(setpoint_kpa_),
          .jets = valves_.commands(),
          .furthest = valves_.furthest()};
}

}  // namespace knead::motion
