// Every device of a board, opened: what a LinuxChair is made of. Tests put fakes in.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "control/types/chair_description.hpp"
#include "control/types/result.hpp"
#include "hal/linux/capture_source.hpp"
#include "hal/linux/digital_lines.hpp"
#include "hal/linux/duty_output.hpp"
#include "hal/linux/findings.hpp"
#include "hal/linux/linux_description.hpp"
#include "hal/linux/slow_bus.hpp"
#include "hal/linux/slow_task.hpp"
#include "hal/linux/watchdog.hpp"

namespace knead::board {

struct BoardParts {
  /// kAllLineInputs in their order, then the data-ready lines of the captures that have one.
  std::unique_ptr<InputLines> inputs;
  /// As LinePlan::outputs has them.
  std::unique_ptr<OutputLines> outputs;
  /// In the order of LinuxDescription::captures.
  std::vector<std::unique_ptr<CaptureSource>> captures;
  /// In the order of LinuxDescription::analog; null for the channels of a capture.
  std::vector<std::shared_ptr<ReadingBox>> readings;
  /// In the order of LinuxDescription::pwm.
  std::vector<std::unique_ptr<DutyOutput>> duties;
  std::unique_ptr<HardwareWatchdog> watchdog;  ///< may be none
  /// Last, so that their threads end before what they write is gone.
  std::vector<std::unique_ptr<SlowBus>> buses;
  Findings findings;  ///< what was found, a line each, for the log
};

/// Which lines a chair takes, and which of them is which.
struct LinePlan {
  std::vector<LineWire> inputs;
  std::vector<std::size_t> data_ready;  ///< of each capture: its place in `inputs`, or kNoLine
  std::vector<LineWire> outputs;        ///< enable, heartbeat, pump if there is one, directions
  std::size_t pump = 0;                 ///< kNoLine: there is none
  std::vector<std::size_t> direction;   ///< of each PWM wire: its place in `outputs`, or kNoLine
};
inline constexpr std::size_t kNoLine = kMaxLines;
inline constexpr std::size_t kEnableLine = 0;
inline constexpr std::size_t kHeartbeatLine = 1;

/// Needs a description that check_complete() (config) has passed.
[[nodiscard]] LinePlan plan_lines(const LinuxDescription& board);

/// Opens everything, the outputs first and all of them off. The first error ends it, and what was
/// opened by then is off and closed again.
[[nodiscard]] Result<BoardParts> open_parts(const LinuxDescription& board,
                                            const ChairDescription& chair,
                                            const KernelPaths& paths);

}  // namespace knead::board
