#include "tests/vm/support/seated_person.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <stdexcept>
#include <string>

#include "hal/linux/drive_duty.hpp"
#include "tests/vm/support/guest_clock.hpp"

namespace knead::vm {

using namespace board;

namespace {

constexpr double kMvPerMatKpa = 200.0;
constexpr double kCodesPerVolt = 2e6;  ///< 0.5 microvolt a code
enum : std::size_t { kBackMat, kSeatMat, kEmg };

std::int16_t code16(double value) {
  return static_cast<std::int16_t>(std::lround(std::clamp(value, -32768.0, 32767.0)));
}

void send(const Descriptor& codes, std::span<const std::int16_t> values) {
  const auto size = static_cast<ssize_t>(values.size_bytes());
  if (::pwrite(codes.get(), values.data(), values.size_bytes(), 0) != size) {
    throw std::runtime_error("board_adc took no codes");
  }
}

void send_mat(const Descriptor& codes, const PressureMap& map, std::size_t cells) {
  std::array<std::int16_t, kMaxMatCells> values{};
  std::transform(map.cells.begin(), map.cells.begin() + static_cast<std::ptrdiff_t>(cells),
                 values.begin(), [](Kilopascal p) { return code16(p.value() * kMvPerMatKpa); });
  send(codes, std::span(values).first(cells));
}

/// The inverse of duty_of(): what a drive makes of its pulse. Nothing: there is no command in it.
std::optional<double> value_of(const PwmWire& wire, std::uint16_t steps) {
  const double duty = steps / 4096.0;
  if (is_position(wire.output) && duty < wire.duty_lowest / 2.0) return std::nullopt;
  const double share = (duty - wire.duty_lowest) / (wire.duty_highest - wire.duty_lowest);
  return wire.lowest + std::clamp(share, 0.0, 1.0) * (wire.highest - wire.lowest);
}

std::size_t steps_from(PwmOutput first, PwmOutput output) {
  return static_cast<std::size_t>(output) - static_cast<std::size_t>(first);
}

void command(ActuatorFrame& frame, PwmOutput output, double value) {
  RollerCommand& left = frame.rollers[index(Side::left)];
  RollerCommand& right = frame.rollers[index(Side::right)];
  if (output == PwmOutput::depth_left) left.depth = Millimetre(value);
  if (output == PwmOutput::depth_right) right.depth = Millimetre(value);
  if (output == PwmOutput::lateral_left) left.lateral = Millimetre(value);
  if (output == PwmOutput::lateral_right) right.lateral = Millimetre(value);
  if (output == PwmOutput::carriage) frame.carriage = Millimetre(value);
  if (output == PwmOutput::roll_left) left.drive_speed = MillimetrePerSecond(value);
  if (output == PwmOutput::roll_right) right.drive_speed = MillimetrePerSecond(value);
  if (output == PwmOutput::pump) frame.line_pressure = Kilopascal(value);
  if (output >= PwmOutput::valve_1 && output <= PwmOutput::valve_8) {
    frame.jets[steps_from(PwmOutput::valve_1, output)].valve = Fraction(value);
  }
  if (output >= PwmOutput::air_1 && output <= PwmOutput::air_8) {
    frame.jets[steps_from(PwmOutput::air_1, output)].air = Fraction(value);
  }
  if (output >= PwmOutput::heat_1 && output <= PwmOutput::heat_3) {
    frame.heat[steps_from(PwmOutput::heat_1, output)] = Fraction(value);
  }
  // The heater is on or off; the plant's own thermostat takes it for the warmest that water may be.
  constexpr double kWarmestWaterDegc = 40.0;
  if (output == PwmOutput::water_heater && value > 0.5) {
    frame.water_temperature = Celsius(kWarmestWaterDegc);
  }
}

}  // namespace

SeatedPerson::SeatedPerson(TestBoard& board, std::uint64_t seed)
    : board_(board),
      wiring_(board.description()),
      drives_(board.drives.place()),
      chair_(ChairDescription{}, sim::nominal_body(), seed) {
  for (std::size_t i = 0; i < codes_.size(); ++i) {
    const std::string path = "/sys/devices/platform/board_adc." + std::to_string(i) + "/codes";
    codes_[i] = Descriptor(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  }
  chair_.sit_down();
  show_lines({});
}

void SeatedPerson::live(TimePoint now) {
  take_commands(now);
  static_cast<void>(chair_.read(now, felt_));
  show_lines(felt_.inputs.value);
  show_rollers(felt_);
  // As often as the mats make an image and the water's and heat's sensors move at all.
  constexpr std::uint64_t kSlowEveryMs = 10;
  if (lived_ms_++ % kSlowEveryMs == 0) {
    show_mats(felt_);
    show_slow(felt_);
  }
  show_emg(0);
  wait_until(now + kCyclePeriod / 2);
  show_emg(1);
}

void SeatedPerson::take_commands(TimePoint now) {
  pulses_[0] = board_.drives.steps_from(0);
  // As often as the bus of valves and heat writes them.
  constexpr std::uint64_t kSlowEveryMs = 5;
  if (lived_ms_ % kSlowEveryMs == 0) {
    pulses_[1] = board_.valves.steps_from(0);
    pulses_[2] = board_.valves.steps_from(8);
  }
  ActuatorFrame frame;
  frame.issued_at = now;
  frame.enable = board_.power.high("enable");
  for (const PwmWire& wire : wiring_.pwm) {
    const std::size_t block = wire.chip == drives_ ? 0 : 1 + wire.channel / 8;
    const std::optional<double> value = value_of(wire, pulses_[block][wire.channel % 8]);
    if (!value) {
      frame.enable = false;
      continue;
    }
    const bool back =
        wire.direction.wired() && *value > 0.0 && board_.power.high(wire.direction.line);
    command(frame, wire.output, back ? -*value : *value);
  }
  static_cast<void>(chair_.write(now, frame));
  if (const bool level = board_.power.high("heartbeat"); level != heartbeat_) {
    heartbeat_ = level;
    chair_.pet(now);
  }
}

void SeatedPerson::show_lines(const DigitalInputs& inputs) {
  const auto show = [&](const char* line, bool before, bool is, bool active_low = false) {
    if (!shown_ || before != is) board_.panel.pull(line, is != active_low);
  };
  const DigitalInputs before = shown_.value_or(inputs);
  show("estop", before.estop_pressed, inputs.estop_pressed, true);
  show("ease", before.hand.ease, inputs.hand.ease);
  show("pain", before.hand.pain, inputs.hand.pain);
  show("stop", before.hand.stop, inputs.hand.stop, true);
  show("seat", before.seat_occupied, inputs.seat_occupied);
  show("powered", before.enable_energised, inputs.enable_energised);
  shown_ = inputs;
}

std::uint16_t SeatedPerson::code_of(AnalogInput input, double value) const {
  const auto wire = std::ranges::find(wiring_.analog, input, &AnalogWire::input);
  return static_cast<std::uint16_t>(
      std::lround(std::clamp((value - wire->zero) / wire->gain, 0.0, 4095.0)));
}

void SeatedPerson::show_rollers(const SensorFrame& felt) {
  const RollerSensors& left = felt.rollers[index(Side::left)];
  const RollerSensors& right = felt.rollers[index(Side::right)];
  board_.rollers.set_scan({code_of(AnalogInput::force_left, left.force.value.value()),
                           code_of(AnalogInput::force_right, right.force.value.value()),
                           code_of(AnalogInput::current_left, left.motor_current.value.value()),
                           code_of(AnalogInput::current_right, right.motor_current.value.value())});
  board_.travel.set_scan({code_of(AnalogInput::depth_left, left.depth.value.value()),
                          code_of(AnalogInput::depth_right, right.depth.value.value()),
                          code_of(AnalogInput::lateral_left, left.lateral.value.value()),
                          code_of(AnalogInput::lateral_right, right.lateral.value.value()),
                          code_of(AnalogInput::carriage, felt.carriage.value.value())});
}

void SeatedPerson::show_slow(const SensorFrame& felt) {
  Ad7998::Codes water{code_of(AnalogInput::line_pressure, felt.water.line_pressure.value.value())};
  for (std::size_t jet = 0; jet + 1 < water.size(); ++jet) {
    water[1 + jet] = code_of(AnalogInput::nozzle_1, felt.water.nozzle[jet].value.value());
  }
  board_.water.set(water);
  Ad7998::Codes warmth{
      code_of(AnalogInput::water_temperature, felt.water.temperature.value.value()),
      code_of(AnalogInput::water_flow, felt.water.flow.value.value())};
  for (std::size_t zone = 0; zone < kHeatZones; ++zone) {
    board_.pads[zone].set_degc(felt.heat[zone][0].value.value());
    warmth[2 + zone] = code_of(AnalogInput::heat_1_b, felt.heat[zone][1].value.value());
  }
  board_.warmth.set(warmth);
  constexpr double kMvPerCode = 0.0625;
  constexpr double kLevelPerMv = 0.0005;
  board_.level.set(code16(felt.water.level.value.value() / kLevelPerMv / kMvPerCode));
}

void SeatedPerson::show_mats(const SensorFrame& felt) {
  const ChairDescription chair;
  send_mat(codes_[kBackMat], felt.back_mat.value, chair.back_mat.rows * chair.back_mat.columns);
  send_mat(codes_[kSeatMat], felt.seat_mat.value, chair.seat_mat.rows * chair.seat_mat.columns);
}

void SeatedPerson::show_emg(std::size_t sample) {
  const auto samples = chair_.last_emg();
  if (sample >= samples.size()) return;
  std::array<std::int16_t, kEmgChannels> values{};
  std::ranges::transform(samples[sample], values.begin(),
                         [](Volt v) { return code16(v.value() * kCodesPerVolt); });
  send(codes_[kEmg], values);
}

}  // namespace knead::vm
