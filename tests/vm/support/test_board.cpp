#include "tests/vm/support/test_board.hpp"

#include <string>

namespace knead::vm {

using namespace board;

namespace {

LineWire line(const char* chip, const char* name, bool active_low = false) {
  return {chip, name, active_low, Bias::as_is};
}

/// The slow bus reads so often. In the guest a transfer takes no time at all.
constexpr Duration kPressurePeriod = 10ms;
constexpr Duration kTemperaturePeriod = 100ms;
/// A wire that is torn reads beyond these: 12 bits of 1 mV.
constexpr double kFullScaleMv = 4095.0;

AnalogWire captured(AnalogInput input, const char* device, int channel, double gain,
                    double zero = 0.0) {
  AnalogWire wire;
  wire.input = input;
  wire.device = device;
  wire.channel = "voltage" + std::to_string(channel);
  wire.gain = gain;
  wire.zero = zero;
  wire.highest = kFullScaleMv;
  return wire;
}

AnalogWire slow(AnalogInput input, const char* device, int channel, double gain, Duration period) {
  AnalogWire wire = captured(input, device, channel, gain);
  wire.bus = "sensors";
  wire.period = period;
  return wire;
}

AnalogInput nth(AnalogInput first, int n) {
  return static_cast<AnalogInput>(static_cast<int>(first) + n);
}

void wire_captured(std::vector<AnalogWire>& wires) {
  const char* rollers = "ad7998@20";
  const char* travel = "ad7998@21";
  for (int side = 0; side < 2; ++side) {
    wires.push_back(captured(nth(AnalogInput::force_left, side), rollers, side, 0.04));
    wires.push_back(
        captured(nth(AnalogInput::current_left, side), rollers, 2 + side, 0.005, -10.0));
    wires.push_back(captured(nth(AnalogInput::depth_left, side), travel, side, 0.025, -10.0));
    wires.push_back(captured(nth(AnalogInput::lateral_left, side), travel, 2 + side, 0.1, -200.0));
  }
  wires.push_back(captured(AnalogInput::carriage, travel, 4, 0.25, -50.0));
}

void wire_slow(std::vector<AnalogWire>& wires) {
  const char* water = "ad7998@22";
  const char* warmth = "ad7998@23";
  wires.push_back(slow(AnalogInput::line_pressure, water, 0, 0.1, kPressurePeriod));
  for (int jet = 0; jet < 6; ++jet) {
    wires.push_back(slow(nth(AnalogInput::nozzle_1, jet), water, 1 + jet, 0.1, kPressurePeriod));
  }
  wires.push_back(slow(AnalogInput::water_temperature, warmth, 0, 0.02, kTemperaturePeriod));
  wires.push_back(slow(AnalogInput::water_flow, warmth, 1, 0.01, kTemperaturePeriod));
  wires.push_back(slow(AnalogInput::water_level, "ads1015", 0, 0.0005, kTemperaturePeriod));
  for (int zone = 0; zone < static_cast<int>(kHeatZones); ++zone) {
    AnalogWire pad = slow(nth(AnalogInput::heat_1_a, 2 * zone), "", 0, 0.001, kTemperaturePeriod);
    pad.interface = Interface::hwmon;
    pad.device = std::string("lm75@4") + "9ab"[zone];
    pad.channel = "temp1";
    pad.highest = 100'000.0;
    wires.push_back(pad);
    wires.push_back(
        slow(nth(AnalogInput::heat_1_b, 2 * zone), warmth, 2 + zone, 0.02, kTemperaturePeriod));
  }
}

/// One output after the other. The drives stand for PWM that the processor makes itself: the cycle
/// writes them. All else is behind a bus with a thread of its own.
class PwmWiring {
 public:
  explicit PwmWiring(const TestBoard& chips) : chips_(chips) {}

  PwmWire& add(PwmOutput output, double highest) {
    const bool drive = next_ < kDrives;
    PwmWire wire;
    wire.output = output;
    wire.chip = drive ? chips_.drives.place() : chips_.valves.place();
    wire.channel = drive ? next_ : next_ - kDrives;
    ++next_;
    wire.highest = highest;
    wire.bus = drive ? "" : "outputs";
    wires.push_back(wire);
    return wires.back();
  }

