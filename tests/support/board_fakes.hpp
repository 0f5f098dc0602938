// A Linux board without a kernel: what each driver would be, as plain memory, and a relay as the
// chair has one. For tests of what is built on the drivers; the drivers themselves are held against
// a real kernel (tests/vm) and against folders that look like sysfs (tests/unit/linux).
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <utility>

#include "hal/linux/linux_chair.hpp"

namespace knead::test {

/// The enable relay: closed while enable is asserted, the E-stop is not, and heartbeat edges come.
struct FakeRelay {
  bool enable = false;
  bool heartbeat = false;
  TimePoint last_edge{};
  bool ever = false;

  [[nodiscard]] bool closed(TimePoint now) const {
    return enable && ever && now - last_edge <= 50ms;
  }
};

/// What all fakes of one board share; the test's side of it.
struct FakeBoard {
  TimePoint now{};
  FakeRelay relay;
  board::LineBits pressed = 0;  ///< of board::LineInput, without the relay's feedback
  std::array<board::Edge, 64> edges{};
  std::size_t edge_count = 0;
  std::size_t edge_next = 0;
  bool lines_gone = false;
  board::LineBits driven = 0;
  int drives = 0;
  bool refuse_lines = false;

  void press(board::LineInput input, bool on) {
    const board::LineBits bit = board::bit(static_cast<std::size_t>(input));
    pressed = on ? pressed | bit : pressed & ~bit;
  }
  void edge(std::size_t line, bool asserted, TimePoint at) {
    edges[edge_count++ % edges.size()] = {line, asserted, at};
  }
};

class FakeInputs final : public board::InputLines {
 public:
  explicit FakeInputs(FakeBoard& board) : board_(board) {}
  [[nodiscard]] bool levels(board::LineBits& asserted) noexcept override {
    if (board_.lines_gone) return false;
    asserted = board_.pressed;
    if (board_.relay.closed(board_.now)) {
      asserted |= board::bit(static_cast<std::size_t>(board::LineInput::enable_feedback));
    }
    return true;
  }
  [[nodiscard]] bool next_edge(board::Edge& edge) noexcept override {
    if (board_.edge_next == board_.edge_count) return false;
    edge = board_.edges[board_.edge_next++ % board_.edges.size()];
    return true;
  }

 private:
  FakeBoard& board_;
};

class FakeOutputs final : public board::OutputLines {
 public:
  explicit FakeOutputs(FakeBoard& board) : board_(board) {}
  [[nodiscard]] bool drive(board::LineBits asserted) noexcept override {
    if (board_.refuse_lines) return false;
    board_.driven = asserted;
    ++board_.drives;
    const bool beat = (asserted & board::bit(board::kHeartbeatLine)) != 0;
    if (beat != board_.relay.heartbeat) {
      board_.relay.heartbeat = beat;
      board_.relay.last_edge = board_.now;
      board_.relay.ever = true;
    }
    board_.relay.enable = (asserted & board::bit(board::kEnableLine)) != 0;
    return true;
  }
  void release() noexcept override {
    board_.driven = 0;
    board_.relay.enable = false;
  }

 private:
  FakeBoard& board_;
};

/// One scan a millisecond, all channels of one value; or whatever the test gives it.
class FakeCapture final : public board::CaptureSource {
 public:
  [[nodiscard]] bool next(board::Scan& scan) noexcept override {
    if (gone || given == taken) return false;
    scan.acquired = scans[taken % scans.size()].first;
    scan.values.fill(scans[taken % scans.size()].second);
    ++taken;
    return true;
  }
  [[nodiscard]] bool alive() const noexcept override { return !gone; }
  [[nodiscard]] std::uint64_t lost() const noexcept override { return dropped; }

  void give(TimePoint at, double reading) { scans[given++ % scans.size()] = {at, reading}; }

  bool gone = false;
  std::uint64_t dropped = 0;

 private:
  std::array<std::pair<TimePoint, double>, 64> scans{};
  std::size_t given = 0;
  std::size_t taken = 0;
};

struct FakeDuty final : board::DutyOutput {
  [[nodiscard]] bool set(TimePoint, double wanted) noexcept override {
    if (refuses) return false;
    duty = wanted;
    return true;
  }
  [[nodiscard]] bool holds() noexcept override { return held; }
  void off() noexcept override {
    duty = 0.0;
    ++offs;
    off_turn = ++off_turns;
  }

