// One cycle: read -> step -> gate -> write -> publish -> pet. The same code in kneadd (real time)
// and in `kneadctl simulate` (virtual time). Real-time safe.
#pragma once

#include <span>

#include "control/controller.hpp"
#include "control/safety/gate.hpp"
#include "hal/chair.hpp"

namespace knead::daemon {

/// What a cycle leaves behind for the other threads.
struct CycleRecord {
  SensorFrame sensors{};
  StepOutput step{};
  GateReport gate{};
  ActuatorFrame written{};
  hal::IoStatus read{};   ///< of this cycle
  hal::IoStatus write{};  ///< of this cycle
  bool held = false;      ///< everything held: the heartbeat was given
};

class Cycle {
 public:
  Cycle(hal::Chair& chair, Controller& controller, safety::Gate& gate);

  /// `cycles_elapsed` is 1 when on time. `publish` is called with the finished record before the
  /// heartbeat; it must be real-time safe.
  template <class Publish>
  hal::IoStatus run(TimePoint now, int cycles_elapsed, std::span<const Request> requests,
                    Publish&& publish) noexcept {
    const hal::IoStatus status = compute(now, cycles_elapsed, requests);
    publish(record_);
    if (record_.held) {
      chair_.pet(now);
    }
    return status;
  }

  [[nodiscard]] const CycleRecord& record() const { return record_; }

 private:
  hal::IoStatus compute(TimePoint now, int cycles_elapsed,
                        std::span<const Request> requests) noexcept;

  hal::Chair& chair_;
  Controller& controller_;
  safety::Gate& gate_;
  CycleRecord record_{};
  bool io_ok_ = true;
};

}  // namespace knead::daemon
