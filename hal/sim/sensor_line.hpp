// The way from one sensor to the frame: samples with their true times, a fixed latency, and the
// faults that can sit on it. Real-time safe.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "control/types/sample.hpp"
#include "control/types/sensor_frame.hpp"
#include "control/types/units.hpp"

namespace knead::sim {

/// The faults on one line, put together from all that are on.
struct SensorFault {
  bool stuck = false;
  bool drop_out = false;
  bool disconnected = false;
  bool reports_itself = false;
  double spike = 0.0;        ///< added to every kSpikeEvery-th sample
  double offset = 0.0;       ///< added to every sample
  double hum = 0.0;          ///< of an EMG channel: peak of the mains added
  double alternation = 0.0;  ///< of an EMG channel: added and taken from sample to sample
  double rail = std::numeric_limits<double>::infinity();  ///< of an EMG channel: no value beyond it
  Duration delay{};
  std::size_t cell = 0;   ///< of a mat: which one a spike hits
  std::size_t cells = 0;  ///< of a mat: how many there are

  bool operator==(const SensorFault&) const = default;
};

inline constexpr std::uint32_t kSpikeEvery = 250;

template <class Tag>
void disturb(Quantity<Tag>& value, const SensorFault& fault, bool spike) noexcept {
  value += Quantity<Tag>(fault.offset + (spike ? fault.spike : 0.0));
}
inline void disturb(PressureMap& map, const SensorFault& fault, bool spike) noexcept {
  for (std::size_t i = 0; i < fault.cells; ++i) map.cells[i] += Kilopascal(fault.offset);
  if (spike) map.cells[fault.cell] += Kilopascal(fault.spike);
}
/// Switches cannot be off by an amount; is_possible() refuses it.
inline void disturb(DigitalInputs&, const SensorFault&, bool) noexcept {}

template <class T, std::size_t Depth>
class SensorLine {
 public:
  explicit SensorLine(Duration latency) : latency_(latency) {}

  SensorFault fault{};

  void push(TimePoint at, const T& value) noexcept {
    if (fault.drop_out) return;
    Entry& taken = ring_[(count_ + 1) % Depth];
    taken.at = at;
    if (fault.stuck && count_ > 0) {
      taken.value = entry(count_).value;
    } else {
      taken.value = value;
      disturb(taken.value, fault, (count_ + 1) % kSpikeEvery == 0);
    }
    ++count_;
  }

  /// The newest sample that has arrived by `now`.
  void deliver(TimePoint now, Sample<T>& out) const noexcept {
    const TimePoint arrived = now - latency_ - fault.delay;
    for (std::uint32_t n = count_; n > 0 && count_ - n < Depth; --n) {
      const Entry& candidate = entry(n);
      if (candidate.at > arrived) continue;
      // What the reader was given before is not copied again: a map has 2 KiB and is new in one
      // cycle of ten.
      if (out.sequence != n || out.acquired != candidate.at) {
        out.value = candidate.value;
        out.acquired = candidate.at;
        out.sequence = n;
      }
      out.validity = fault.reports_itself ? Validity::faulty : Validity::good;
      break;
    }
    if (fault.disconnected) out.validity = Validity::absent;
  }

 private:
  struct Entry {
    TimePoint at{};
    T value{};
  };
  [[nodiscard]] const Entry& entry(std::uint32_t n) const noexcept { return ring_[n % Depth]; }

  Duration latency_;
  std::uint32_t count_ = 0;  ///< samples pushed: the newest one's sequence number
  std::array<Entry, Depth> ring_{};
};

}  // namespace knead::sim
