#include "tests/vm/support/board_file.hpp"

#include <fmt/format.h>

namespace knead::vm {

using namespace board;

namespace {

std::string place(const LineWire& line) {
  return fmt::format(R"(chip = "{}", line = "{}", active_low = {})", line.chip, line.line,
                     line.active_low);
}

std::string row(const Capture& capture) {
  return fmt::format(R"({{ device = "{}", trigger = "{}", rate_hz = {}, buffer_scans = {} }})",
                     capture.device, capture.trigger, capture.rate.value(), capture.buffer_scans);
}

std::string row(const AnalogWire& wire) {
  return fmt::format(
      R"({{ input = "{}", interface = "{}", device = "{}", channel = "{}", gain = {}, zero = {}, )"
      R"(lowest = {}, highest = {}, bus = "{}", period_ms = {} }})",
      name(wire.input), name(wire.interface), wire.device, wire.channel, wire.gain, wire.zero,
      wire.lowest, wire.highest, wire.bus, wire.period / 1ms);
}

std::string row(const PwmWire& wire) {
  const std::string direction =
      wire.direction.wired() ? fmt::format(", direction = {{ {} }}", place(wire.direction)) : "";
  const std::string bus = wire.bus.empty() ? "" : fmt::format(R"(, bus = "{}")", wire.bus);
  return fmt::format(
      R"({{ output = "{}", chip = "{}", channel = {}, frequency_hz = {}, duty_lowest = {}, )"
      R"(duty_highest = {}, lowest = {}, highest = {}{}{} }})",
      name(wire.output), wire.chip, wire.channel, wire.frequency.value(), wire.duty_lowest,
      wire.duty_highest, wire.lowest, wire.highest, bus, direction);
}

template <class Wires, class Row>
std::string list(const char* key, const Wires& wires, const Row& one) {
  std::string text = fmt::format("{} = [\n", key);
  for (const auto& wire : wires) text += fmt::format("  {},\n", one(wire));
  return text + "]\n";
}

template <class Wires>
std::string list(const char* key, const Wires& wires) {
  return list(key, wires, [](const auto& wire) { return row(wire); });
}

template <class Wires>
std::string lines(const char* key, const Wires& wires) {
  return list(key, wires, [](const auto& wire) {
    return fmt::format(R"({{ signal = "{}", {} }})", name(wire.signal), place(wire.at));
  });
}

std::string mat(const char* key, const MatWire& wire) {
  return fmt::format("[{}]\ndevice = \"{}\"\ngain = {}\n", key, wire.device, wire.gain);
}

}  // namespace

std::string board_file(const LinuxDescription& board) {
  return "schema_version = 1\nkind = \"linux\"\n" + lines("input", board.inputs) +
         lines("output", board.outputs) + list("capture", board.captures) +
         list("analog", board.analog) + list("pwm", board.pwm) + mat("back_mat", board.back_mat) +
         mat("seat_mat", board.seat_mat) +
         fmt::format("[emg]\ndevice = \"{}\"\ngain = {}\nlowest = {}\nhighest = {}\n",
                     board.emg.device, board.emg.gain, board.emg.lowest, board.emg.highest) +
         fmt::format("[watchdog]\nidentity = \"{}\"\ntimeout_ms = {}\n", board.watchdog.identity,
                     board.watchdog.timeout / 1ms);
}

}  // namespace knead::vm
