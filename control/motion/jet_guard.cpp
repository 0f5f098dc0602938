#include "control/motion/jet_guard.hpp"

namespace knead::motion {

void JetGuard::reset() noexcept {
  low_ = hot_ = dry_ = false;
  without_flow_s_ = 0.0;
}

Reason JetGuard::step(const WaterSensors& water, TimePoint now, bool sprays, double dt_s) noexcept {
  const bool knows_level = water.level.fresh(now, ages_.temperature);
  const bool knows_flow = water.flow.fresh(now, ages_.pressure);
  const bool knows_warmth = water.temperature.fresh(now, ages_.temperature);
  if (knows_level) {
    low_ = low_ ? water.level.value < kLevelEnough : water.level.value < kLevelLow;
  }
  if (knows_warmth) {
    hot_ = hot_ ? water.temperature.value > kWaterCool : water.temperature.value >= kWaterHot;
  }
  // Only water that flows clears the pump: a pause between two sprays would hide a dry tank.
  if (knows_flow && water.flow.value >= kFlowLeast) {
    without_flow_s_ = 0.0;
  } else if (sprays) {
    without_flow_s_ += dt_s;
  }
  dry_ = dry_ || without_flow_s_ >= kDryFor_s;
  // What is not known is not sprayed with.
  if (!knows_warmth) return Reason::temperature_stale;
  if (hot_) return Reason::jets_wait_for_water;
  if (!knows_level || low_) return Reason::water_low;
  if (dry_) return Reason::jet_no_flow;
  return Reason::none;
}

}  // namespace knead::motion
