#include "hal/linux/pwm_outputs.hpp"

namespace knead::board {

bool SlowDuty::set(TimePoint now, double duty) noexcept {
  if (!asked_) {
    asked_ = true;
    first_asked_ = now;
  }
  pin_->off.store(false);
  pin_->box.wish.put({duty, now});
  Wish had{0.0, first_asked_};
  static_cast<void>(pin_->box.acknowledged.take(had));
  return now - had.asked <= age_limit_;
}

void SlowDuty::off() noexcept {
  pin_->off.store(true);
  pin_->pin->off();
}

void SlowDutyWriter::turn(TimePoint) noexcept {
  Wish wish;
  if (!pin_->box.wish.take(wish)) return;
  const double duty = pin_->off.load() ? 0.0 : wish.duty;
  const bool taken = pin_->pin->set(duty) && pin_->pin->holds();
  // Turned off while it was being written, which also makes the two lines above fail: whichever
  // came last on the bus, this comes after it.
  if (pin_->off.load()) pin_->pin->off();
  if (taken) pin_->box.acknowledged.put(wish);
}

}  // namespace knead::board
