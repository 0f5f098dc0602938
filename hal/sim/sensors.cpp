#include "hal/sim/sensors.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace knead::sim {
namespace {

// Latency: 2 ms for force, position and current as the reference chair; the others are assumed.
constexpr Duration kDriveLatency = 2ms;
constexpr Duration kMatLatency = 5ms;
constexpr Duration kSlowLatency = 5ms;
// Noise, RMS: 0.1 N as the reference chair; the others are assumed.
constexpr double kForceNoise_n = 0.1;
constexpr double kDepthNoise_mm = 0.01;
constexpr double kTravelNoise_mm = 0.05;
constexpr double kCurrentNoise_a = 0.02;
constexpr double kPressureNoise_kpa = 0.5;
constexpr double kTemperatureNoise_k = 0.03;
constexpr double kLevelNoise = 0.002;
constexpr double kFlowNoise_l_min = 0.02;

constexpr std::uint64_t kStepsPerPressure = 10;
constexpr std::uint64_t kStepsPerTemperature = 100;
/// The mats' patterns are made anew when the person has slid or swayed, slouched or leant this far.
constexpr double kPatternStep_mm = 0.5;
constexpr double kSlouchStep_mm = 1.0;
constexpr double kLeanStep = 0.003;
/// The hips take up half of what the trunk leans over. Assumed.
constexpr double kHipsLean = 0.5;

std::uint64_t steps_per(Hertz rate) {
  return static_cast<std::uint64_t>(std::max(1.0, std::round(1000.0 / rate.value())));
}

}  // namespace

Sensors::Sensors(const ChairDescription& chair, const Body& body, std::uint64_t seed)
    : chair_(chair),
      body_(body),
      dice_(seed, Stream::sensors),
      mat_dice_(seed, Stream::mats),
      emg_synth_(chair, body, seed),
      back_mat_synth_(chair.back_mat, chair.mat_rate, mat_dice_),
      seat_mat_synth_(chair.seat_mat, chair.mat_rate, mat_dice_),
      emg_per_s_(static_cast<std::uint64_t>(std::round(chair.emg_rate.value()))),
      steps_per_mat_frame_(steps_per(chair.mat_rate)),
      rollers_{{{FastLine<Newton>(kDriveLatency), FastLine<Millimetre>(kDriveLatency),
                 FastLine<Millimetre>(kDriveLatency), FastLine<Ampere>(kDriveLatency)},
                {FastLine<Newton>(kDriveLatency), FastLine<Millimetre>(kDriveLatency),
                 FastLine<Millimetre>(kDriveLatency), FastLine<Ampere>(kDriveLatency)}}},
      carriage_(kDriveLatency),
      inputs_(Duration{}),
      back_mat_(kMatLatency),
      seat_mat_(kMatLatency),
      line_pressure_(kSlowLatency),
      nozzle_{MatLine<Kilopascal>(kSlowLatency), MatLine<Kilopascal>(kSlowLatency),
              MatLine<Kilopascal>(kSlowLatency), MatLine<Kilopascal>(kSlowLatency),
              MatLine<Kilopascal>(kSlowLatency), MatLine<Kilopascal>(kSlowLatency),
              MatLine<Kilopascal>(kSlowLatency), MatLine<Kilopascal>(kSlowLatency)},
      water_temperature_(kSlowLatency),
      water_level_(kSlowLatency),
      water_flow_(kSlowLatency),
      thermistors_{{{SlowLine<Celsius>(kSlowLatency), SlowLine<Celsius>(kSlowLatency)},
                    {SlowLine<Celsius>(kSlowLatency), SlowLine<Celsius>(kSlowLatency)},
                    {SlowLine<Celsius>(kSlowLatency), SlowLine<Celsius>(kSlowLatency)}}},
      emg_(chair.emg_rate, Hertz(body.mains_hz)) {
  make_patterns(0.0, Pose{});
}

void Sensors::sample(TimePoint now, const Plant& plant) noexcept {
  sample_drives(now, plant);
  sample_emg(now, plant);
  if (steps_ % steps_per_mat_frame_ == 0) sample_mats(now, plant);
  if (steps_ % kStepsPerPressure == 0) sample_pressures(now, plant);
  if (steps_ % kStepsPerTemperature == 0) sample_temperatures(now, plant);
  ++steps_;
}

void Sensors::sample_drives(TimePoint now, const Plant& plant) noexcept {
  const Truth& truth = plant.truth();
  for (Side side : kBothSides) {
    const std::size_t s = index(side);
    RollerLines& lines = rollers_[s];
    lines.force.push(now, truth.force[s] + Newton(kForceNoise_n * dice_.gaussian()));
    lines.depth.push(now, truth.depth[s] + Millimetre(kDepthNoise_mm * dice_.gaussian()));
    lines.lateral.push(now, truth.lateral[s] + Millimetre(kTravelNoise_mm * dice_.gaussian()));
    lines.current.push(now, truth.motor_current[s] + Ampere(kCurrentNoise_a * dice_.gaussian()));
  }
  carriage_.push(now, truth.carriage + Millimetre(kTravelNoise_mm * dice_.gaussian()));
  inputs_.push(now, DigitalInputs{.estop_pressed = plant.estop_pressed,
                                  .hand = plant.hand,
                                  .seat_occupied = truth.seated,
                                  .enable_energised = truth.powered});
}

