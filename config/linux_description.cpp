#include "config/linux_description.hpp"

#include <array>

#include "config/linux_rules.hpp"
#include "config/load.hpp"

namespace knead::config {

namespace {

using board::AnalogInput;
using board::PwmOutput;

constexpr std::size_t kLongestName = 64;
constexpr std::size_t kLinesMax = 32;

template <class Enum, std::size_t Count>
constexpr std::array<Enum, Count> every() {
  std::array<Enum, Count> all{};
  for (std::size_t i = 0; i < Count; ++i) all[i] = static_cast<Enum>(i);
  return all;
}
constexpr auto kAllAnalogInputs = every<AnalogInput, board::kAnalogInputs>();
constexpr auto kAllPwmOutputs = every<PwmOutput, board::kPwmOutputs>();

void add_line(Section& s, board::LineWire& wire) {
  s.text("chip", wire.chip, kLongestName, "Label of the GPIO chip, as `gpiodetect` shows it.")
      .required()
      .text("line", wire.line, kLongestName, "Name of the line, as `gpioinfo` shows it.")
      .required()
      .boolean("active_low", wire.active_low, "Asserted at a low level.");
}

void add_bias(Section& s, board::LineWire& wire) {
  s.choice<board::Bias>("bias", wire.bias, board::kAllBiases,
                        "What holds the line when nobody drives it.");
}

Section declare_line(board::LineWire& wire, std::string prose, bool input) {
  Section s(std::move(prose));
  add_line(s, wire);
  if (input) add_bias(s, wire);
  return s;
}

Section declare_input(board::LineInputWire& wire) {
  Section s(
      "One line that is read, with its edges. Wire what must fail safe (E-stop, stop) normally "
      "closed, so that a broken wire reads as pressed.");
  s.choice<board::LineInput>("signal", wire.signal, board::kAllLineInputs, "What it says.")
      .required();
  add_line(s, wire.at);
  add_bias(s, wire.at);
  return s;
}

Section declare_output(board::LineOutputWire& wire) {
  Section s("One line that is driven.");
  s.choice<board::LineOutput>("signal", wire.signal, board::kAllLineOutputs, "What it does.")
      .required();
  add_line(s, wire.at);
  return s;
}

Section declare_capture(board::Capture& capture) {
  Section s(
      "One converter whose channels the kernel captures together, with its time (an IIO buffer): "
      "the only way for what the cycle acts upon at once.");
  s.text("device", capture.device, kLongestName,
         "`label` of the IIO device, or its `name` when there is only one of it.")
      .required()
      .text("trigger", capture.trigger, kLongestName,
            "`name` of the IIO trigger; without it the device has its own.")
      .number("rate_hz", capture.rate, within(1, 10'000), "Scans a second.")
      .required()
      .integer("buffer_scans", capture.buffer_scans, within(8, 4096),
               "Scans that the kernel keeps; more are lost, and counted.")
      .optional_table("data_ready",
                      declare_line(capture.data_ready,
                                   "The converter's data-ready line: its edges say when a "
                                   "conversion was really finished, so that a converter which has "
                                   "stopped is seen to have.",
                                   true));
  return s;
}

Section declare_analog(board::AnalogWire& wire) {
  Section s(
      "One quantity and where it comes from: value = zero + gain x reading. A reading is what the "
      "kernel gives, (raw + offset) x scale: mV, mA, milli-degC, kPa.");
  s.choice<AnalogInput>("input", wire.input, kAllAnalogInputs, "What it is.")
      .required()
      .choice<board::Interface>("interface", wire.interface, board::kAllInterfaces,
                                "Which part of the kernel gives it.")
      .text("device", wire.device, kLongestName,
            "A captured device, or one that is read in its bus's own thread.")
      .required()
      .text("channel", wire.channel, kLongestName, "As sysfs names it: voltage0, temp1.")
      .required()
      .number("gain", kPlain, wire.gain, within(-1e9, 1e9),
              "The input's unit (N, mm, A, kPa, degC, share, L/min) per unit of the reading.")
      .required()
      .number("zero", kPlain, wire.zero, within(-1e9, 1e9),
              "In the input's unit, at a reading of 0.")
      .number("lowest", kPlain, wire.lowest, within(-1e9, 1e9),
              "Lowest reading that can be true; below it the wire is broken.")
      .required()
      .number("highest", kPlain, wire.highest, within(-1e9, 1e9),
              "Highest reading that can be true.")
      .required()
      .text("bus", wire.bus, kLongestName,
            "Of a device that is not captured: devices of one bus share a thread.")
      .milliseconds("period_ms", wire.period, within(5, 10'000), "How often that thread reads it.")
      .ordered("lowest", "highest");
  return s;
}

Section declare_mat(board::MatWire& mat, std::string prose) {
  Section s(std::move(prose));
  s.text("device", mat.device, kLongestName, "The captured device that scans it.")
      .required()
      .integer("first", mat.first, within(0, 1023),
               "Channel of the first cell (voltage<first>); the others follow row by row.")
      .number("gain", kPlain, mat.gain, within(-1e6, 1e6), "kPa per unit of the reading.")
      .required()
      .number("zero_kpa", UnitName{"kPa", "_kpa"}, mat.zero, within(-1e3, 1e3),
              "At a reading of 0.");
  return s;
}

Section declare_emg(board::EmgWire& emg) {
  Section s("The EMG amplifier: one captured device, its channels in the order of the chair's.");
  s.text("device", emg.device, kLongestName, "The captured device.")
      .required()
      .integer("first", emg.first, within(0, 1023), "Channel of the first pair (voltage<first>).")
      .number("gain", kPlain, emg.gain, within(-1e3, 1e3),
              "Volts at the skin per unit of the reading.")
      .required()
      .number("lowest", kPlain, emg.lowest, within(-1e9, 1e9),
              "Readings below are an electrode that is off.")
      .number("highest", kPlain, emg.highest, within(-1e9, 1e9),
              "Readings above are an electrode that is off.")
      .ordered("lowest", "highest");
  return s;
}

Section declare_pwm(board::PwmWire& wire) {
  Section s(
      "One PWM channel. A position drive closes its own loop, holds its own current limit and "
      "takes its set-point as the duty: `lowest` at `duty_lowest`, `highest` at `duty_highest`; "
      "below its range it lets go. A speed drive has its direction on a line. Of all others a duty "
      "of 0 is off.");
  s.choice<PwmOutput>("output", wire.output, kAllPwmOutputs, "What it drives.")
      .required()
      .text("chip", wire.chip, kLongestName,
            "The PWM chip's device as sysfs knows it (1-0040, fe20c000.pwm), or its `name`.")
      .required()
      .integer("channel", wire.channel, within(0, 255), "Channel of the chip.")
      .required()
      .number("frequency_hz", wire.frequency, within(1, 1e6),
              "Of the pulses; the same for all channels of a chip behind a bus: it has one clock.")
      .required()
      .number("duty_lowest", kPlain, wire.duty_lowest, within(0, 1), "Share of the period.")
      .number("duty_highest", kPlain, wire.duty_highest, within(0, 1), "Share of the period.")
      .number("lowest", kPlain, wire.lowest, within(-1e4, 1e4),
              "In the output's unit: mm, mm/s, kPa, share.")
      .number("highest", kPlain, wire.highest, within(-1e4, 1e4), "In the output's unit.")
      .text("bus", wire.bus, kLongestName,
            "Of a chip behind a slow bus: the bus whose thread writes it. Without it the cycle "
            "does.")
      .optional_table(
          "direction",
          declare_line(wire.direction, "Of a speed drive: asserted for a negative speed.", false))
      .ordered("duty_lowest", "duty_highest")
      .ordered("lowest", "highest");
  return s;
}

Section declare_watchdog(board::Watchdog& watchdog) {
  Section s("The board's own watchdog; without this table it is left alone.");
  s.text("identity", watchdog.identity, kLongestName, "As its driver names itself.")
      .text("device", watchdog.device, kLongestName,
            "Its device file, such as /dev/watchdog0, instead of an identity.")
      .milliseconds("timeout_ms", watchdog.timeout, within(1000, 60'000),
                    "The board is reset when the cycle has not held for so long.");
  return s;
}

}  // namespace

Section declare(board::LinuxDescription& linux) {
  Section s(
      "How a chair is wired to a Linux board: every device by label and name, never by number. For "
      "`kneadd --chair linux`.");
  s.milliseconds("slow_write_age_ms", linux.slow_write_age,
                 within(10, 100, "the gate's lease is 100 ms: an output must not be older"),
                 "A slow bus that has not written an output for so long has failed.")
      .list("input", {1, kLinesMax}, linux.inputs, declare_input)
      .list("output", {1, kLinesMax}, linux.outputs, declare_output)
      .list("capture", {1, kLinesMax}, linux.captures, declare_capture)
      .list("analog", {1, board::kAnalogInputs}, linux.analog, declare_analog)
      .list("pwm", {1, board::kPwmOutputs}, linux.pwm, declare_pwm)
      .optional_table("back_mat", declare_mat(linux.back_mat, "The pressure mat of the back."))
      .optional_table("seat_mat", declare_mat(linux.seat_mat, "The pressure mat of the seat."))
      .optional_table("emg", declare_emg(linux.emg))
      .optional_table("watchdog", declare_watchdog(linux.watchdog));
  return s;
}

namespace {

template <class Rules>
Loaded<board::LinuxDescription> linux_from(const std::filesystem::path& path, Rules rules) {
  return load<board::LinuxDescription>(
      path, Kind::linux, [](board::LinuxDescription& linux) { return declare(linux); }, rules);
}

}  // namespace

Loaded<board::LinuxDescription> load_linux(const std::filesystem::path& path) {
  // A word that is none would look like its neighbour wired twice.
  return linux_from(path, [](const board::LinuxDescription& linux, Reading& reading) {
    if (reading.ok()) check_wiring(linux, reading);
  });
}

Loaded<board::LinuxDescription> load_linux(const std::filesystem::path& path,
                                           const ChairDescription& chair) {
  return linux_from(path, [&chair](const board::LinuxDescription& linux, Reading& reading) {
    if (reading.ok()) check_wiring(linux, reading);
    if (reading.ok()) check_complete(linux, chair, reading);
  });
}

}  // namespace knead::config
