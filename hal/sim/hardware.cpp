#include "hal/sim/hardware.hpp"

#include "hal/sim/random.hpp"

namespace knead::sim {
namespace {

void draw_depth_drive(DriveHardware& drive, Random& dice) {
  drive.current_limit_a = dice.uniform(8.5, 9.5);
  drive.gear_friction_n = dice.uniform(4.0, 9.0);
  drive.guide_friction_n = dice.uniform(1.0, 3.0);
  drive.load_friction = dice.uniform(0.03, 0.08);
  drive.breakaway = dice.uniform(1.2, 1.5);
  drive.play_mm = dice.uniform(0.1, 0.4);
  drive.clutch_opens_s = dice.uniform(0.005, 0.012);
}

TravelHardware draw_arm(Random& dice) {
  return {.mass_kg = 3.0,
          .force_limit_n = 150.0,
          .friction_n = dice.uniform(4.0, 8.0),
          .slide_friction_n = dice.uniform(1.0, 3.0),
          .breakaway = dice.uniform(1.2, 1.5),
          .play_mm = dice.uniform(0.2, 0.5)};
}

}  // namespace

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
  Random mechanics(seed, Stream::mechanics);
  for (DriveHardware& drive : hardware.depth) draw_depth_drive(drive, mechanics);
  for (TravelHardware& arm : hardware.arms) arm = draw_arm(mechanics);
  hardware.carriage.friction_n = mechanics.uniform(10.0, 25.0);
  hardware.carriage.breakaway = mechanics.uniform(1.2, 1.5);
  return hardware;
}

}  // namespace knead::sim
