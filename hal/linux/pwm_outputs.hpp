// The two ways of a duty to a PWM channel: written by the cycle itself, or by the thread of a slow
// bus, which acknowledges what the hardware has.
#pragma once

#include <atomic>
#include <memory>

#include "hal/linux/duty_output.hpp"
#include "hal/linux/pwm_pin.hpp"
#include "hal/linux/slow_task.hpp"

namespace knead::board {

/// Of a chip whose registers are the processor's own: a write is a few microseconds.
class DirectDuty final : public DutyOutput {
 public:
  explicit DirectDuty(std::unique_ptr<PwmPin> pin) : pin_(std::move(pin)) {}
  [[nodiscard]] bool set(TimePoint, double duty) noexcept override { return pin_->set(duty); }
  [[nodiscard]] bool holds() noexcept override { return pin_->holds(); }
  void off() noexcept override { pin_->off(); }

 private:
  std::unique_ptr<PwmPin> pin_;
};

/// What the cycle and the bus's thread share of one channel.
struct SlowPin {
  std::unique_ptr<PwmPin> pin;
  WishBox box;
  std::atomic<bool> off{false};  ///< a hand that turned it off stays stronger than an older wish
};

/// The cycle's end.
class SlowDuty final : public DutyOutput {
 public:
  /// `age_limit`: a wish that the hardware has not had for so long has failed.
  SlowDuty(std::shared_ptr<SlowPin> pin, Duration age_limit)
      : pin_(std::move(pin)), age_limit_(age_limit) {}
  [[nodiscard]] bool set(TimePoint now, double duty) noexcept override;
  /// The thread reads every write back before it acknowledges it.
  [[nodiscard]] bool holds() noexcept override { return true; }
  void off() noexcept override;

 private:
  std::shared_ptr<SlowPin> pin_;
  Duration age_limit_;
  TimePoint first_asked_{};
  bool asked_ = false;
};

/// The thread's end.
class SlowDutyWriter final : public SlowTask {
 public:
  SlowDutyWriter(std::shared_ptr<SlowPin> pin, Duration period)
      : pin_(std::move(pin)), period_(period) {}
  [[nodiscard]] Duration period() const noexcept override { return period_; }
  void turn(TimePoint now) noexcept override;

 private:
  std::shared_ptr<SlowPin> pin_;
  Duration period_;
};

}  // namespace knead::board