  /// A duty below 10 % is no command: the drive lets go.
  void position(PwmOutput output, double lowest, double highest) {
    PwmWire& wire = add(output, highest);
    wire.lowest = lowest;
    wire.duty_lowest = 0.1;
    wire.duty_highest = 0.9;
  }

  std::vector<PwmWire> wires;

 private:
  static constexpr std::uint32_t kDrives = 8;

  const TestBoard& chips_;
  std::uint32_t next_ = 0;
};

std::vector<PwmWire> pwm_of(const TestBoard& chips) {
  const ChairDescription chair;
  PwmWiring wiring(chips);
  wiring.position(PwmOutput::depth_left, 0.0, chair.roller.depth_max.value());
  wiring.position(PwmOutput::depth_right, 0.0, chair.roller.depth_max.value());
  const double outer = chair.roller.lateral_outer.value();
  wiring.position(PwmOutput::lateral_left, -outer, outer);
  wiring.position(PwmOutput::lateral_right, -outer, outer);
  wiring.position(PwmOutput::carriage, 0.0, chair.carriage_max.value());
  constexpr double kRollSpeedMax = 200.0;
  wiring.add(PwmOutput::roll_left, kRollSpeedMax).direction = line("power", "left_back");
  wiring.add(PwmOutput::roll_right, kRollSpeedMax).direction = line("power", "right_back");
  wiring.add(PwmOutput::pump, chair.line_pressure_max.value());
  for (int jet = 0; jet < 6; ++jet) {
    wiring.add(static_cast<PwmOutput>(static_cast<int>(PwmOutput::valve_1) + jet), 1.0);
    wiring.add(static_cast<PwmOutput>(static_cast<int>(PwmOutput::air_1) + jet), 1.0);
  }
  for (int zone = 0; zone < static_cast<int>(kHeatZones); ++zone) {
    wiring.add(static_cast<PwmOutput>(static_cast<int>(PwmOutput::heat_1) + zone), 1.0);
  }
  wiring.add(PwmOutput::water_heater, 1.0);
  return std::move(wiring.wires);
}

}  // namespace

LinuxDescription TestBoard::description() const {
  LinuxDescription board;
  board.inputs = {{LineInput::estop, line("panel", "estop", true)},
                  {LineInput::hand_ease, line("panel", "ease")},
                  {LineInput::hand_pain, line("panel", "pain")},
                  {LineInput::hand_stop, line("panel", "stop", true)},
                  {LineInput::seat, line("panel", "seat")},
                  {LineInput::enable_feedback, line("panel", "powered")}};
  board.outputs = {{LineOutput::enable, line("power", "enable")},
                   {LineOutput::heartbeat, line("power", "heartbeat")},
                   {LineOutput::pump, line("power", "pump")}};
  board.captures = {{"ad7998@20", "cycle", Hertz(1000.0), 64, {}},
                    {"ad7998@21", "cycle", Hertz(1000.0), 64, {}},
                    {"board-back-mat", "mats", Hertz(100.0), 16, {}},
                    {"board-seat-mat", "mats", Hertz(100.0), 16, {}},
                    {"board-emg", "emg", Hertz(2000.0), 128, {}}};
  wire_captured(board.analog);
  wire_slow(board.analog);
  constexpr double kMatKpaPerMv = 0.005;
  board.back_mat = MatWire{"board-back-mat", 0, kMatKpaPerMv, 0.0};
  board.seat_mat = MatWire{"board-seat-mat", 0, kMatKpaPerMv, 0.0};
  constexpr double kVoltPerMv = 1e-3;
  board.emg = EmgWire{"board-emg", 0, kVoltPerMv, -15.0, 15.0};
  board.pwm = pwm_of(*this);
  board.watchdog = Watchdog{"Software Watchdog", "/dev/watchdog", 2s};
  return board;
}

}  // namespace knead::vm
