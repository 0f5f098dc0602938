// How a chair is wired to a Linux board, as data: which device, by label and name and never by
// number, is which sensor and which drive. Read from a file of kind "linux"
// (config/linux_description.hpp). Set-up only; allocates.
//
// Units. A converter gives what the kernel's IIO or hwmon interface gives, (raw + offset) * scale:
// millivolts, milliamperes, milli-degrees Celsius, kilopascals. `AnalogWire` takes that to the unit
// of its input. Zero and span of this very chair come later, in calibration.toml.
//
// Drives. Set-points, not efforts (docs/decisions/0005-position-set-points.md): each position drive
// closes its own loop, holds its own current limit, and takes its set-point as the duty cycle of a
// PWM signal. A duty below its range means "no command": the drive lets go. So a dead wire, a dead
// board and a duty of 0 are all the same thing: released.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "control/types/chair_description.hpp"
#include "control/types/time.hpp"
#include "control/types/units.hpp"

namespace knead::board {

// -- lines that are on or off -----------------------------------------------------------------

enum class Bias : std::uint8_t { as_is, pull_up, pull_down, none };
inline constexpr std::array kAllBiases{Bias::as_is, Bias::pull_up, Bias::pull_down, Bias::none};

/// One GPIO line. `asserted` in this house means that what the line is named after is the case.
struct LineWire {
  std::string chip;         ///< the chip's label, as `gpiodetect` shows it
  std::string line;         ///< the line's name, as `gpioinfo` shows it
  bool active_low = false;  ///< asserted at a low level
  Bias bias = Bias::as_is;  ///< of an input

  [[nodiscard]] bool wired() const { return !line.empty(); }
};

/// What a line reads. An input that must fail safe (E-stop, stop) is wired normally closed and
/// pulled, so that a broken wire reads as asserted.
enum class LineInput : std::uint8_t {
  estop,
  hand_ease,
  hand_pain,
  hand_stop,
  seat,
  enable_feedback,  ///< a contact of the enable relay: power is on the actuators
};
inline constexpr std::array kAllLineInputs{LineInput::estop,     LineInput::hand_ease,
                                           LineInput::hand_pain, LineInput::hand_stop,
                                           LineInput::seat,      LineInput::enable_feedback};

/// What a line drives.
enum class LineOutput : std::uint8_t {
  enable,     ///< asks for power on every actuator; the heartbeat relay is in series
  heartbeat,  ///< toggles once a cycle that held
  pump,       ///< the pump's contactor; optional
};
inline constexpr std::array kAllLineOutputs{LineOutput::enable, LineOutput::heartbeat,
                                            LineOutput::pump};

struct LineInputWire {
  LineInput signal{};
  LineWire at{};
};

struct LineOutputWire {
  LineOutput signal{};
  LineWire at{};
};

// -- what is measured -------------------------------------------------------------------------

/// A converter whose channels are captured together, in a kernel buffer, each scan with the
/// kernel's time: the only way for what the cycle acts upon at once.
struct Capture {
  std::string device;   ///< the IIO device's `label`, or its `name` if it is the only one
  std::string trigger;  ///< `name` of the IIO trigger; empty: the device has its own
  Hertz rate{1000.0};   ///< scans a second
  std::uint32_t buffer_scans = 64;  ///< that the kernel keeps: older ones are lost in an overrun
  LineWire data_ready{};  ///< its edges say when the converter really finished; may be none
};

enum class AnalogInput : std::uint8_t {
  force_left,
  force_right,
  depth_left,
  depth_right,
  lateral_left,
  lateral_right,
  current_left,  ///< of the depth drives' motors
  current_right,
  carriage,
  line_pressure,
  nozzle_1,
  nozzle_2,
  nozzle_3,
  nozzle_4,
  nozzle_5,
  nozzle_6,
  nozzle_7,
  nozzle_8,
  water_temperature,
  water_level,
  water_flow,
  heat_1_a,  ///< the two thermistors of heat pad 1, which is nearest the seat
  heat_1_b,
  heat_2_a,
  heat_2_b,
  heat_3_a,
  heat_3_b,
};
inline constexpr std::size_t kAnalogInputs = static_cast<std::size_t>(AnalogInput::heat_3_b) + 1;

enum class Interface : std::uint8_t { iio, hwmon };
inline constexpr std::array kAllInterfaces{Interface::iio, Interface::hwmon};

/// One quantity and where it comes from: value = zero + gain * reading.
struct AnalogWire {
  AnalogInput input{};
  Interface interface = Interface::iio;
  std::string device;    ///< a Capture's device, or one that is read slowly by sysfs
  std::string channel;   ///< as sysfs names it: "voltage0" (iio), "temp1" (hwmon)
  double gain = 1.0;     ///< the input's unit per unit of the reading
  double zero = 0.0;     ///< in the input's unit, at a reading of 0
  double lowest = 0.0;   ///< readings outside of these two are a broken wire: the sample is faulty
  double highest = 0.0;  ///< in the unit of the reading
  /// A device that is no Capture: the bus it is on (each has a thread of its own) ...
  std::string bus{"slow"};
  /// ... and how often it is read. An ADS1115 takes 17 to 22 ms a reading.
  Duration period = 100ms;
};

/// A pressure mat: one captured device whose channels `voltage<first>` and on are its cells, row by
/// row.
struct MatWire {
  std::string device;  ///< empty: the chair has no such mat
  std::uint32_t first = 0;
  double gain = 1.0;  ///< kPa per unit of the reading
  double zero = 0.0;  ///< kPa at a reading of 0

