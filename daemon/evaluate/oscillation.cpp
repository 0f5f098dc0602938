#include "daemon/evaluate/oscillation.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace knead::evaluate {

namespace {

constexpr int kHarmonics = 10;
constexpr double kTwoPi = 2.0 * std::numbers::pi;
/// Tones are looked for twice as densely as bins lie: between two of them a tone loses 4 % (Hann).
constexpr double kBinShare = 0.5;
constexpr double kBlock_s = 0.2;
constexpr double kWorst = 0.4;
/// Half the width of a Hann window's main lobe, in bins.
constexpr double kLobe_bins = 2.0;

/// Sum of `signal` times `weight(i)` times a unit phasor that turns `turns` times a sample.
template <class Weight>
std::complex<double> projection(std::span<const double> signal, double turns, Weight weight) {
  const std::complex<double> step = std::polar(1.0, -kTwoPi * turns);
  std::complex<double> phasor = 1.0;
  std::complex<double> sum = 0.0;
  for (std::size_t i = 0; i < signal.size(); ++i) {
    sum += signal[i] * weight(i) * phasor;
    phasor *= step;
  }
  return sum;
}

/// A sinusoid's amplitude and phase, taken out of the signal. Exact where the window holds whole
/// periods of it.
void take_out(std::vector<double>& signal, double turns) {
  const auto n = static_cast<double>(signal.size());
  const std::complex<double> found =
      projection(signal, turns, [](std::size_t) { return 1.0; }) * (2.0 / n);
  for (std::size_t i = 0; i < signal.size(); ++i) {
    signal[i] -= (found * std::polar(1.0, kTwoPi * turns * static_cast<double>(i))).real();
  }
}

/// What a moving mean over one period of the lowest tone does not follow.
std::vector<double> without_slow(std::span<const double> error, double rate_hz) {
  const auto half = static_cast<std::size_t>(0.5 * rate_hz / kLowestTone_hz);
  std::vector<double> rest(error.begin(), error.end());
  for (std::size_t i = 0; i < error.size(); ++i) {
    const std::size_t from = i > half ? i - half : 0;
    const std::size_t to = std::min(error.size(), i + half + 1);
    double sum = 0.0;
    for (std::size_t j = from; j < to; ++j) sum += error[j];
    rest[i] = error[i] - sum / static_cast<double>(to - from);
  }
  return rest;
}

double rms(std::span<const double> values) {
  double sum = 0.0;
  for (const double v : values) sum += v * v;
  return values.empty() ? 0.0 : std::sqrt(sum / static_cast<double>(values.size()));
}

/// Of the RMS of each fifth of a second the largest but for the worst four of ten.
double usual_rms(std::span<const double> values, double rate_hz) {
  const auto block = static_cast<std::size_t>(kBlock_s * rate_hz);
  std::vector<double> blocks;
  for (std::size_t i = 0; i + block <= values.size(); i += block) {
    blocks.push_back(rms(values.subspan(i, block)));
  }
  if (blocks.empty()) return rms(values);
  const auto kept = std::ceil((1.0 - kWorst) * static_cast<double>(blocks.size()));
  const auto usual = blocks.begin() + static_cast<std::ptrdiff_t>(kept) - 1;
  std::ranges::nth_element(blocks, usual);
  return *usual;
}

struct Tone {
  double amplitude_n = 0.0;
  double hz = 0.0;
};

/// Near a harmonic of the command, where an error of tracking lies?
bool beside_a_harmonic(double hz, Hertz commanded, double bin_hz) {
  const double harmonic = std::round(hz / commanded.value());
  const bool beside = std::abs(hz - harmonic * commanded.value()) <= kLobe_bins * bin_hz;
  return harmonic >= 1.0 && harmonic <= kHarmonics && beside;
}

/// The strongest tone, under a Hann window, that is beside no harmonic of the command.
Tone strongest_tone(std::span<const double> signal, double rate_hz,
                    std::optional<Hertz> commanded) {
  const auto n = static_cast<double>(signal.size());
  const double bin_hz = rate_hz / n;
  std::vector<double> weights(signal.size());
  for (std::size_t i = 0; i < weights.size(); ++i) {
    weights[i] = 0.5 - 0.5 * std::cos(kTwoPi * (static_cast<double>(i) + 0.5) / n);
  }
  Tone strongest;
  const double step_hz = kBinShare * bin_hz;
  const auto steps = static_cast<int>((kHighestTone_hz - kLowestTone_hz) / step_hz);
  for (int i = 0; i <= steps; ++i) {
    const double hz = kLowestTone_hz + i * step_hz;
    if (commanded && beside_a_harmonic(hz, *commanded, bin_hz)) continue;
    const double amplitude_n =
        std::abs(projection(signal, hz / rate_hz, [&](std::size_t at) { return weights[at]; })) *
        4.0 / n;
    if (amplitude_n > strongest.amplitude_n) strongest = {.amplitude_n = amplitude_n, .hz = hz};
  }
  return strongest;
}

}  // namespace

Oscillation oscillation(std::span<const double> error, Hertz rate, std::optional<Hertz> commanded) {
  const double rate_hz = rate.value();
  std::vector<double> signal(error.begin(), error.end());
  if (commanded) {
    for (int h = 1; h <= kHarmonics; ++h) take_out(signal, h * commanded->value() / rate_hz);
  }
  Oscillation found;
  const std::vector<double> quick = without_slow(signal, rate_hz);
  const std::size_t half = quick.size() / 2;
  const std::span<const double> late = std::span(quick).subspan(half);
  found.early_n = usual_rms(std::span(quick).first(half), rate_hz);
  found.late_n = usual_rms(late, rate_hz);
  if (!commanded) found.late_tone_n = strongest_tone(late, rate_hz, std::nullopt).amplitude_n;

  const Tone tone = strongest_tone(signal, rate_hz, commanded);
  found.tone_n = tone.amplitude_n;
  found.tone_hz = tone.hz;
  return found;
}

void OscillationWatch::add(double error_n) {
  constexpr int kMillisecondsPerSample = static_cast<int>(1000.0 / kRate.value());
  sum_ += error_n;
  if (++summed_ < kMillisecondsPerSample) return;
  window_.push_back(sum_ / kMillisecondsPerSample);
  sum_ = 0.0;
  summed_ = 0;
  if (static_cast<double>(window_.size()) < kWindow_s * kRate.value()) return;
  const Oscillation found = oscillation(window_, kRate, commanded_);
  window_.clear();
  ++windows_;
  unstable_ += found.limit_cycle() || found.grows() ? 1 : 0;
  if (windows_ == 1 || found.tone_n > worst_.tone_n) worst_ = found;
}

void OscillationWatch::interrupt() {
  window_.clear();
  sum_ = 0.0;
  summed_ = 0;
}

}  // namespace knead::evaluate
