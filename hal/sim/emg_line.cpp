#include "hal/sim/emg_line.hpp"

#include <algorithm>
#include <cmath>

#include "hal/sim/emg_synth.hpp"

namespace knead::sim {
namespace {

/// An electrode that hangs in the air picks up mains and little else. Assumed.
constexpr Volt kFloating{0.8e-3};
/// A loose contact: the hum swells and fades between 30 and 100 % at this rate. Assumed.
constexpr Hertz kContact{2.3};

double turned(Hertz rate, double at_s) noexcept {
  const double turns = rate.value() * at_s;
  return std::sin(6.283185307179586 * (turns - std::floor(turns)));
}

}  // namespace

Volt EmgLine::spoilt(Volt sample, const SensorFault& fault) const noexcept {
  const double at_s = static_cast<double>(made_) / rate_.value();
  if (fault.disconnected) return kFloating * turned(mains_, at_s);
  disturb(sample, fault, (count_ + 1) % kSpikeEvery == 0);
  if (fault.hum > 0.0) {
    sample += Volt(fault.hum) * ((0.65 + 0.35 * turned(kContact, at_s)) * turned(mains_, at_s));
  }
  sample += Volt(made_ % 2 == 0 ? fault.alternation : -fault.alternation);
  const Volt rail = std::min(Volt(fault.rail), kEmgFullScale);
  return std::clamp(sample, -rail, rail);
}

void EmgLine::spoil(Row& row) noexcept {
  if (!any_spoilt_) {
    for (Volt& sample : row) sample = std::clamp(sample, -kEmgFullScale, kEmgFullScale);
    return;
  }
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    row[c] = channel[c].stuck ? previous_[c] : spoilt(row[c], channel[c]);
  }
}

void EmgLine::faults_changed() noexcept {
  any_spoilt_ =
      std::ranges::any_of(channel, [](const SensorFault& f) { return f != SensorFault{}; });
}

void EmgLine::push(TimePoint at, Row row) noexcept {
  spoil(row);
  ++made_;
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