  [[nodiscard]] bool wired() const { return !device.empty(); }
};

/// The EMG amplifier: one captured device, channels in the order of ChairDescription::emg.
struct EmgWire {
  std::string device;  ///< empty: the chair has no amplifier
  std::uint32_t first = 0;
  double gain = 1.0;     ///< volts at the skin per unit of the reading
  double lowest = -1e9;  ///< readings outside are an electrode that is off
  double highest = 1e9;

  [[nodiscard]] bool wired() const { return !device.empty(); }
};

// -- what is driven ---------------------------------------------------------------------------

enum class PwmOutput : std::uint8_t {
  depth_left,  ///< position drives: the set-point's range is the duty's range
  depth_right,
  lateral_left,
  lateral_right,
  carriage,
  roll_left,  ///< speed drives: the magnitude is the duty, a line is the direction
  roll_right,
  pump,  ///< pressure drive: 0 to ChairDescription::line_pressure_max
  valve_1,
  valve_2,
  valve_3,
  valve_4,
  valve_5,
  valve_6,
  valve_7,
  valve_8,
  air_1,
  air_2,
  air_3,
  air_4,
  air_5,
  air_6,
  air_7,
  air_8,
  heat_1,
  heat_2,
  heat_3,
  water_heater,  ///< switched by the chair's own thermostat
};
inline constexpr std::size_t kPwmOutputs = static_cast<std::size_t>(PwmOutput::water_heater) + 1;

/// One PWM channel and what its duty means: `lowest` of the quantity at `duty_lowest`, `highest` at
/// `duty_highest`, straight between. Nothing lies beyond.
struct PwmWire {
  PwmOutput output{};
  std::string chip;  ///< as sysfs knows its device: "1-0040", "fe20c000.pwm"; or its `name`
  std::uint32_t channel = 0;
  Hertz frequency{1000.0};
  double duty_lowest = 0.0;  ///< shares of the period, 0 to 1
  double duty_highest = 1.0;
  double lowest = 0.0;  ///< in the output's unit: mm, mm/s, kPa, share
  double highest = 1.0;
  LineWire direction{};  ///< of a speed drive: asserted for a negative speed
  /// The bus that writes it in its own thread; empty: the chip's registers are the processor's own
  /// and the cycle writes them itself.
  std::string bus;
};

// -- the last line ----------------------------------------------------------------------------

struct Watchdog {
  std::string identity;   ///< as its driver names it
  std::string device;     ///< its file, instead; both empty: the board has none
  Duration timeout = 2s;  ///< the board is reset when the cycle has not held for so long

  [[nodiscard]] bool wired() const { return !identity.empty() || !device.empty(); }
};

struct LinuxDescription {
  std::vector<LineInputWire> inputs;
  std::vector<LineOutputWire> outputs;
  std::vector<Capture> captures;
  std::vector<AnalogWire> analog;
  MatWire back_mat{};
  MatWire seat_mat{};
  EmgWire emg{};
  std::vector<PwmWire> pwm;
  Watchdog watchdog{};
  /// A slow bus that has not written an output for so long has failed.
  Duration slow_write_age = 100ms;
};

/// Where the kernel shows its devices. Tests give a folder that looks like these.
struct KernelPaths {
  std::string sys{"/sys"};
  std::string dev{"/dev"};
};

[[nodiscard]] std::string_view name(Bias bias);
[[nodiscard]] std::string_view name(LineInput signal);
[[nodiscard]] std::string_view name(LineOutput signal);
[[nodiscard]] std::string_view name(AnalogInput input);
[[nodiscard]] std::string_view name(Interface interface);
[[nodiscard]] std::string_view name(PwmOutput output);

}  // namespace knead::board
