// The EMG amplifier's stream: a ring of samples of all channels, handed out in blocks of what has
// come since the last read, with the faults that sit on a channel or on the amplifier.
// Real-time safe.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "control/types/sample.hpp"
#include "control/types/sensor_frame.hpp"
#include "control/types/units.hpp"
#include "hal/sim/sensor_line.hpp"

namespace knead::sim {

class EmgLine {
 public:
  using Row = std::array<Volt, kEmgChannels>;

  /// `rate` of the samples; `mains` is what free electrodes and loose references pick up.
  EmgLine(Hertz rate, Hertz mains) noexcept : rate_(rate), mains_(mains) {}

  /// What sits on single channels: stuck, spike, offset, disconnected, hum, rail, alternation. Say
  /// faults_changed() after writing here.
  std::array<SensorFault, kEmgChannels> channel{};
  /// What takes all of them: drop_out, delay, reports_itself.
  SensorFault amplifier{};

  void faults_changed() noexcept;
  /// Call before the samples of a step.
  void begin_step() noexcept { of_last_step_ = 0; }
  void push(TimePoint at, Row row) noexcept;
  void deliver(TimePoint now, Sample<EmgBlock>& out) noexcept;

  /// The rows of the last step, oldest first.
  [[nodiscard]] std::span<const Row> last_step() const noexcept {
    return {last_rows_.data(), of_last_step_};
  }

 private:
  static constexpr std::size_t kDepth = 2048;  ///< 200 ms of delay at 8 samples a cycle fit

  struct Entry {
    TimePoint at{};
    Row row{};
  };

  void spoil(Row& row) noexcept;
  [[nodiscard]] Volt spoilt(Volt sample, const SensorFault& fault) const noexcept;

  Hertz rate_;
  Hertz mains_;
  std::uint64_t made_ = 0;  ///< samples of every kind since the beginning
  std::array<Entry, kDepth> ring_{};
  std::uint32_t count_ = 0;      ///< samples produced
  std::uint32_t delivered_ = 0;  ///< of those
  bool any_spoilt_ = false;      ///< of the channels
  Row previous_{};
  std::array<Row, kMaxEmgPerCycle> last_rows_{};
  std::size_t of_last_step_ = 0;
};

}  // namespace knead::sim
