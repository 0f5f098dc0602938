// One PWM channel of the kernel's sysfs interface, held from open() until it is destroyed, and off
// at both ends. Chips are found by the name of their device, never by number.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include "control/types/result.hpp"
#include "hal/linux/descriptor.hpp"
#include "hal/linux/findings.hpp"
#include "hal/linux/linux_description.hpp"

namespace knead::board {

class PwmPin {
 public:
  /// Exports the channel, turns it off, sets its period and reads it back. Errors: no such chip
  /// (the chips that there are), two of that name, a channel it has not, held by a driver, a period
  /// or duty that the chip does not take, no rights.
  [[nodiscard]] static Result<std::unique_ptr<PwmPin>> open(const PwmWire& wire,
                                                            const KernelPaths& paths,
                                                            Findings& findings);
  /// Off, and given back to the kernel.
  ~PwmPin();
  PwmPin(const PwmPin&) = delete;
  PwmPin& operator=(const PwmPin&) = delete;

  /// Drives this share of the period; 0 is off. Real-time if the chip's registers are the
  /// processor's own. False when the kernel refused. One thread at a time.
  [[nodiscard]] bool set(double duty) noexcept;
  /// Does the kernel hold what was set last? False also when it cannot be asked: the chip is gone.
  [[nodiscard]] bool holds() const noexcept;
  /// No pulse any more, from the next on. Async-signal-safe, from any thread, idempotent.
  void off() noexcept;

 private:
  PwmPin(std::string folder, std::string chip_folder, std::uint32_t channel,
         std::int64_t period_ns);

  /// Writes a duty, in a way that reaches a chip whose last write failed.
  [[nodiscard]] bool renew(std::int64_t wanted) noexcept;

  static constexpr std::int64_t kUnknown = -1;

  std::string folder_;
  std::string chip_folder_;
  std::uint32_t channel_;
  std::int64_t period_ns_;
  Descriptor duty_;
  Descriptor enable_;
  std::atomic<std::int64_t> duty_ns_{0};  ///< what the chip has; kUnknown after a failed write
  std::atomic<bool> enabled_{false};
};

}  // namespace knead::board
