#include "hal/sim/sim_chair.hpp"

#include <atomic>
#include <utility>

#include "hal/sim/fault_board.hpp"
#include "hal/sim/plant.hpp"
#include "hal/sim/sensors.hpp"

namespace knead::sim {

struct SimChair::Parts {
  Parts(const ChairDescription& chair, const Body& body, std::uint64_t seed)
      : plant(chair, body, seed), sensors(chair, body, seed) {}

  Plant plant;
  Sensors sensors;
  FaultBoard faults;
  ActuatorFrame frame{};  ///< what the hardware last took
  TimePoint time{};       ///< up to here the plant has run
  bool started = false;
  std::atomic<bool> safe{false};  ///< for good

  void step(TimePoint now) noexcept {
    time = now;
    plant.step(now, frame, !faults.has(FaultKind::power_loss));
    sensors.sample(now, plant);
  }
};

SimChair::SimChair(const ChairDescription& chair, const Body& body, std::uint64_t seed)
    : parts_(std::make_unique<Parts>(chair, body, seed)) {}

SimChair::~SimChair() = default;

hal::IoStatus SimChair::read(TimePoint now, SensorFrame& frame) noexcept {
  Parts& p = *parts_;
  if (!p.started) {
    p.started = true;
    p.step(now);
  }
  while (p.time + kCyclePeriod <= now) p.step(p.time + kCyclePeriod);
  // Time goes on for the person whether or not anybody could read.
  if (p.faults.has(FaultKind::read_failed)) return hal::IoStatus::failed;
  p.sensors.deliver(now, frame);
  return hal::IoStatus::ok;
}

hal::IoStatus SimChair::write(TimePoint, const ActuatorFrame& frame) noexcept {
  Parts& p = *parts_;
  if (p.faults.has(FaultKind::write_failed)) return hal::IoStatus::failed;
  if (p.safe) return frame.enable ? hal::IoStatus::failed : hal::IoStatus::ok;
  if (!p.faults.has(FaultKind::write_ignored)) p.frame = frame;
  return hal::IoStatus::ok;
}

void SimChair::pet(TimePoint now) noexcept {
  if (!parts_->faults.has(FaultKind::edges_lost)) parts_->plant.relay.edge(now);
}

void SimChair::make_safe() noexcept {
  parts_->safe = true;
  parts_->frame.enable = false;
}

const Truth& SimChair::truth() const noexcept { return parts_->plant.truth(); }

const Invariants& SimChair::invariants() const noexcept { return parts_->plant.invariants(); }

NewtonPerMillimetre SimChair::quasi_static_stiffness(Side side, Millimetre along,
                                                     Millimetre lateral,
                                                     Newton preload) const noexcept {
  return parts_->plant.quasi_static_stiffness(side, along, lateral, preload);
}

std::span<const std::array<Volt, kEmgChannels>> SimChair::last_emg() const noexcept {
  return parts_->sensors.emg().last_step();
}

bool SimChair::inject(const Fault& fault) noexcept {
  const bool taken = parts_->faults.inject(fault);
  parts_->sensors.apply(parts_->faults.all());
  return taken;
}

bool SimChair::clear(const Fault& fault) noexcept {
  const bool found = parts_->faults.clear(fault);
  parts_->sensors.apply(parts_->faults.all());
  return found;
}

void SimChair::clear_all_faults() noexcept {
  parts_->faults.clear_all();
  parts_->sensors.apply(parts_->faults.all());
}

void SimChair::set_water_level(Fraction level) noexcept {
  parts_->plant.set_water_level(level.value());
}

void SimChair::sit_down() noexcept { parts_->plant.motion.sit_down(); }
void SimChair::leave() noexcept { parts_->plant.motion.leave(); }
void SimChair::press_estop(bool pressed) noexcept { parts_->plant.estop_pressed = pressed; }
void SimChair::press_hand(HandSwitch held) noexcept { parts_->plant.hand = held; }
void SimChair::cough() noexcept { parts_->plant.motion.cough(); }

void SimChair::guard(Side side, Duration duration) noexcept {
  parts_->plant.guarding.start(side, seconds(duration), truth().carriage.value());
}

void SimChair::shift_lateral(Millimetre by) noexcept { parts_->plant.motion.shift(by.value()); }

void SimChair::set_guarding_plateau(double over_rest) noexcept {
  parts_->plant.set_guarding_plateau(over_rest);
}

void SimChair::slouch(Millimetre forward) noexcept { parts_->plant.motion.slouch(forward.value()); }

void SimChair::lean(double share) noexcept { parts_->plant.motion.lean(share); }
void SimChair::sway(Millimetre at_shoulders) noexcept {
  parts_->plant.motion.sway(at_shoulders.value());
}

void SimChair::set_spontaneous(bool on) noexcept {
  parts_->plant.motion.set_spontaneous(on);
  parts_->plant.guarding.set_spontaneous(on);
}

bool SimChair::replace_emg(std::size_t channel, std::vector<double> volts, bool loop) {
  if (channel >= kEmgChannels || volts.empty()) return false;
  parts_->sensors.replace_emg(channel, std::move(volts), loop);
  return true;
}

}  // namespace knead::sim
