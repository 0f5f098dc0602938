// The board's own watchdog: resets it when the cycle has not held for so long. A reset takes every
// output back to its power-on state, which is off. It is the last of the ways to let go, far behind
// the heartbeat relay's 50 ms.
#pragma once

#include <memory>

#include "control/types/result.hpp"
#include "control/types/time.hpp"
#include "hal/linux/descriptor.hpp"
#include "hal/linux/findings.hpp"
#include "hal/linux/linux_description.hpp"

namespace knead::board {

class HardwareWatchdog {
 public:
  /// Opening starts it. Errors: not there, held by another (systemd's RuntimeWatchdogSec), no
  /// rights, a timeout it cannot keep.
  [[nodiscard]] static Result<std::unique_ptr<HardwareWatchdog>> open(const Watchdog& wish,
                                                                      const KernelPaths& paths,
                                                                      Findings& findings);
  /// An orderly end disarms it by the magic close. A crash does not come here: it bites.
  ~HardwareWatchdog();
  HardwareWatchdog(const HardwareWatchdog&) = delete;
  HardwareWatchdog& operator=(const HardwareWatchdog&) = delete;

  /// Called each cycle that held; tells the hardware four times in a timeout. Real-time.
  void pet(TimePoint now) noexcept;

 private:
  HardwareWatchdog(Descriptor device, Duration interval)
      : device_(std::move(device)), interval_(interval) {}

  Descriptor device_;
  Duration interval_;
  TimePoint petted_{};
  bool ever_ = false;
};

}  // namespace knead::board
