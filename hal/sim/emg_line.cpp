#include "hal/sim/emg_line.hpp"

#include <algorithm>
#include <cmath>

namespace knead::sim {
namespace {

/// An electrode that hangs in the air picks up mains and little else. Assumed.
constexpr double kFloating_v = 0.8e-3;
constexpr double kFloating_hz = 50.0;

}  // namespace

void EmgLine::spoil(Row& row) noexcept {
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    const SensorFault& fault = channel[c];
    if (fault.stuck) {
      row[c] = previous_[c];
    } else {
      disturb(row[c], fault, (count_ + 1) % kSpikeEvery == 0);
    }
  }
}

void EmgLine::push(TimePoint at, Row row) noexcept {
  spoil(row);
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    if (channel[c].disconnected) {
      const double turn = kFloating_hz * seconds(at.time_since_epoch());
      row[c] = Volt(kFloating_v * std::sin(6.283185307179586 * (turn - std::floor(turn))));
    }
  }
  previous_ = row;
  if (of_last_step_ < last_rows_.size()) last_rows_[of_last_step_++] = row;
  if (amplifier.drop_out) return;
  ++count_;
  ring_[count_ % kDepth] = {at, row};
}

void EmgLine::deliver(TimePoint now, Sample<EmgBlock>& out) noexcept {
  const TimePoint arrived = now - amplifier.delay;
  std::uint32_t last = count_;
  while (last > delivered_ && ring_[last % kDepth].at > arrived) --last;
  // A reader that was away too long loses the oldest samples; the sequence number shows it.
  const std::uint32_t fresh = std::min<std::uint32_t>(last - delivered_, kMaxEmgPerCycle);
  out.value.count = fresh;
  for (std::uint32_t i = 0; i < fresh; ++i) {
    out.value.volts[i] = ring_[(last - fresh + 1 + i) % kDepth].row;
  }
  for (std::size_t c = 0; c < kEmgChannels; ++c) out.value.lead_off[c] = channel[c].disconnected;
  if (last > 0) {
    out.acquired = ring_[last % kDepth].at;
    out.sequence = last;
    out.validity = amplifier.reports_itself ? Validity::faulty : Validity::good;
  }
  delivered_ = std::max(delivered_, last);
}

}  // namespace knead::sim
