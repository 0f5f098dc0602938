// A real chair on a Linux board. The cycle copies what drivers have captured, with the kernel's
// times, and judges nothing: a device that is gone leaves samples that grow old, and the gate
// denies by their age. GPIO is asked and driven by ioctls that do not sleep; whatever is behind a
// slow bus crosses in boxes to that bus's own thread.
//
// Thread: the cycle's; make_safe from any, from a signal handler too. Real-time: read, write, pet
// and make_safe take nothing from the heap, throw nothing, hold no lock; their system calls are
// ioctl, poll, read, pread and pwrite on descriptors that were opened before.
#pragma once

#include <atomic>
#include <memory>
#include <span>
#include <vector>

#include "control/types/chair_description.hpp"
#include "hal/chair.hpp"
#include "hal/linux/board_parts.hpp"
#include "hal/linux/capture_intake.hpp"
#include "hal/linux/jet_pulses.hpp"
#include "hal/linux/thermostat.hpp"

namespace knead::board {

class LinuxChair final : public hal::Chair {
 public:
  /// Opens every device of the description; errors name device, path, errno and cure. Set-up only.
  [[nodiscard]] static Result<std::unique_ptr<LinuxChair>> open(const LinuxDescription& board,
                                                                const ChairDescription& chair,
                                                                const KernelPaths& paths = {});
  LinuxChair(LinuxDescription board, const ChairDescription& chair, BoardParts parts);
  /// Makes it safe first; the watchdog is disarmed by this orderly end alone.
  ~LinuxChair() override;
  LinuxChair(const LinuxChair&) = delete;
  LinuxChair& operator=(const LinuxChair&) = delete;

  /// Failed when the lines (E-stop, hand switch) could not be read: nothing else replaces them.
  [[nodiscard]] hal::IoStatus read(TimePoint now, SensorFrame& frame) noexcept override;
  /// Failed when any output did not take its command, or a slow bus has not for too long.
  [[nodiscard]] hal::IoStatus write(TimePoint now, const ActuatorFrame& frame) noexcept override;
  void pet(TimePoint now) noexcept override;
  /// Enable falls, every PWM channel goes off, and neither heartbeat nor watchdog is given any
  /// more. For good: a hand that crashed must not be overruled by a cycle that still runs. Another
  /// chair has to be opened to go on.
  void make_safe() noexcept override;

  /// What each driver found, a line each, for the log of the start.
  [[nodiscard]] const Findings& findings() const { return parts_.findings; }

 private:
  [[nodiscard]] bool read_lines(TimePoint now) noexcept;
  void take_edges(LineBits& pressed) noexcept;
  void read_captures() noexcept;
  void read_slow() noexcept;
  [[nodiscard]] double value_of(PwmOutput output, TimePoint now,
                                const ActuatorFrame& frame) noexcept;
  [[nodiscard]] bool drive_pwm(TimePoint now, const ActuatorFrame& frame,
                               LineBits& directions) noexcept;
  [[nodiscard]] bool drive_lines(LineBits asserted) noexcept;

  /// A reading of a slow bus and what was taken of it.
  struct SlowReading {
    std::shared_ptr<ReadingBox> box;
    AnalogScale scale{};
    std::uint32_t sequence = 0;
  };

  LinuxDescription board_;
  ChairDescription chair_;
  LinePlan lines_;
  BoardParts parts_;
  std::vector<CaptureIntake> captures_;
  std::vector<std::optional<TimePoint>> ready_at_;  ///< of each capture; nothing: it has no line
  std::vector<SlowReading> slow_;
  SensorFrame frame_{};
  LineBits driven_ = 0;
  bool heartbeat_ = false;
  JetPulses pulses_;
  Thermostat thermostat_;
  TimePoint written_{};
  Duration since_written_{};
  std::size_t to_check_ = 0;  ///< the PWM output that is read back next
  std::atomic<bool> safe_{false};
  static_assert(std::atomic<bool>::is_always_lock_free);
};

}  // namespace knead::board