void Sensors::sample_emg(TimePoint now, const Plant& plant) noexcept {
  emg_synth_.prepare(plant.around_electrodes());
  emg_.begin_step();
  // At rates that are no multiple of the step the count of a step alternates.
  const std::uint64_t due = (steps_ + 1) * emg_per_s_ / 1000;
  for (; emg_made_ < due; ++emg_made_) {
    EmgLine::Row row;
    emg_synth_.next(row);
    emg_.push(now, row);
  }
}

void Sensors::make_patterns(double shift_mm, const Pose& pose) noexcept {
  pattern_shift_mm_ = shift_mm;
  pattern_pose_ = pose;
  const Body trunk = posed(body_, pose);
  MatCells cells = back_pattern(chair_.back_mat, trunk, shift_mm);
  slouch_back(chair_.back_mat, trunk, pose.slouch_mm, cells);
  back_mat_synth_.set_pattern(cells);
  const Body hips = posed(body_, {.slouch_mm = pose.slouch_mm, .lean = kHipsLean * pose.lean});
  cells = seat_pattern(chair_.seat_mat, hips, shift_mm);
  slouch_seat(chair_.seat_mat, pose.slouch_mm, cells);
  seat_mat_synth_.set_pattern(cells);
}

void Sensors::sample_mats(TimePoint now, const Plant& plant) noexcept {
  const Truth& truth = plant.truth();
  const double shift_mm = plant.motion.lateral_mm();
  const Pose pose = plant.motion.pose();
  if (std::abs(shift_mm - pattern_shift_mm_) >= kPatternStep_mm ||
      std::abs(pose.sway_mm - pattern_pose_.sway_mm) >= kPatternStep_mm ||
      std::abs(pose.slouch_mm - pattern_pose_.slouch_mm) >= kSlouchStep_mm ||
      std::abs(pose.lean - pattern_pose_.lean) >= kLeanStep) {
    make_patterns(shift_mm, pose);
  }
  MatSynth::Input input;
  input.presence = plant.motion.presence();
  PressureMap map;
  seat_mat_synth_.sample(input, mat_dice_, map);
  seat_mat_.push(now, map);
  input.breathing = plant.breathing().value();
  input.carriage_mm = truth.carriage.value();
  for (std::size_t s = 0; s < kSides; ++s) {
    input.lateral_mm[s] = truth.lateral[s].value();
    input.force_n[s] = truth.force[s].value();
  }
  back_mat_synth_.sample(input, mat_dice_, map);
  back_mat_.push(now, map);
}

void Sensors::sample_pressures(TimePoint now, const Plant& plant) noexcept {
  const auto noisy = [this](double kpa) {
    return Kilopascal(kpa + kPressureNoise_kpa * dice_.gaussian());
  };
  line_pressure_.push(now, noisy(plant.water().line_kpa()));
  for (std::size_t j = 0; j < chair_.jets.size(); ++j) {
    nozzle_[j].push(now, noisy(plant.water().nozzle_kpa(j)));
  }
  water_flow_.push(now, LitrePerMinute(std::max(0.0, plant.water().flow_l_min() +
                                                         kFlowNoise_l_min * dice_.gaussian())));
}

void Sensors::sample_temperatures(TimePoint now, const Plant& plant) noexcept {
  const auto noisy = [this](double degc) {
    return Celsius(degc + kTemperatureNoise_k * dice_.gaussian());
  };
  water_temperature_.push(now, noisy(plant.water().tank_degc()));
  water_level_.push(
      now, Fraction(std::clamp(plant.water().level() + kLevelNoise * dice_.gaussian(), 0.0, 1.0)));
  for (std::size_t z = 0; z < kHeatZones; ++z) {
    for (std::size_t k = 0; k < kThermistorsPerZone; ++k) {
      thermistors_[z][k].push(now, noisy(plant.heat().thermistor_degc(z, k)));
    }
  }
}

void Sensors::deliver(TimePoint now, SensorFrame& frame) noexcept {
  for (std::size_t s = 0; s < kSides; ++s) {
    rollers_[s].force.deliver(now, frame.rollers[s].force);
    rollers_[s].depth.deliver(now, frame.rollers[s].depth);
    rollers_[s].lateral.deliver(now, frame.rollers[s].lateral);
    rollers_[s].current.deliver(now, frame.rollers[s].motor_current);
  }
  carriage_.deliver(now, frame.carriage);
  inputs_.deliver(now, frame.inputs);
  back_mat_.deliver(now, frame.back_mat);
  seat_mat_.deliver(now, frame.seat_mat);
  line_pressure_.deliver(now, frame.water.line_pressure);
  for (std::size_t j = 0; j < chair_.jets.size(); ++j)
    nozzle_[j].deliver(now, frame.water.nozzle[j]);
  water_temperature_.deliver(now, frame.water.temperature);
  water_level_.deliver(now, frame.water.level);
  water_flow_.deliver(now, frame.water.flow);
  for (std::size_t z = 0; z < kHeatZones; ++z) {
    for (std::size_t k = 0; k < kThermistorsPerZone; ++k) {
      thermistors_[z][k].deliver(now, frame.heat[z][k]);
    }
  }
  emg_.deliver(now, frame.emg);
}

void Sensors::replace_emg(std::size_t channel, std::vector<double> volts, bool loop) {
  emg_synth_.replace(channel, std::move(volts), loop);
}

}  // namespace knead::sim
