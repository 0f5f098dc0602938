#include "control/signal/recording_analysis.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "control/signal/burst_detector.hpp"
#include "control/signal/emg_conditioner.hpp"
#include "control/signal/hum_removal.hpp"
#include "control/signal/median_frequency.hpp"

namespace knead::signal {

namespace {

constexpr Hertz kSlowest{500.0};
constexpr Hertz kFastest{50'000.0};
constexpr double kShortest_s = 1.0;
constexpr double kFlatShare = 0.1;
constexpr std::ptrdiff_t kRailSamples = 8;
constexpr double kRailSteps = 256.0;
constexpr double kImpulsiveShare = 0.5;
/// Fatigue is read from the middle three fifths of a burst: while force rises and falls, other
/// motor units fire.
constexpr int kInsetOfBurst = 5;
/// What lasts for less of a recording than this is not worth a flag: quality counts it.
constexpr double kDrownedShare = 0.02;
constexpr double kAlternatingShare = 0.1;

double rms(std::span<const double> values) {
  double sum = 0.0;
  for (const double x : values) {
    sum += x * x;
  }
  return values.empty() ? 0.0 : std::sqrt(sum / static_cast<double>(values.size()));
}

/// Single samples at a rail: more equal extremes than a free signal has, although its range is many
/// of its own steps.
bool meets_rail(std::span<const double> raw) {
  const auto [low, high] = std::minmax_element(raw.begin(), raw.end());
  double step = *high - *low;
  for (std::size_t i = 1; i < raw.size(); ++i) {
    const double change = std::abs(raw[i] - raw[i - 1]);
    step = change > 0.0 ? std::min(step, change) : step;
  }
  const auto at_rail =
      std::max(std::count(raw.begin(), raw.end(), *low), std::count(raw.begin(), raw.end(), *high));
  return at_rail >= kRailSamples && *high - *low > kRailSteps * step;
}

std::span<const double> between(std::span<const double> values, Duration from, Duration to,
                                Hertz rate) {
  const auto index = [&](Duration t) {
    return std::min(values.size(),
                    static_cast<std::size_t>(std::max(0.0, std::round(seconds(t) * rate.value()))));
  };
  return values.subspan(index(from), index(to) - index(from));
}

/// One pass over the recording; `conditioned` and `faulty` are filled when given.
struct Pass {
  std::vector<Burst> bursts;
  std::vector<double> conditioned;
  std::size_t flat = 0;
  std::size_t faulty = 0;
  std::size_t drowned = 0;
  std::size_t alternating = 0;
  bool clipped = false;
};

Pass run(BurstDetector& detector, std::span<const double> volts) {
  Pass pass;
  pass.conditioned.reserve(volts.size());
  for (const double v : volts) {
    if (const auto burst = detector.push(v)) {
      pass.bursts.push_back(*burst);
    }
    pass.conditioned.push_back(detector.conditioned());
    const ChannelFaults& faults = detector.faults();
    pass.flat += faults.flat ? 1 : 0;
    // Alternation is silenced by the band-pass; it costs a recording nothing.
    pass.faulty += faults.flat || faults.saturated || faults.drowned ? 1 : 0;
    pass.clipped = pass.clipped || faults.saturated;
    pass.drowned += faults.drowned ? 1 : 0;
    pass.alternating += faults.alternating ? 1 : 0;
  }
  if (const auto burst = detector.finish()) {
    pass.bursts.push_back(*burst);
  }
  return pass;
}

Hertz nominal_mains(Hertz found) { return Hertz(found.value() < 55.0 ? 50.0 : 60.0); }

}  // namespace

ChannelAnalysis analyse_channel(std::span<const double> volts, Hertz rate) {
  ChannelAnalysis analysis;
  const auto samples = static_cast<double>(volts.size());
  if (!(rate >= kSlowest && rate <= kFastest) || samples < kShortest_s * rate.value()) {
    analysis.flags.rate_unsuitable = true;
    return analysis;
  }
  // The first pass learns levels from the whole recording; the next one uses them from the first
  // sample on. A line that it finds is taken out of the recording before.
  BurstDetector detector(rate);
  run(detector, volts);
  analysis.flags.mains = detector.mains();
  HumSplit split;
  if (analysis.flags.mains) {
    split = split_hum(volts, rate, nominal_mains(*analysis.flags.mains));
    detector = BurstDetector(rate);
    run(detector, split.rest);
  }
  detector.rewind();
  Pass pass = run(detector, split.rest.empty() ? volts : split.rest);

  std::vector<double> active;
  for (const Burst& b : pass.bursts) {
    const auto part = between(pass.conditioned, b.onset, b.offset, rate);
    active.insert(active.end(), part.begin(), part.end());
    const Duration inset = (b.offset - b.onset) / kInsetOfBurst;
    const auto middle = between(pass.conditioned, b.onset + inset, b.offset - inset, rate);
    analysis.bursts.push_back({b.onset, b.offset, b.peak, rms(part),
                               median_frequency(middle, rate, band_high(rate)), b.confidence});
  }
  analysis.rms = rms(pass.conditioned);
  analysis.rest_rms = detector.rest();
  analysis.median_frequency =
      median_frequency(active.empty() ? pass.conditioned : active, rate, band_high(rate));
  analysis.quality = Fraction(1.0 - static_cast<double>(pass.faulty) / samples);
  analysis.flags.flat = static_cast<double>(pass.flat) > kFlatShare * samples;
  analysis.flags.clipped = pass.clipped || (!analysis.flags.flat && meets_rail(volts));
  analysis.flags.drowned = static_cast<double>(pass.drowned) > kDrownedShare * samples;
  analysis.flags.alternating = static_cast<double>(pass.alternating) > kAlternatingShare * samples;
  analysis.flags.impulsive = detector.impulsive_share() > kImpulsiveShare;
  analysis.conditioned = std::move(pass.conditioned);
  return analysis;
}

}  // namespace knead::signal
