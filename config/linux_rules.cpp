#include "config/linux_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <string>

namespace knead::config {

namespace {

using board::AnalogInput;
using board::LinuxDescription;
using board::PwmOutput;

template <class Enum>
Enum nth(Enum first, std::size_t n) {
  return static_cast<Enum>(static_cast<std::size_t>(first) + n);
}

bool is_captured(const LinuxDescription& linux, const std::string& device) {
  return std::ranges::find(linux.captures, device, &board::Capture::device) != linux.captures.end();
}

/// Remembers what it was told and complains of what it was told before.
class Once {
 public:
  explicit Once(Reading& reading) : reading_(reading) {}
  void take(const std::string& what, const std::string& path, std::string_view cure) {
    if (!seen_.insert(what).second) {
      reading_.fault(ErrorCode::duplicate, path, fmt::format("{} is wired twice", what), "", cure);
    }
  }

 private:
  Reading& reading_;
  std::set<std::string> seen_;
};

void check_lines(const LinuxDescription& linux, Reading& reading) {
  Once signals(reading);
  Once lines(reading);
  const auto line = [&lines](const board::LineWire& wire, const std::string& path) {
    lines.take(fmt::format("line \"{}\" of \"{}\"", wire.line, wire.chip), path + ".line",
               "one line does one thing: name another");
  };
  constexpr std::string_view kOne = "each signal has one line: remove the other";
  for (std::size_t i = 0; i < linux.inputs.size(); ++i) {
    const std::string path = fmt::format("input[{}]", i + 1);
    signals.take(std::string(name(linux.inputs[i].signal)), path + ".signal", kOne);
    line(linux.inputs[i].at, path);
  }
  for (std::size_t i = 0; i < linux.outputs.size(); ++i) {
    const std::string path = fmt::format("output[{}]", i + 1);
    signals.take(std::string(name(linux.outputs[i].signal)), path + ".signal", kOne);
    line(linux.outputs[i].at, path);
  }
  for (std::size_t i = 0; i < linux.captures.size(); ++i) {
    const board::LineWire& ready = linux.captures[i].data_ready;
    if (ready.wired()) line(ready, fmt::format("capture[{}].data_ready", i + 1));
  }
  for (std::size_t i = 0; i < linux.pwm.size(); ++i) {
    const board::LineWire& direction = linux.pwm[i].direction;
    if (direction.wired()) line(direction, fmt::format("pwm[{}].direction", i + 1));
  }
}

/// Force and position must be younger than 10 ms, which no slow bus can promise.
bool must_be_quick(AnalogInput input) { return input <= AnalogInput::carriage; }

void check_sensors(const LinuxDescription& linux, Reading& reading) {
  Once devices(reading);
  for (std::size_t i = 0; i < linux.captures.size(); ++i) {
    devices.take(linux.captures[i].device, fmt::format("capture[{}].device", i + 1),
                 "one device is captured once: join the two");
  }
  Once inputs(reading);
  Once channels(reading);
  for (std::size_t i = 0; i < linux.analog.size(); ++i) {
    const board::AnalogWire& wire = linux.analog[i];
    const std::string path = fmt::format("analog[{}]", i + 1);
    inputs.take(std::string(name(wire.input)), path + ".input",
                "each input has one source: remove the other");
    channels.take(fmt::format("channel {} of \"{}\"", wire.channel, wire.device), path + ".channel",
                  "one channel measures one thing, and two thermistors are two: name another");
    if (wire.gain == 0.0) {
      reading.fault(ErrorCode::inconsistent, path + ".gain", "0 would make every reading the same",
                    "any other number", "docs/calibration.md says how it is found");
    }
    if (must_be_quick(wire.input) && !is_captured(linux, wire.device)) {
      reading.fault(ErrorCode::inconsistent, path + ".device",
                    fmt::format("{} would come from a slow bus", name(wire.input)),
                    "a device of a [[capture]]",
                    "the gate believes it for 10 ms only: capture it by a buffer");
    }
  }
  const auto captured = [&](const std::string& device, const char* key) {
    if (!device.empty() && !is_captured(linux, device)) {
      reading.fault(ErrorCode::inconsistent, fmt::format("{}.device", key),
                    fmt::format("\"{}\" is not captured", device), "a device of a [[capture]]",
                    "add a [[capture]] of it");
    }
  };
  captured(linux.back_mat.device, "back_mat");
  captured(linux.seat_mat.device, "seat_mat");
  captured(linux.emg.device, "emg");
}

/// A PWM chip on a bus makes all its pulses from one clock, and the kernel reports to each channel
/// the period that this one was given, whatever the others have set since (pwm-pca9685, Linux 6.1).
void check_frequency(const LinuxDescription& linux, std::size_t row, Reading& reading) {
  const board::PwmWire& wire = linux.pwm[row];
  if (wire.bus.empty()) return;
  const auto first = std::ranges::find(linux.pwm, wire.chip, &board::PwmWire::chip);
  if (first->frequency.value() == wire.frequency.value()) return;
  reading.fault(
      ErrorCode::inconsistent, fmt::format("pwm[{}].frequency_hz", row + 1),
      fmt::format("\"{}\" would have two frequencies", wire.chip),
      fmt::format("{:g}, as pwm[{}] has", first->frequency.value(), first - linux.pwm.begin() + 1),
      "a chip behind a bus has one clock for all its channels: give them one frequency");
}

void check_drives(const LinuxDescription& linux, Reading& reading) {
  Once outputs(reading);
  Once channels(reading);
  for (std::size_t i = 0; i < linux.pwm.size(); ++i) {
    const board::PwmWire& wire = linux.pwm[i];
    const std::string path = fmt::format("pwm[{}]", i + 1);
    outputs.take(std::string(name(wire.output)), path + ".output",
                 "each output has one channel: remove the other");
    channels.take(fmt::format("channel {} of \"{}\"", wire.channel, wire.chip), path + ".channel",
                  "one channel drives one thing: name another");
    check_frequency(linux, i, reading);
    if (wire.output <= PwmOutput::carriage && !(wire.duty_lowest > 0.0)) {
      reading.fault(ErrorCode::inconsistent, path + ".duty_lowest",
                    "a duty of 0 would mean a place of the drive", "more than 0",
                    "a dead wire must mean that the drive lets go: begin its range at 0.05 or so");
    }
    const bool rolls = wire.output == PwmOutput::roll_left || wire.output == PwmOutput::roll_right;
    if (rolls != wire.direction.wired()) {
      reading.fault(
          rolls ? ErrorCode::missing : ErrorCode::inconsistent, path + ".direction",
          rolls ? "is missing" : "is given for a drive without a direction", "",
          rolls ? "a roller turns both ways: give the line of its direction" : "remove it");
    }
  }
}

/// Complains of what is missing, and of what this chair has no use for.
class Need {
 public:
  Need(const LinuxDescription& linux, Reading& reading) : linux_(linux), reading_(reading) {}

