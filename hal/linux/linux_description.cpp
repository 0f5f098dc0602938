#include "hal/linux/linux_description.hpp"

namespace knead::board {

namespace {

constexpr std::array<std::string_view, kAnalogInputs> kAnalogNames{
    "force_left",    "force_right",  "depth_left",    "depth_right",       "lateral_left",
    "lateral_right", "current_left", "current_right", "carriage",          "line_pressure",
    "nozzle_1",      "nozzle_2",     "nozzle_3",      "nozzle_4",          "nozzle_5",
    "nozzle_6",      "nozzle_7",     "nozzle_8",      "water_temperature", "water_level",
    "water_flow",    "heat_1_a",     "heat_1_b",      "heat_2_a",          "heat_2_b",
    "heat_3_a",      "heat_3_b"};

constexpr std::array<std::string_view, kPwmOutputs> kPwmNames{
    "depth_left", "depth_right", "lateral_left", "lateral_right", "carriage", "roll_left",
    "roll_right", "pump",        "valve_1",      "valve_2",       "valve_3",  "valve_4",
    "valve_5",    "valve_6",     "valve_7",      "valve_8",       "air_1",    "air_2",
    "air_3",      "air_4",       "air_5",        "air_6",         "air_7",    "air_8",
    "heat_1",     "heat_2",      "heat_3",       "water_heater"};

}  // namespace

std::string_view name(Bias bias) {
  switch (bias) {
    case Bias::as_is:
      return "as_is";
    case Bias::pull_up:
      return "pull_up";
    case Bias::pull_down:
      return "pull_down";
    case Bias::none:
      return "none";
  }
  return "?";
}

std::string_view name(LineInput signal) {
  switch (signal) {
    case LineInput::estop:
      return "estop";
    case LineInput::hand_ease:
      return "hand_ease";
    case LineInput::hand_pain:
      return "hand_pain";
    case LineInput::hand_stop:
      return "hand_stop";
    case LineInput::seat:
      return "seat";
    case LineInput::enable_feedback:
      return "enable_feedback";
  }
  return "?";
}

std::string_view name(LineOutput signal) {
  switch (signal) {
    case LineOutput::enable:
      return "enable";
    case LineOutput::heartbeat:
      return "heartbeat";
    case LineOutput::pump:
      return "pump";
  }
  return "?";
}

std::string_view name(AnalogInput input) { return kAnalogNames[static_cast<std::size_t>(input)]; }

std::string_view name(Interface interface) {
  switch (interface) {
    case Interface::iio:
      return "iio";
    case Interface::hwmon:
      return "hwmon";
  }
  return "?";
}

std::string_view name(PwmOutput output) { return kPwmNames[static_cast<std::size_t>(output)]; }

}  // namespace knead::board
