// The simulated person and plant behind the board: every millisecond it takes from the PWM chips'
// registers and the output lines what the chair is told to do, lets the plant live for that
// millisecond, and writes what the sensors feel as converter codes and line levels. Nothing passes
// between it and the chair but the kernel's drivers.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "control/types/sensor_frame.hpp"
#include "hal/linux/descriptor.hpp"
#include "hal/sim/sim_chair.hpp"
#include "tests/vm/support/test_board.hpp"

namespace knead::vm {

class SeatedPerson {
 public:
  /// Someone sits down on `board`.
  SeatedPerson(TestBoard& board, std::uint64_t seed);

  /// One millisecond, from the one before to `now`. Waits half of it, for the second EMG sample.
  void live(TimePoint now);

  [[nodiscard]] sim::SimChair& body() { return chair_; }

 private:
  void take_commands(TimePoint now);
  void show_lines(const DigitalInputs& inputs);
  void show_rollers(const SensorFrame& felt);
  void show_slow(const SensorFrame& felt);
  void show_mats(const SensorFrame& felt);
  void show_emg(std::size_t sample);
  [[nodiscard]] std::uint16_t code_of(board::AnalogInput input, double value) const;

  TestBoard& board_;
  board::LinuxDescription wiring_;
  std::string drives_;  ///< where the chip of the drives is
  sim::SimChair chair_;
  std::array<Pca9685::Steps, 3> pulses_{};  ///< drives; valves and heat
  SensorFrame felt_{};
  bool heartbeat_ = false;
  std::optional<DigitalInputs> shown_;
  std::uint64_t lived_ms_ = 0;
  std::array<board::Descriptor, 3> codes_;  ///< back mat, seat mat, EMG: kernel/board_adc.c
};

}  // namespace knead::vm
