#include <map>
#include <string>

#include <fmt/format.h>

#include <algorithm>

#include "hal/linux/board_parts.hpp"
#include "hal/linux/capture_intake.hpp"
#include "hal/linux/gpio_lines.hpp"
#include "hal/linux/hwmon_reading.hpp"
#include "hal/linux/iio_capture.hpp"
#include "hal/linux/iio_reading.hpp"
#include "hal/linux/pwm_outputs.hpp"

namespace knead::board {

namespace {

/// A duty that waits for its bus is late by this at most while the bus is free. Assumed: twice what
/// eight transfers to a PCA9685 take at 400 kHz.
constexpr Duration kSlowWritePeriod = 5ms;

/// Opens in the order that is safe, and hands over what it has.
class Opening {
 public:
  Opening(const LinuxDescription& board, const ChairDescription& chair, const KernelPaths& paths)
      : board_(board), chair_(chair), paths_(paths), lines_(plan_lines(board)) {}

  Result<BoardParts> all() {
    for (const auto step : {&Opening::outputs, &Opening::pwm, &Opening::inputs, &Opening::captures,
                            &Opening::readings, &Opening::watchdog}) {
      if (Result<void> done = (this->*step)(); !done) return tl::unexpected(done.error());
    }
    for (auto& [name, tasks] : tasks_) {
      parts_.findings.push_back(
          fmt::format("bus \"{}\": {} devices in a thread of its own", name, tasks.size()));
      parts_.buses.push_back(std::make_unique<SlowBus>(name, std::move(tasks)));
    }
    return std::move(parts_);
  }

 private:
  template <class T, class Target>
  static Result<void> keep(Result<T> opened, Target& target) {
    if (!opened) return tl::unexpected(opened.error());
    target = std::move(*opened);
    return {};
  }

  Result<void> outputs() {
    return keep(open_outputs(lines_.outputs, paths_, parts_.findings), parts_.outputs);
  }

  Result<void> pwm() {
    for (const PwmWire& wire : board_.pwm) {
      auto pin = PwmPin::open(wire, paths_, parts_.findings);
      if (!pin) return tl::unexpected(pin.error());
      if (wire.bus.empty()) {
        parts_.duties.push_back(std::make_unique<DirectDuty>(std::move(*pin)));
        continue;
      }
      const auto slow = std::make_shared<SlowPin>();
      slow->pin = std::move(*pin);
      parts_.duties.push_back(std::make_unique<SlowDuty>(slow, board_.slow_write_age));
      tasks_[wire.bus].push_back(std::make_unique<SlowDutyWriter>(slow, kSlowWritePeriod));
    }
    return {};
  }

  Result<void> inputs() {
    return keep(open_inputs(lines_.inputs, paths_, parts_.findings), parts_.inputs);
  }

  Result<void> captures() {
    for (const Capture& capture : board_.captures) {
      const CapturePlan plan = plan_capture(board_, chair_, capture);
      auto source = open_iio_capture(capture, plan.channels, paths_, parts_.findings);
      if (!source) return tl::unexpected(source.error());
      parts_.captures.push_back(std::move(*source));
    }
    return {};
  }

  Result<void> readings() {
    for (const AnalogWire& wire : board_.analog) {
      parts_.readings.push_back(nullptr);
      const bool captured = std::ranges::any_of(board_.captures, [&wire](const Capture& capture) {
        return capture.device == wire.device;
      });
      if (captured) continue;
      parts_.readings.back() = std::make_shared<ReadingBox>();
      ReadingBox& box = *parts_.readings.back();
      auto task = wire.interface == Interface::hwmon
                      ? open_hwmon_reading(wire, box, paths_, parts_.findings)
                      : open_iio_reading(wire, box, paths_, parts_.findings);
      if (!task) return tl::unexpected(task.error());
      tasks_[wire.bus].push_back(std::move(*task));
    }
    return {};
  }

  Result<void> watchdog() {
    if (!board_.watchdog.wired()) return {};
    return keep(HardwareWatchdog::open(board_.watchdog, paths_, parts_.findings), parts_.watchdog);
  }

  const LinuxDescription& board_;
  const ChairDescription& chair_;
  const KernelPaths& paths_;
  LinePlan lines_;
  BoardParts parts_{};
  std::map<std::string, std::vector<std::unique_ptr<SlowTask>>> tasks_;
};

}  // namespace

Result<BoardParts> open_parts(const LinuxDescription& board, const ChairDescription& chair,
                              const KernelPaths& paths) {
  return Opening(board, chair, paths).all();
}

}  // namespace knead::board
