#include "hal/linux/linux_chair.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "hal/linux/drive_duty.hpp"

namespace knead::board {

namespace {

constexpr LineBits bit_of(LineInput signal) { return bit(static_cast<std::size_t>(signal)); }

/// A press that was over before anybody looked was a press all the same.
constexpr LineBits kRemembered = bit_of(LineInput::estop) | bit_of(LineInput::hand_ease) |
                                 bit_of(LineInput::hand_pain) | bit_of(LineInput::hand_stop);

std::size_t steps(PwmOutput from, PwmOutput to) {
  return static_cast<std::size_t>(to) - static_cast<std::size_t>(from);
}

}  // namespace

Result<std::unique_ptr<LinuxChair>> LinuxChair::open(const LinuxDescription& board,
                                                     const ChairDescription& chair,
                                                     const KernelPaths& paths) {
  auto parts = open_parts(board, chair, paths);
  if (!parts) return tl::unexpected(parts.error());
  return std::make_unique<LinuxChair>(board, chair, std::move(*parts));
}

LinuxChair::LinuxChair(LinuxDescription board, const ChairDescription& chair, BoardParts parts)
    : board_(std::move(board)),
      chair_(chair),
      lines_(plan_lines(board_)),
      parts_(std::move(parts)) {
  for (std::size_t i = 0; i < board_.captures.size(); ++i) {
    captures_.emplace_back(std::move(parts_.captures[i]),
                           plan_capture(board_, chair_, board_.captures[i]));
    // Until the first edge nothing is ready: as old as can be.
    ready_at_.push_back(board_.captures[i].data_ready.wired() ? std::optional(TimePoint{})
                                                              : std::nullopt);
  }
  for (std::size_t i = 0; i < board_.analog.size(); ++i) {
    if (parts_.readings[i]) slow_.push_back({parts_.readings[i], scale_of(board_.analog[i]), 0});
  }
  for (const auto& bus : parts_.buses) bus->start();
}

LinuxChair::~LinuxChair() { LinuxChair::make_safe(); }

hal::IoStatus LinuxChair::read(TimePoint now, SensorFrame& frame) noexcept {
  const bool seen = read_lines(now);
  read_captures();
  read_slow();
  frame = frame_;
  return seen ? hal::IoStatus::ok : hal::IoStatus::failed;
}

bool LinuxChair::read_lines(TimePoint now) noexcept {
  LineBits pressed = 0;
  take_edges(pressed);
  LineBits levels = 0;
  if (!parts_.inputs->levels(levels)) return false;
  const auto is = [asserted = levels | pressed](LineInput signal) {
    return (asserted & bit_of(signal)) != 0;
  };
  frame_.inputs = {.value = {.estop_pressed = is(LineInput::estop),
                             .hand = {.ease = is(LineInput::hand_ease),
                                      .pain = is(LineInput::hand_pain),
                                      .stop = is(LineInput::hand_stop)},
                             .seat_occupied = is(LineInput::seat),
                             .enable_energised = is(LineInput::enable_feedback)},
                   .acquired = now,
                   .validity = Validity::good,
                   .sequence = frame_.inputs.sequence + 1};
  return true;
}

void LinuxChair::take_edges(LineBits& pressed) noexcept {
  // More than a bouncing contact and a converter at 4 kHz bring in a late cycle. A line that gives
  // more is broken, and what is left over is taken in the next cycle.
  constexpr int kEdgesMax = 256;
  Edge edge;
  for (int i = 0; i < kEdgesMax && parts_.inputs->next_edge(edge); ++i) {
    if (edge.asserted) pressed |= bit(edge.line) & kRemembered;
    for (std::size_t c = 0; c < ready_at_.size(); ++c) {
      if (edge.line == lines_.data_ready[c] && edge.asserted) ready_at_[c] = edge.at;
    }
  }
}

void LinuxChair::read_captures() noexcept {
  for (std::size_t i = 0; i < captures_.size(); ++i) captures_[i].take(frame_, ready_at_[i]);
}

void LinuxChair::read_slow() noexcept {
  for (SlowReading& slow : slow_) {
    Sample<double> reading;
    if (!slow.box->take(reading) || reading.sequence == slow.sequence) continue;
    slow.sequence = reading.sequence;
    renew(frame_, slow.scale, reading.value, reading.acquired, reading.validity);
  }
}

hal::IoStatus LinuxChair::write(TimePoint now, const ActuatorFrame& frame) noexcept {
  if (safe_.load()) return frame.enable ? hal::IoStatus::failed : hal::IoStatus::ok;
  since_written_ = written_ == TimePoint{} ? Duration{} : now - written_;
  written_ = now;
  LineBits lines = 0;
  // What takes power away comes first, what gives it last.
  bool taken = frame.enable || drive_lines(0);
  taken &= drive_pwm(now, frame, lines);
  if (frame.enable) {
    lines |= bit(kEnableLine);
    if (lines_.pump != kNoLine && frame.line_pressure > Kilopascal(0.0)) lines |= bit(lines_.pump);
    taken &= drive_lines(lines);
  }
  if (!parts_.duties.empty()) {
    to_check_ = (to_check_ + 1) % parts_.duties.size();
    taken &= parts_.duties[to_check_]->holds();
  }
  // Made safe by another thread while this one drove: what that one released must stay so.
  if (safe_.load()) make_safe();
  return taken ? hal::IoStatus::ok : hal::IoStatus::failed;
}

bool LinuxChair::drive_pwm(TimePoint now, const ActuatorFrame& frame,
                           LineBits& directions) noexcept {
  bool taken = true;
  for (std::size_t i = 0; i < board_.pwm.size(); ++i) {
    const PwmWire& wire = board_.pwm[i];
    double value = value_of(wire.output, now, frame);
    if (lines_.direction[i] != kNoLine) {
      if (value < 0.0) directions |= bit(lines_.direction[i]);
      value = std::abs(value);
    }
    taken &= parts_.duties[i]->set(now, frame.enable ? duty_of(wire, value) : 0.0);
  }
  return taken;
}

double LinuxChair::value_of(PwmOutput output, TimePoint now, const ActuatorFrame& frame) noexcept {
  const RollerCommand& left = frame.rollers[index(Side::left)];
  const RollerCommand& right = frame.rollers[index(Side::right)];
  switch (output) {
    case PwmOutput::depth_left:
      return left.depth.value();
    case PwmOutput::depth_right:
      return right.depth.value();
    case PwmOutput::lateral_left:
      return left.lateral.value();
    case PwmOutput::lateral_right:
      return right.lateral.value();
    case PwmOutput::carriage:
      return frame.carriage.value();
    case PwmOutput::roll_left:
      return left.drive_speed.value();
    case PwmOutput::roll_right:
      return right.drive_speed.value();
    case PwmOutput::pump:
      return frame.line_pressure.value();
    case PwmOutput::valve_1:
    case PwmOutput::valve_2:
    case PwmOutput::valve_3:
    case PwmOutput::valve_4:
    case PwmOutput::valve_5:
    case PwmOutput::valve_6:
    case PwmOutput::valve_7:
    case PwmOutput::valve_8: {
      const std::size_t jet = steps(PwmOutput::valve_1, output);
      return pulses_.opening(jet, frame.jets[jet], since_written_);
    }
    case PwmOutput::air_1:
    case PwmOutput::air_2:
    case PwmOutput::air_3:
    case PwmOutput::air_4:
    case PwmOutput::air_5:
    case PwmOutput::air_6:
    case PwmOutput::air_7:
    case PwmOutput::air_8:
      return frame.jets[steps(PwmOutput::air_1, output)].air.value();
    case PwmOutput::heat_1:
    case PwmOutput::heat_2:
    case PwmOutput::heat_3:
      return frame.heat[steps(PwmOutput::heat_1, output)].value();
    case PwmOutput::water_heater:
      return thermostat_.step(now, frame.water_temperature, frame_.water.temperature,
                              chair_.ages.temperature)
                 ? 1.0
                 : 0.0;
  }
  return 0.0;
}

bool LinuxChair::drive_lines(LineBits asserted) noexcept {
  driven_ = asserted;
  return parts_.outputs->drive(asserted | (heartbeat_ ? bit(kHeartbeatLine) : 0));
}

void LinuxChair::pet(TimePoint now) noexcept {
  if (safe_.load()) return;
  heartbeat_ = !heartbeat_;
  static_cast<void>(drive_lines(driven_));
  if (parts_.watchdog) parts_.watchdog->pet(now);
  if (safe_.load()) parts_.outputs->release();  // by another thread, as in write()
}

void LinuxChair::make_safe() noexcept {
  safe_.store(true);
  parts_.outputs->release();
  // What the processor drives itself goes first: a bus that hangs would keep it on.
  for (const bool behind_a_bus : {false, true}) {
    for (std::size_t i = 0; i < board_.pwm.size(); ++i) {
      if (board_.pwm[i].bus.empty() != behind_a_bus) parts_.duties[i]->off();
    }
  }
}

}  // namespace knead::board
