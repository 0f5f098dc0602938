#include "hal/sim/roller_drive.hpp"

#include <algorithm>
#include <cmath>

#include "hal/sim/curves.hpp"

namespace knead::sim {
namespace {

/// The reference chair promises a release "within 20 ms": the plant takes all of them, and the
/// slowest spring that is promised.
constexpr int kSpringDelaySteps = 20;
/// Bandwidth of carriage and arms across. Assumed: they carry weight on spindles.
constexpr double kTravelBandwidth_hz = 8.0;

double share_per_step(double bandwidth_hz) {
  return 1.0 - std::exp(-2.0 * 3.14159265358979 * bandwidth_hz * kStep_s);
}

}  // namespace

DepthDrive::DepthDrive(const ChairDescription& chair)
    : depth_max_mm_(chair.roller.depth_max.value()),
      speed_max_mm_s_(chair.drives.depth_speed.value()),
      spring_mm_s_(chair.drives.spring_speed.value()),
      closing_share_(share_per_step(chair.drives.depth_bandwidth.value())) {}

void DepthDrive::step(bool powered, double setpoint_mm) noexcept {
  const double before = depth_mm_;
  if (powered) {
    unpowered_steps_ = 0;
    const double goal = std::clamp(setpoint_mm, 0.0, depth_max_mm_);
    const double longest = speed_max_mm_s_ * kStep_s;
    depth_mm_ += std::clamp((goal - depth_mm_) * closing_share_, -longest, longest);
  } else {
    if (unpowered_steps_ < kSpringDelaySteps) {
      ++unpowered_steps_;
    } else {
      depth_mm_ = std::max(0.0, depth_mm_ - spring_mm_s_ * kStep_s);
    }
  }
  speed_mm_s_ = (depth_mm_ - before) / kStep_s;
}

void DepthDrive::slip_to(double depth_mm) noexcept {
  depth_mm_ = std::clamp(depth_mm, 0.0, depth_mm_);
}

TravelDrive::TravelDrive(double low_mm, double high_mm, double speed_max_mm_s, double start_mm)
    : low_mm_(low_mm),
      high_mm_(high_mm),
      speed_max_mm_s_(speed_max_mm_s),
      closing_share_(share_per_step(kTravelBandwidth_hz)),
      position_mm_(std::clamp(start_mm, low_mm, high_mm)) {}

void TravelDrive::step(bool powered, double setpoint_mm) noexcept {
  const double before = position_mm_;
  if (powered) {
    const double goal = std::clamp(setpoint_mm, low_mm_, high_mm_);
    const double longest = speed_max_mm_s_ * kStep_s;
    position_mm_ += std::clamp((goal - position_mm_) * closing_share_, -longest, longest);
  }
  speed_mm_s_ = (position_mm_ - before) / kStep_s;
}

}  // namespace knead::sim
