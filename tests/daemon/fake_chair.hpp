// A chair that does nothing but remember what was done to it.
#pragma once

#include <atomic>

#include "hal/chair.hpp"

namespace knead::daemon {

class FakeChair final : public hal::Chair {
 public:
  [[nodiscard]] hal::IoStatus read(TimePoint, SensorFrame&) noexcept override {
    return ++reads == ends_after ? hal::IoStatus::ended : hal::IoStatus::ok;
  }
  [[nodiscard]] hal::IoStatus write(TimePoint, const ActuatorFrame& frame) noexcept override {
    enabled = enabled || frame.enable;
    return hal::IoStatus::ok;
  }
  void pet(TimePoint) noexcept override { ++pets; }
  void make_safe() noexcept override { safe = true; }

  int ends_after = -1;  ///< this read says that the chair has ended; -1 = never
  std::atomic<int> reads{0};
  std::atomic<int> pets{0};
  std::atomic<bool> enabled{false};
  std::atomic<bool> safe{false};
};

}  // namespace knead::daemon
