#include "control/signal/spread_spectrum.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "control/signal/emg_conditioner.hpp"

namespace knead::signal {

namespace {

constexpr double kThinnedRate_hz = 1000.0;
/// Memory of a spectrum. With all muscles active every third window of a quarter of a second is
/// taken: about two seconds.
constexpr double kForget = 0.4;
constexpr int kEnoughWindows = 3;
/// A portion of the work: so many points loaded, butterflies turned or bins separated. One a sample
/// is done with all channels within three windows.
constexpr std::size_t kPortion = 4;
constexpr std::size_t kWindowsOfWork = 3;

}  // namespace

SpreadSpectrum::SpreadSpectrum(Hertz rate) noexcept
    : thinning_(std::max(1, static_cast<int>(rate.value() / kThinnedRate_hz))) {
  thinned_rate_ = rate / static_cast<double>(thinning_);
  const double bin_hz = thinned_rate_.value() / static_cast<double>(kPoints);
  highest_bin_ = std::min(kBins - 1, static_cast<std::size_t>(band_high(rate).value() / bin_hz));
  for (std::size_t i = 0; i < kPoints; ++i) {
    const double phase = static_cast<double>(i + 1) / static_cast<double>(kPoints + 1);
    hann_[i] = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * phase);
    std::size_t bits = i;
    for (std::size_t s = 0; s < kStages; ++s, bits >>= 1) {
      reversed_[i] = (reversed_[i] << 1) | (bits & 1);
    }
  }
  for (std::size_t i = 0; i < turn_.size(); ++i) {
    turn_[i] = std::polar(
        1.0, -2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(kPoints));
  }
  // Load, stages of half as many butterflies as points, separation of half as many bins, and one
  // conclusion a channel; all of it within the samples of some windows.
  constexpr std::size_t kUnits =
      kPairs * (kPoints + kStages * kPoints / 2 + kBins) / kPortion + kEmgChannels;
  const std::size_t samples = kWindowsOfWork * kPoints * static_cast<std::size_t>(thinning_);
  units_per_sample_ = (kUnits + samples - 1) / samples;
}

void SpreadSpectrum::mark_active(const std::array<bool, kEmgChannels>& active) noexcept {
  active_now_ = active;
}

void SpreadSpectrum::push(const Lanes<static_cast<int>(kEmgChannels)>& conditioned) noexcept {
  for (std::size_t i = 0; working_ && i < units_per_sample_; ++i) work_one_unit();
  if (--until_next_ > 0) return;
  until_next_ = thinning_;
  windows_[filling_][filled_] = conditioned;
  for (std::size_t c = 0; c < kEmgChannels; ++c) {
    active_throughout_[c] = active_now_[c] && (filled_ == 0 || active_throughout_[c]);
  }
  if (++filled_ < kPoints) return;
  filled_ = 0;
  if (!working_) begin_work();
}

void SpreadSpectrum::begin_work() noexcept {
  counts_ = active_throughout_;
  filling_ = 1 - filling_;
  unit_ = 0;
  working_ = true;
}

void SpreadSpectrum::work_one_unit() noexcept {
  constexpr std::size_t kLoads = kPoints / kPortion;
  constexpr std::size_t kTurns = kStages * kPoints / 2 / kPortion;
  constexpr std::size_t kSeparations = kBins / kPortion;
  constexpr std::size_t kOfPair = kLoads + kTurns + kSeparations + 2;
  const std::size_t pair = unit_ / kOfPair;
  std::size_t portion = unit_ % kOfPair;
  const bool wanted = counts_[2 * pair] || counts_[2 * pair + 1];
  unit_ += wanted ? 1 : kOfPair;
  working_ = unit_ < kPairs * kOfPair;
  if (!wanted) return;
  if (portion < kLoads) {
    for (std::size_t i = 0; i < kPortion; ++i) {
      const std::size_t at = portion * kPortion + i;
      const auto& sample = windows_[1 - filling_][at];
      const auto lane = static_cast<int>(2 * pair);
      scratch_[reversed_[at]] = {sample(lane) * hann_[at], sample(lane + 1) * hann_[at]};
    }
    return;
  }
  portion -= kLoads;
  if (portion < kTurns) {
    for (std::size_t i = 0; i < kPortion; ++i) {
      const std::size_t at = portion * kPortion + i;
      butterfly(at / (kPoints / 2), at % (kPoints / 2));
    }
    return;
  }
  portion -= kTurns;
  if (portion < kSeparations) {
    for (std::size_t i = 0; i < kPortion; ++i) separate(pair, portion * kPortion + i);
    return;
  }
  conclude(2 * pair + portion - kSeparations);
}

void SpreadSpectrum::butterfly(std::size_t stage, std::size_t index) noexcept {
  const std::size_t half = std::size_t{1} << stage;
  const std::size_t k = index & (half - 1);
  const std::size_t i = ((index >> stage) << (stage + 1)) + k;
  const std::complex<double> w = turn_[k << (kStages - 1 - stage)];
  const std::complex<double> a = scratch_[i];
  const std::complex<double> b = scratch_[i + half];
  // Written out: std::complex multiplication checks for NaN.
  const std::complex<double> turned(b.real() * w.real() - b.imag() * w.imag(),
                                    b.real() * w.imag() + b.imag() * w.real());
  scratch_[i] = a + turned;
  scratch_[i + half] = a - turned;
}

void SpreadSpectrum::separate(std::size_t pair, std::size_t bin) noexcept {
  // Two real signals went in as one complex one: the even part of its spectrum is the first's.
  const std::complex<double> z = scratch_[bin];
  const std::complex<double> mirrored = std::conj(scratch_[(kPoints - bin) % kPoints]);
  const std::array<double, 2> power{std::norm(0.5 * (z + mirrored)),
                                    std::norm(0.5 * (z - mirrored))};
  for (std::size_t i = 0; i < 2; ++i) {
    const std::size_t c = 2 * pair + i;
    if (!counts_[c]) continue;
    power_[c][bin] += (heard_[c] == 0 ? 1.0 : kForget) * (power[i] - power_[c][bin]);
  }
}

void SpreadSpectrum::conclude(std::size_t channel) noexcept {
  if (!counts_[channel]) return;
  heard_[channel] = std::min(heard_[channel] + 1, kEnoughWindows);
  const std::array<double, kBins>& power = power_[channel];
  double total = 0.0;
  for (std::size_t k = 0; k <= highest_bin_; ++k) total += power[k];
  if (heard_[channel] < kEnoughWindows || !(total > 0.0)) return;
  double below = 0.0;
  std::size_t k = 0;
  for (; k < highest_bin_ && below + power[k] < 0.5 * total; ++k) below += power[k];
  // The power of a bin is spread evenly over its width, centred on its frequency.
  const double share = (0.5 * total - below) / power[k];
  const double bin_hz = thinned_rate_.value() / static_cast<double>(kPoints);
  found_[channel] = Hertz(bin_hz * std::max(0.0, static_cast<double>(k) - 0.5 + share));
}

}  // namespace knead::signal
