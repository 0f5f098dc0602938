#include "control/safety/frozen_force.hpp"

namespace knead::safety {

void FrozenForce::watch(TimePoint now, const RollerReading& roller) noexcept {
  if (!roller.force.good() || !roller.depth.good()) {
    // A stale or invalid reading trips by itself.
    seen_.reset();
    frozen_ = false;
    return;
  }
  const bool free_air = roller.force.value == Newton(0.0) && roller.depth.value <= kNoBackBefore;
  if (!seen_ || seen_->force != roller.force.value || free_air) {
    seen_ = Seen{roller.force.value, roller.depth.value, now};
    frozen_ = false;
  } else if (now - seen_->at >= kFrozenFor &&
             abs(roller.depth.value - seen_->depth) >= kFrozenTravel) {
    frozen_ = true;
  }
}

}  // namespace knead::safety
