#include "hal/sim/small_shifts.hpp"

namespace knead::sim {
namespace {

// Assumed: a shift takes about a second.
constexpr double kQuickest_s = 0.6;
constexpr double kSlowest_s = 1.4;

}  // namespace

SmallShifts::SmallShifts(const Body& body, std::uint64_t seed)
    : rate_per_min_(body.shift_rate_per_min),
      shift_mm_(body.shift_mm),
      dice_(seed, Stream::shifts) {
  draw_next();
}

void SmallShifts::step(bool restless) noexcept {
  if (restless && rate_per_min_ > 0.0) {
    next_s_ -= kStep_s;
    if (next_s_ <= 0.0) {
      const double seconds = dice_.uniform(kQuickest_s, kSlowest_s);
      // About where the person sat down, so that shifts do not add up to a walk.
      depth_.go(shift_mm_ * dice_.uniform(-1.0, 1.0), seconds);
      lateral_.go(shift_mm_ * dice_.uniform(-1.0, 1.0), seconds);
      draw_next();
    }
  }
  depth_.step();
  lateral_.step();
}

void SmallShifts::draw_next() noexcept {
  if (rate_per_min_ > 0.0) next_s_ = 60.0 / rate_per_min_ * dice_.uniform(0.4, 1.6);
}

}  // namespace knead::sim