  void analog(AnalogInput input, bool wanted) {
    const auto found = std::ranges::find(linux_.analog, input, &board::AnalogWire::input);
    tell("analog", "input", name(input), found != linux_.analog.end(), wanted);
  }
  void pwm(PwmOutput output, bool wanted) {
    const auto found = std::ranges::find(linux_.pwm, output, &board::PwmWire::output);
    tell("pwm", "output", name(output), found != linux_.pwm.end(), wanted);
  }
  void signal(std::string_view list, std::string_view what, bool there) {
    tell(list, "signal", what, there, true);
  }

 private:
  void tell(std::string_view list, std::string_view key, std::string_view what, bool there,
            bool wanted) {
    if (there == wanted) return;
    if (wanted) {
      reading_.fault(ErrorCode::missing, std::string(list),
                     fmt::format("nothing is wired to {}", what), "",
                     fmt::format("add a [[{}]] with {} = \"{}\"", list, key, what));
    } else {
      reading_.fault(ErrorCode::inconsistent, std::string(list),
                     fmt::format("{} is wired, and the chair has no such jet", what), "",
                     "remove it, or add the jet to the chair's file");
    }
  }

  const LinuxDescription& linux_;
  Reading& reading_;
};

void check_rate(const LinuxDescription& linux, const std::string& device, Hertz promised,
                Reading& reading) {
  const auto found = std::ranges::find(linux.captures, device, &board::Capture::device);
  if (found == linux.captures.end() || found->rate == promised) return;
  reading.fault(ErrorCode::inconsistent,
                fmt::format("capture[{}].rate_hz", found - linux.captures.begin() + 1),
                fmt::format("{} Hz is not what the chair says", found->rate.value()),
                fmt::format("{} Hz", promised.value()), "let the two agree");
}

/// A set-point that the wire clips would leave a drive where nobody sent it.
void check_range(const LinuxDescription& linux, PwmOutput output, Millimetre low, Millimetre high,
                 Reading& reading) {
  const auto found = std::ranges::find(linux.pwm, output, &board::PwmWire::output);
  if (found == linux.pwm.end()) return;
  if (found->lowest <= low.value() && found->highest >= high.value()) return;
  reading.fault(
      ErrorCode::inconsistent, fmt::format("pwm[{}].highest", found - linux.pwm.begin() + 1),
      fmt::format("{} covers {} to {} mm", name(output), found->lowest, found->highest),
      fmt::format("at least {} to {} mm, as in the chair's file", low.value(), high.value()),
      "give the duties of both ends of the drive's way");
}

}  // namespace

void check_wiring(const LinuxDescription& linux, Reading& reading) {
  check_lines(linux, reading);
  check_sensors(linux, reading);
  check_drives(linux, reading);
}

void check_complete(const LinuxDescription& linux, const ChairDescription& chair,
                    Reading& reading) {
  Need need(linux, reading);
  for (const board::LineInput signal : board::kAllLineInputs) {
    need.signal("input", name(signal),
                std::ranges::find(linux.inputs, signal, &board::LineInputWire::signal) !=
                    linux.inputs.end());
  }
  for (const board::LineOutput signal : {board::LineOutput::enable, board::LineOutput::heartbeat}) {
    need.signal("output", name(signal),
                std::ranges::find(linux.outputs, signal, &board::LineOutputWire::signal) !=
                    linux.outputs.end());
  }
  const std::size_t jets = chair.jets.size();
  for (std::size_t i = 0; i < kMaxJets; ++i) {
    need.analog(nth(AnalogInput::nozzle_1, i), i < jets);
    need.pwm(nth(PwmOutput::valve_1, i), i < jets);
  }
  for (const AnalogInput input :
       {AnalogInput::force_left, AnalogInput::force_right, AnalogInput::depth_left,
        AnalogInput::depth_right, AnalogInput::lateral_left, AnalogInput::lateral_right,
        AnalogInput::carriage, AnalogInput::heat_1_a, AnalogInput::heat_1_b, AnalogInput::heat_2_a,
        AnalogInput::heat_2_b, AnalogInput::heat_3_a, AnalogInput::heat_3_b}) {
    need.analog(input, true);
  }
  for (const PwmOutput output :
       {PwmOutput::depth_left, PwmOutput::depth_right, PwmOutput::lateral_left,
        PwmOutput::lateral_right, PwmOutput::carriage, PwmOutput::roll_left, PwmOutput::roll_right,
        PwmOutput::heat_1, PwmOutput::heat_2, PwmOutput::heat_3}) {
    need.pwm(output, true);
  }
  if (jets > 0) {
    need.analog(AnalogInput::line_pressure, true);
    need.analog(AnalogInput::water_temperature, true);
    need.pwm(PwmOutput::pump, true);
  }
  for (const auto& [key, mat] : {std::pair{"back_mat", std::cref(linux.back_mat)},
                                 {"seat_mat", std::cref(linux.seat_mat)}}) {
    if (!mat.get().wired()) {
      reading.fault(ErrorCode::missing, key, "the table is missing", "",
                    fmt::format("add [{}]: without it nobody is seen to sit", key));
    }
    check_rate(linux, mat.get().device, chair.mat_rate, reading);
  }
  if (linux.emg.wired()) check_rate(linux, linux.emg.device, chair.emg_rate, reading);
  for (const PwmOutput depth : {PwmOutput::depth_left, PwmOutput::depth_right}) {
    check_range(linux, depth, Millimetre(0.0), chair.roller.depth_max, reading);
  }
  check_range(linux, PwmOutput::lateral_left, -chair.roller.lateral_outer,
              -chair.roller.lateral_inner, reading);
  check_range(linux, PwmOutput::lateral_right, chair.roller.lateral_inner,
              chair.roller.lateral_outer, reading);
  check_range(linux, PwmOutput::carriage, Millimetre(0.0), chair.carriage_max, reading);
}

}  // namespace knead::config
