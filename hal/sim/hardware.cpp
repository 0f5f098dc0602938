#include "hal/sim/hardware.hpp"

#include "hal/sim/random.hpp"

namespace knead::sim {

Hardware draw_hardware(const ChairDescription& chair, std::uint64_t seed) {
  Random dice(seed, Stream::hardware);
  Hardware hardware;
  hardware.pump_lag_s = dice.uniform(0.05, 0.3);
  hardware.pump_gain = dice.uniform(0.95, 1.05);
  hardware.valve_lag_s = seconds(chair.valve_time_constant) * dice.uniform(0.6, 1.0);
  hardware.room_degc = dice.uniform(18.0, 28.0);
  for (auto& zone : hardware.thermistor_offset_degc) {
    for (double& offset : zone) offset = dice.uniform(-0.3, 0.3);
  }
  return hardware;
}

}  // namespace knead::sim
