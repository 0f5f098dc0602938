// All sensors of the chair: what each makes of the plant, how often, how late and how noisily.
// Noise and latency stand in sensors.cpp, one table. Real-time safe after construction.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "control/types/sensor_frame.hpp"
#include "hal/sim/emg_line.hpp"
#include "hal/sim/emg_synth.hpp"
#include "hal/sim/fault_board.hpp"
#include "hal/sim/mat_synth.hpp"
#include "hal/sim/plant.hpp"
#include "hal/sim/sensor_line.hpp"
#include "hal/sim/sitting.hpp"

namespace knead::sim {

class Sensors {
 public:
  Sensors(const ChairDescription& chair, const Body& body, std::uint64_t seed);

  /// Once a step.
  void sample(TimePoint now, const Plant& plant) noexcept;
  void deliver(TimePoint now, SensorFrame& frame) noexcept;
  void apply(const FaultBoard::List& faults) noexcept;

  [[nodiscard]] const EmgLine& emg() const noexcept { return emg_; }
  void replace_emg(std::size_t channel, std::vector<double> volts, bool loop);

 private:
  template <class T>
  using FastLine = SensorLine<T, 256>;  ///< 1 kHz
  template <class T>
  using MatLine = SensorLine<T, 32>;  ///< 100 Hz
  template <class T>
  using SlowLine = SensorLine<T, 8>;  ///< 10 Hz

  void sample_drives(TimePoint now, const Plant& plant) noexcept;
  void sample_emg(TimePoint now, const Plant& plant) noexcept;
  void make_patterns(double shift_mm, const Pose& pose) noexcept;
  void sample_mats(TimePoint now, const Plant& plant) noexcept;
  void sample_pressures(TimePoint now, const Plant& plant) noexcept;
  void sample_temperatures(TimePoint now, const Plant& plant) noexcept;
  [[nodiscard]] SensorFault& fault_of(FaultTarget target, std::size_t which) noexcept;

  struct RollerLines {
    FastLine<Newton> force;
    FastLine<Millimetre> depth;
    FastLine<Millimetre> lateral;
    FastLine<Ampere> current;
  };

  ChairDescription chair_;
  Body body_;
  Random dice_;
  Random mat_dice_;
  EmgSynth emg_synth_;
  MatSynth back_mat_synth_;
  MatSynth seat_mat_synth_;
  std::uint64_t steps_ = 0;
  std::uint64_t emg_made_ = 0;
  std::uint64_t emg_per_s_;
  std::uint64_t steps_per_mat_frame_;
  double pattern_shift_mm_ = 0.0;  ///< the slide that the mats' patterns were made for
  Pose pattern_pose_{};            ///< and the pose

  std::array<RollerLines, kSides> rollers_;
  FastLine<Millimetre> carriage_;
  FastLine<DigitalInputs> inputs_;
  MatLine<PressureMap> back_mat_;
  MatLine<PressureMap> seat_mat_;
  MatLine<Kilopascal> line_pressure_;
  std::array<MatLine<Kilopascal>, kMaxJets> nozzle_;
  SlowLine<Celsius> water_temperature_;
  SlowLine<Fraction> water_level_;
  MatLine<LitrePerMinute> water_flow_;
  std::array<std::array<SlowLine<Celsius>, kThermistorsPerZone>, kHeatZones> thermistors_;
  EmgLine emg_;
  SensorFault not_a_sensor_{};  ///< what faults of other targets are written to
};

}  // namespace knead::sim