  double duty = 0.0;
  inline static int off_turns = 0;
  int off_turn = 0;  ///< among all fakes: the last to be turned off has the highest
  bool refuses = false;
  bool held = true;
  int offs = 0;
};

/// A wiring of everything that the reference chair has: a capture for the quick, boxes for the
/// slow.
inline board::LinuxDescription fake_wiring() {
  using board::AnalogInput;
  using board::PwmOutput;
  board::LinuxDescription wiring;
  const auto line = [](std::string name) { return board::LineWire{"io", std::move(name)}; };
  for (const board::LineInput input : board::kAllLineInputs) {
    wiring.inputs.push_back({input, line(std::string(name(input)))});
  }
  for (const board::LineOutput output : board::kAllLineOutputs) {
    wiring.outputs.push_back({output, line(std::string(name(output)))});
  }
  wiring.captures.resize(2);
  wiring.captures[0].device = "quick";
  wiring.captures[1].device = "emg";
  wiring.captures[1].rate = Hertz(2000.0);
  for (std::size_t i = 0; i < board::kAnalogInputs; ++i) {
    const auto input = static_cast<AnalogInput>(i);
    if (input == AnalogInput::nozzle_7 || input == AnalogInput::nozzle_8) continue;
    const bool slow = input >= AnalogInput::water_temperature;
    wiring.analog.push_back({.input = input,
                             .device = slow ? "slow" : "quick",
                             .channel = "voltage" + std::to_string(i),
                             .gain = 0.01,
                             .zero = 0.0,
                             .lowest = -100.0,
                             .highest = 5000.0});
  }
  wiring.back_mat = {.device = "quick", .first = 100, .gain = 0.01};
  wiring.seat_mat = {.device = "quick", .first = 300, .gain = 0.01};
  wiring.emg = {.device = "emg", .gain = 1e-3, .lowest = -300.0, .highest = 300.0};
  for (std::size_t i = 0; i < board::kPwmOutputs; ++i) {
    const auto output = static_cast<PwmOutput>(i);
    board::PwmWire wire;
    wire.output = output;
    wire.chip = "pwm";
    wire.channel = static_cast<unsigned>(i);
    if (output <= PwmOutput::carriage) {
      wire.duty_lowest = 0.1;
      wire.duty_highest = 0.9;
      wire.highest = output <= PwmOutput::depth_right ? 80.0 : 900.0;
    }
    if (output == PwmOutput::roll_left || output == PwmOutput::roll_right) {
      wire.highest = 200.0;
      wire.direction = line(std::string(name(output)) + "_back");
    }
    if (output == PwmOutput::pump) wire.highest = 300.0;
    wiring.pwm.push_back(wire);
  }
  return wiring;
}

/// A LinuxChair on fakes, with the handles that a test needs. Keeps the fakes' clock.
class FakeBoardChair final : public hal::Chair {
 public:
  explicit FakeBoardChair(const board::LinuxDescription& wiring = fake_wiring(),
                          const ChairDescription& description = {})
      : chair_(wiring, description, parts(wiring)) {}

  /// Every sensor has news of a moment ago: `reading` on every channel.
  void feed(TimePoint now, double reading = 500.0) {
    for (FakeCapture* capture : captures) capture->give(now, reading);
    for (const auto& box : readings) {
      if (box) box->put({reading, now, Validity::good, ++sequence_});
    }
  }

  [[nodiscard]] hal::IoStatus read(TimePoint now, SensorFrame& frame) noexcept override {
    board.now = now;
    return chair_.read(now, frame);
  }
  [[nodiscard]] hal::IoStatus write(TimePoint now, const ActuatorFrame& frame) noexcept override {
    board.now = now;
    return chair_.write(now, frame);
  }
  void pet(TimePoint now) noexcept override {
    board.now = now;
    chair_.pet(now);
  }
  void make_safe() noexcept override { chair_.make_safe(); }

  [[nodiscard]] FakeDuty& duty(board::PwmOutput output) {
    return *duties[static_cast<std::size_t>(output)];
  }

  FakeBoard board;
  std::vector<FakeCapture*> captures;
  std::vector<std::shared_ptr<board::ReadingBox>> readings;
  std::vector<FakeDuty*> duties;

 private:
  board::BoardParts parts(const board::LinuxDescription& wiring) {
    board::BoardParts made;
    made.inputs = std::make_unique<FakeInputs>(board);
    made.outputs = std::make_unique<FakeOutputs>(board);
    for (std::size_t i = 0; i < wiring.captures.size(); ++i) {
      auto capture = std::make_unique<FakeCapture>();
      captures.push_back(capture.get());
      made.captures.push_back(std::move(capture));
    }
    for (const board::AnalogWire& wire : wiring.analog) {
      made.readings.push_back(wire.device == "slow" ? std::make_shared<board::ReadingBox>()
                                                    : nullptr);
    }
    readings = made.readings;
    for (std::size_t i = 0; i < wiring.pwm.size(); ++i) {
      auto duty = std::make_unique<FakeDuty>();
      duties.push_back(duty.get());
      made.duties.push_back(std::move(duty));
    }
    return made;
  }

  std::uint32_t sequence_ = 0;
  board::LinuxChair chair_;
};

}  // namespace knead::test
