#include "control/signal/emg_chain.hpp"

#include <algorithm>
#include <cmath>

namespace knead::signal {

namespace {

/// After a fault the band-pass rings (20 Hz: 50 ms) and the envelope's blocks must be refilled
/// (130 ms); the mains notches (160 ms) are nearly back too. In blocks of 10 ms.
constexpr int kSettleBlocks = 40;

/// A muscle this far above its rest is active: half of the power or more is its own.
constexpr double kActiveTone = 1.5;

/// Hum this many times the muscle leaves about as much as the muscle itself when its frequency
/// wanders by 0.1 Hz inside a notch of 2 Hz.
constexpr double kBearableHum = 10.0;
/// A notch that is right to 0.005 Hz, as well as the finder knows a steady line, leaves 0.5 %: hum
/// beyond this is taken out by luck.
constexpr double kMostHum = 200.0;

}  // namespace

EmgChain::EmgChain(Hertz rate)
    : rate_(rate),
      conditioner_(rate),
      heart_filter_(heart_filter<kChannels>(rate)),
      envelope_(rate),
      blocks_(rate),
      spectrum_(rate),
      watch_(rate) {
  blocks_to_settle_.fill(kSettleBlocks);
}

void EmgChain::reset() noexcept { *this = EmgChain(rate_); }

void EmgChain::push(const EmgBlock& block, const EmgContext& context) noexcept {
  conditioner_.follow_commanded(context.commanded_rate);
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    lead_off_[c] = block.lead_off[c];
    if (lead_off_[c]) {
      blocks_to_settle_[c] = kSettleBlocks;
      features_[c].usable = false;
      features_[c].quality = Fraction(0.0);
    }
    features_[c].flags.lead_off = lead_off_[c];
  }
  const std::size_t count = std::min<std::size_t>(block.count, kMaxEmgPerCycle);
  for (std::size_t i = 0; i < count; ++i) {
    Lanes<kChannels> raw;
    for (int c = 0; c < kChannels; ++c) {
      raw(c) = block.volts[i][static_cast<std::size_t>(c)].value();
    }
    if (!std::isfinite(raw.sum())) leave_out_what_is_not_finite(raw);
    const Lanes<kChannels> conditioned = conditioner_.push(raw);
    if (conditioner_.mains() != mains_watched_) {
      mains_watched_ = conditioner_.mains();
      blocks_.notch_mains(mains_watched_);
    }
    watch_.push(raw, conditioned);
    const Lanes<kChannels> above_heart = heart_filter_.step(conditioned);
    blocks_.push(raw, conditioned);
    spectrum_.push(conditioned);
    if (envelope_.push(above_heart)) {
      update_features(context);
    }
  }
}

void EmgChain::leave_out_what_is_not_finite(Lanes<kChannels>& raw) noexcept {
  for (int c = 0; c < kChannels; ++c) {
    if (std::isfinite(raw(c))) continue;
    raw(c) = 0.0;
    blocks_to_settle_[static_cast<std::size_t>(c)] = kSettleBlocks;
  }
}

void EmgChain::update_features(const EmgContext& context) noexcept {
  FloorSteps::Tones tones{};
  std::array<bool, kEmgChannels> active{};
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    const auto lane = static_cast<int>(c);
    const double envelope = envelope_.value()(lane);
    const double hum = conditioner_.hum()(lane);
    const ChannelFaults& faults = watch_.faults(lane);
    EmgFeatures& f = features_[c];
    f.flags = {.lead_off = lead_off_[c],
               .flat = faults.flat,
               .saturated = faults.saturated,
               .drowned = faults.drowned || hum > kMostHum * envelope,
               .alternating = faults.alternating};
    blocks_to_settle_[c] = f.flags.any() ? kSettleBlocks : std::max(0, blocks_to_settle_[c] - 1);
    const bool settled = blocks_to_settle_[c] == 0 && envelope_.settled();
    RestBaseline& baseline = baseline_[c];
    if (settled && context.at_rest && !context.nobody && conditioner_.mains_decided()) {
      if (baseline.learn(envelope)) blocks_.learn_rest(lane);
    }
    f.envelope = Volt(envelope);
    f.tone = baseline.known() ? envelope / baseline.value() : 1.0;
    f.usable = settled && baseline.known();
    const double loud = hum / (kBearableHum * envelope);
    f.quality = Fraction(settled && envelope > 0.0 ? 1.0 / (1.0 + loud * loud) : 0.0);
    tones[c] = f.usable && !context.nobody ? f.tone : 0.0;
    active[c] = tones[c] > kActiveTone;
    f.median_frequency = spectrum_.median_frequency(c);
  }
  spectrum_.mark_active(active);
  if (floors_.push(tones, context.at_rest)) {
    for (std::size_t c = 0; c < kEmgChannels; ++c) {
      const double factor = floors_.factor(c);
      if (factor == 1.0) continue;
      baseline_[c].step_by(factor);
      blocks_.step_rest(static_cast<int>(c), factor);
    }
  }
}

}  // namespace knead::signal
